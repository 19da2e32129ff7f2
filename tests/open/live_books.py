"""Workbooks made from the template and rows of the tests, and what they say once open."""

from collections.abc import Callable, Mapping, Sequence

import xlwings as xw
from built import short_template

from pial_xl.tables import TABLES, columns
from pial_xl.tables.column import Format
from pial_xl.testing import SampleWorkbook

OpenWorkbook = Callable[..., xw.Book]
Tables = Mapping[str, Sequence[Mapping[str, object]]]


def template(tables: Tables) -> bytes:
    """Fill a short template with rows by field: a number of hours is a number of hours."""
    dataset = {
        model.table: [
            {field: _as_hours(v, columns(model)[field].format) for field, v in row.items()}
            for row in tables[model.table]
        ]
        for model in TABLES
        if model.table in tables and model.table != "T_Parametres"
    }
    parametres = {str(p["cle"]): p["valeur"] for p in tables.get("T_Parametres", ())}
    return short_template(dataset, parametres)


def _as_hours(valeur: object, format_: Format) -> object:
    if isinstance(valeur, int) and format_ in (Format.DUREE, Format.TIME):
        return float(valeur)
    return valeur


def rows(book: xw.Book, sheet: str = "Contrôles", titles: int = 5) -> list[list[str]]:
    """Give the rows of the sheet of constats, as texts."""
    block = book.sheets[sheet].used_range.options(ndim=2).value
    return [["" if v is None else str(v) for v in line] for line in block[titles:] if line[1]]


def content(book: xw.Book) -> dict[str, list[list[object]]]:
    """Give all that the sheets of a workbook say."""
    return {sheet.name: cells_of(sheet) for sheet in book.sheets}


def cells_of(sheet: xw.Sheet) -> list[list[object]]:
    """Give all that a sheet says."""
    said: list[list[object]] = sheet.used_range.options(ndim=2).value
    return said


def faulty_tables() -> Tables:
    """Give the clean tables with one BLOQUANT: 24 h of allocations for 12 h of contract."""
    workbook = SampleWorkbook()
    workbook.put("T_AESH", 0, "heures", 12)
    return workbook.tables


def refuse_synthese(book: xw.Book) -> None:
    """Have LibreOffice refuse that Synthèse be filled, once a control has begun.

    A matrix of the person's own stands across the lines that it fills and those under: no program
    writes over a part of one.
    """
    sheet = book.sheets["Synthèse"].api
    sheet.getCellRangeByName("A4:A2000").setArrayFormula("=ROW(A4:A2000)")
