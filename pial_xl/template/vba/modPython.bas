Option Explicit
' Trouve le programme à lancer : le relevé de « pial-xl installer », sinon la ligne
' « interpreteur » de la feuille Paramètres, sinon le PATH.

Private Const RELEVE As String = "/pial_xl/interpreteur.txt"
Private Const CLE As String = "interpreteur"
Private Const TABLE As String = "plage_T_Parametres"
Private Const COLONNE_CLE As Long = 1
Private Const COLONNE_VALEUR As Long = 3

' Donne le début de la ligne de commande, vide quand rien ne convient.
Public Function Commande() As String
    Dim retenu As String, programme As String
    retenu = DuReleve()
    If EstUnFichier(retenu) Then programme = retenu Else programme = DeParametres()
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
    Dim dossier As Variant
    For Each dossier In Array(Environ("APPDATA"), Environ("XDG_CONFIG_HOME"), _
        Environ("HOME") & "/.config", Environ("HOME") & "/Library/Application Support")
        If DuReleve = "" And EstUnFichier(dossier & RELEVE) Then
            DuReleve = PremiereLigne(dossier & RELEVE)
        End If
    Next dossier
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

' Une cellule ne désigne qu'un Python de cet ordinateur, jamais un autre programme ni le réseau.
Private Function DeParametres() As String
    Dim lignes As Object, rang As Long, programme As String
    On Error GoTo Absent
    Set lignes = ThisWorkbook.Names(TABLE).RefersToRange
    For rang = 1 To lignes.Rows.Count
        If LCase(Trim(lignes.Cells(rang, COLONNE_CLE).Value)) = CLE Then
            programme = Trim(lignes.Cells(rang, COLONNE_VALEUR).Value)
            If EstUnPython(programme) And EstUnFichier(programme) Then DeParametres = programme
            Exit Function ' De deux lignes de la même clé, la première vaut.
        End If
    Next rang
Absent:
End Function

Private Function EstUnPython(ByVal chemin As String) As Boolean
    Dim nom As String
    nom = Replace(chemin, "\", "/")
    EstUnPython = LCase(Mid(nom, InStrRev(nom, "/") + 1)) Like "python*"
End Function

Private Function DuChemin(ByVal noms As Variant) As String
    Dim dossier As Variant, nom As Variant, suffixe As String, separateur As String
    suffixe = ""
    separateur = ":"
    If Environ("APPDATA") <> "" Then
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

' Vrai pour le chemin entier d'un fichier de cet ordinateur.
Private Function EstUnFichier(ByVal chemin As String) As Boolean
    On Error GoTo Absent
    If InStr(chemin, """") + InStr(chemin, "*") + InStr(chemin, "?") > 0 Then Exit Function
    If chemin Like "[A-Za-z]:[/\]*" Or chemin Like "/[!/]*" Then
        EstUnFichier = (Dir(chemin) <> "")
    End If
Absent:
End Function
