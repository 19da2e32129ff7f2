"""Workbooks, sheets, tables and names of a live LibreOffice."""

import subprocess
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw
from openpyxl.worksheet.table import Table

from pial_xl.engines.libreoffice.soffice import import_uno
from pial_xl.engines.libreoffice.structures import enum

pytest_plugins = ("libreoffice_host",)
pytestmark = pytest.mark.libreoffice


def write_workbook(path: Path) -> Path:
    """A closed workbook with two tables, the second without a row."""
    workbook = openpyxl.Workbook()
    first = workbook.active
    assert first is not None
    first.title = "AESH"
    for row in (["AESH", "Heures"], ["A01", 24], ["A02", 20]):
        first.append(row)
    first.add_table(Table(displayName="T_AESH", ref="A1:B3"))
    second_sheet = workbook.create_sheet("Élèves")
    second_sheet.append(["Élève", "UAI"])
    second_sheet.add_table(Table(displayName="T_Eleves", ref="A1:B2"))
    workbook.save(path)
    return path


def test_the_tables_of_an_excel_workbook_are_found_by_name(app: xw.App, tmp_path: Path) -> None:
    book = app.books.open(write_workbook(tmp_path / "réseau.xlsx"))
    table = book.sheets["AESH"].tables["T_AESH"]
    assert table.range.address == "$A$1:$B$3"
    assert table.header_row_range is not None
    assert table.header_row_range.value == ["AESH", "Heures"]
    assert table.data_body_range is not None
    assert table.data_body_range.value == [["A01", 24.0], ["A02", 20.0]]
    assert [t.name for t in book.sheets["Élèves"].tables] == ["T_Eleves"]


def test_a_table_is_known_by_its_name_and_by_its_cells(app: xw.App, tmp_path: Path) -> None:
    sheet = app.books.open(write_workbook(tmp_path / "réseau.xlsx")).sheets["AESH"]
    assert sheet["T_AESH"].address == "$A$2:$B$3"
    assert sheet["B2"].table is not None
    assert sheet["B2"].table.name == "T_AESH"
    assert sheet["D9"].table is None


def test_a_table_is_added_and_resized(sheet: xw.Sheet) -> None:
    table = sheet.tables.add(sheet["A1:B3"], name="T_Controles")
    assert "T_Controles" in sheet.tables
    table.resize(sheet["A1:B9"])
    assert table.data_body_range is not None
    assert table.data_body_range.address == "$A$2:$B$9"
    table.resize(sheet["A1:B1"])
    assert table.data_body_range is None


def test_the_tables_of_a_sheet_come_as_they_stand_on_it(sheet: xw.Sheet) -> None:
    sheet.tables.add(sheet["E1:F3"], name="T_B")
    sheet.tables.add(sheet["A6:B9"], name="T_A")
    sheet.tables.add(sheet["A1:B3"], name="T_C")

    assert [table.name for table in sheet.tables] == ["T_C", "T_B", "T_A"]
    assert sheet.tables[0].name == "T_C"


def test_arrows_taken_away_show_what_they_filtered_out(sheet: xw.Sheet) -> None:
    sheet["A1:A4"].value = [["Code"], ["A01"], ["A02"], ["A03"]]
    table = sheet.tables.add(sheet["A1:A4"], name="T_AESH")
    field = import_uno().createUnoStruct("com.sun.star.sheet.TableFilterField")
    field.Field, field.StringValue = 0, "A02"
    field.Operator = enum("com.sun.star.sheet.FilterOperator.EQUAL")
    criteria = table.range.api.createFilterDescriptor(True)
    criteria.ContainsHeader = True
    criteria.setFilterFields((field,))
    table.range.api.filter(criteria)
    assert sheet["A2"].rows.hidden

    table.show_autofilter = False

    assert not sheet["A2:A4"].rows.hidden
    assert not table.impl.api.getFilterDescriptor().getFilterFields()


def test_totals_are_shown_below_the_rows_and_taken_away(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [["AESH", "Heures"], ["A01", 24], ["A02", 20], ["dessous", 7]]
    table = sheet.tables.add(sheet["A1:B3"], name="T_AESH")

    table.show_totals = True

    assert table.range.address == "$A$1:$B$4"
    assert sheet["A4:B4"].value == ["Total", 44.0]
    assert sheet["A2:B3"].value == [["A01", 24.0], ["A02", 20.0]]
    assert sheet["A5:B5"].value == ["dessous", 7.0]

    table.show_totals = False

    assert (table.range.address, table.totals_row_range) == ("$A$1:$B$3", None)
    assert sheet["A4:B4"].value == ["dessous", 7.0]


def test_totals_count_what_is_no_number(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [["Heures", "AESH"], [24, "A01"], [20, "A02"]]
    table = sheet.tables.add(sheet["A1:B3"], name="T_AESH")

    table.show_totals = True

    assert sheet["B4"].formula == "=SUBTOTAL(103,B2:B3)"
    assert sheet["B4"].value == 2.0


def test_totals_of_a_table_of_one_column_take_its_one_cell(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [["Heures"], [24], [20]]
    table = sheet.tables.add(sheet["A1:A3"], name="T_AESH")

    table.show_totals = True

    assert sheet["A4"].value == 44.0


def test_two_tables_cannot_have_one_name(sheet: xw.Sheet) -> None:
    sheet.tables.add(sheet["A1:B3"], name="T_A")
    with pytest.raises(ValueError, match=r"«\xa0T_A\xa0» existe déjà"):
        sheet.tables.add(sheet["D1:E3"], name="T_A")


def test_a_table_is_made_under_its_header(sheet: xw.Sheet) -> None:
    with pytest.raises(NotImplementedError, match="tables avec en-tête"):
        sheet.tables.add(sheet["A1:B3"], has_headers=False)
    assert len(sheet.tables) == 0


def test_a_table_added_here_is_a_table_in_the_saved_file(
    book: xw.Book, sheet: xw.Sheet, tmp_path: Path
) -> None:
    sheet["A1"].value = [["Niveau", "Code"], ["ALERTE", "A-01"]]
    sheet.tables.add(sheet["A1:B2"], name="T_Controles")
    book.save(tmp_path / "a.xlsx")
    reread = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert reread[sheet.name].tables["T_Controles"].ref == "A1:B2"


def test_names_are_added_changed_and_deleted(book: xw.Book, sheet: xw.Sheet) -> None:
    sheet["B2:C3"].name = "zone"
    assert book.names["zone"].refers_to_range == sheet["B2:C3"]
    assert sheet["B2:C3"].name is not None
    book.names["zone"].refers_to = f"={sheet.name}!$A$1"
    assert sheet["zone"].address == "$A$1"
    book.names["zone"].delete()
    assert "zone" not in book.names


def test_a_name_may_belong_to_one_sheet(book: xw.Book, sheet: xw.Sheet) -> None:
    sheet.name = "Ma feuille"
    other = book.sheets.add(after=sheet)
    sheet["A1:B2"].name = "'Ma feuille'!zone"
    assert sheet["zone"].address == "$A$1:$B$2"
    assert sheet["A1:B2"].name is not None
    assert sheet["A1:B2"].name.name == "Ma feuille!zone"
    with pytest.raises(ValueError, match="ni adresse ni plage nommée"):
        other["zone"]


def test_a_name_that_is_no_range_says_so(book: xw.Book) -> None:
    book.names.add("taux", "=0.5")
    with pytest.raises(ValueError, match=r"«\xa0taux\xa0» ne désigne pas une plage"):
        book.names["taux"].refers_to_range  # noqa: B018


def test_sheets_are_added_where_asked_and_become_active(book: xw.Book) -> None:
    first = book.sheets[0].name
    last = book.sheets.add("Lettre", after=book.sheets[0])
    book.sheets.add("Synthèse", before=last)
    assert book.sheet_names == [first, "Synthèse", "Lettre"]
    assert book.sheets.active.name == "Synthèse"
    assert book.sheets["synthèse"].index == 2


def test_a_sheet_is_copied_with_all_it_holds(book: xw.Book, sheet: xw.Sheet) -> None:
    sheet["A1"].value, sheet["A1"].color = "x", "#ff0000"
    sheet["A:A"].column_width = 40
    copy = sheet.copy(name="Lettre NOM Prénom")
    assert book.sheet_names == [sheet.name, "Lettre NOM Prénom"]
    readings = (copy["A1"].value, copy["A1"].color, copy["A1"].column_width)
    assert readings == ("x", (255, 0, 0), 40.0)


def test_a_sheet_is_copied_to_another_workbook(app: xw.App, sheet: xw.Sheet) -> None:
    sheet.name, sheet["A1"].value = "Modèle", "x"
    other = app.books.add()
    sheet.copy(after=other.sheets[0])
    assert other.sheets["Modèle"]["A1"].value == "x"


def test_sheets_are_renamed_moved_hidden_and_deleted(book: xw.Book, sheet: xw.Sheet) -> None:
    sheet.name = "Contrôles"
    other = book.sheets.add("Synthèse", after=sheet)
    other.move(before=sheet)
    assert book.sheet_names == ["Synthèse", "Contrôles"]
    other.visible = False
    assert not book.sheets["Synthèse"].visible
    other.delete()
    assert book.sheet_names == ["Contrôles"]


def test_the_last_sheet_cannot_be_deleted(sheet: xw.Sheet) -> None:
    with pytest.raises(ValueError, match="seule feuille"):
        sheet.delete()


def test_a_sheet_is_active_when_activated(book: xw.Book, sheet: xw.Sheet) -> None:
    book.sheets.add(after=sheet)
    sheet.activate()
    assert book.sheets.active == sheet


def test_a_print_area_is_kept(sheet: xw.Sheet) -> None:
    sheet.page_setup.print_area = "$A$1:$C$9"
    assert sheet.page_setup.print_area == "$A$1:$C$9"
    sheet.page_setup.print_area = None
    assert sheet.page_setup.print_area is None


def test_saving_gives_the_workbook_its_name(book: xw.Book, tmp_path: Path) -> None:
    book.sheets[0]["A1"].value = "x"
    book.save(tmp_path / "été 2026.xlsx")
    assert book.name == "été 2026.xlsx"
    assert book.fullname == str(tmp_path / "été 2026.xlsx")
    book.sheets[0]["A1"].value = "y"
    book.save()
    reread = openpyxl.load_workbook(tmp_path / "été 2026.xlsx")
    assert reread.worksheets[0]["A1"].value == "y"


def test_a_copy_leaves_the_open_workbook_its_name(book: xw.Book, tmp_path: Path) -> None:
    book.save(tmp_path / "a.xlsx")
    book.impl.copy_to(tmp_path / "copie.xlsx")
    assert book.name == "a.xlsx"
    assert (tmp_path / "copie.xlsx").is_file()


def test_a_name_that_is_not_a_workbook_s_is_refused(book: xw.Book, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="doit se terminer par"):
        book.save(tmp_path / "a.docx")
    assert not list(tmp_path.iterdir())


def test_a_text_that_looks_like_a_formula_is_saved_as_a_text(book: xw.Book, tmp_path: Path) -> None:
    book.sheets[0]["A1"].value = "=1+1"
    book.save(tmp_path / "a.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]["A1"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_workbooks_come_in_the_order_they_were_opened(app: xw.App) -> None:
    first, second = app.books.add(), app.books.add()
    assert list(app.books)[-2:] == [first, second]
    assert app.books.active == second
    first.activate()
    assert app.books.active == first


def test_an_open_workbook_is_found_again(app: xw.App, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "réseau.xlsx")
    book = app.books.open(path)
    assert app.books.open(path) == book
    assert app.books["RÉSEAU.xlsx"] == book
    assert xw.Book(path) == book


def test_a_file_that_is_no_workbook_is_refused(app: xw.App, tmp_path: Path) -> None:
    fake = tmp_path / "faux.xlsx"
    fake.write_bytes(b"PK\x03\x04 rien de plus")
    with pytest.raises(ValueError, match="n'a pas pu ouvrir"):
        app.books.open(fake)


def test_the_caller_is_the_workbook_that_a_button_names(
    app: xw.App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = app.books.open(write_workbook(tmp_path / "réseau été.xlsx"))
    app.books.add()
    arguments = ["pial-xl", "--wb=réseau été.xlsx", "--from_xl=1", "--app=soffice", "--hwnd=0"]
    monkeypatch.setattr("sys.argv", arguments)
    assert xw.Book.caller() == book


def test_a_pdf_holds_the_sheets_that_are_asked_for(book: xw.Book, tmp_path: Path) -> None:
    book.sheets[0]["A1"].value = "une première"
    other = book.sheets.add(after=book.sheets[0])
    other["A1"].value = "une seconde"
    book.to_pdf(tmp_path / "tout.pdf")
    other.to_pdf(tmp_path / "seconde.pdf")
    other.impl.to_pdf(tmp_path / "directe.pdf")
    everything, second_sheet, direct = (
        pdf_text(tmp_path / n) for n in ("tout.pdf", "seconde.pdf", "directe.pdf")
    )
    assert "une première" in everything
    assert "une seconde" in everything
    assert "une première" not in second_sheet + direct
    assert "une seconde" in second_sheet
    assert "une seconde" in direct


def test_the_pdf_of_a_sheet_has_its_print_area_and_no_other_s(
    book: xw.Book, tmp_path: Path
) -> None:
    first = book.sheets[0]
    second_sheet = book.sheets.add(after=first)
    for name, sheet in (("une première", first), ("une seconde", second_sheet)):
        sheet["A1"].value, sheet["A9"].value = name, "en dehors"
        sheet.page_setup.print_area = "A1:C5"

    second_sheet.to_pdf(tmp_path / "seconde.pdf")

    text = pdf_text(tmp_path / "seconde.pdf")
    assert "une seconde" in text
    assert "une première" not in text
    assert "en dehors" not in text


def pdf_text(path: Path) -> str:
    command = ["pdftotext", str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_shapes_are_found_renamed_and_deleted(book: xw.Book, sheet: xw.Sheet) -> None:
    shape = book.api.createInstance("com.sun.star.drawing.RectangleShape")
    sheet.api.getDrawPage().add(shape)
    found = sheet.shapes[0]
    found.name, found.text = "bouton", "Contrôler"
    found.left, found.width, found.height = 72, 144, 36
    assert sheet.shapes["bouton"].text == "Contrôler"
    assert [round(v) for v in (found.left, found.width, found.height)] == [72, 144, 36]
    found.delete()
    assert len(sheet.shapes) == 0


def test_what_is_not_offered_is_refused_by_name(sheet: xw.Sheet) -> None:
    with pytest.raises(NotImplementedError, match=r"«\xa0Sheet\.charts\xa0»"):
        sheet.charts  # noqa: B018
    with pytest.raises(NotImplementedError, match=r"«\xa0Range\.sort\xa0»"):
        sheet["A1:B2"].sort(1)


def test_a_table_without_a_row_says_where_the_first_one_goes(sheet: xw.Sheet) -> None:
    sheet.range("A10").value = "Titre"
    blank = sheet.tables.add(sheet.range("A10"))
    sheet.range("D1:D2").value = [["Titre"], ["a"]]
    filled = sheet.tables.add(sheet.range("D1:D2"))

    place = blank.insert_row_range
    assert place is not None
    assert place.address == "$A$11"
    assert filled.insert_row_range is None


@pytest.mark.parametrize("ending", [".xltx", ".xlt"])
def test_a_workbook_is_saved_as_a_template(book: xw.Book, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"modèle{ending}"
    book.sheets[0].range("A1").value = "Titre"

    book.save(str(path))

    assert path.stat().st_size > 0
    assert book.name == path.name
