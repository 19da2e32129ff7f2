"""A grid read back changes what was typed, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typed_grilles import KNOWN, applied, creneau, grid, read, said, timetables, typed

from pial_xl.grilles.changes import RowChanges
from pial_xl.grilles.drawing import GrilleLayout
from pial_xl.grilles.entry import KnownCodes
from pial_xl.tables import Creneau
from pial_xl.tables.types import Semaine

ROW = creneau(
    6, "lundi", "8h30", "10h", eleve="E001", uai="0440009Z", nature="accompagnement"
)  # fmt: skip
ODD = creneau(7, "lundi", "10h05", "11h50", eleve="E003", uai="0440002B")


def _changes(rows: list[Creneau], *edits: tuple[str, str, str, str]) -> RowChanges:
    found, changes = read(typed(grid(rows), *edits), rows)
    assert not found.refusals
    return changes


def test_a_slot_typed_in_a_blank_cell_is_a_row_of_the_school_of_its_pupil() -> None:
    changes = _changes([ROW], ("mardi", "9h00", "10h00", "E003"))
    assert (changes.updated, changes.removed) == ({}, [])
    (row,) = changes.added
    assert row["aesh"] == "A01"
    assert said(row) == {
        "eleve": "E003", "uai": "0440002B", "jour": "mardi", "debut": 540, "fin": 600,
        "nature": "accompagnement",
    }  # fmt: skip


def test_a_slot_wiped_out_is_removed_and_no_other() -> None:
    changes = _changes([ROW, ODD], ("lundi", "8h30", "10h00", ""))
    assert (changes.updated, changes.removed, changes.added) == ({}, [6], [])


def test_a_slot_cut_short_keeps_all_else_that_its_row_says() -> None:
    changes = _changes([ROW, ODD], ("lundi", "9h30", "10h00", ""))
    assert (changes.updated, changes.removed, changes.added) == ({6: {"fin": 570}}, [], [])


def test_a_slot_made_longer_stays_one_row() -> None:
    changes = _changes([ROW], ("lundi", "10h00", "10h30", "E001"))
    assert (changes.updated, changes.removed, changes.added) == ({6: {"fin": 630}}, [], [])
    changes = _changes([ROW], ("lundi", "8h00", "8h30", "E001"))
    assert changes.updated == {6: {"debut": 480}}


def test_a_slot_cut_in_two_is_two_rows_of_the_same_school_and_nature() -> None:
    changes = _changes([ROW], ("lundi", "9h00", "9h30", "repas"))
    assert changes.updated == {6: {"fin": 540}}
    assert [said(row) for row in changes.added] == [
        {**said(ROW), "debut": 570},
        {"uai": "0440009Z", "jour": "lundi", "debut": 540, "fin": 570, "nature": "repas"},
    ]


def test_another_pupil_typed_over_a_slot_takes_its_place() -> None:
    changes = _changes([ROW], ("lundi", "8h30", "10h00", "E003"))
    assert changes.removed == [6]
    assert [(row["eleve"], row["uai"]) for row in changes.added] == [("E003", "0440002B")]


def test_hours_off_the_lines_are_kept_at_the_end_that_is_not_cut() -> None:
    rows = [creneau(7, "lundi", "10h05", "11h50", eleve="E003")]
    drawn = grid(rows, finest=30)
    edits, changes = read(typed(drawn, ("mardi", "10h00", "11h00", "E001")), rows)
    assert not edits.refusals
    assert changes.updated == {}
    assert len(changes.added) == 1


def test_a_cell_that_spells_its_hours_is_read_as_it_says() -> None:
    rows = [ODD]
    drawn = grid(rows)
    assert drawn.drawn[0, 8] == "10h05–11h50 E003"
    edit = ("lundi", "10h00", "11h45", "10h05–11h40 E003")
    _, changes = read(typed(drawn, edit), rows)
    assert changes.removed == [7]
    assert [(row["debut"], row["fin"]) for row in changes.added] == [(605, 700)]


def test_a_line_wiped_out_of_a_cell_that_spells_its_hours_changes_nothing() -> None:
    """The cell still says them."""
    changes = _changes([ODD], ("lundi", "11h00", "11h45", ""))
    assert (changes.updated, changes.removed, changes.added) == ({}, [], [])


def test_pupils_typed_together_are_the_group_that_allocations_make_of_them() -> None:
    (row,) = _changes([], ("jeudi", "9h00", "10h00", "E002 E001")).added
    assert (row["eleve"], row["groupe"]) == (None, "G1")


def test_pupils_that_no_allocation_groups_are_a_row_each_of_one_new_group() -> None:
    changes = _changes([], ("jeudi", "9h00", "10h00", "E003+E001"))
    assert [(row["eleve"], row["groupe"]) for row in changes.added] == [
        ("E001", "G2"),
        ("E003", "G2"),
    ]
    assert changes.groupes == {"G2": ("E001", "E003")}


def test_an_edit_of_one_week_leaves_the_other_as_it_was() -> None:
    rows = [ROW, creneau(8, "lundi", "13h", "14h", eleve="E002", semaine="B")]
    changes = _changes(rows, ("lundi A", "8h30", "10h00", "E003"))
    assert changes.updated == {6: {"semaine": Semaine.B}}
    assert [(row["eleve"], row["semaine"]) for row in changes.added] == [("E003", Semaine.A)]


def test_the_same_typed_in_both_weeks_is_one_row_of_every_week() -> None:
    rows = [creneau(8, "lundi", "13h", "14h", eleve="E002", semaine="B")]
    changes = _changes(
        rows, ("lundi A", "9h00", "10h00", "E001"), ("lundi B", "9h00", "10h00", "E001")
    )
    assert [row["semaine"] for row in changes.added] == [None]


def test_a_cell_that_cannot_be_read_is_told_and_its_slot_stays() -> None:
    rows = [ROW, ODD]
    drawn = typed(
        grid(rows), ("lundi", "8h30", "9h00", "Maths"), ("mardi", "9h00", "10h00", "E001")
    )
    edits, changes = read(drawn, rows)
    assert (changes.updated, changes.removed, len(changes.added)) == ({}, [], 1)
    (told,) = edits.refusals
    assert told.startswith("EDT A01!A3 : « Maths » n'est ni le code d'un élève")


def test_a_fault_in_one_line_keeps_the_whole_of_a_cell_that_spells_its_hours() -> None:
    edits, changes = read(typed(grid([ODD]), ("lundi", "11h00", "11h15", "?!")), [ODD])
    assert (changes.updated, changes.removed, changes.added) == ({}, [], [])
    assert len(edits.refusals) == 1


def test_what_changed_in_the_table_since_is_not_written_over() -> None:
    drawn = typed(grid([ROW]), ("lundi", "8h30", "10h00", "E003"))
    now = [creneau(6, "lundi", "8h30", "10h", eleve="E002")]
    edits, changes = read(drawn, now)
    assert (changes.updated, changes.removed, changes.added) == ({}, [], [])
    assert "a changé dans Emploi du temps" in edits.refusals[0]


def test_a_change_of_the_table_elsewhere_stops_nothing() -> None:
    drawn = typed(grid([ROW]), ("lundi", "8h30", "10h00", "E003"))
    edits, changes = read(drawn, [ROW, creneau(9, "vendredi", "9h", "10h", eleve="E002")])
    assert not edits.refusals
    assert changes.removed == [6]


def test_a_grid_read_twice_changes_nothing_the_second_time() -> None:
    rows = [ROW, ODD]
    drawn = typed(
        grid(rows), ("lundi", "8h30", "9h00", "repas"), ("mardi", "9h00", "10h00", "E001")
    )
    _, changes = read(drawn, rows)
    edits, again = read(drawn, applied(rows, changes))
    assert again == RowChanges()
    assert not edits.refusals


def test_changes_are_told_by_day_and_hours() -> None:
    edits, _ = read(typed(grid([ROW]), ("lundi", "9h30", "10h00", "")), [ROW])
    assert edits.changes == ["A01, lundi 9h30–10h00 : « E001 » → rien"]


@st.composite
def _apart(draw: st.DrawFn) -> list[Creneau]:
    """Give rows on the lines of which none meets another."""
    kept: list[Creneau] = []
    for row in draw(timetables(30)):
        meets = (
            other.jour == row.jour
            and (other.debut or 0) < (row.fin or 0)
            and (row.debut or 0) < (other.fin or 0)
            and (None in (row.semaine, other.semaine) or row.semaine == other.semaine)
            for other in kept
        )
        if not any(meets):
            kept.append(row)
    return kept


_LABELS = ["", "E001", "E002", "E003", "E001+E002", "repas", "trajet", "réunion E001"]


@st.composite
def _edits(draw: st.DrawFn, layout: GrilleLayout) -> dict[tuple[int, int], str]:
    edits: dict[tuple[int, int], str] = {}
    for _ in range(draw(st.integers(0, 5))):
        column = draw(st.integers(0, len(layout.columns) - 1))
        first = draw(st.integers(0, layout.count - 1))
        last = draw(st.integers(first + 1, layout.count))
        text = draw(st.sampled_from(_LABELS))
        edits |= {(column, line): text for line in range(first, last)}
    return edits


@given(timetables(), st.sampled_from([5, 10, 15, 30]))
def test_a_grid_that_nobody_typed_in_changes_nothing(rows: list[Creneau], finest: int) -> None:
    edits, changes = read(grid(rows, finest=finest), rows)
    assert changes == RowChanges()
    assert not edits.refusals
    assert not edits.changes


@given(st.data(), _apart())
def test_what_is_read_is_drawn_as_it_was_typed(data: st.DataObject, rows: list[Creneau]) -> None:
    drawn = grid(rows, finest=30)
    edited = replace(drawn, now={**drawn.now, **data.draw(_edits(drawn.layout))})
    edits, changes = read(edited, rows)
    assert not edits.refusals
    then = grid(applied(rows, changes), layout=drawn.layout, finest=30)
    assert then.now == edited.now


@given(st.data(), _apart())
def test_a_slot_of_which_no_line_was_typed_in_keeps_its_row(
    data: st.DataObject, rows: list[Creneau]
) -> None:
    drawn = grid(rows, finest=30)
    edited = replace(drawn, now={**drawn.now, **data.draw(_edits(drawn.layout))})
    _, changes = read(edited, rows)
    differs = {line for line in drawn.drawn if drawn.drawn[line] != edited.now[line]}
    touched = set()
    for rank, line in differs:
        # A row that stands beside an edit may be made longer by it.
        touched |= {(rank, line), (rank, line - 1), (rank, line + 1)}
    for row in rows:
        lines = {
            (rank, line)
            for rank, column in enumerate(drawn.layout.columns)
            if column.jour == row.jour and row.semaine in (None, *column.semaines)
            for line in range(drawn.layout.count)
            if (row.debut or 0) <= drawn.layout.time(line) < (row.fin or 0)
        }
        if not lines & touched:
            assert row.number not in changes.updated
            assert row.number not in changes.removed


@given(st.data(), timetables(), st.sampled_from([5, 15, 30]))
def test_whatever_is_typed_a_second_reading_finds_nothing(
    data: st.DataObject, rows: list[Creneau], finest: int
) -> None:
    drawn = grid(rows, finest=finest)
    edited = replace(drawn, now={**drawn.now, **data.draw(_edits(drawn.layout))})
    _, changes = read(edited, rows)
    then = applied(rows, changes)
    assert all((row.debut or 0) < (row.fin or 0) for row in then)
    _, again = read(grid(then, finest=finest), then)
    assert again == RowChanges()


@pytest.mark.parametrize("known", [KNOWN, KnownCodes()])
def test_a_grid_wiped_out_removes_every_row(known: KnownCodes) -> None:
    rows = [ROW, ODD]
    drawn = grid(rows, known)
    edited = typed(drawn, ("lundi", "8h00", "17h00", ""))
    _, changes = read(edited, rows, known)
    assert sorted(changes.removed) == [6, 7]
    assert not changes.added
