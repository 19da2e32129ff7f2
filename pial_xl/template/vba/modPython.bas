Option Explicit
' Trouve le programme à lancer : le relevé de « pial-xl installer », sinon la ligne
' « interpreteur » de la feuille Paramètres, sinon le PATH.

Private Const RELEVE As String = "/pial_xl/interpreteur.txt"
Private Const REPONSE As String = "/pial_xl/reponse.txt"
Private Const CLE As String = "interpreteur"
Private Const TABLE As String = "plage_T_Parametres"
Private Const COLONNE_CLE As Long = 1
Private Const COLONNE_VALEUR As Long = 3
Private Const CHIFFRES As String = "0123456789."

' Donne le début de la ligne de commande, vide quand rien ne convient.
Public Function Commande() As String
    Dim retenu As String, programme As String
    retenu = DuReleve()
    If EstUnFichierRetenu(retenu) Then programme = retenu Else programme = DeParametres()
    If programme <> "" Then
        Commande = AvecLeModule(programme)
        Exit Function
    End If
    ' Ce programme-là n'existe que là où pial_xl est installé : il passe avant tout autre Python.
    programme = DuChemin(Array("pial-xl"))
    If programme <> "" Then
        Commande = """" & programme & """"
        Exit Function
    End If
    ' Un relevé dont le Python a disparu se refait : pial_xl manque sans doute à tout autre.
    If retenu <> "" Then Exit Function
    programme = DuChemin(Array("pythonw", "python3", "python"))
    If programme <> "" Then Commande = AvecLeModule(programme)
End Function

' -P : un fichier posé à côté du classeur n'est jamais pris pour un module de Python.
Private Function AvecLeModule(ByVal programme As String) As String
    AvecLeModule = """" & programme & """ -P -m pial_xl"
End Function

' Donne ce que dit le relevé, même si le programme n'existe plus.
Private Function DuReleve() As String
    Dim dossier As Variant, chemin As String
    For Each dossier In Array(Environ("APPDATA"), Environ("XDG_CONFIG_HOME"), _
        Environ("HOME") & "/.config", Environ("HOME") & "/Library/Application Support")
        chemin = CheminDe(CStr(dossier), RELEVE)
        If DuReleve = "" And EstUnFichierRetenu(chemin) Then DuReleve = PremiereLigne(chemin)
    Next dossier
End Function

' Sur un réseau (\\serveur\…, où une école range les dossiers de chacun), tout d'un même trait.
Private Function CheminDe(ByVal dossier As String, ByVal suite As String) As String
    If EstDuReseau(dossier) Then suite = Replace(suite, "/", "\")
    CheminDe = dossier & suite
End Function

' Vrai si Python, que ce clic a lancé, a répondu depuis par une fenêtre à lui : Excel, occupé, ne
' prenait rien.
Public Function ADejaRepondu(ByVal depuis As Date) As Boolean
    Dim temoin As String
    On Error GoTo Absent
    temoin = CheminDe(Environ("LOCALAPPDATA"), REPONSE)
    If EstUnFichierRetenu(temoin) Then ADejaRepondu = (FileDateTime(temoin) >= depuis)
Absent:
End Function

Private Function PremiereLigne(ByVal chemin As String) As String
    Dim fichier As Integer, ligne As String
    On Error GoTo Illisible
    fichier = FreeFile
    Open chemin For Input As #fichier
    Line Input #fichier, ligne
    Close #fichier
    PremiereLigne = Trim(ligne)
Illisible:
End Function

' Une cellule vient avec le classeur : elle ne désigne qu'un Python déjà installé sur cet
' ordinateur, jamais ce qui a pu venir avec elle, ni un autre programme, ni le réseau.
Private Function DeParametres() As String
    Dim lignes As Object, rang As Long, programme As String
    On Error GoTo Absent
    Set lignes = ThisWorkbook.Names(TABLE).RefersToRange
    For rang = 1 To lignes.Rows.Count
        If LCase(Trim(lignes.Cells(rang, COLONNE_CLE).Value)) = CLE Then
            programme = Trim(lignes.Cells(rang, COLONNE_VALEUR).Value)
            If EstUnPython(programme) And EstInstalle(programme) And EstUnFichier(programme) Then
                DeParametres = programme
            End If
            Exit Function ' De deux lignes de la même clé, la première vaut.
        End If
    Next rang
Absent:
End Function

' Vrai pour python, pythonw, python3, python3.12…, avec .exe sous Windows et rien d'autre.
Private Function EstUnPython(ByVal chemin As String) As Boolean
    Dim nom As String, rang As Long
    nom = Uniforme(chemin)
    nom = Mid(nom, InStrRev(nom, "/") + 1)
    If EstWindows() Then
        If Right(nom, 4) <> ".exe" Then Exit Function
        nom = Left(nom, Len(nom) - 4)
    End If
    If Left(nom, 7) = "pythonw" Then
        nom = Mid(nom, 8)
    ElseIf Left(nom, 6) = "python" Then
        nom = Mid(nom, 7)
    Else
        Exit Function
    End If
    For rang = 1 To Len(nom)
        If InStr(CHIFFRES, Mid(nom, rang, 1)) = 0 Then Exit Function
    Next rang
    EstUnPython = True
End Function

' Faux pour ce qui est à côté du classeur ou plus bas, sur un autre disque que celui du système
' (une clé), ou dans le nuage quand le classeur y est : cela a pu venir avec lui.
Private Function EstInstalle(ByVal chemin As String) As Boolean
    Dim nom As String, dossier As Variant
    nom = Uniforme(chemin)
    If InStr(nom & "/", "/../") + InStr(nom, "/./") + InStr(2, nom, "//") > 0 Then Exit Function
    If EstWindows() Then
        If Left(nom, 3) <> Uniforme(Environ("SystemDrive")) & "/" Then Exit Function
    End If
    For Each dossier In Array(modHote.DossierDuClasseur(), Environ("OneDrive"), _
        Environ("OneDriveCommercial"), "/Volumes", "/media", "/mnt", "/run")
        If EstDans(nom, Uniforme(CStr(dossier))) Then Exit Function
    Next dossier
    EstInstalle = True
End Function

Private Function EstDans(ByVal chemin As String, ByVal dossier As String) As Boolean
    If Right(dossier, 1) = "/" Then dossier = Left(dossier, Len(dossier) - 1)
    If dossier <> "" Then EstDans = (Left(chemin, Len(dossier) + 1) = dossier & "/")
End Function

Private Function Uniforme(ByVal chemin As String) As String
    Uniforme = LCase(Replace(chemin, "\", "/"))
End Function

Private Function EstWindows() As Boolean
    EstWindows = (Environ("APPDATA") <> "")
End Function

Private Function DuChemin(ByVal noms As Variant) As String
    Dim dossier As Variant, nom As Variant, suffixe As String, separateur As String
    suffixe = ""
    separateur = ":"
    If EstWindows() Then
        suffixe = ".exe"
        separateur = ";"
    End If
    For Each nom In noms
        For Each dossier In Split(Environ("PATH"), separateur)
            If DuChemin = "" And EstDuChemin(dossier, nom & suffixe) Then
                DuChemin = dossier & "/" & nom & suffixe
            End If
        Next dossier
    Next nom
End Function

' Windows met dans WindowsApps un faux python.exe, qui n'ouvre que son magasin.
Private Function EstDuChemin(ByVal dossier As String, ByVal nom As String) As Boolean
    If dossier Like "*WindowsApps*" Then Exit Function
    EstDuChemin = EstUnFichier(dossier & "/" & nom)
End Function

' Comme EstUnFichier, le réseau compris : pour ce que « pial-xl installer » a écrit lui-même.
Private Function EstUnFichierRetenu(ByVal chemin As String) As Boolean
    On Error GoTo Absent
    If Not EstDuReseau(chemin) Then
        EstUnFichierRetenu = EstUnFichier(chemin)
    ElseIf InStr(chemin, """") + InStr(chemin, "*") + InStr(chemin, "?") = 0 Then
        EstUnFichierRetenu = (Dir(chemin) <> "")
    End If
Absent:
End Function

Private Function EstDuReseau(ByVal chemin As String) As Boolean
    EstDuReseau = (Left(chemin, 2) = "\\" And Len(chemin) > 2)
End Function

' Vrai pour le chemin entier d'un fichier de cet ordinateur.
Private Function EstUnFichier(ByVal chemin As String) As Boolean
    On Error GoTo Absent
    If InStr(chemin, """") + InStr(chemin, "*") + InStr(chemin, "?") > 0 Then Exit Function
    If chemin Like "[A-Za-z]:[/\]*" Or chemin Like "/[!/]*" Then
        EstUnFichier = (Dir(chemin) <> "")
    End If
Absent:
End Function
