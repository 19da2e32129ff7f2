"""The palette, the cell formats and the page of the report's sheets."""

from collections.abc import Iterable
from textwrap import wrap
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pial_xl.constats import Niveau, Report
from pial_xl.report.blocks.figures import ColumnKind
from pial_xl.units.dates import format_date

FONT: Final = "Calibri"
DARK, LIGHT = "#1F4E5F", "#E8F1F2"
GRAY, LIGHT_GRAY = "#595959", "#D9D9D9"
AMBER = "#F2B84B"
LINK: Final = "#0B5394"
NIVEAU_COLORS: Final = {
    Niveau.BLOQUANT: ("#B3392F", "#F9DEDC"),
    Niveau.ALERTE: ("#7A4F00", "#FFF3D6"),
    Niveau.INFO: (DARK, "#E6ECF5"),
}
"""Text and fill of each level; the level is always written as well."""

NUMBER_FORMATS: Final = {
    ColumnKind.TEXT: "@",
    ColumnKind.COUNT: "#,##0",
    ColumnKind.DUREE: '[h]"h"mm',
    ColumnKind.ETP: "0.00",
    ColumnKind.PART: "0\u00a0%",
}
"""Number format of each kind of column."""
_LINE_SPACING, _HEIGHT_MAX = 13.5, 409.0
_CHARACTERS_PER_DIGIT = 1.15
"""Characters of ordinary text in the width of one digit of the workbook's default font."""


class Styles:
    """Cell formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._known: dict[tuple[tuple[str, object], ...], Format] = {}

    def __call__(self, **properties: object) -> Format:
        """Give the format with these XlsxWriter properties over the common font."""
        return self._keep({"font_name": FONT, "font_size": 10, "valign": "vcenter", **properties})

    @property
    def title(self) -> Format:
        """Title of a sheet."""
        return self(font_size=18, bold=True, font_color=DARK)

    @property
    def muted(self) -> Format:
        """Facts and notes around the tables."""
        return self(font_color=GRAY)

    def header(self, **properties: object) -> Format:
        """Header of a column."""
        return self.case(bold=True, font_color="white", bg_color=DARK, **properties)

    def case(self, **properties: object) -> Format:
        """Cell of a table."""
        return self(**{"border": 1, "border_color": LIGHT_GRAY, **properties})

    def condition(self, **properties: object) -> Format:
        """Give the format of a conditional format: only what it changes, and the lines."""
        return self._keep({"border": 1, "border_color": LIGHT_GRAY, **properties})

    def count(self, num_format: str) -> Format:
        """Give the format of a conditional format that changes a number format alone."""
        return self._keep({"num_format": num_format})

    def _keep(self, properties: dict[str, object]) -> Format:
        cle = tuple(sorted(properties.items()))
        if cle not in self._known:
            self._known[cle] = self._workbook.add_format(dict(properties))
        return self._known[cle]


def with_sign(count: str, sign: str) -> str:
    """Put the sign of a bound before whatever a number format shows."""
    s = f'"{sign}\u00a0"'
    return f'{s}{count};{s}"-"{count};{s}{count};{s}@'


def height(cells: Iterable[tuple[str, float]]) -> float:
    """Give the height in points of a row whose texts wrap, each over its width in characters.

    Excel would fit it by itself; LibreOffice does not.
    """
    rows = max(
        (_rows(text, int(width * _CHARACTERS_PER_DIGIT)) for text, width in cells), default=1
    )
    return min(_HEIGHT_MAX, rows * _LINE_SPACING + 2)


def _rows(text: str, width: int) -> int:
    if len(text) <= width and "\n" not in text:
        return 1
    return sum(len(wrap(paragraph, width)) or 1 for paragraph in text.split("\n"))


def set_up_page(sheet: Worksheet, footer: str) -> None:
    """Set a sheet for the screen and for A4 landscape, one page wide, pages numbered."""
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(footer)


def footer_of(report: Report, title: str) -> str:
    """Give the footer of a sheet of a report: what, as of when, by what."""
    when = f"{title} au {format_date(report.date_reference)}"
    return f"&L&9{when}&C&9pial-xl {report.version}&R&9Page &P/&N"


TEMPLATE_FOOTER: Final = "&L&9&A&R&9Page &P/&N"
"""Footer of an output sheet of the template, which no run can change."""
