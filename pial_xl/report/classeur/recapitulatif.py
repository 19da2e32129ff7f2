"""The sheet Récapitulatif des lettres, laid out and empty: the buttons fill it."""

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pial_xl.report.classeur.styles import COULEURS_NIVEAU, LIEN, Styles, mettre_en_page
from pial_xl.report.feuilles.recapitulatif import (
    CAPACITE,
    COLONNES,
    FEUILLE,
    LIGNE_COMPTES,
    LIGNE_TITRES,
    NIVEAU_DE,
    RANG_ETAT,
    RANG_LIEN,
)
from pial_xl.units.text import french


def dessiner_recapitulatif(feuille: Worksheet, styles: Styles, pied: str) -> None:
    """Lay the sheet out, with a table of ``CAPACITE`` blank rows."""
    mettre_en_page(feuille, pied)
    feuille.write_string(0, 0, FEUILLE, styles.titre)
    feuille.set_row(0, 27)
    for rang, colonne in enumerate(COLONNES):
        feuille.set_column(rang, rang, colonne.largeur, _corps(styles, rang))
    feuille.write_blank(LIGNE_COMPTES - 1, 0, None, styles.discret)
    feuille.set_row(LIGNE_TITRES - 1, 22)
    fin = LIGNE_TITRES - 1 + CAPACITE
    feuille.add_table(
        LIGNE_TITRES - 1, 0, fin, len(COLONNES) - 1,
        {
            "name": "T_RecapLettres",
            "style": None,
            "columns": [{"header": c.titre, "header_format": styles.entete()} for c in COLONNES],
        },
    )  # fmt: skip
    _colorer(feuille, styles, fin)
    feuille.freeze_panes(LIGNE_TITRES, 0)
    feuille.repeat_rows(LIGNE_TITRES - 1)


def _colorer(feuille: Worksheet, styles: Styles, fin: int) -> None:
    """Frame the rows that are filled, and colour the states that ask for a look."""
    for etat, niveau in NIVEAU_DE.items():
        if niveau is None:
            continue
        texte, fond = COULEURS_NIVEAU[niveau]
        feuille.conditional_format(
            LIGNE_TITRES, RANG_ETAT, fin, RANG_ETAT,
            {
                "type": "cell",
                "criteria": "==",
                "value": f'"{french(etat)}"',
                "format": styles.condition(font_color=texte, bg_color=fond),
            },
        )  # fmt: skip
    rempli = {"type": "formula", "criteria": f"=LEN($B{LIGNE_TITRES + 1})>0"}
    feuille.conditional_format(
        LIGNE_TITRES, 0, fin, len(COLONNES) - 1, {**rempli, "format": styles.condition()}
    )


def _corps(styles: Styles, rang: int) -> Format:
    if rang == RANG_LIEN:
        return styles(valign="top", font_color=LIEN, underline=1)
    return styles(valign="top", text_wrap=True, num_format="@")
