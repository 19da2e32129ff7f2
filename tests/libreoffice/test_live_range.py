"""Ranges of a live LibreOffice: where they are, how they look, what is done to them."""

from pathlib import Path

import pytest
import xlwings as xw

from pial_xl.engines.libreoffice.soffice import import_uno

pytest_plugins = ("libreoffice_host",)
pytestmark = pytest.mark.libreoffice


def test_a_range_has_excel_s_addresses(book: xw.Book, sheet: xw.Sheet) -> None:
    area = sheet["B2:D5"]
    assert area.address == "$B$2:$D$5"
    assert area.get_address(False, False) == "B2:D5"
    assert area.get_address(external=True) == f"'[{book.name}]{sheet.name}'!$B$2:$D$5"


def test_a_range_is_given_by_corners_by_size_or_by_name(sheet: xw.Sheet) -> None:
    sheet["A1:B2"].name = "zone"
    assert sheet.range((2, 2), (5, 4)).address == "$B$2:$D$5"
    assert sheet.range("A1", "B2") == sheet["zone"]
    assert sheet["A1"].resize(3, 2).offset(1, 1).address == "$B$2:$C$4"


def test_an_unknown_name_is_refused_in_french(sheet: xw.Sheet) -> None:
    with pytest.raises(ValueError, match=r"ni adresse ni plage nommée «\xa0inconnue\xa0»"):
        sheet["inconnue"]


def test_a_color_is_read_as_it_was_given(sheet: xw.Sheet) -> None:
    sheet["A1"].color = (255, 230, 153)
    sheet["A2"].color = "#ffe699"
    assert sheet["A1:A2"].color == (255, 230, 153)
    sheet["A1"].color = None
    assert sheet["A1"].color is None
    assert sheet["A1:A2"].color is None


def test_cells_are_colored_one_by_one(sheet: xw.Sheet) -> None:
    sheet["A1:B2"].color = (1, 2, 3)
    sheet["A1:B2"].set_colors([["#ff0000", ...], [None, "#00ff00"]])
    colors = [sheet[address].color for address in ("A1", "B1", "A2", "B2")]
    assert colors == [(255, 0, 0), (1, 2, 3), None, (0, 255, 0)]


def test_a_font_has_its_traits_and_none_where_cells_differ(sheet: xw.Sheet) -> None:
    font = sheet["A1"].font
    font.bold, font.italic, font.size = True, True, 14
    font.color, font.name = "#336699", "Carlito"
    readings = (font.bold, font.italic, font.size, font.color, font.name)
    assert readings == (True, True, 14.0, (0x33, 0x66, 0x99), "Carlito")
    assert sheet["A1:B1"].font.bold is None
    assert sheet["B1"].font.color == (0, 0, 0)
    font.bold = False
    assert font.bold is False


@pytest.mark.parametrize("code", ["General", "@", "0.00", "dd/mm/yyyy", "[h]:mm", '0" h"', "0%"])
def test_a_number_format_is_read_as_excel_writes_it(sheet: xw.Sheet, code: str) -> None:
    sheet["A1:B2"].number_format = code
    assert sheet["A1:B2"].number_format == code


def test_a_number_format_of_another_language_is_read_as_excel_writes_it(sheet: xw.Sheet) -> None:
    french = import_uno().createUnoStruct("com.sun.star.lang.Locale", "fr", "FR", "")
    formats = sheet.book.api.NumberFormats
    for cell, code in (("A1", '0,00" h"'), ("A2", "JJ/MM/AAAA")):
        key = formats.addNewConverted(code, french, french)
        sheet[cell].api.setPropertyValue("NumberFormat", key)

    assert [sheet[cell].number_format for cell in ("A1", "A2")] == ['0.00" h"', "dd/mm/yyyy"]


def test_a_number_format_is_written_in_the_language_of_the_person(sheet: xw.Sheet) -> None:
    sheet["A1"].number_format = '#,##0.00" h"'

    key = sheet["A1"].api.NumberFormat
    assert sheet.book.api.NumberFormats.getByKey(key).Locale.Language == ""


def test_a_number_format_that_makes_no_sense_is_refused_in_french(sheet: xw.Sheet) -> None:
    with pytest.raises(ValueError, match="Format de nombre inconnu"):
        sheet["A1"].number_format = "[jour"


@pytest.mark.parametrize("width", [0.5, 10.0, 25.0, 80.0])
def test_a_column_has_the_width_it_was_given(sheet: xw.Sheet, width: float) -> None:
    sheet["A:B"].column_width = width
    assert sheet["A1:B1"].column_width == width


def test_rows_have_the_height_they_were_given(sheet: xw.Sheet) -> None:
    sheet["1:4"].row_height = 60
    assert sheet["A1:A4"].row_height == 60.0
    assert sheet["A1:A4"].height == 240.0
    assert sheet["A3"].top == 120.0


def test_sizes_that_differ_are_none(sheet: xw.Sheet) -> None:
    sheet["B:B"].column_width = 40
    sheet["2:2"].row_height = 40
    assert sheet["A1:B2"].column_width is None
    assert sheet["A1:B2"].row_height is None


def test_columns_are_fitted_to_what_they_hold(sheet: xw.Sheet) -> None:
    sheet["A1"].value = "un texte assez long pour élargir la colonne"
    before = sheet["A1"].column_width
    sheet["A1"].columns.autofit()
    assert before is not None
    assert (sheet["A1"].column_width or 0) > before


def test_texts_are_wrapped_and_aligned(sheet: xw.Sheet) -> None:
    area = sheet["A1:B2"]
    area.wrap_text, area.horizontal_alignment, area.vertical_alignment = True, "center", "top"
    readings = (area.wrap_text, area.horizontal_alignment, area.vertical_alignment)
    assert readings == (True, "center", "top")


def test_rows_and_columns_are_hidden_and_shown(sheet: xw.Sheet) -> None:
    sheet["2:3"].rows.hidden = True
    sheet["C:C"].columns.hidden = True
    assert sheet["A2"].rows.hidden
    assert sheet["C1"].columns.hidden
    sheet["2:3"].rows.hidden = False
    assert not sheet["A2"].rows.hidden


def test_rows_of_which_some_are_hidden_are_neither(sheet: xw.Sheet) -> None:
    sheet["2:2"].rows.hidden = True
    assert sheet["A1:B3"].rows.hidden is None
    assert sheet["A1:B3"].columns.hidden is False


def test_clearing_contents_keeps_formats_and_notes(sheet: xw.Sheet) -> None:
    sheet["A1"].value, sheet["A1"].color = "x", "#ff0000"
    sheet["A1"].add_note("n")
    sheet["A1"].clear_contents()
    assert (sheet["A1"].value, sheet["A1"].color) == (None, (255, 0, 0))
    assert len(sheet.notes) == 1


def test_clearing_formats_keeps_contents(sheet: xw.Sheet) -> None:
    sheet["A1"].value, sheet["A1"].color = "x", "#ff0000"
    sheet["A1"].clear_formats()
    assert (sheet["A1"].value, sheet["A1"].color) == ("x", None)


def test_clearing_leaves_nothing(sheet: xw.Sheet) -> None:
    sheet["A1"].value, sheet["A1"].color = "x", "#ff0000"
    sheet["A1"].add_note("n")
    sheet["A1"].clear()
    assert (sheet["A1"].value, sheet["A1"].color, len(sheet.notes)) == (None, None, 0)


def test_inserted_rows_push_the_others_down_and_deleted_ones_bring_them_back(
    sheet: xw.Sheet,
) -> None:
    sheet["A1"].value = [["a", 1], ["b", 2]]
    second = sheet["2:3"]
    second.insert("down")
    assert sheet["A1:B4"].value == [["a", 1.0], [None, None], [None, None], ["b", 2.0]]
    assert second.address == "$2:$3"
    second.delete()
    assert sheet["A1:B2"].value == [["a", 1.0], ["b", 2.0]]


def test_inserted_cells_move_their_own_columns_or_rows_only(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [["a", 1], ["b", 2]]
    sheet["A1"].insert("down")
    assert sheet["A1:B3"].value == [[None, 1.0], ["a", 2.0], ["b", None]]
    sheet["A1"].delete("up")
    assert sheet["A1:B3"].value == [["a", 1.0], ["b", 2.0], [None, None]]
    sheet["A1"].insert("right")
    assert sheet["A1:C2"].value == [[None, "a", 1.0], ["b", 2.0, None]]
    sheet["A1"].delete("left")
    assert sheet["A1:C2"].value == [["a", 1.0, None], ["b", 2.0, None]]


@pytest.mark.parametrize("band", ["1:1", "A:A"])
def test_a_sheet_whose_first_row_or_column_went_still_begins_at_a1(
    sheet: xw.Sheet, band: str
) -> None:
    sheet["A1"].value = [[1, 2], [3, 4]]
    sheet[band].delete()
    assert sheet.used_range.address in ("$A$1:$B$1", "$A$1:$A$2")
    sheet["A1"].value = "x"
    assert sheet["A1"].value == "x"


def test_deleted_cells_close_their_narrow_side_as_in_excel(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [["a", "b"], ["c", "d"]]
    sheet["A1"].delete()
    assert sheet["A1:B2"].value == [["b", None], ["c", "d"]]
    sheet["A1:B1"].delete()
    assert sheet["A1:B2"].value == [["c", "d"], [None, None]]


def test_a_range_is_copied_with_its_looks(sheet: xw.Sheet) -> None:
    sheet["A1"].value, sheet["A1"].color = "x", "#ff0000"
    other = sheet.book.sheets.add(after=sheet)
    sheet["A1"].copy(other["C3"])
    assert (other["C3"].value, other["C3"].color) == ("x", (255, 0, 0))


def test_a_place_that_holds_a_range_several_times_takes_it_so_many_times(sheet: xw.Sheet) -> None:
    sheet["A1"].value, sheet["B1"].formula = 1, "=A1+ROW()"
    sheet["A1:B1"].copy(sheet["A2:D6"])
    assert sheet["C6:D6"].value == [1, 7]
    sheet["A1:B1"].copy(sheet["F1:H2"])  # a column too many for two: once, from its corner
    assert (sheet["F1"].value, sheet["H1"].value, sheet["F2"].value) == (1, None, None)


def test_a_range_is_moved(sheet: xw.Sheet) -> None:
    sheet["A1"].value = "x"
    sheet["A1"].move(sheet["C3"])
    assert (sheet["A1"].value, sheet["C3"].value) == (None, "x")


def test_a_note_is_added_read_changed_and_deleted(sheet: xw.Sheet) -> None:
    note = sheet["B2"].add_note("Élève sans AESH")
    assert sheet["B2"].note is not None
    note.text = "AESH absent"
    assert [(n.text, n.location.address) for n in sheet.notes] == [("AESH absent", "$B$2")]
    note.delete()
    assert sheet["B2"].note is None


def test_a_link_to_a_cell_is_read_as_excel_writes_it(sheet: xw.Sheet) -> None:
    sheet.book.sheets.add("Emploi du temps", after=sheet)
    sheet["A1"].add_hyperlink("#'Emploi du temps'!B2", "B2")
    assert sheet["A1"].value == "B2"
    assert sheet["A1"].hyperlink == "#'Emploi du temps'!B2"


def test_merged_cells_are_one_area(sheet: xw.Sheet) -> None:
    sheet["B2:C3"].merge()
    assert sheet["B2"].merge_cells
    assert sheet["B2"].merge_area.address == "$B$2:$C$3"
    sheet["A1:C3"].merge(across=True)
    assert sheet["B2"].merge_area.address == "$A$2:$C$2"
    sheet["A1:C3"].unmerge()
    assert not sheet["B2"].merge_cells


@pytest.mark.parametrize(
    ("origin", "direction", "arrival"),
    [
        ("A1", "down", "$A$3"),
        ("A3", "down", "$A$5"),
        ("A5", "down", "$A$1048576"),
        ("A5", "up", "$A$3"),
        ("B1", "down", "$B$1048576"),
        ("A1", "right", "$C$1"),
        ("C1", "left", "$A$1"),
    ],
)
def test_arrows_go_where_those_of_a_keyboard_do(
    sheet: xw.Sheet, origin: str, direction: str, arrival: str
) -> None:
    sheet["A1"].value = [["a", None], ["b", None], ["c", None], [None, None], ["e", None]]
    sheet["B1:C1"].value = [1, 2]
    assert sheet[origin].end(direction).address == arrival


def test_a_table_of_cells_is_expanded_and_its_region_found(sheet: xw.Sheet) -> None:
    sheet["B2"].value = [[1, 2], [3, 4], [5, 6]]
    assert sheet["B2"].expand().address == "$B$2:$C$4"
    assert sheet["C3"].current_region.address == "$B$2:$C$4"
    assert sheet.used_range.address == "$B$2:$C$4"


def test_selected_cells_are_the_selection(app: xw.App, sheet: xw.Sheet) -> None:
    sheet["B2:C3"].select()
    assert app.selection == sheet["B2:C3"]


def test_a_range_is_printed_to_a_pdf(sheet: xw.Sheet, tmp_path: Path) -> None:
    sheet["A1"].value = "x"
    sheet["A1:B2"].to_pdf(tmp_path / "plage.pdf")
    assert (tmp_path / "plage.pdf").read_bytes().startswith(b"%PDF")
