Option Explicit
' L'onglet PIAL du ruban d'Excel. LibreOffice n'en a pas : on y clique sur la feuille Accueil.

Public Sub Controler(ByVal control As Object)
    modPial.Controler
End Sub

Public Sub Lettres(ByVal control As Object)
    modPial.Lettres
End Sub

Public Sub LettresChoisies(ByVal control As Object)
    modPial.LettresChoisies
End Sub

Public Sub Apercu(ByVal control As Object)
    modPial.Apercu
End Sub

Public Sub LettresPdf(ByVal control As Object)
    modPial.LettresPdf
End Sub

Public Sub Synthese(ByVal control As Object)
    modPial.Synthese
End Sub

Public Sub EffacerMarques(ByVal control As Object)
    modPial.EffacerMarques
End Sub

Public Sub Aide(ByVal control As Object)
    modPial.Aide
End Sub
