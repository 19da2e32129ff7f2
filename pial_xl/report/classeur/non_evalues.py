"""The sheet Non évalués: what could not be judged, and the settings that change a rule."""

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pial_xl.findings import Report
from pial_xl.report.classeur.pose import poser
from pial_xl.report.classeur.styles import Styles, hauteur, mettre_en_page, pied_de
from pial_xl.report.feuilles.non_evalues import (
    COLONNES,
    FEUILLE,
    LIGNE_TITRES,
    blocs_non_evalues,
    lignes_non_evalues,
)

_AVIS = "Un contrôle non évalué ne dit pas que tout va bien."


def dessiner_non_evalues(feuille: Worksheet, styles: Styles, capacite: int, pied: str) -> None:
    """Lay the sheet out, with a table of *capacite* blank rows."""
    mettre_en_page(feuille, pied)
    feuille.write_string(0, 0, "Contrôles non évalués", styles.titre)
    feuille.set_row(0, 27)
    feuille.write_string(2, 0, _AVIS, styles.discret)
    for colonne, (_, largeur) in enumerate(COLONNES):
        feuille.set_column(colonne, colonne, largeur, _corps(styles))
    feuille.set_row(LIGNE_TITRES - 1, 22)
    fin = LIGNE_TITRES - 1 + capacite
    feuille.add_table(
        LIGNE_TITRES - 1, 0, fin, len(COLONNES) - 1,
        {
            "name": "T_NonEvalues",
            "style": None,
            "columns": [{"header": t, "header_format": styles.entete()} for t, _ in COLONNES],
        },
    )  # fmt: skip
    rempli = {"type": "formula", "criteria": f"=LEN($B{LIGNE_TITRES + 1})>0"}
    feuille.conditional_format(
        LIGNE_TITRES, 0, fin, len(COLONNES) - 1, {**rempli, "format": styles.condition()}
    )
    feuille.freeze_panes(LIGNE_TITRES, 0)
    feuille.repeat_rows(LIGNE_TITRES - 1)


def ecrire_non_evalues(feuille: Worksheet, styles: Styles, report: Report) -> None:
    """Lay the sheet out and write its rows."""
    lignes = lignes_non_evalues(report)
    dessiner_non_evalues(feuille, styles, len(lignes), pied_de(report, FEUILLE))
    largeurs = [largeur for _, largeur in COLONNES]
    for rang, textes in enumerate(lignes, start=LIGNE_TITRES):
        feuille.set_row(rang, hauteur(zip(textes, largeurs, strict=True)))
    poser(
        feuille,
        blocs_non_evalues(report, len(lignes)),
        lambda ligne, _: _corps(styles) if ligne >= LIGNE_TITRES else styles.discret,
    )


def _corps(styles: Styles) -> Format:
    return styles(valign="top", text_wrap=True, num_format="@")
