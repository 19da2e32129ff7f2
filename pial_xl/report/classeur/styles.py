"""The palette, the cell formats and the page of the report's sheets."""

from collections.abc import Iterable
from textwrap import wrap
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pial_xl.findings import Niveau, Report
from pial_xl.report.feuilles.chiffres import Genre
from pial_xl.units.dates import format_date

POLICE: Final = "Calibri"
SOMBRE, CLAIR = "#1F4E5F", "#E8F1F2"
GRIS, GRIS_CLAIR = "#595959", "#D9D9D9"
AMBRE = "#F2B84B"
LIEN: Final = "#0B5394"
COULEURS_NIVEAU: Final = {
    Niveau.BLOQUANT: ("#B3392F", "#F9DEDC"),
    Niveau.ALERTE: ("#7A4F00", "#FFF3D6"),
    Niveau.INFO: (SOMBRE, "#E6ECF5"),
}
"""Text and fill of each level; the level is always written as well."""

NOMBRES: Final = {
    Genre.TEXTE: "@",
    Genre.COMPTE: "#,##0",
    Genre.DUREE: '[h]"h"mm',
    Genre.ETP: "0.00",
    Genre.PART: "0\u00a0%",
}
"""Number format of each kind of column."""
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
        return self._garder(
            {"font_name": POLICE, "font_size": 10, "valign": "vcenter", **proprietes}
        )

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

    def condition(self, **proprietes: object) -> Format:
        """Give the format of a conditional format: only what it changes, and the lines."""
        return self._garder({"border": 1, "border_color": GRIS_CLAIR, **proprietes})

    def nombre(self, num_format: str) -> Format:
        """Give the format of a conditional format that changes a number format alone."""
        return self._garder({"num_format": num_format})

    def _garder(self, proprietes: dict[str, object]) -> Format:
        cle = tuple(sorted(proprietes.items()))
        if cle not in self._connus:
            self._connus[cle] = self._classeur.add_format(dict(proprietes))
        return self._connus[cle]


def avec_signe(nombre: str, signe: str) -> str:
    """Put the sign of a bound before whatever a number format shows."""
    s = f'"{signe}\u00a0"'
    return f'{s}{nombre};{s}"-"{nombre};{s}{nombre};{s}@'


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


def mettre_en_page(feuille: Worksheet, pied: str) -> None:
    """Set a sheet for the screen and for A4 landscape, one page wide, pages numbered."""
    feuille.hide_gridlines(2)
    feuille.set_landscape()
    feuille.set_paper(9)
    feuille.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    feuille.fit_to_pages(1, 0)
    feuille.set_footer(pied)


def pied_de(report: Report, titre: str) -> str:
    """Give the footer of a sheet of a report: what, as of when, by what."""
    quand = f"{titre} au {format_date(report.date_reference)}"
    return f"&L&9{quand}&C&9pial-xl {report.version}&R&9Page &P/&N"


PIED_DU_MODELE: Final = "&L&9&A&R&9Page &P/&N"
"""Footer of an output sheet of the template, which no run can change."""
