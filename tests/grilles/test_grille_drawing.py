"""Slots stand in the grid where a person looks for them, and no hour is lost."""

import pytest
from typed_grilles import KNOWN, creneau, grid

from pial_xl.grilles.drawing import GrilleCell, GrilleColumn, GrilleLayout, grille_cells, layout_of
from pial_xl.grilles.slots import slots_of, stands_in_week
from pial_xl.tables import Creneau
from pial_xl.tables.types import Weekday


def _layout(*rows: Creneau, finest: int = 15) -> GrilleLayout:
    return layout_of(slots_of(rows, KNOWN), finest)


def _cells(*rows: Creneau, finest: int = 15) -> list[GrilleCell]:
    slots = tuple(slots_of(rows, KNOWN))
    layout = layout_of(slots, finest)
    return [cell for column in layout.columns for cell in grille_cells(slots, layout, column)]


def test_a_grid_shows_monday_to_friday_from_8_to_17_without_any_slot() -> None:
    layout = _layout()
    assert [column.title for column in layout.columns] == [
        "lundi", "mardi", "mercredi", "jeudi", "vendredi",
    ]  # fmt: skip
    assert (layout.debut, layout.fin, layout.step) == (480, 1020, 30)


def test_saturday_is_there_when_somebody_works_on_it() -> None:
    assert _layout(creneau(1, "samedi", "9h", "10h")).columns[-1].jour is Weekday.SATURDAY


def test_a_day_has_two_half_columns_only_where_its_weeks_differ() -> None:
    layout = _layout(
        creneau(1, "lundi", "9h", "10h", eleve="E001", semaine="A"),
        creneau(2, "mardi", "9h", "10h", eleve="E001", semaine="A"),
        creneau(3, "mardi", "9h", "10h", eleve="E001", semaine="B"),
    )
    assert [column.title for column in layout.columns][:3] == ["lundi A", "lundi B", "mardi"]


@pytest.mark.parametrize(
    ("debut", "finest", "step"),
    [("8h30", 5, 30), ("8h45", 5, 15), ("8h50", 5, 10), ("8h55", 5, 5), ("8h55", 15, 15),
     ("8h30", 30, 30), ("8h45", 30, 30)],
)  # fmt: skip
def test_lines_are_as_long_as_slots_allow_and_no_shorter_than_wanted(
    debut: str, finest: int, step: int
) -> None:
    assert _layout(creneau(1, "lundi", debut, "10h"), finest=finest).step == step


def test_a_slot_off_the_lines_says_its_exact_hours() -> None:
    (cell,) = _cells(creneau(1, "lundi", "8h05", "8h50", eleve="E001"))
    assert cell.text == "8h05–8h50 E001"
    assert (cell.first, cell.last) == (0, 3)


def test_a_slot_on_the_lines_says_its_code_alone() -> None:
    (cell,) = _cells(creneau(1, "lundi", "8h30", "10h", eleve="E001"))
    assert cell.text == "E001"


def test_slots_that_follow_each_other_off_the_lines_do_not_share_a_cell() -> None:
    cells = _cells(
        creneau(1, "lundi", "8h05", "8h50", eleve="E001"),
        creneau(2, "lundi", "8h50", "9h45", eleve="E002"),
    )
    assert [cell.text for cell in cells] == ["8h05–8h50 E001", "8h50–9h45 E002"]


def test_slots_that_overlap_share_a_cell_that_says_the_hours_of_each() -> None:
    (cell,) = _cells(
        creneau(1, "lundi", "8h", "9h", eleve="E001"),
        creneau(2, "lundi", "8h30", "9h30", eleve="E003"),
    )
    assert cell.text == "8h00–9h00 E001\n8h30–9h30 E003"


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ({"groupe": "G1"}, "E001+E002"),
        ({"groupe": "G9"}, "groupe G9"),
        ({"eleve": "E001", "nature": "repas"}, "repas E001"),
        ({"nature": "repas"}, "repas"),
        ({"nature": "trajet"}, "trajet"),
        ({"uai": "0440001A"}, "accompagnement"),
        (
            {"eleve": "E001", "du": "05/01/2027", "au": "30/01/2027"},
            "E001 du 05/01/2027 au 30/01/2027",
        ),
        ({"eleve": "E001", "du": "05/01/2027"}, "E001 à partir du 05/01/2027"),
        ({"eleve": "E001", "au": "30/01/2027"}, "E001 jusqu'au 30/01/2027"),
    ],
)
def test_a_cell_says_whom_or_what(cells: dict[str, object], text: str) -> None:
    (cell,) = _cells(creneau(1, "lundi", "9h", "10h", **cells))
    assert cell.text == text


def test_pupils_of_one_group_written_row_by_row_are_one_slot() -> None:
    (cell,) = _cells(
        creneau(1, "lundi", "9h", "10h", eleve="E003", groupe="G7"),
        creneau(2, "lundi", "9h", "10h", eleve="E001", groupe="G7"),
    )
    assert cell.text == "E001+E003"
    assert cell.is_shared


def test_a_row_that_stands_nowhere_in_a_week_is_not_drawn() -> None:
    assert stands_in_week(creneau(1, "lundi", "9h", "10h"))
    assert not stands_in_week(creneau(1, "lundi", "10h", "9h"))
    assert not stands_in_week(creneau(1, "lundi", "10h", "10h"))
    assert not stands_in_week(creneau(1, "lundi", "9h", "10h", du="02/01/2027", au="01/01/2027"))


def test_a_slot_of_every_week_stands_in_both_half_columns() -> None:
    drawn = grid(
        [
            creneau(1, "lundi", "9h", "10h", eleve="E001"),
            creneau(2, "lundi", "10h", "11h", eleve="E002", semaine="B"),
        ]
    )
    assert drawn.layout.columns[:2] == tuple(
        GrilleColumn(Weekday.MONDAY, (week,)) for week in drawn.layout.columns[0].semaines
        + drawn.layout.columns[1].semaines
    )  # fmt: skip
    assert drawn.drawn[0, 2] == drawn.drawn[1, 2] == "E001"
    assert (drawn.drawn[0, 4], drawn.drawn[1, 4]) == ("", "E002")
