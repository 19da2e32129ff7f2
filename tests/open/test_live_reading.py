"""An open workbook is read as a closed one: same rows, same constats, same cells."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlwings as xw
from built import short_demo
from live_books import OpenWorkbook

from pial_xl.demo import DATE_DEMO
from pial_xl.engines.libreoffice.soffice import import_uno
from pial_xl.engines.libreoffice.structures import enum
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.sheets.open import reading
from pial_xl.sheets.open.hosts.choice import host_of
from pial_xl.sheets.open.reading import filled_rows, read_open_book
from pial_xl.tables import Coordonnateur, Parametre
from pial_xl.tables.raw import Layout
from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.usecases.judgment import judge

if TYPE_CHECKING:
    from libreoffice_host import TripCounter

pytest_plugins = ("libreoffice_host", "live")
pytestmark = pytest.mark.libreoffice


def keep_rows_of(area: xw.Range, text: str) -> None:
    """Filter rows by their first column, as a person does."""
    criteria = area.api.createFilterDescriptor(True)
    criteria.ContainsHeader = True
    field = import_uno().createUnoStruct("com.sun.star.sheet.TableFilterField")
    field.Field, field.StringValue = 0, text
    field.Operator = enum("com.sun.star.sheet.FilterOperator.EQUAL")
    criteria.setFilterFields((field,))
    area.api.filter(criteria)


def test_the_demo_gives_the_same_constats_open_and_closed(app: xw.App, tmp_path: Path) -> None:
    path = tmp_path / "démo.xlsm"
    path.write_bytes(short_demo())
    book = app.books.open(str(path))

    opened, closed_workbook = read_open_book(book), read_workbook(path)

    assert judge(opened, DATE_DEMO).report == judge(closed_workbook, DATE_DEMO).report
    assert opened.models == closed_workbook.models


def test_only_the_wanted_tables_are_read_wherever_they_stand(open_: OpenWorkbook) -> None:
    book = open_()
    book.sheets["Coordonnateurs"].name = "Élèves 2"
    book.sheets["Élèves"].name = "Anciens"
    book.sheets["Élèves 2"].name = "Élèves"  # the sheet of a table that is not wanted

    raw = read_open_book(book, (Parametre, Coordonnateur))

    assert {"T_Parametres", "T_Coordonnateurs"} <= raw.tables.keys()
    assert "T_Affectations" not in raw.tables


def test_a_number_left_in_a_date_format_is_the_number_as_in_a_closed_file(
    open_: OpenWorkbook,
) -> None:
    book = open_()
    cell = book.sheets["AESH"].range("H5")
    cell.value, cell.number_format = 12, "dd/mm/yyyy"

    (first, *_) = read_open_book(book).tables["T_AESH"].rows

    assert first[1][7] == 12


def test_a_duration_shown_as_a_time_is_told_from_plain_hours(open_: OpenWorkbook) -> None:
    book = open_()
    heures = book.sheets["AESH"].range("H5:H7")
    heures.value = [[1.0], [24.0], [0.5]]
    book.sheets["AESH"].range("H5").number_format = "[h]:mm"

    read_rows = [values[7] for _, values in read_open_book(book).tables["T_AESH"].rows]

    assert read_rows == [timedelta(days=1), 24.0, 0.5]


def test_an_error_of_a_formula_is_a_constat_at_its_cell(open_: OpenWorkbook) -> None:
    book = open_()
    book.sheets["AESH"].range("H6").formula = "=1/0"

    report = judge(read_open_book(book), REFERENCE).report

    assert ("S-13", "AESH", "H6") in [
        (c.code, c.cell.sheet, c.cell.address) for c in report.constats
    ]


def test_a_row_typed_under_the_table_is_read(open_: OpenWorkbook) -> None:
    book = open_()
    sheet = book.sheets["Trajets"]
    bottom = sheet.tables[0].range.last_cell.row + 3
    sheet.range((bottom, 1)).value = ["0440001M", "0440004R", 25]

    numbers = [n for n, _ in read_open_book(book).tables["T_Trajets"].rows]

    assert bottom in numbers


def test_one_cell_far_away_costs_no_more_than_the_closed_reader_reads(open_: OpenWorkbook) -> None:
    book = open_()
    book.sheets["Trajets"].range("AMJ1048576").value = "perdu"

    raw = read_open_book(book)

    assert max(n for n, _ in raw.tables["T_Trajets"].rows) < 1_000


def test_texts_of_several_sheets_are_read_at_once_with_those_that_are_hidden(
    book: xw.Book,
) -> None:
    first = book.sheets[0]
    first.name = "Lettre d'un A$B"
    first.range("A1").value = [["x", "deux\nlignes"], [None, "  "], ["caché", "=1"]]
    first.range("A3").rows.hidden = True
    first.range("D7").value = "colonne cachée"
    first.api.getColumns().getByIndex(3).setPropertyValue("IsVisible", False)
    first.range("A9").formula = '=""'
    other = book.sheets.add("Lettre vide", after=first)

    read_rows = host_of(book).texts_at_once([first, other])

    assert read_rows == {s.name: list(filled_rows(s.used_range)) for s in (first, other)}
    assert len(read_rows[first.name]) == 4


def test_notes_under_a_filter_are_found_as_the_others(book: xw.Book) -> None:
    sheet, other = book.sheets[0], book.sheets.add("Autre", after=book.sheets[0])
    host = host_of(book)
    sheet.range("A1:A4").value = [["Code"], ["A01"], ["A02"], ["A03"]]
    host.annotate(sheet, {(row, 1): "pial-xl (ALERTE)" for row in (2, 3)})
    host.annotate(sheet, {(3, 2): "à moi", (4, 2): "à moi"})
    host.annotate(other, {(9, 3): "pial-xl (INFO)"})
    keep_rows_of(sheet.range("A1:A4"), "A01")

    noted = host.annotated_on([sheet, other], "pial-xl")

    assert noted == {sheet.name: {(2, 1), (3, 1)}, "Autre": {(9, 3)}}
    host.clear_notes(sheet, noted[sheet.name])
    assert host.annotated(sheet) == {(3, 2), (4, 2)}


def test_letters_read_together_say_what_they_say_one_by_one(
    letters_book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited, *_ = (title for title in letters_book.sheet_names if title.startswith("Lettre "))
    letters_book.sheets[edited].range("A60").value = 12.5
    one_by_one = read_open_book(letters_book).letters

    monkeypatch.setattr(reading, "_TOGETHER_MIN", 1)

    assert len(one_by_one) == 2
    assert read_open_book(letters_book).letters == one_by_one


def test_a_workbook_without_our_tables_is_refused(book: xw.Book) -> None:
    with pytest.raises(WorkbookReadError, match="pas un classeur pial-xl"):
        read_open_book(book)


def test_hidden_rows_and_merged_cells_are_told_as_of_a_closed_workbook(
    open_: OpenWorkbook, tmp_path: Path
) -> None:
    book = open_()
    sheet = book.sheets["AESH"]
    sheet.range("A6:A7").rows.hidden = True
    sheet.range("B5:C6").merge()
    book.sheets["Élèves"].range("C5:C9").merge()
    book.sheets["Trajets"].visible = False
    path = tmp_path / "copie.xlsx"
    book.save(str(path))

    opened, closed_workbook = read_open_book(book), read_workbook(path)

    assert opened.tables["T_AESH"].layout == Layout(frozenset({6, 7}), ((5, 2, 6, 3),))
    assert opened.tables["T_Eleves"].layout == Layout(merges=((5, 3, 9, 3),))
    assert opened.tables["T_Trajets"].layout == Layout(is_hidden=True)
    layouts = [{name: t.layout for name, t in w.tables.items()} for w in (opened, closed_workbook)]
    assert layouts[0] == layouts[1]


def test_a_filter_hides_rows(open_: OpenWorkbook) -> None:
    book = open_()

    keep_rows_of(book.sheets["Affectations"].range("A4:H9"), "A01")

    assert read_open_book(book).tables["T_Affectations"].layout.hidden_rows == {8, 9}


def test_what_hides_cells_costs_few_calls(open_: OpenWorkbook, counter: "TripCounter") -> None:
    book = open_()
    before = counter.total
    read_open_book(book)
    plain = counter.total - before
    book.sheets["Affectations"].range("A5:A7").rows.hidden = True
    book.sheets["Affectations"].range("G5:H6").merge()
    before = counter.total
    read_open_book(book)
    assert counter.total - before <= plain + 60


def test_reading_changes_nothing(open_: OpenWorkbook) -> None:
    book = open_(SampleWorkbook().tables)

    read_open_book(book)

    assert not book.api.isModified()
