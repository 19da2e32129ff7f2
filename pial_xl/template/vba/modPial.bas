Option Explicit
' Les boutons des feuilles Accueil et Coordonnateurs. Chacun lance Python et rend la main aussitôt.

Public Sub Controler()
    modLancement.Lancer "controler", "contrôle en cours"
End Sub

Public Sub Lettres()
    modLancement.Lancer "lettres", "lettres en préparation"
End Sub

Public Sub LettresChoisies()
    modLancement.Lancer "lettres_choisies", "lettres en préparation"
End Sub

Public Sub Apercu()
    modLancement.Lancer "apercu", "aperçu en préparation"
End Sub

Public Sub LettresPdf()
    modLancement.Lancer "lettres_pdf", "export des lettres en PDF"
End Sub

Public Sub Synthese()
    modLancement.Lancer "synthese", "synthèse en cours"
End Sub

Public Sub EffacerMarques()
    modLancement.Lancer "effacer_marques", "effacement des marques"
End Sub

Public Sub Aide()
    modLancement.Lancer "aide", "diagnostic en cours"
End Sub
