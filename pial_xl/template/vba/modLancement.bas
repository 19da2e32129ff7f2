Option Explicit
' Lance Python sur ce classeur, et dit ce qui l'empêche. N'enregistre ni ne change rien.

Private Const TITRE As String = "PIAL"
Private Const ATTENTE As Long = 30 ' secondes laissées à Python pour donner signe de vie
Private Const SANS_PYTHON As String = "Les boutons ne trouvent pas Python : dans un terminal, " & _
    "là où vous avez installé pial-xl, lancez la commande « pial-xl installer », puis cliquez " & _
    "de nouveau."
Private Const HORS_DU_TABLEUR As String = "prenez « PIAL - Contrôler le classeur ouvert » dans " & _
    "le menu Démarrer, dossier PIAL (menu des applications sous Linux, dossier PIAL sur Mac)"
Private Const SANS_REPONSE As String = "Python ne répond pas : terminez la saisie en cours et " & _
    "cliquez de nouveau. Sinon, " & HORS_DU_TABLEUR & " : il dit ce qui bloque ; ou lancez dans " & _
    "un terminal la commande « pial-xl diagnostic »."
Private Const AUTORISER As String = " La première fois, macOS doit aussi laisser Python contrôler " & _
    "Excel : Réglages Système, Confidentialité et sécurité, Automatisation."
Private Const SANS_DROIT As String = "Cet ordinateur ne laisse pas les boutons lancer Python : " & _
    HORS_DU_TABLEUR & " ; ou, dans un terminal, classeur ouvert, lancez la commande " & _
    "« pial-xl bouton "
Private Const DEJA_AU_TRAVAIL As String = "Un bouton travaille déjà sur ce classeur : attendez " & _
    "qu'il ait répondu, puis cliquez de nouveau."
Private Const DEJA_EN_COURS As String = "Un travail semble encore en cours. " & _
    "Faut-il lancer celui-ci quand même ?"

Private enLancement As Boolean
Private affiche As String
Private verification As Date
Private lancement As Date

Public Sub Lancer(ByVal bouton As String, ByVal travail As String)
    If enLancement Then Exit Sub
    If Not PeutCommencer() Then Exit Sub
    enLancement = True
    Application.StatusBar = TITRE & " : " & travail & "…"
    affiche = TITRE & " : " & travail & "…"
    On Error GoTo Refus
    If modHote.EstLibreOffice() Then
        DansLibreOffice bouton
    ElseIf modHote.EstMac() Then
        DansExcelPourMac bouton
    Else
        DansExcel bouton
    End If
    enLancement = False
    Exit Sub
Refus:
    Renoncer SANS_DROIT & bouton & " »."
End Sub

' Python écrit à son tour dans la barre d'état : si elle n'a pas changé, il n'est jamais venu, ou
' n'a pu que répondre par une fenêtre à lui.
Public Sub Verifier()
    verification = 0
    If CStr(Application.StatusBar) <> affiche Then Exit Sub
    If modPython.ADejaRepondu(lancement) Then
        Application.StatusBar = False
    Else
        Renoncer SansReponse()
    End If
End Sub

' Python le demande dès qu'il est là. Excel rouvrirait un classeur fermé pour y lancer ce qui était
' prévu, et Python, au travail, l'empêche de dire que le classeur se ferme.
Public Sub OublierLaVerification()
    If verification = 0 Then Exit Sub
    On Error Resume Next
    Application.OnTime verification, NomComplet("modLancement.Verifier"), , False
    verification = 0
End Sub

Private Sub DansLibreOffice(ByVal bouton As String)
    Dim programme As String, tube As String
    programme = modPython.Commande()
    If programme = "" Then
        Renoncer SANS_PYTHON
        Exit Sub
    End If
    tube = modHote.Ecouter()
    Shell programme & " bouton " & bouton & " --hote libreoffice --clic --tube " & tube & _
        Appelant("--classeur="), 0
    If modHote.AttendrePython(ATTENTE) Then
        Application.StatusBar = False
    Else
        Renoncer SansReponse()
    End If
End Sub

Private Sub DansExcel(ByVal bouton As String)
    Dim programme As String, appel As String
    programme = modPython.Commande()
    If programme = "" Then
        Renoncer SANS_PYTHON
        Exit Sub
    End If
    appel = Appelant("--wb=")
    If appel <> "" Then appel = appel & " --from_xl=1"
    appel = appel & " --hwnd=" & modHote.NumeroDeFenetre()
    Shell programme & " bouton " & bouton & " --hote excel --clic" & appel, vbHide
    PrevoirLaVerification
End Sub

' Excel pour Mac ne peut rien lancer : il le demande au script posé par « pial-xl installer ».
Private Sub DansExcelPourMac(ByVal bouton As String)
    Dim mots As String
    mots = bouton & vbLf & "--hote=excel" & vbLf & "--clic"
    If InStr(ThisWorkbook.Name, "=") = 0 Then
        mots = mots & vbLf & "--wb=" & ThisWorkbook.Name & vbLf & "--from_xl=1"
    End If
    If modHote.DemanderAuScript(mots) Then
        PrevoirLaVerification
    Else
        Renoncer SANS_PYTHON
    End If
End Sub

' Sans nom, Python prend le classeur actif : c'est celui où l'on vient de cliquer.
Private Function Appelant(ByVal argument As String) As String
    Dim nom As String
    nom = modHote.NomDuClasseur()
    If InStr(nom, """") > 0 Or InStr(nom, "=") > 0 Then Exit Function
    If Not modHote.PeutDire(nom) Then Exit Function
    Appelant = " """ & argument & nom & """"
End Function

Private Function PeutCommencer() As Boolean
    Dim etat As String
    PeutCommencer = True
    If modHote.EstLibreOffice() Then
        PeutCommencer = Not modHote.PythonEstLa()
        If Not PeutCommencer Then MsgBox DEJA_AU_TRAVAIL, vbInformation, TITRE
        Exit Function
    End If
    etat = LCase$(CStr(Application.StatusBar))
    If etat Like "pial*" Then
        PeutCommencer = (MsgBox(DEJA_EN_COURS, vbYesNo + vbQuestion, TITRE) = vbYes)
    End If
End Function

Private Sub PrevoirLaVerification()
    OublierLaVerification
    lancement = Now
    verification = lancement + ATTENTE / 86400#
    Application.OnTime verification, NomComplet("modLancement.Verifier")
End Sub

Private Function NomComplet(ByVal macro As String) As String
    NomComplet = "'" & Replace(ThisWorkbook.Name, "'", "''") & "'!" & macro
End Function

Private Function SansReponse() As String
    SansReponse = SANS_REPONSE
    If modHote.EstMac() Then SansReponse = SANS_REPONSE & AUTORISER
End Function

Private Sub Renoncer(ByVal phrase As String)
    enLancement = False
    Application.StatusBar = False
    MsgBox phrase, vbExclamation, TITRE
End Sub
