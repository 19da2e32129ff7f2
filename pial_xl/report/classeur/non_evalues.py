"""The sheet Non évalués: what could not be judged, and the settings that change a rule."""

from xlsxwriter.worksheet import Worksheet

from pial_xl.findings import Report
from pial_xl.report.classeur.styles import (
    SOMBRE,
    Styles,
    en_cellule,
    faits,
    hauteur,
    mettre_en_page,
)

LIGNE_TITRES = 4
_COLONNES = (("Code", 9), ("Contrôle", 54), ("Raison", 84))


def ecrire_non_evalues(feuille: Worksheet, styles: Styles, report: Report) -> None:
    """Write the rules that were not judged with their reason, then the settings."""
    mettre_en_page(feuille, report, "Non évalués")
    feuille.write_string(0, 0, "Contrôles non évalués", styles.titre)
    feuille.set_row(0, 27)
    feuille.write_string(1, 0, en_cellule(faits(report)), styles.discret)
    feuille.write_string(
        2, 0, "Un contrôle non évalué ne dit pas que tout va bien.", styles.discret
    )
    lignes = [(n.code, n.titre, n.raison) for n in report.non_evalues]
    if not lignes:
        lignes = [("", "Tous les contrôles ont été évalués.", "")]
    for colonne, (_, largeur) in enumerate(_COLONNES):
        feuille.set_column(colonne, colonne, largeur)
    feuille.set_row(LIGNE_TITRES, 22)
    fin = LIGNE_TITRES + len(lignes)
    feuille.add_table(
        LIGNE_TITRES, 0, fin, len(_COLONNES) - 1,
        {
            "name": "T_NonEvalues",
            "style": None,
            "columns": [{"header": t, "header_format": styles.entete()} for t, _ in _COLONNES],
        },
    )  # fmt: skip
    texte = styles.case(text_wrap=True, valign="top")
    for rang, ligne in enumerate(lignes, start=LIGNE_TITRES + 1):
        largeurs = (largeur for _, largeur in _COLONNES)
        feuille.set_row(rang, hauteur(zip(ligne, largeurs, strict=True)))
        for colonne, valeur in enumerate(ligne):
            feuille.write_string(rang, colonne, en_cellule(valeur), texte)
    feuille.freeze_panes(LIGNE_TITRES + 1, 0)
    _ecrire_reglages(feuille, styles, report, fin + 2)


def _ecrire_reglages(feuille: Worksheet, styles: Styles, report: Report, ligne: int) -> None:
    titre = styles(bold=True, font_size=13, font_color=SOMBRE)
    feuille.write_string(ligne, 0, "Réglages du classeur", titre)
    reglages = report.reglages or ("Aucun contrôle n'est désactivé ni déplacé de niveau.",)
    for rang, reglage in enumerate(reglages, start=ligne + 1):
        feuille.write_string(rang, 0, en_cellule(reglage), styles())
