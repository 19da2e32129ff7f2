Option Explicit
' Dit sur Accueil si les boutons peuvent marcher : un nombre et son jour, que la page met en mots. Un
' autre jour, ou là où les macros ne tournent pas, elle dit quoi faire sans eux.

Private Const ETAT As String = "etat_boutons"
Private Const JOUR As String = "date_du_jour"
Private Const INCONNU As Long = 0
Private Const EN_ETAT As Long = 1
Private Const SANS_PYTHON As Long = 2

Public Sub Ouvrir()
    If modHote.EstLibreOffice() Then modHote.HabillerLesBoutons
    EcrireLeJour
    Dire EtatDesBoutons()
End Sub

' Les chiffres et les couleurs valent à ce jour : une valeur, que les formules n'ont pas à redemander
' à chaque saisie. Rien n'est recalculé si le classeur est déjà à ce jour.
Private Sub EcrireLeJour()
    Dim enregistre As Boolean, cellule As Object
    On Error Resume Next
    enregistre = ThisWorkbook.Saved
    Set cellule = ThisWorkbook.Names(JOUR).RefersToRange
    If CLng(cellule.Value) <> CLng(Date) Then cellule.Value = CLng(Date)
    If enregistre Then ThisWorkbook.Saved = True
End Sub

Public Sub AvantEnregistrement()
    ' LibreOffice perd les boutons en enregistrant. Dans Excel, écrire ici ferait oublier à chaque
    ' enregistrement ce que la personne peut encore annuler.
    If modHote.EstLibreOffice() Then Dire INCONNU
End Sub

' Excel pour Mac lance Python par un script, que rien ne laisse chercher d'ici.
Private Function EtatDesBoutons() As Long
    EtatDesBoutons = EN_ETAT
    If modHote.EstMac() Then Exit Function
    If modPython.Commande() = "" Then EtatDesBoutons = SANS_PYTHON
End Function

' Sans que le classeur passe pour modifié ; un classeur d'un autre modèle n'a pas cette cellule.
Private Sub Dire(ByVal nombre As Long)
    Dim enregistre As Boolean
    On Error Resume Next
    enregistre = ThisWorkbook.Saved
    ThisWorkbook.Names(ETAT).RefersToRange.Cells(1, 1).Value = nombre
    ThisWorkbook.Names(ETAT).RefersToRange.Cells(1, 2).Value = CLng(Date)
    If enregistre Then ThisWorkbook.Saved = True
End Sub
