"""Draws the sheet of one table: title, headers, blank rows to fill, helps, colours, print."""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from pial_xl.buttons import rows_on
from pial_xl.tables import (
    Calendrier,
    Coordonnateur,
    Correspondance,
    Cours,
    Creneau,
    Parametre,
    RowModel,
    columns,
)
from pial_xl.tables.column import Column, Format
from pial_xl.template.buttons import put_buttons
from pial_xl.template.carried import CarriedCell
from pial_xl.template.cells import alignment, column_format, wraps, write
from pial_xl.template.colors import apply_colors
from pial_xl.template.live.columns import live_columns
from pial_xl.template.live.drawing import RowValues, whole_area
from pial_xl.template.live.drawing import fill as fill_live
from pial_xl.template.live.drawing import headers as live_headers
from pial_xl.template.outputs import HOME_LABEL, HOME_LINK
from pial_xl.template.package import FormulaColumn
from pial_xl.template.palette import Palette
from pial_xl.template.printing import as_table
from pial_xl.template.validations import add_validations
from pial_xl.template.zones import FIRST_ROW, TITLE_ROW, Zone
from pial_xl.units.palette import DARK, GRAY, LINE, RED, TIME_TAB
from pial_xl.units.text import french

_LEGEND = (
    "En-tête foncé : colonne à remplir ; en-tête clair : colonne facultative. "
    "Sélectionnez un en-tête pour lire son aide."
)
_HEADER_HEIGHT = 44
"""Points: two lines of text, over the arrow of the filter."""
_TOP_HEIGHTS = (30, 18, 18)
"""Points: the rows of the title, of what the sheet is for and of the legend."""
_BEYOND = 30
"""Columns that the widest screen shows beyond those of a table."""
_LINES_MAX = 5
_SIGNS_PER_UNIT = 1.1
_OWN_WIDTH = 16.0
_OWN = Column("", "", format=Format.TEXT)
"""A column that a person added: what it holds is nobody's business."""
_TABS: Mapping[type[RowModel], str] = {
    Parametre: LINE,
    Calendrier: TIME_TAB,
    Cours: TIME_TAB,
    Creneau: TIME_TAB,
    Coordonnateur: GRAY,
    Correspondance: RED,
}
"""Colors of the tabs: settings, the weeks, the letters, what must not leave; else the data."""


class Beside(NamedTuple):
    """What stands beside a table's own columns.

    Attributes:
        rows: what its live columns show, by row.
        formulas: the formulas of all tables, to be written.
        own: the columns that a person added: their width by title.
    """

    rows: Mapping[int, RowValues]
    formulas: list[FormulaColumn]
    own: Mapping[str, float]


def draw(
    workbook: Workbook,
    zone: Zone,
    rows: Sequence[Mapping[str, object]],
    palette: Palette,
    beside: Beside,
) -> None:
    """Add the sheet of a table, with *rows* (values by field) under its headers.

    *beside* are its other columns, and the formulas to write, which it adds to.
    """
    sheet = workbook.add_worksheet(zone.model.sheet)
    sheet.set_tab_color(_TABS.get(zone.model, DARK))
    _top(sheet, zone, palette, beside.own)
    for row in rows_on(zone.model.sheet):
        put_buttons(sheet, row)
    first_own = _table(sheet, zone, palette, beside.own)
    _fill(sheet, zone, rows, palette)
    _fill_own(sheet, rows, palette, dict(enumerate(beside.own, start=first_own)))
    fill_live(sheet, zone, beside.rows, palette, beside.formulas)
    add_validations(sheet, zone)
    apply_colors(sheet, zone, palette)
    sheet.freeze_panes(TITLE_ROW, 1)
    free = _without_drop_down(zone)
    sheet.set_selection(FIRST_ROW - 1, free, FIRST_ROW - 1, free)
    # A cell's formula has direct references, that of its table structured ones: they say the same.
    sheet.ignore_errors(
        {
            "number_stored_as_text": zone.area().split("!")[1].replace("$", ""),
            "calculated_column": whole_area(zone),
        }
    )
    as_table(sheet, zone)


def _top(sheet: Worksheet, zone: Zone, palette: Palette, own: Mapping[str, float]) -> None:
    # White hides the lines of the sheet, which would cut the sentences into cells. Not by a format
    # of the row: LibreOffice then goes through its 16,384 columns at each edit of the sheet.
    used = len(columns(zone.model)) + len(live_columns(zone.model)) + len(own)
    for row, row_height in enumerate(_TOP_HEIGHTS):
        sheet.set_row(row, row_height)
        for number in range(used + _BEYOND):
            sheet.write_blank(row, number, None, palette.page)
    # Beyond the first column, which stays in sight: its line would cut them.
    sheet.write_url(0, 0, HOME_LINK, palette.link, HOME_LABEL, "Retour à l'accueil")
    sheet.write_string(0, 1, zone.model.sheet, palette.title)
    sheet.write_string(1, 1, french(zone.model.intro), palette.intro)
    sheet.write_string(2, 1, french(_LEGEND), palette.legend)


def _without_drop_down(zone: Zone) -> int:
    """Give the first column, from 0, whose selection shows no arrow over the next cell."""
    return next(
        rank
        for rank, column in enumerate(columns(zone.model).values())
        if not column.choices and not column.refers_to
    )


def _table(sheet: Worksheet, zone: Zone, palette: Palette, own: Mapping[str, float]) -> int:
    """Lay the Excel Table over headers and blank rows, which hold no cell of their own.

    It wears no table style: Excel would print the colours of hundreds of blank rows.

    Returns:
        The number, from 0, of the first of the columns that a person added.
    """
    sheet.set_row(TITLE_ROW - 1, _HEADER_HEIGHT)
    headers = []
    for number, column in enumerate(columns(zone.model).values()):
        style = column_format(column, palette)
        sheet.set_column(number, number, column.width, style)
        header = palette.header(required=column.required, align=alignment(column))
        headers.append({"header": column.title, "header_format": header, "format": style})
    headers += live_headers(zone, palette)
    first_own = len(headers)
    for number, (title, width) in enumerate(own.items(), start=first_own):
        sheet.set_column(number, number, width or _OWN_WIDTH)
        header = palette.header(required=False, align="left")
        headers.append({"header": title, "header_format": header})
    sheet.add_table(
        TITLE_ROW - 1,
        0,
        zone.last_row - 1,
        len(headers) - 1,
        {"name": zone.model.table, "columns": headers, "style": None, "banded_rows": False},
    )
    return first_own


def _fill_own(
    sheet: Worksheet,
    rows: Sequence[Mapping[str, object]],
    palette: Palette,
    own: Mapping[int, str],
) -> None:
    """Fill the columns that a person added: their titles by number, from 0."""
    for rank, row in enumerate(rows):
        for number, title in own.items():
            write(sheet, (FIRST_ROW - 1 + rank, number), row.get(title), _OWN, palette)


def _fill(
    sheet: Worksheet,
    zone: Zone,
    rows: Sequence[Mapping[str, object]],
    palette: Palette,
) -> None:
    fields = list(columns(zone.model).items())
    for rank, row in enumerate(rows):
        unknown = {f for f, v in row.items() if not isinstance(v, CarriedCell)} - dict(
            fields
        ).keys()
        if unknown:
            raise KeyError(f"{zone.model.table} n'a pas de champ {sorted(unknown)}")
        for number, (field, column) in enumerate(fields):
            place = (FIRST_ROW - 1 + rank, number)
            write(sheet, place, row.get(field), column, palette)
        text_lines = max(_text_lines(row.get(field), c) for field, c in fields)
        if text_lines > 1:
            sheet.set_row(FIRST_ROW - 1 + rank, 3 + 15 * text_lines)


def _text_lines(valeur: object, column: Column) -> int:
    """Estimate how many lines a text takes: LibreOffice does not grow rows by itself."""
    if isinstance(valeur, CarriedCell):
        valeur = valeur.value
    if not isinstance(valeur, str) or not wraps(column):
        return 1
    return min(_LINES_MAX, ceil(len(valeur) / (_SIGNS_PER_UNIT * column.width)))
