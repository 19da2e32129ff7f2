"""A grid drawn on a sheet is found again, whatever a person or a program did around it."""

from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from typed_grilles import KNOWN, creneau, grid, read, timetables

from pial_xl.grilles.changes import RowChanges
from pial_xl.grilles.drawing import layout_of
from pial_xl.grilles.edited import EditedGrille
from pial_xl.grilles.sheet import INVITATION, MARKER, SheetCells, find_grille
from pial_xl.grilles.slots import slots_of
from pial_xl.report.handouts.grille import GrilleSheet, grille_handout, person_fills
from pial_xl.report.handouts.handout import Handout
from pial_xl.report.workbook.handouts import handouts_bytes
from pial_xl.tables import Creneau
from pial_xl.tables.address import Place
from pial_xl.units.palette import PERSON_FILLS

ROWS = [
    creneau(6, "lundi", "8h30", "10h", eleve="E001"),
    creneau(7, "mardi", "8h05", "8h50", groupe="G1"),
    creneau(8, "jeudi", "9h", "10h", eleve="E003"),
    creneau(9, "jeudi", "10h", "11h", eleve="E002", semaine="A"),
    creneau(10, "jeudi", "10h30", "12h", eleve="E003", semaine="B"),
]


def _handout(aesh: str = "A01") -> Handout:
    slots = tuple(slots_of(ROWS, KNOWN))
    layout = layout_of(slots, 15)
    facts = ("2026-2027", "Comment faire")
    return grille_handout(GrilleSheet("EDT A01", "A01", facts, layout, slots, {}, "", aesh))


def _sheet(handout: Handout | None = None) -> SheetCells:
    """Give a drawn sheet as a reader would."""
    values: dict[Place, object] = {}
    merges = []
    for row, cell in (handout or _handout()).places():
        if cell.value:
            values[row, cell.column] = cell.value
        if cell.across > 1 or cell.down > 1:
            end = (row + cell.down - 1, cell.column + cell.across - 1)
            merges.append((row, cell.column, *end))
    return SheetCells("EDT A01", values, tuple(merges))


def _saved(handout: Handout) -> SheetCells:
    """Give the same through a file."""
    data = handouts_bytes([handout], "Essai", date(2026, 11, 24), "0.0")
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    values = {
        (cell.row, cell.column): cell.value
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
    merges = (area.bounds for area in sheet.merged_cells.ranges)
    return SheetCells(sheet.title, values, tuple((m[1], m[0], m[3], m[2]) for m in merges))


def _found(sheet: SheetCells) -> EditedGrille:
    found = find_grille(sheet)
    assert found is not None
    return found


def _place(sheet: SheetCells, text: str) -> Place:
    return next(place for place, value in sorted(sheet.values.items()) if value == text)


def _with(sheet: SheetCells, values: dict[Place, object]) -> SheetCells:
    return SheetCells(sheet.title, {**sheet.values, **values}, sheet.merges)


def test_a_drawn_grid_is_found_as_it_was_drawn() -> None:
    found = _found(_sheet())
    assert (found.aesh, found.layout) == ("A01", grid(ROWS).layout)
    assert found.drawn == found.now == grid(ROWS).drawn
    assert not found.remarks


@settings(max_examples=25, deadline=None)
@given(timetables(), st.sampled_from([5, 15, 30]))
def test_any_grid_written_in_a_file_is_found_as_it_was_drawn(
    rows: list[Creneau], finest: int
) -> None:
    slots = tuple(slots_of(rows, KNOWN))
    layout = layout_of(slots, finest)
    handout = grille_handout(GrilleSheet("EDT A01", "A01", ("",), layout, slots, {}, "", "A01"))
    found = _found(_saved(handout))
    assert found.layout == layout
    assert found.drawn == found.now == grid(rows, finest=finest).drawn


def test_the_hours_and_the_days_alone_are_in_sight() -> None:
    handout = _handout()
    shown = [width for width in handout.widths if width]
    assert len(shown) == 1 + 6
    assert handout.widths[7:] == (0.0,) * 7
    (marker,) = [cell for _, cell in handout.places() if cell.value == MARKER]
    assert marker.column == 8


def test_a_grid_to_be_read_alone_is_no_grid_to_take_back() -> None:
    assert find_grille(_sheet(_handout(aesh=""))) is None
    assert find_grille(SheetCells("Synthèse", {(1, 1): "Synthèse"})) is None


def test_a_slot_of_every_week_takes_both_half_columns() -> None:
    sheet = _sheet()
    row, column = _place(sheet, "E003")
    assert (row, column, row + 3, column + 1) in sheet.merges


def test_a_column_and_a_row_put_in_between_move_nothing() -> None:
    sheet = _sheet()

    def moved(place: Place) -> Place:
        row, column = place
        return row + (row > 10), column + (column > 2)

    merges = [(*moved(m[:2]), *moved(m[2:])) for m in sheet.merges]
    values = {moved(place): value for place, value in sheet.values.items()}
    found = _found(SheetCells(sheet.title, values, tuple(merges)))
    assert found.drawn == found.now == grid(ROWS).drawn


def test_a_column_taken_away_leaves_its_slots_and_is_told() -> None:
    sheet = _sheet()
    _, column = _place(sheet, "Mardi")
    values = {
        (row, c - (c > column)): value for (row, c), value in sheet.values.items() if c != column
    }
    merges = tuple(
        (top, left - (left > column), bottom, right - (right > column))
        for top, left, bottom, right in sheet.merges
        if left != column and left > 1
    )
    found = _found(SheetCells(sheet.title, values, merges))
    assert "la colonne « mardi » n'y est plus" in found.remarks[0]
    assert read(found, ROWS)[1] == RowChanges()


def test_lines_taken_away_leave_their_slots() -> None:
    sheet = _sheet()
    gone = _place(sheet, "E001")[0]
    values = {(row, c): value for (row, c), value in sheet.values.items() if row != gone}
    found = _found(SheetCells(sheet.title, values, ()))
    assert "1 ligne de la grille n'y est plus" in found.remarks[0]
    assert read(found, ROWS)[1] == RowChanges()


def test_a_program_that_parts_merged_cells_changes_nothing() -> None:
    sheet = _sheet()
    found = _found(SheetCells(sheet.title, sheet.values))
    assert found.now == found.drawn


def test_a_cell_typed_over_a_merged_one_counts_for_all_its_lines() -> None:
    sheet = _sheet()
    edits, changes = read(_found(_with(sheet, {_place(sheet, "E001"): "repas"})), ROWS)
    assert edits.changes == ["A01, lundi 8h30–10h00 : « E001 » → « repas »"]
    assert changes.removed == [6]


def test_cells_merged_over_two_days_count_for_both() -> None:
    sheet = _sheet()
    row = next(r for (r, c), v in sheet.values.items() if c == 1 and v == "14h00")
    merged = SheetCells(
        sheet.title, {**sheet.values, (row, 2): "réunion"}, (*sheet.merges, (row, 2, row + 3, 3))
    )
    edits, changes = read(_found(merged), ROWS)
    assert [(str(r["jour"]), r["debut"], r["fin"]) for r in changes.added] == [
        ("lundi", 840, 900),
        ("mardi", 840, 900),
    ]
    assert not edits.refusals


def test_a_refusal_names_the_cell() -> None:
    sheet = _sheet()
    row, column = _place(sheet, "E001")
    edits, _ = read(_found(_with(sheet, {(row, column): "Maths"})), ROWS)
    assert edits.refusals[0].startswith(f"EDT A01!B{row} : « Maths »")


def test_what_is_typed_on_a_line_without_hour_is_told() -> None:
    sheet = _sheet()
    values = {(r + (r > 20), c): value for (r, c), value in sheet.values.items()}
    found = _found(SheetCells(sheet.title, {**values, (21, 4): "E001"}, ()))
    assert found.remarks == (
        "EDT A01!D21 : « E001 » est sur une ligne sans heure et n'est pas repris.",
    )


@pytest.mark.parametrize(("column", "text"), [(9, "7"), (10, "x"), (11, "99999"), (8, "")])
def test_a_grid_whose_print_was_spoiled_is_left_and_told(column: int, text: str) -> None:
    sheet = _sheet()
    row, _ = _place(sheet, MARKER)
    spoilt: list[dict[Place, object]] = [{(row - 1, column): text}, {(row, 8): None}]
    for spoiled in spoilt:
        assert find_grille(_with(sheet, spoiled)) is None
        found = _found(_with(sheet, {**spoiled, (3, 1): f"{INVITATION} : E012"}))
        assert (found.now, len(found.remarks)) == ({}, 1)
        assert found.remarks[0].startswith("« EDT A01 » : les colonnes masquées")


@pytest.mark.parametrize(
    ("value", "said"), [(True, "VRAI"), (datetime(2026, 1, 8), "08/01/2026"), (12.0, "12")]
)
def test_what_is_no_text_is_said_as_the_sheet_shows_it(value: object, said: str) -> None:
    assert SheetCells("EDT A01", {(1, 1): value}).text(1, 1) == said


def test_each_person_has_a_color_of_their_own_and_keeps_it() -> None:
    codes = [f"E{rank:03d}" for rank in range(len(PERSON_FILLS))]
    fills = person_fills(codes)
    assert sorted(fills.values()) == sorted(PERSON_FILLS)
    assert person_fills(codes[:1]) == {codes[0]: fills[codes[0]]}


def test_more_people_than_colors_share_them() -> None:
    fills = person_fills(f"E{rank:03d}" for rank in range(40))
    assert len(fills) == 40
