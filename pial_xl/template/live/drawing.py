"""Lay the live columns of a table beside its own: greyed when shown, else hidden."""

from collections.abc import Mapping
from typing import Any

from xlsxwriter.format import Format as CellFormat
from xlsxwriter.worksheet import Worksheet

from pial_xl.tables import columns
from pial_xl.tables.address import column_letters
from pial_xl.tables.calculated import Calculated
from pial_xl.tables.column import Format
from pial_xl.template.live.columns import cell_formula, column_formula, live_columns
from pial_xl.template.package import FormulaColumn, mark
from pial_xl.template.palette import Palette
from pial_xl.template.zones import FIRST_ROW, TITLE_ROW, Zone
from pial_xl.units.palette import GRAY, LIGHT_LINE, LINE, PALE
from pial_xl.units.text import french

_FORMATS = {Format.DUREE: "0.00", Format.INTEGER: "0"}

RowValues = Mapping[str, object]
"""What the shown live columns of a row hold, by name."""


def headers(zone: Zone, palette: Palette) -> list[dict[str, Any]]:
    """Give the headers of the live columns."""
    return [
        {
            "header": column.title,
            "header_format": _header(column.shown, palette),
            "format": _style(column.shown, palette),
        }
        for column in live_columns(zone.model).values()
    ]


def whole_area(zone: Zone) -> str:
    """Give a table's rows with its live columns, as a reference on its own sheet."""
    last = column_letters(zone.column_count + len(live_columns(zone.model)))
    return f"A{FIRST_ROW}:{last}{zone.last_row}"


def fill(
    sheet: Worksheet,
    zone: Zone,
    rows: Mapping[int, RowValues],
    palette: Palette,
    formulas: list[FormulaColumn],
) -> None:
    """Lay the formulas of every row of a table, with their results where rows are filled.

    The first cell of each column is marked, and its formulas added to *formulas*, for the package
    to write.
    """
    first = len(columns(zone.model))
    for rank, column in enumerate(live_columns(zone.model).values()):
        style = _style(column.shown, palette)
        _lay_column(sheet, first + rank, column.shown, style)
        formulas.append(
            FormulaColumn(
                rows=(FIRST_ROW, zone.last_row),
                formula=cell_formula(zone.model, column.nom, FIRST_ROW),
                results={n: held[column.nom] for n, held in rows.items() if column.nom in held},
                table=zone.model.table,
                title=column.title,
                in_table=column_formula(zone.model, column.nom),
            )
        )
        sheet.write_number(FIRST_ROW - 1, first + rank, mark(len(formulas) - 1), style)


def _lay_column(sheet: Worksheet, number: int, shown: Calculated | None, style: CellFormat) -> None:
    if shown is None:
        sheet.set_column(number, number, 4, style, {"hidden": True})
        return
    sheet.set_column(number, number, shown.width, style)
    message = {
        "validate": "any",
        "input_title": shown.title,
        "input_message": french(f"{shown.help} Calculé : rien à saisir."),
    }
    sheet.data_validation(TITLE_ROW - 1, number, TITLE_ROW - 1, number, message)


def _style(shown: Calculated | None, palette: Palette) -> CellFormat:
    if shown is None:
        return palette.format(font_color=GRAY)
    number_format = _FORMATS.get(shown.format, "General")
    align = "center" if shown.format in _FORMATS else "left"
    return palette.format(
        font_color=GRAY,
        bg_color=PALE,
        num_format=number_format,
        align=align,
        valign="vcenter",
        # A fill hides the lines of the sheet, by which a row is followed up to here.
        bottom=1,
        bottom_color=LIGHT_LINE,
    )


def _header(shown: Calculated | None, palette: Palette) -> CellFormat:
    align = "center" if shown and shown.format in _FORMATS else "left"
    return palette.format(
        font_color=GRAY,
        bg_color=PALE,
        italic=True,
        text_wrap=True,
        align=align,
        valign="top",
        border=1,
        border_color=LINE,
    )
