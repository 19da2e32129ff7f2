"""Accueil and the live columns of an open workbook, beside Python's own computation of it."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import xlwings as xw

from pial_xl.bareme.limits import DATE_YEARS_AFTER, DATE_YEARS_BEFORE
from pial_xl.dossier import Dossier, read_dossier
from pial_xl.sheets.open.reading import read_open_book
from pial_xl.tables import RowModel, columns
from pial_xl.tables.calculated import DAY_NAME
from pial_xl.tables.column import Format
from pial_xl.template.live.columns import FORMULAS, live_columns, readers
from pial_xl.template.live.values import live_values
from pial_xl.testing import REFERENCE
from pial_xl.units.dates import SchoolYear, excel_day, parse_date
from pial_xl.units.durations import parse_duration, parse_time_of_day

UNREADABLE = "?"
_NEAR = 1e-6


def show_day(book: xw.Book, day: date) -> None:
    """Write the day of the figures, as the macros do on opening."""
    book.names[DAY_NAME].refers_to_range.value = excel_day(day)


def read(book: xw.Book, day: date) -> Dossier:
    return read_dossier(read_open_book(book), day)


def disagreements(book: xw.Book, day: date) -> list[str]:
    """Give what the workbook says otherwise than Python, place by place."""
    return [*figures_apart(book, day), *_rows(book, day)]


def figures_apart(book: xw.Book, day: date) -> list[str]:
    """Give the figures of Accueil that are not Python's."""
    return list(_figures(book, day))


def _figures(book: xw.Book, day: date) -> Iterator[str]:
    for nom, expected in live_values(read(book, day)).figures.items():
        shown = book.names[nom].refers_to_range.value
        if not _is_same(shown, expected):
            yield f"{nom}: {shown!r}, not {expected!r}"


def _rows(book: xw.Book, day: date) -> Iterator[str]:
    values = live_values(read(book, day)).rows
    for model in FORMULAS:
        for number, expected in values.get(model.table, {}).items():
            shown = _shown(book, model, number)
            for nom, value in expected.items():
                if not _is_same(shown[nom], value):
                    yield f"{model.table}, row {number}, {nom}: {shown[nom]!r}, not {value!r}"


def misread(book: xw.Book, day: date) -> list[str]:
    """Give the durations and dates that the live columns read otherwise than Python."""
    found = []
    dossier = read(book, day)
    for model in FORMULAS:
        for row in dossier.table(model).rows:
            shown = _shown(book, model, row.number)
            for field, nom in readers(model).items():
                expected = _expected(row, field)
                if not _is_same(shown[nom], expected):
                    written = row.raw.get(field)
                    found.append(
                        f"{model.table}.{field}: {written!r} is {shown[nom]!r}, {expected!r}"
                    )
    return found


def _expected(row: RowModel, field: str) -> object:
    """Give what a cell says by itself: an end before its beginning is told elsewhere."""
    written, column = row.raw.get(field), columns(type(row))[field]
    if written is None:
        return None
    try:
        if column.format is Format.DATE:
            day = parse_date(written)
            years = day.year - SchoolYear.containing(REFERENCE).start_year
            return excel_day(day) if -DATE_YEARS_BEFORE <= years <= DATE_YEARS_AFTER else UNREADABLE
        parse = parse_time_of_day if column.format is Format.TIME else parse_duration
        minutes = parse(written)
    except ValueError:
        return UNREADABLE
    return minutes if minutes >= 0 else UNREADABLE


def _shown(book: xw.Book, model: type[RowModel], row: int) -> dict[str, Any]:
    live = live_columns(model)
    letters = [column.letters for column in live.values()]
    area = book.sheets[model.sheet].range(f"{letters[0]}{row}:{letters[-1]}{row}")
    values = area.options(ndim=1, err_to_str=True).value
    shown = [excel_day(v.date()) if isinstance(v, datetime) else v for v in values]
    return dict(zip(live, shown, strict=True))


def _is_same(shown: object, expected: object) -> bool:
    if isinstance(expected, int | float) and isinstance(shown, int | float):
        return abs(shown - expected) < _NEAR
    return (shown or "") == (expected or "") or (shown, expected) == (0, None)
