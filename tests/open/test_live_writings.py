"""Every writing that the guide accepts, in every column that reads one: Python's own figures."""

from datetime import date
from typing import Any

import pytest
import xlwings as xw
from agreement import disagreements, figures_apart, misread, show_day
from live_books import OpenWorkbook, Tables

from pial_xl.sheets.open.growth import Growth, grow_tables
from pial_xl.sheets.open.hosts.choice import host_of
from pial_xl.sheets.open.reading import read_open_book
from pial_xl.tables import RowModel, columns
from pial_xl.tables.column import Format
from pial_xl.template.live.columns import FORMULAS, readers
from pial_xl.template.zones import FIRST_ROW
from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.units.dates import excel_day

pytest_plugins = ("libreoffice_host", "live")
pytestmark = pytest.mark.libreoffice

DURATIONS: tuple[str | float, ...] = (
    "24", "24,5", "24.5", "24h", "24h15", "24 h 15", "24:15", "24:00", "24 h/semaine", 24, 24.5,
    24.25 / 24, 8.5 / 24, "24H15", "24\u00a0h\u00a015", "24 heures", "45 min", "6h05", "7,25 h",
    "18h par semaine", "12 h hebdo", "2h30min", "0,5", "1:30:00", "20 h / sem.", 0.75, "24h60",
    "douze", "-3", "24h1/2", "24 h 15 min", "1 heure 30",
)  # fmt: skip
DATES: tuple[str | float, ...] = (
    "01/09/2026", "1/9/2026", "1/9/26", "01-09-2026", "01.09.2026", "01 09 2026", "2026-09-01",
    "1 sept. 2026", "1er septembre 2026", "1 septembre 2026", "mardi 1 septembre 2026",
    "1-sept-2026", "1 SEPTEMBRE 2026", "31 août 2027", "15 févr. 2027", "3 janvier 2027",
    "01/09/2026 00:00", "01/09/2026 08:30", "01/09/2026 à 8h30", "2026-09-01T00:00:00",
    "2026-09-01 08:30", "1er septembre 2026 à 8h30", excel_day(date(2026, 9, 1)),
    excel_day(date(2026, 9, 1)) + 0.5, "\u00a01 sept. 2026 ", "31/02/2026", "bientôt", "2026",
    "01/09", "01/09/2077", "mar. 1 sept. 2026", "2026-09-01T08:30:00Z", "2026/09/01",
    "2026-09-01T08:30:00.000+02:00", "2026-09-01 08:30:00.5 -0500", "15/09/2026T8:30",
    "15/09/2026 8:5", "2026-09-15T8h", "le lundi 14/09/2026", "mar 1 sept. 2026",
)  # fmt: skip
START = date(2026, 9, 1)
CODES = {"aesh": "A", "eleve": "E"}
ROWS = max(len(DURATIONS), len(DATES))


def rows(model: type[RowModel]) -> list[dict[str, object]]:
    """Give one row for each writing, in a table of rows that hold together."""
    known = SampleWorkbook().tables[model.table]
    made: list[dict[str, object]] = []
    for rank in range(ROWS):
        row = dict(known[rank % len(known)]) if known else {}
        row |= {field: f"{code}{rank + 1:02}" for field, code in CODES.items() if field in row}
        made.append({field: v for field, v in row.items() if field not in readers(model)})
    return made


def write(book: xw.Book, model: type[RowModel]) -> None:
    """Write each writing in each column that reads it: not on the same rows as in the next."""
    for shift, field in enumerate(readers(model)):
        column = columns(model)[field]
        writings = DATES if column.format is Format.DATE else DURATIONS
        values = [[writings[(rank + shift) % len(writings)]] for rank in range(ROWS)]
        number = list(columns(model)).index(field) + 1
        area = book.sheets[model.sheet].range((FIRST_ROW, number), (FIRST_ROW + ROWS - 1, number))
        area.impl.raw_value = values


def click(book: xw.Book) -> None:
    grow_tables(book, host_of(book), read_open_book(book), Growth())


@pytest.fixture
def book(open_: OpenWorkbook) -> xw.Book:
    """A workbook with every writing in every column that reads it, codes repeated included."""
    made = open_(SampleWorkbook().tables | {m.table: rows(m) for m in FORMULAS if readers(m)})
    show_day(made, REFERENCE)
    for model in FORMULAS:
        write(made, model)
    return made


def test_the_first_edit_of_a_file_just_opened_reaches_every_figure(open_: OpenWorkbook) -> None:
    book = open_()
    book.sheets["Affectations"].range("D5").value = "5h"
    book.sheets["Dotation"].range("D5").value = "99h"
    show_day(book, REFERENCE)
    assert disagreements(book, REFERENCE) == []
    shown = book.sheets["Accueil"].range("A1:L12").options(ndim=2).value
    assert {"123h00", "65h00"} <= {cell for row in shown for cell in row}

    book.sheets["Affectations"].range("A6").value = "FICTIVE"  # which Python may recognize (S-18)
    shown = book.sheets["Accueil"].range("A1:L14").options(ndim=2).value
    (reserve,) = [c for row in shown for c in row if str(c).startswith("Chiffres incomplets")]
    assert "1 ligne d'un code inconnu" in reserve


def test_the_workbook_reads_every_writing_as_python_does(book: xw.Book) -> None:
    assert misread(book, REFERENCE) == []
    assert disagreements(book, REFERENCE) == []


def sort(book: xw.Book, sheet: str, table: str, column: int) -> None:
    """Sort a table as its arrows do, calculated columns along."""
    import uno  # type: ignore[import-not-found]  # noqa: PLC0415 - LibreOffice's own

    key = uno.createUnoStruct("com.sun.star.table.TableSortField")
    key.Field, key.IsAscending = column, False
    order = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    order.Name, order.Value = "SortFields", uno.Any("[]com.sun.star.table.TableSortField", (key,))
    body: Any = book.sheets[sheet].tables[table].data_body_range
    body.api.sort((order,))


def test_rows_added_inserted_deleted_and_sorted_keep_python_s_figures(book: xw.Book) -> None:
    affectations = book.sheets["Affectations"]
    last = affectations.tables["T_Affectations"].range.last_cell.row
    affectations.range((last + 1, 1)).value = ["A02", "E4", "I", "1h30"]
    affectations.range("9:9").insert("down")
    affectations.range("A9").value = ["A03", "E5", "I", "2,5"]
    for sheet, rows_ in (("AESH", "7:9"), ("Notifications", "5:5"), ("Dotation", "5:5")):
        book.sheets[sheet].range(rows_).delete()
    click(book)
    assert disagreements(book, REFERENCE) == []

    sort(book, "AESH", "T_AESH", 7)
    sort(book, "Affectations", "T_Affectations", 1)
    sort(book, "Notifications", "T_Notifications", 3)
    assert disagreements(book, REFERENCE) == []


def large_tables() -> Tables:
    """Give a pole of 126 AESH, six more than the template has room for, and 260 pupils."""
    tables = SampleWorkbook().tables
    aesh, eleve = tables["T_AESH"][0], tables["T_Eleves"][0]
    codes = [f"E{rank:03}" for rank in range(260)]
    return tables | {
        "T_AESH": [aesh | {"aesh": f"A{rank:03}"} for rank in range(126)],
        "T_Eleves": [eleve | {"eleve": code} for code in codes],
        "T_Notifications": [
            {"eleve": code, "aide": "I", "heures": 12 * 60 + rank, "debut": START}
            for rank, code in enumerate(codes)
        ],
        "T_Affectations": [
            {"aesh": f"A{rank % 126:03}", "eleve": code, "aide": "I", "heures": 540 + rank}
            for rank, code in enumerate(codes)
        ],
    }


def test_the_figures_of_many_aesh_stay_python_s_when_rows_are_deleted(open_: OpenWorkbook) -> None:
    book = open_(large_tables())
    show_day(book, REFERENCE)
    assert figures_apart(book, REFERENCE) == []

    for sheet, rows_ in (("AESH", "7:9"), ("Notifications", "5:5"), ("Dotation", "5:5")):
        book.sheets[sheet].range(rows_).delete()

    assert figures_apart(book, REFERENCE) == []
    home = book.sheets["Accueil"].used_range.options(ndim=2, err_to_str=True).value
    assert [cell for row in home for cell in row if str(cell).startswith("#")] == []
