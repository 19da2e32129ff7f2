"""The palette, the cell formats and the page of the report's sheets."""

from collections.abc import Iterable
from textwrap import wrap
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pial_xl.findings import Niveau, Report
from pial_xl.report.grandeur import Borne
from pial_xl.report.texte import affichable, tronquer
from pial_xl.units.dates import format_date
from pial_xl.units.text import french

POLICE: Final = "Calibri"
SOMBRE, CLAIR = "#1F4E5F", "#E8F1F2"
GRIS, GRIS_CLAIR = "#595959", "#D9D9D9"
AMBRE = "#F2B84B"
COULEURS_NIVEAU: Final = {
    Niveau.BLOQUANT: ("#B3392F", "#F9DEDC"),
    Niveau.ALERTE: ("#7A4F00", "#FFF3D6"),
    Niveau.INFO: (SOMBRE, "#E6ECF5"),
}
"""Text and fill of each level; the level is always written as well."""

TEXTE_MAX: Final = 32_767
DUREE: Final = '[h]"h"mm'
_SIGNES_BORNE = {Borne.MINIMUM: "≥", Borne.MAXIMUM: "≤"}


def _formats(positif: str) -> dict[Borne, str]:
    """Give the number format of each bound; the sign of a bound stands before the minus."""
    formats = {Borne.EXACTE: positif}
    for borne, signe in _SIGNES_BORNE.items():
        formats[borne] = f'"{signe}\u00a0"{positif};"{signe}\u00a0-"{positif}'
    return formats


FORMATS_DUREE: Final = _formats(DUREE)
FORMATS_ETP: Final = _formats("0.00")
MINUTES_PAR_JOUR: Final = 24 * 60
_INTERLIGNE, _HAUTEUR_MAX = 13.5, 409.0
_SIGNES = 1.15
"""Characters of ordinary text in the width of one digit of the workbook's default font."""


class Styles:
    """Cell formats of one workbook, each made once."""

    def __init__(self, classeur: Workbook) -> None:
        self._classeur = classeur
        self._connus: dict[tuple[tuple[str, object], ...], Format] = {}

    def __call__(self, **proprietes: object) -> Format:
        """Give the format with these XlsxWriter properties over the common font."""
        cle = tuple(sorted(proprietes.items()))
        if cle not in self._connus:
            self._connus[cle] = self._classeur.add_format(
                {"font_name": POLICE, "font_size": 10, "valign": "vcenter", **proprietes}
            )
        return self._connus[cle]

    @property
    def titre(self) -> Format:
        """Title of a sheet."""
        return self(font_size=18, bold=True, font_color=SOMBRE)

    @property
    def discret(self) -> Format:
        """Facts and notes around the tables."""
        return self(font_color=GRIS)

    def entete(self, **proprietes: object) -> Format:
        """Header of a column."""
        return self.case(bold=True, font_color="white", bg_color=SOMBRE, **proprietes)

    def case(self, **proprietes: object) -> Format:
        """Cell of a table."""
        return self(**{"border": 1, "border_color": GRIS_CLAIR, **proprietes})

    def niveau(self, niveau: Niveau) -> Format:
        """Cell that names a level."""
        texte, fond = COULEURS_NIVEAU[niveau]
        return self.case(bold=True, font_color=texte, bg_color=fond, valign="top")


def en_cellule(texte: str) -> str:
    """Make a text fit for a cell: no control character, no more than Excel holds."""
    return tronquer(affichable(texte, garder="\n"), TEXTE_MAX)


def hauteur(cellules: Iterable[tuple[str, float]]) -> float:
    """Give the height in points of a row whose texts wrap, each over its width in characters.

    Excel would fit it by itself; LibreOffice does not.
    """
    lignes = max((_lignes(texte, int(largeur * _SIGNES)) for texte, largeur in cellules), default=1)
    return min(_HAUTEUR_MAX, lignes * _INTERLIGNE + 2)


def _lignes(texte: str, largeur: int) -> int:
    if len(texte) <= largeur and "\n" not in texte:
        return 1
    return sum(len(wrap(paragraphe, largeur)) or 1 for paragraphe in texte.split("\n"))


def faits(report: Report) -> str:
    """Say in one line what was controlled, as of when, and by what."""
    return french(
        f"Classeur : {affichable(report.classeur)}   ·   "
        f"Date de référence : {format_date(report.date_reference)}   ·   "
        f"Année scolaire : {affichable(report.annee_scolaire)}   ·   pial-xl {report.version}"
    )


def mettre_en_page(feuille: Worksheet, report: Report, titre: str) -> None:
    """Set a sheet for the screen and for A4 landscape, one page wide, pages numbered."""
    feuille.hide_gridlines(2)
    feuille.set_landscape()
    feuille.set_paper(9)
    feuille.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    feuille.fit_to_pages(1, 0)
    quand = f"{titre} au {format_date(report.date_reference)}"
    feuille.set_footer(f"&L&9{quand}&C&9pial-xl {report.version}&R&9Page &P/&N")
