"""Ranges of a live LibreOffice: where they are, how they look, what is done to them."""

from pathlib import Path

import pytest
import xlwings as xw

pytest_plugins = ("hote_libreoffice",)
pytestmark = pytest.mark.libreoffice


def test_a_range_has_excel_s_addresses(livre: xw.Book, feuille: xw.Sheet) -> None:
    plage = feuille["B2:D5"]
    assert plage.address == "$B$2:$D$5"
    assert plage.get_address(False, False) == "B2:D5"
    assert plage.get_address(external=True) == f"'[{livre.name}]{feuille.name}'!$B$2:$D$5"


def test_a_range_is_given_by_corners_by_size_or_by_name(feuille: xw.Sheet) -> None:
    feuille["A1:B2"].name = "zone"
    assert feuille.range((2, 2), (5, 4)).address == "$B$2:$D$5"
    assert feuille.range("A1", "B2") == feuille["zone"]
    assert feuille["A1"].resize(3, 2).offset(1, 1).address == "$B$2:$C$4"


def test_an_unknown_name_is_refused_in_french(feuille: xw.Sheet) -> None:
    with pytest.raises(ValueError, match=r"ni adresse ni plage nommée «\xa0inconnue\xa0»"):
        feuille["inconnue"]


def test_a_colour_is_read_as_it_was_given(feuille: xw.Sheet) -> None:
    feuille["A1"].color = (255, 230, 153)
    feuille["A2"].color = "#ffe699"
    assert feuille["A1:A2"].color == (255, 230, 153)
    feuille["A1"].color = None
    assert feuille["A1"].color is None
    assert feuille["A1:A2"].color is None


def test_cells_are_coloured_one_by_one(feuille: xw.Sheet) -> None:
    feuille["A1:B2"].color = (1, 2, 3)
    feuille["A1:B2"].set_colors([["#ff0000", ...], [None, "#00ff00"]])
    couleurs = [feuille[adresse].color for adresse in ("A1", "B1", "A2", "B2")]
    assert couleurs == [(255, 0, 0), (1, 2, 3), None, (0, 255, 0)]


def test_a_font_has_its_traits_and_none_where_cells_differ(feuille: xw.Sheet) -> None:
    police = feuille["A1"].font
    police.bold, police.italic, police.size = True, True, 14
    police.color, police.name = "#336699", "Carlito"
    lus = (police.bold, police.italic, police.size, police.color, police.name)
    assert lus == (True, True, 14.0, (0x33, 0x66, 0x99), "Carlito")
    assert feuille["A1:B1"].font.bold is None
    assert feuille["B1"].font.color == (0, 0, 0)
    police.bold = False
    assert police.bold is False


@pytest.mark.parametrize("code", ["General", "@", "0.00", "dd/mm/yyyy", "[h]:mm", '0" h"', "0%"])
def test_a_number_format_is_read_as_excel_writes_it(feuille: xw.Sheet, code: str) -> None:
    feuille["A1:B2"].number_format = code
    assert feuille["A1:B2"].number_format == code


def test_a_number_format_that_makes_no_sense_is_refused_in_french(feuille: xw.Sheet) -> None:
    with pytest.raises(ValueError, match="Format de nombre inconnu"):
        feuille["A1"].number_format = "[jour"


@pytest.mark.parametrize("largeur", [0.5, 10.0, 25.0, 80.0])
def test_a_column_has_the_width_it_was_given(feuille: xw.Sheet, largeur: float) -> None:
    feuille["A:B"].column_width = largeur
    assert feuille["A1:B1"].column_width == largeur


def test_rows_have_the_height_they_were_given(feuille: xw.Sheet) -> None:
    feuille["1:4"].row_height = 60
    assert feuille["A1:A4"].row_height == 60.0
    assert feuille["A1:A4"].height == 240.0
    assert feuille["A3"].top == 120.0


def test_sizes_that_differ_are_none(feuille: xw.Sheet) -> None:
    feuille["B:B"].column_width = 40
    feuille["2:2"].row_height = 40
    assert feuille["A1:B2"].column_width is None
    assert feuille["A1:B2"].row_height is None


def test_columns_are_fitted_to_what_they_hold(feuille: xw.Sheet) -> None:
    feuille["A1"].value = "un texte assez long pour élargir la colonne"
    avant = feuille["A1"].column_width
    feuille["A1"].columns.autofit()
    assert avant is not None
    assert (feuille["A1"].column_width or 0) > avant


def test_texts_are_wrapped_and_aligned(feuille: xw.Sheet) -> None:
    plage = feuille["A1:B2"]
    plage.wrap_text, plage.horizontal_alignment, plage.vertical_alignment = True, "center", "top"
    lus = (plage.wrap_text, plage.horizontal_alignment, plage.vertical_alignment)
    assert lus == (True, "center", "top")


def test_rows_and_columns_are_hidden_and_shown(feuille: xw.Sheet) -> None:
    feuille["2:3"].rows.hidden = True
    feuille["C:C"].columns.hidden = True
    assert feuille["A2"].rows.hidden
    assert feuille["C1"].columns.hidden
    feuille["2:3"].rows.hidden = False
    assert not feuille["A2"].rows.hidden


def test_rows_of_which_some_are_hidden_are_neither(feuille: xw.Sheet) -> None:
    feuille["2:2"].rows.hidden = True
    assert feuille["A1:B3"].rows.hidden is None
    assert feuille["A1:B3"].columns.hidden is False


def test_clearing_contents_keeps_formats_and_notes(feuille: xw.Sheet) -> None:
    feuille["A1"].value, feuille["A1"].color = "x", "#ff0000"
    feuille["A1"].add_note("n")
    feuille["A1"].clear_contents()
    assert (feuille["A1"].value, feuille["A1"].color) == (None, (255, 0, 0))
    assert len(feuille.notes) == 1


def test_clearing_formats_keeps_contents(feuille: xw.Sheet) -> None:
    feuille["A1"].value, feuille["A1"].color = "x", "#ff0000"
    feuille["A1"].clear_formats()
    assert (feuille["A1"].value, feuille["A1"].color) == ("x", None)


def test_clearing_leaves_nothing(feuille: xw.Sheet) -> None:
    feuille["A1"].value, feuille["A1"].color = "x", "#ff0000"
    feuille["A1"].add_note("n")
    feuille["A1"].clear()
    assert (feuille["A1"].value, feuille["A1"].color, len(feuille.notes)) == (None, None, 0)


def test_inserted_rows_push_the_others_down_and_deleted_ones_bring_them_back(
    feuille: xw.Sheet,
) -> None:
    feuille["A1"].value = [["a", 1], ["b", 2]]
    deuxieme = feuille["2:3"]
    deuxieme.insert("down")
    assert feuille["A1:B4"].value == [["a", 1.0], [None, None], [None, None], ["b", 2.0]]
    assert deuxieme.address == "$2:$3"
    deuxieme.delete()
    assert feuille["A1:B2"].value == [["a", 1.0], ["b", 2.0]]


def test_inserted_cells_move_their_own_columns_or_rows_only(feuille: xw.Sheet) -> None:
    feuille["A1"].value = [["a", 1], ["b", 2]]
    feuille["A1"].insert("down")
    assert feuille["A1:B3"].value == [[None, 1.0], ["a", 2.0], ["b", None]]
    feuille["A1"].delete("up")
    assert feuille["A1:B3"].value == [["a", 1.0], ["b", 2.0], [None, None]]
    feuille["A1"].insert("right")
    assert feuille["A1:C2"].value == [[None, "a", 1.0], ["b", 2.0, None]]
    feuille["A1"].delete("left")
    assert feuille["A1:C2"].value == [["a", 1.0, None], ["b", 2.0, None]]


@pytest.mark.parametrize("bande", ["1:1", "A:A"])
def test_a_sheet_whose_first_row_or_column_went_still_begins_at_a1(
    feuille: xw.Sheet, bande: str
) -> None:
    feuille["A1"].value = [[1, 2], [3, 4]]
    feuille[bande].delete()
    assert feuille.used_range.address in ("$A$1:$B$1", "$A$1:$A$2")
    feuille["A1"].value = "x"
    assert feuille["A1"].value == "x"


def test_deleted_cells_close_their_narrow_side_as_in_excel(feuille: xw.Sheet) -> None:
    feuille["A1"].value = [["a", "b"], ["c", "d"]]
    feuille["A1"].delete()
    assert feuille["A1:B2"].value == [["b", None], ["c", "d"]]
    feuille["A1:B1"].delete()
    assert feuille["A1:B2"].value == [["c", "d"], [None, None]]


def test_a_range_is_copied_with_its_looks(feuille: xw.Sheet) -> None:
    feuille["A1"].value, feuille["A1"].color = "x", "#ff0000"
    autre = feuille.book.sheets.add(after=feuille)
    feuille["A1"].copy(autre["C3"])
    assert (autre["C3"].value, autre["C3"].color) == ("x", (255, 0, 0))


def test_a_range_is_moved(feuille: xw.Sheet) -> None:
    feuille["A1"].value = "x"
    feuille["A1"].move(feuille["C3"])
    assert (feuille["A1"].value, feuille["C3"].value) == (None, "x")


def test_a_note_is_added_read_changed_and_deleted(feuille: xw.Sheet) -> None:
    note = feuille["B2"].add_note("Élève sans AESH")
    assert feuille["B2"].note is not None
    note.text = "AESH absent"
    assert [(n.text, n.location.address) for n in feuille.notes] == [("AESH absent", "$B$2")]
    note.delete()
    assert feuille["B2"].note is None


def test_a_link_to_a_cell_is_read_as_excel_writes_it(feuille: xw.Sheet) -> None:
    feuille.book.sheets.add("Emploi du temps", after=feuille)
    feuille["A1"].add_hyperlink("#'Emploi du temps'!B2", "B2")
    assert feuille["A1"].value == "B2"
    assert feuille["A1"].hyperlink == "#'Emploi du temps'!B2"


def test_merged_cells_are_one_area(feuille: xw.Sheet) -> None:
    feuille["B2:C3"].merge()
    assert feuille["B2"].merge_cells
    assert feuille["B2"].merge_area.address == "$B$2:$C$3"
    feuille["A1:C3"].merge(across=True)
    assert feuille["B2"].merge_area.address == "$A$2:$C$2"
    feuille["A1:C3"].unmerge()
    assert not feuille["B2"].merge_cells


@pytest.mark.parametrize(
    ("depart", "sens", "arrivee"),
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
    feuille: xw.Sheet, depart: str, sens: str, arrivee: str
) -> None:
    feuille["A1"].value = [["a", None], ["b", None], ["c", None], [None, None], ["e", None]]
    feuille["B1:C1"].value = [1, 2]
    assert feuille[depart].end(sens).address == arrivee


def test_a_table_of_cells_is_expanded_and_its_region_found(feuille: xw.Sheet) -> None:
    feuille["B2"].value = [[1, 2], [3, 4], [5, 6]]
    assert feuille["B2"].expand().address == "$B$2:$C$4"
    assert feuille["C3"].current_region.address == "$B$2:$C$4"
    assert feuille.used_range.address == "$B$2:$C$4"


def test_selected_cells_are_the_selection(app: xw.App, feuille: xw.Sheet) -> None:
    feuille["B2:C3"].select()
    assert app.selection == feuille["B2:C3"]


def test_a_range_is_printed_to_a_pdf(feuille: xw.Sheet, tmp_path: Path) -> None:
    feuille["A1"].value = "x"
    feuille["A1:B2"].to_pdf(tmp_path / "plage.pdf")
    assert (tmp_path / "plage.pdf").read_bytes().startswith(b"%PDF")
