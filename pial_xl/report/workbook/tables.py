"""Tables of the sheet Synthèse: titles, headers in two rows, blank cells that know their look."""

from collections.abc import Iterator
from itertools import product
from typing import Final

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pial_xl.report.blocks.figures import ColumnGroup, ColumnKind, TableHeader
from pial_xl.report.blocks.synthese import SIGNS_OFFSET, WIDTH
from pial_xl.report.blocks.values import SIGNS
from pial_xl.report.couverture import ALL_POLES
from pial_xl.report.workbook.styles import NUMBER_FORMATS, Styles, with_sign
from pial_xl.tables.address import a1, column_letters
from pial_xl.units.palette import DARK, SHADE, WHITE

_BOUNDED = frozenset({ColumnKind.DUREE, ColumnKind.ETP})
_FILLED_COLUMN = 3
"""Column, from 1, that holds something in every row of figures."""
_TEXT_AT: Final[dict[str, object]] = {"align": "left", "indent": 1}
"""A text keeps off the figure at its left."""


def section(sheet: Worksheet, styles: Styles, row: int, title: str) -> None:
    """Write the title of a section over the whole width, at a row from 1."""
    ink = styles(bold=True, font_size=13, font_color=DARK, bottom=2, bottom_color=DARK)
    sheet.set_row(row - 1, 22)
    for column in range(WIDTH):
        sheet.write_blank(row - 1, column, None, ink)
    sheet.write_string(row - 1, 0, title, ink)


def table(sheet: Worksheet, styles: Styles, header: TableHeader, rows: tuple[int, int]) -> None:
    """Lay out the headers and blank rows of a table.

    Args:
        sheet: the sheet.
        styles: its formats.
        header: what the headers say.
        rows: first and last row of figures, from 1; the headers stand right above.
    """
    first, last = rows
    _headers(sheet, styles, first - 3, header.groupes)
    for column, kind in enumerate(header.kinds):
        for row in range(first, last + 1):
            sheet.write_blank(row - 1, column, None, body(styles, kind))
        for rule in _rules(styles, kind, first, column):
            sheet.conditional_format(first - 1, column, last - 1, column, rule)


def make_filterable(
    sheet: Worksheet, styles: Styles, header: TableHeader, nom: str, zone: tuple[int, int]
) -> None:
    """Lay an Excel Table over a table already laid out.

    Args:
        sheet: the sheet.
        styles: its formats.
        header: the headers.
        nom: name of the Excel Table.
        zone: first row of figures, from 1, and number of rows.
    """
    row, place = zone
    titles = (title for groupe in header.groupes for title in groupe.titles)
    columns = [
        {"header": title, "header_format": _header(styles, kind)}
        for title, kind in zip(titles, header.kinds, strict=True)
    ]
    sheet.add_table(
        row - 2, 0, row - 2 + place, len(columns) - 1,
        {"name": nom, "style": None, "columns": columns},
    )  # fmt: skip


def body(styles: Styles, kind: ColumnKind) -> Format:
    """Give the format of a cell of a kind of column."""
    if kind is ColumnKind.TEXT:
        return styles(num_format=NUMBER_FORMATS[kind], **_TEXT_AT)
    return styles(num_format=NUMBER_FORMATS[kind], align="right")


def _headers(sheet: Worksheet, styles: Styles, row: int, groupes: tuple[ColumnGroup, ...]) -> None:
    """Write headers in two rows, from a row from 0: the groups, then their columns."""
    top = styles(
        bold=True, align="center", bg_color=SHADE, font_color=DARK, border=1,
        border_color=WHITE,
    )  # fmt: skip
    column = 0
    for groupe in groupes:
        fin = column + len(groupe.titles) - 1
        if groupe.nom and fin > column:
            sheet.merge_range(row, column, row, fin, groupe.nom, top)
        elif groupe.nom:
            sheet.write_string(row, column, groupe.nom, top)
        for title, kind in zip(groupe.titles, groupe.kinds, strict=True):
            sheet.write_string(row + 1, column, title, _header(styles, kind))
            column += 1
    sheet.set_row(row + 1, 20)


def _header(styles: Styles, kind: ColumnKind) -> Format:
    return styles.header(**_TEXT_AT) if kind is ColumnKind.TEXT else styles.header(align="right")


def _rules(styles: Styles, kind: ColumnKind, row: int, column: int) -> Iterator[dict[str, object]]:
    """Give the conditional formats of a column, the most demanding first.

    A program may apply only the first that holds: each says all that it changes.
    """
    signs = (*SIGNS.values(), None) if kind in _BOUNDED else (None,)
    for is_total, sign in product((True, False), signs):
        conditions = [f"LEN(${column_letters(_FILLED_COLUMN)}{row})>0"]
        traits: dict[str, object] = {}
        if is_total:
            conditions.append(f'$A{row}="{ALL_POLES}"')
            traits |= {"bold": True, "bg_color": SHADE}
        if sign:
            conditions.append(f'{a1(column + 1 + SIGNS_OFFSET, row)}="{sign}"')
            traits["num_format"] = with_sign(NUMBER_FORMATS[kind], sign)
        yield {
            "type": "formula",
            "criteria": f"=AND({','.join(conditions)})",
            "format": styles.condition(**traits),
            "stop_if_true": True,
        }
