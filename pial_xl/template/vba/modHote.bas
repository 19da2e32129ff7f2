' Ce que chaque programme fait à sa façon. Sans Option Explicit : StarDesktop et
' GetProcessServiceManager n'existent que dans LibreOffice, et Excel doit compiler ce module.

' Blanc sur la couleur de la maison.
Private Const FOND_DES_BOUTONS As Long = &H1F4E5F
Private Const TEXTE_DES_BOUTONS As Long = &HFFFFFF

Private ecoute As Object
Private tube As String

' Application.Name ne le dit pas : LibreOffice y répond « Microsoft Excel ».
Public Function EstLibreOffice() As Boolean
    EstLibreOffice = IsObject(StarDesktop)
End Function

Public Function EstMac() As Boolean
    If Not EstLibreOffice() Then EstMac = (LCase$(Application.OperatingSystem) Like "*mac*")
End Function

' Le numéro de la fenêtre d'Excel. Par un objet quelconque : Excel pour Mac n'a peut-être pas
' Hwnd, et un nom inconnu empêcherait d'y compiler tout le module.
Public Function NumeroDeFenetre() As String
    Dim programme As Object
    Set programme = Application
    NumeroDeFenetre = CStr(programme.Hwnd)
End Function

' Un classeur que LibreOffice a enregistré n'a plus de nom de code : ThisWorkbook n'y désigne plus
' le classeur. Celui où l'on vient de cliquer est devant.
Public Function NomDuClasseur() As String
    If EstLibreOffice() Then
        NomDuClasseur = ActiveWorkbook.Name
    Else
        NomDuClasseur = ThisWorkbook.Name
    End If
End Function

' Vide pour un classeur jamais enregistré ; une adresse pour un classeur de OneDrive.
Public Function DossierDuClasseur() As String
    If EstLibreOffice() Then
        DossierDuClasseur = ActiveWorkbook.Path
    Else
        DossierDuClasseur = ThisWorkbook.Path
    End If
End Function

' Faux pour un texte que Shell déformerait : sous Windows, il ne passe que la page de codes.
Public Function PeutDire(ByVal texte As String) As Boolean
    Dim rang As Long, lettre As String
    PeutDire = True
    If EstLibreOffice() Then Exit Function
    For rang = 1 To Len(texte)
        lettre = Mid(texte, rang, 1)
        If Chr(Asc(lettre)) <> lettre Then PeutDire = False
    Next rang
End Function

' LibreOffice se met à l'écoute sur un tube de cet ordinateur, au nom tiré au sort ; le tube se
' ferme avec le classeur.
Public Function Ecouter() As String
    If ecoute Is Nothing Then
        Randomize
        tube = "pialxl_" & Hex(Int(Rnd() * 2147483647)) & Hex(Int(Rnd() * 2147483647))
        Set ecoute = GetProcessServiceManager.createInstance("com.sun.star.office.Acceptor")
        ecoute.initialize Array("pipe,name=" & tube & ";urp;StarOffice.ComponentContext", True)
    End If
    Ecouter = tube
End Function

' Rend la main à LibreOffice jusqu'à ce que Python soit au bout du tube.
Public Function AttendrePython(ByVal secondes As Long) As Boolean
    Dim fin As Date
    fin = Now + secondes / 86400
    ' Une attente que LibreOffice refuse n'est qu'une attente plus courte.
    On Error Resume Next
    Do While Not AttendrePython And Now < fin
        Application.Wait Now + 1 / 1728000
        DoEvents
        AttendrePython = PythonEstLa()
    Loop
End Function

Public Function PythonEstLa() As Boolean
    Dim ponts As Variant, pont As Variant, texte As String
    If tube = "" Then Exit Function
    ponts = GetProcessServiceManager.createInstance("com.sun.star.bridge.BridgeFactory").getExistingBridges()
    ' Un pont peut se fermer pendant qu'on le regarde : il ne compte plus.
    On Error Resume Next
    For Each pont In ponts
        texte = ""
        texte = pont.getDescription()
        If InStr(texte, tube) > 0 Then PythonEstLa = True
    Next pont
End Function

' LibreOffice ne lit des boutons que leur titre : leurs couleurs se mettent ici.
Public Sub HabillerLesBoutons()
    Dim feuille As Object, formulaire As Object, bouton As Object, i As Long, j As Long, k As Long
    Dim modifie As Boolean
    On Error Resume Next
    modifie = ThisComponent.isModified()
    For i = 0 To ThisComponent.Sheets.Count - 1
        Set feuille = ThisComponent.Sheets.getByIndex(i)
        For j = 0 To feuille.DrawPage.Forms.Count - 1
            Set formulaire = feuille.DrawPage.Forms.getByIndex(j)
            For k = 0 To formulaire.Count - 1
                Set bouton = formulaire.getByIndex(k)
                If bouton.supportsService("com.sun.star.form.component.CommandButton") Then
                    bouton.BackgroundColor = FOND_DES_BOUTONS
                    bouton.TextColor = TEXTE_DES_BOUTONS
                    bouton.FontWeight = 150
                End If
            Next k
        Next j
    Next i
    ThisComponent.setModified modifie
End Sub

' LibreOffice passe outre les lignes qui commencent par # : seul EstMac protège cet appel.
Public Function DemanderAuScript(ByVal mots As String) As Boolean
    On Error GoTo Refus
#If Mac Then
    DemanderAuScript = (AppleScriptTask("pial_xl.applescript", "lancer", mots) = "ok")
#End If
Refus:
End Function
