"""How a value is written in a cell: as a coordinator would have typed it, never as a formula."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from xlsxwriter.format import Format as CellFormat
from xlsxwriter.worksheet import Worksheet

from pial_xl.tables.column import Column, Format
from pial_xl.template.carried import CarriedCell, Look
from pial_xl.template.carried_sheets import write_note, write_value
from pial_xl.template.palette import Palette
from pial_xl.units.durations import format_duration
from pial_xl.units.excel import looks_like_a_formula
from pial_xl.units.text import yes_no

_NUMBER_FORMATS = {
    Format.DUREE: "@",
    Format.TIME: "hh:mm",
    Format.DATE: "dd/mm/yyyy",
    Format.NUMBER: "General",
    Format.INTEGER: "0",
    Format.PERCENTAGE: "General",
    Format.MONTANT: '#,##0.00\\ "€"',
}
_MOMENTS = (Format.DATE, Format.TIME)
_WRAP_WIDTH = 24


def column_format(column: Column, palette: Palette) -> CellFormat:
    """Give the format of a column's cells.

    Texts and codes are cells of text, so that ``6E1`` or ``044`` stay what was typed. So are
    durations: a spreadsheet makes of ``24:00`` the number 1, which no formula can tell from 1 h.
    """
    return palette.format(**_traits(column))


def _traits(column: Column) -> dict[str, object]:
    return {
        "num_format": _NUMBER_FORMATS.get(column.format, "@"),
        "valign": "vcenter",
        "text_wrap": wraps(column),
        "align": alignment(column),
    }


def alignment(column: Column) -> str:
    """Tell where a column's cells and header stand: texts and codes left, the rest centred."""
    is_left = column.format in (Format.TEXT, Format.CODE) and not column.choices
    return "left" if is_left else "center"


def wraps(column: Column) -> bool:
    """Tell whether long texts of a column go on a new line."""
    return column.width >= _WRAP_WIDTH


def cell_value(valeur: object, column: Column) -> object:
    """Give what a cell holds for a value: None when it is blank, else a text, a number, a date.

    An ``int`` is minutes in a column of durations or times of day.
    """
    if isinstance(valeur, CarriedCell):
        return valeur.shown
    if isinstance(valeur, bool):
        return yes_no(valeur)
    if isinstance(valeur, int) and column.format is Format.DUREE:
        return _duration(valeur)
    if isinstance(valeur, int) and column.format is Format.TIME:
        return valeur / (24 * 60)
    if valeur is None or isinstance(valeur, date | datetime | time):
        return valeur
    return float(valeur) if isinstance(valeur, int | float | Decimal) else str(valeur)


def write(
    sheet: Worksheet,
    place: tuple[int, int],
    valeur: object,
    column: Column,
    palette: Palette,
) -> None:
    """Write a value at ``(row, column)``, both from 0; None leaves the cell blank.

    A text is written as it is, and stays a text whatever its first character.

    Raises:
        ValueError: when the text is longer than a cell may hold.
    """
    style = column_format(column, palette)
    if isinstance(valeur, CarriedCell):
        _write_carried(sheet, place, valeur, column, palette)
        return
    held = cell_value(valeur, column)
    if held is None:
        return
    if isinstance(held, date | datetime | time):
        sheet.write_datetime(*place, held, style)
    elif isinstance(held, int | float):
        sheet.write_number(*place, float(held), _number(column, style, palette))
    else:
        text = str(held)
        if looks_like_a_formula(text):
            style = palette.format(num_format="@", valign="vcenter")
        if sheet.write_string(*place, text, style) != 0:
            raise ValueError(f"texte trop long pour la colonne « {column.title} »")


def _write_carried(
    sheet: Worksheet,
    place: tuple[int, int],
    cell: CarriedCell,
    column: Column,
    palette: Palette,
) -> None:
    """Write a cell that was taken over: a number stays one in a column of texts, and conversely."""
    typed = _as_typed(cell.value) if column.format is Format.DUREE else None
    if typed is not None:  # the formulas of the tables read what is typed
        cell = replace(cell, value=typed, look=_without_format(cell.look))
    base = _traits(column)
    is_plain = isinstance(cell.value, int | float)
    if is_plain and (column.format not in _NUMBER_FORMATS or column.format in _MOMENTS):
        base |= {"num_format": "General"}
    style = palette.format(**base | dict(cell.look))
    write_value(sheet, place, cell.value, style, palette)
    if cell.note:
        write_note(sheet, place, cell.note)


def _as_typed(moment: object) -> str | None:
    """Write a spreadsheet's own duration, of whole minutes, as people type it."""
    if isinstance(moment, time):
        moment = timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second)
    if not isinstance(moment, timedelta) or moment % timedelta(minutes=1):
        return None
    return format_duration(moment // timedelta(minutes=1))


def _without_format(look: Look) -> Look:
    return {trait: value for trait, value in look.items() if trait != "num_format"}


def _number(column: Column, style: CellFormat, palette: Palette) -> CellFormat:
    """Give a number its own format where its column is one of text."""
    if column.format in _NUMBER_FORMATS:
        return style
    return palette.format(num_format="General", valign="vcenter", align="left")


def _duration(minutes: int) -> float | str:
    """Write minutes as hours when they are quarters, else as ``24h10``."""
    if minutes % 15 == 0:
        return minutes / 60
    return format_duration(minutes)
