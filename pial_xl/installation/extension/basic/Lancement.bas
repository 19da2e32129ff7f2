' Lance Python sur le classeur qui est devant, et dit ce qui l'empêche. N'enregistre ni ne change
' rien. Les autres constantes viennent des macros du modèle : mêmes phrases, même relevé.

Private Const TUBES As String = "pialxl_"

' Global, et non Private : LibreOffice les garde d'un choix dans le menu au suivant.
Global PialEcoute As Object
Global PialTube As String
Global PialEnLancement As Boolean

Sub Lancer(bouton As String, travail As String)
    Dim barre As Object
    If PialEnLancement Then Exit Sub
    If PythonEstLa() Then
        MsgBox DEJA_AU_TRAVAIL, 64, TITRE
        Exit Sub
    End If
    If PythonRetenu() = "" Then
        MsgBox SANS_PYTHON, 48, TITRE
        Exit Sub
    End If
    PialEnLancement = True
    On Error GoTo Refus
    barre = ThisComponent.CurrentController.StatusIndicator
    barre.start(TITRE & " : " & travail & "…", 0)
    Ecouter()
    Shell("""" & PythonRetenu() & """ -P -m pial_xl bouton " & bouton & _
        " --hote libreoffice --clic --tube " & PialTube & Appelant(ThisComponent), 0)
    If Not AttendrePython() Then MsgBox SANS_REPONSE, 48, TITRE
    barre.end()
    PialEnLancement = False
    Exit Sub
Refus:
    PialEnLancement = False
    MsgBox SANS_DROIT & bouton & " ».", 48, TITRE
End Sub

' LibreOffice se met à l'écoute sur un tube de cet ordinateur, au nom tiré au sort.
Private Sub Ecouter()
    If Not IsNull(PialEcoute) Then Exit Sub
    Randomize
    PialTube = TUBES & Hex(Int(Rnd() * 2147483647)) & Hex(Int(Rnd() * 2147483647))
    PialEcoute = createUnoService("com.sun.star.office.Acceptor")
    PialEcoute.initialize(Array("pipe,name=" & PialTube & ";urp;StarOffice.ComponentContext", True))
End Sub

' Rend la main à LibreOffice jusqu'à ce que Python soit au bout du tube.
Private Function AttendrePython() As Boolean
    Dim fin As Date
    fin = Now() + ATTENTE / 86400
    Do While Not AttendrePython And Now() < fin
        Wait 50
        AttendrePython = PythonEstLa()
    Loop
End Function

' Vrai aussi pour un Python lancé par un bouton d'une feuille, dont le tube commence de même.
Private Function PythonEstLa() As Boolean
    Dim pont As Object, texte As String
    ' Un pont peut se fermer pendant qu'on le regarde : il ne compte plus.
    On Error Resume Next
    For Each pont In createUnoService("com.sun.star.bridge.BridgeFactory").getExistingBridges()
        texte = ""
        texte = pont.getDescription()
        If InStr(texte, TUBES) > 0 Then PythonEstLa = True
    Next pont
End Function

' Le relevé de « pial-xl installer », et rien d'autre : cette commande se choisit dans n'importe
' quel classeur, même sans ses macros, et aucun ne doit pouvoir désigner un programme à lancer.
Private Function PythonRetenu() As String
    Dim dossier As Variant, chemin As String, programme As String
    For Each dossier In Array(Environ("APPDATA"), Environ("XDG_CONFIG_HOME"), _
        Environ("HOME") & "/.config", Environ("HOME") & "/Library/Application Support")
        chemin = dossier & RELEVE
        If Left(chemin, 2) = "\\" Then chemin = Replace(chemin, "/", "\")
        If programme = "" And EstUnFichier(chemin) Then programme = PremiereLigne(chemin)
    Next dossier
    If EstUnFichier(programme) Then PythonRetenu = programme
End Function

Private Function PremiereLigne(chemin As String) As String
    Dim fichier As Integer, ligne As String
    fichier = FreeFile()
    Open chemin For Input As #fichier
    Line Input #fichier, ligne
    Close #fichier
    PremiereLigne = Trim(ligne)
End Function

' Vrai pour le chemin entier d'un fichier, de cet ordinateur ou du réseau.
Private Function EstUnFichier(chemin As String) As Boolean
    If InStr(chemin, """") > 0 Then Exit Function
    If Left(chemin, 1) = "/" Or Mid(chemin, 2, 1) = ":" Or Left(chemin, 2) = "\\" Then
        EstUnFichier = FileExists(chemin)
    End If
End Function

' Sans nom, Python prend le classeur actif : c'est celui où le menu a été ouvert.
Private Function Appelant(document As Object) As String
    Dim morceaux As Variant, nom As String
    nom = document.Title
    If document.URL <> "" Then
        morceaux = Split(ConvertFromURL(document.URL), GetPathSeparator())
        nom = morceaux(UBound(morceaux))
    End If
    If InStr(nom, """") > 0 Or InStr(nom, "=") > 0 Then Exit Function
    Appelant = " ""--classeur=" & nom & """"
End Function
