"""Where what a source changes stands in a table, computed from the rows that were read."""

from datetime import date

from pial_xl.sheets.open.table_rows import (
    change_of,
    change_of_rows,
    held_rows,
    writes_in_place,
)
from pial_xl.tables import Eleve, Notification, columns
from pial_xl.tables.raw import RawTable
from pial_xl.takeover.again import Renewal

TITLES = ((1, "Élève"), (2, "Aide"), (4, "Heures notifiées"), (5, "Début"), (6, "Ma remarque"))


def notifications(*rows: tuple[int, tuple[object, ...]]) -> RawTable:
    return RawTable("Notifications", 4, TITLES, 1, rows)


ONE = (5, ("E001", "I", 12, None, "à moi"))


def test_rows_are_read_by_field_and_the_persons_own_columns_are_left_out() -> None:
    assert held_rows(Notification, notifications(ONE)) == [
        {"eleve": "E001", "aide": "I", "heures": 12, "debut": None}
    ]


def test_a_changed_cell_stands_in_its_row_and_column() -> None:
    renewal = Renewal(updates={(0, "heures"): 15 * 60})

    change = change_of(Notification, notifications(ONE), renewal)

    assert change.cells == {(5, 4): 15.0}
    assert change.areas == ((5, 4, 5, 4),)


def test_rows_are_added_under_the_last_one_that_holds_something_of_ours() -> None:
    table = notifications(ONE, (6, (None, None, None, None, None)), (9, (None,) * 4 + ("note",)))
    renewal = Renewal(added=[{"eleve": "E002", "debut": date(2026, 9, 1)}])

    change = change_of(Notification, table, renewal)

    assert change.cells == {(6, 1): "'E002", (6, 5): 46266.0}
    assert change.areas == ((6, 1, 6, 2), (6, 4, 6, 5))


def test_a_blank_table_is_filled_from_under_its_titles() -> None:
    change = change_of(Notification, notifications(), Renewal(added=[{"eleve": "E001"}]))

    assert change.cells == {(5, 1): "'E001"}


def test_a_column_that_the_workbook_lacks_is_told_and_the_rest_is_written() -> None:
    renewal = Renewal(added=[{"eleve": "E001", "fin": date(2027, 8, 31)}])

    change = change_of(Notification, notifications(), renewal)

    assert change.lacking == ("Fin",)
    assert change.cells == {(5, 1): "'E001"}


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    table = RawTable("Élèves", 4, ((1, "Élève"), (2, "Classe")), 1, ())

    change = change_of(Eleve, table, Renewal(added=[{"eleve": "E001", "classe": "=6E1"}]))

    assert change.cells[5, 2] == "'=6E1"


def test_rows_that_come_take_the_place_of_those_that_go() -> None:
    two = (6, ("E002", "M", None, None, None))
    table = notifications(ONE, two, (7, ("E003", "M", None, None, None)))

    writes = writes_in_place(Notification, table, {0, 1}, [{"eleve": "E008"}, {"eleve": "E009"}])

    blank = dict.fromkeys(columns(Notification))
    assert writes == {  # what stands beside E001 is the person's own: its row is nobody else's
        5: blank,
        6: {**blank, "eleve": "E008"},
        8: {**blank, "eleve": "E009"},
    }


def test_rows_written_alike_one_under_the_other_are_one_area() -> None:
    values: dict[str, object] = {"eleve": "E1", "aide": "I"}

    change = change_of_rows(Notification, notifications(), {5: values, 6: values, 8: values})

    assert change.areas == ((5, 1, 6, 2), (8, 1, 8, 2))
