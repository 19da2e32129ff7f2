"""The looks of the report's sheets as XlsxWriter takes them: cell formats, page, table."""

from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pial_xl.constats import Report
from pial_xl.report.blocks.figures import ColumnKind
from pial_xl.report.looks import (
    FONT,
    HEADER_HEIGHT,
    MUTED,
    OWN_HEADER,
    PAGE,
    TITLE,
    TITLE_HEIGHT,
    Look,
    SheetColumn,
    TableSheet,
)
from pial_xl.report.looks import HEADER as HEADER_LOOK
from pial_xl.units.dates import format_date
from pial_xl.units.palette import LIGHT_LINE

# XlsxWriter is chosen over openpyxl here: the file is always new, its charts and tables are
# Excel's own, and its text stays text.
OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
"""How a new workbook is written: whole in memory, texts as they are."""

NUMBER_FORMATS: Final = {
    ColumnKind.TEXT: "@",
    ColumnKind.COUNT: "#,##0",
    ColumnKind.DUREE: '[h]"h"mm',
    ColumnKind.ETP: "0.00",
    ColumnKind.PART: "0\u00a0%",
}
"""Number format of each kind of column."""


class Styles:
    """Cell formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._known: dict[tuple[tuple[str, object], ...], Format] = {}

    def __call__(self, **properties: object) -> Format:
        """Give the format with these XlsxWriter properties over the common font."""
        return self._keep({"font_name": FONT, "font_size": 10, "valign": "vcenter", **properties})

    def of(self, look: Look, **properties: object) -> Format:
        """Give the format of a look, under these XlsxWriter properties."""
        return self(**{**properties_of(look), **properties})

    @property
    def title(self) -> Format:
        """Title of a sheet."""
        return self.of(TITLE)

    @property
    def muted(self) -> Format:
        """Facts and notes around the tables."""
        return self.of(MUTED)

    def header(self, **properties: object) -> Format:
        """Header of a column."""
        return self.of(HEADER_LOOK, **properties)

    def condition(self, **properties: object) -> Format:
        """Give the format of a conditional format: only what it changes, and the lines."""
        return self._keep({"border": 1, "border_color": LIGHT_LINE, **properties})

    def count(self, num_format: str) -> Format:
        """Give the format of a conditional format that changes a number format alone."""
        return self._keep({"num_format": num_format})

    def _keep(self, properties: dict[str, object]) -> Format:
        cle = tuple(sorted(properties.items()))
        if cle not in self._known:
            self._known[cle] = self._workbook.add_format(dict(properties))
        return self._known[cle]


def properties_of(look: Look) -> dict[str, object]:
    """Give a look as XlsxWriter properties; what it does not change is left out."""
    properties: dict[str, object] = {
        "font_color": look.ink,
        "bg_color": look.fill,
        "font_size": look.size,
        "bold": look.bold,
        "underline": int(look.underlined),
        "text_wrap": look.wraps,
        "num_format": "@" if look.is_text else "",
        "valign": "top" if look.is_body else "vcenter",
    }
    if look.framed:
        properties |= {"border": 1, "border_color": LIGHT_LINE}
    return {nom: valeur for nom, valeur in properties.items() if valeur}


def with_sign(count: str, sign: str) -> str:
    """Put the sign of a bound before whatever a number format shows."""
    s = f'"{sign}\u00a0"'
    return f'{s}{count};{s}"-"{count};{s}{count};{s}@'


def set_up_page(sheet: Worksheet, footer: str) -> None:
    """Set a sheet for the screen and for A4 landscape, one page wide, pages numbered."""
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(PAGE.left, PAGE.right, PAGE.top, PAGE.bottom)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(footer)


def draw_table_sheet(
    sheet: Worksheet, styles: Styles, layout: TableSheet, capacity: int, footer: str
) -> None:
    """Lay out a sheet of one table, with *capacity* blank rows."""
    set_up_page(sheet, footer)
    sheet.write_string(0, layout.kept, layout.heading, styles.title)
    sheet.set_row(0, TITLE_HEIGHT)
    for rank, column in enumerate(layout.columns):
        hidden = {"hidden": True} if column.is_hidden else {}
        sheet.set_column(rank, rank, column.width, styles.of(column.look), hidden)
    for line in layout.lines:
        sheet.write(line.row - 1, layout.kept, line.text, styles.of(line.look))
    sheet.set_row(layout.title_row - 1, HEADER_HEIGHT)
    sheet.add_table(
        layout.title_row - 1, 0, layout.title_row - 1 + capacity, len(layout.columns) - 1,
        {
            "name": layout.table,
            "style": None,
            "columns": [
                {"header": column.title, "header_format": styles.of(_header_look(column))}
                for column in layout.columns
            ],
        },
    )  # fmt: skip
    sheet.freeze_panes(layout.title_row, 0)
    sheet.repeat_rows(layout.title_row - 1)


def frame_filled(
    sheet: Worksheet, styles: Styles, layout: TableSheet, capacity: int, key: str = "A"
) -> None:
    """Draw the lines of the rows of a table that are filled, whose column *key* is not blank."""
    first = layout.title_row
    filled = {"type": "formula", "criteria": f"=LEN(${key}{first + 1})>0"}
    sheet.conditional_format(
        first,
        0,
        first - 1 + capacity,
        len(layout.columns) - 1,
        {**filled, "format": styles.condition()},
    )


def _header_look(column: SheetColumn) -> Look:
    return OWN_HEADER if column.is_own else HEADER_LOOK


def footer(left: str, right: str, center: str = "") -> str:
    """Give the code of a footer, in small letters, from the codes and texts of its zones."""
    zones = {"L": left, "C": center, "R": right}
    return "".join(f"&{zone}&9{held}" for zone, held in zones.items() if held)


def footer_text(text: str) -> str:
    """Give a text of a footer as its code says it: no ampersand, no digit of it is one of a code.

    A digit that follows the size of the letters is taken for one of its own: Excel parts them by a
    space.
    """
    return (" " if text[:1].isdigit() else "") + text.replace("&", "&&")


def footer_of(report: Report, title: str) -> str:
    """Give the footer of a sheet of a report: what, as of when, by what."""
    when = footer_text(f"{title} au {format_date(report.date_reference)}")
    return footer(when, "Page &P/&N", f"pial-xl {report.version}")


TEMPLATE_FOOTER: Final = footer("&A", "Page &P/&N")
"""Footer of an output sheet of the template, which no run can change."""
