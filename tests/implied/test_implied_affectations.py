"""The allocations that a timetable implies, what differs from those that are written."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pial_xl.dossier.implied import (
    AffectationChange,
    affectation_changes,
    implied_affectations,
    writes_of,
)
from pial_xl.tables import columns
from pial_xl.tables.affectations import Affectation
from pial_xl.testing import REFERENCE, TITLE_ROW, SampleWorkbook

Said = tuple[str, str, str | None, int, str]


@pytest.fixture
def c() -> SampleWorkbook:
    sample = SampleWorkbook()
    sample.tables["T_Affectations"].clear()
    return sample


def slot(
    c: SampleWorkbook, eleve: str, jour: str = "lundi", hours: str = "8h-9h", **more: object
) -> None:
    debut, fin = hours.split("-")
    row = {"aesh": "A01", "eleve": eleve or None, "jour": jour, "debut": debut, "fin": fin}
    c.add("T_Creneaux", **row | more)


def allot(c: SampleWorkbook, eleve: str, heures: object, **more: object) -> None:
    c.add("T_Affectations", **{"aesh": "A01", "eleve": eleve, "aide": "M", "heures": heures} | more)


def said(c: SampleWorkbook, reference: date = REFERENCE) -> set[Said]:
    found = implied_affectations(c.dossier(reference))
    return {(one.aesh, one.eleve, one.aide, one.heures, one.groupe) for one in found}


def steps(c: SampleWorkbook) -> list[tuple[str, str]]:
    return [(change.step, change.eleve) for change in affectation_changes(c.dossier())]


def accept(c: SampleWorkbook, *changes: AffectationChange) -> None:
    """Write in the sample what a use case writes in the workbook."""
    d = c.dossier()
    first_free = TITLE_ROW + 1 + len(c.tables["T_Affectations"])
    for number, values in writes_of(d, changes, first_free).items():
        index = number - TITLE_ROW - 1
        if index == len(c.tables["T_Affectations"]):
            c.add("T_Affectations")
        for name, value in values.items():
            hours = f"{value}min" if name == "heures" and value is not None else value
            c.put("T_Affectations", index, name, hours)


def test_a_pupil_alone_has_the_hours_of_their_slots(c: SampleWorkbook) -> None:
    slot(c, "E1")
    slot(c, "E1", "mardi", "9h30-11h")
    assert said(c) == {("A01", "E1", "I", 150, "")}


@pytest.mark.parametrize(("semaine", "minutes"), [(None, 60), ("A", 30), ("B", 30)])
def test_a_slot_of_one_week_of_two_counts_half(
    c: SampleWorkbook, semaine: str | None, minutes: int
) -> None:
    slot(c, "E2", semaine=semaine)
    assert said(c) == {("A01", "E2", "M", minutes, "")}


def test_pupils_who_share_a_slot_are_a_group(c: SampleWorkbook) -> None:
    for eleve in ("E2", "E3"):
        slot(c, eleve)
    assert said(c) == {("A01", "E2", "M", 60, "G1"), ("A01", "E3", "M", 60, "G1")}


def test_what_is_shared_and_what_is_alone_are_two_allocations(c: SampleWorkbook) -> None:
    slot(c, "E2", hours="8h-10h")
    slot(c, "E3", hours="9h-11h")
    assert said(c) == {
        ("A01", "E2", "M", 60, ""),
        ("A01", "E2", "M", 60, "G1"),
        ("A01", "E3", "M", 60, "G1"),
        ("A01", "E3", "M", 60, ""),
    }


def test_slots_that_meet_in_one_week_alone_are_shared_in_that_week(c: SampleWorkbook) -> None:
    slot(c, "E2")
    slot(c, "E3", semaine="A")
    assert said(c) == {
        ("A01", "E2", "M", 30, ""),
        ("A01", "E2", "M", 30, "G1"),
        ("A01", "E3", "M", 30, "G1"),
    }


def test_two_sets_of_pupils_are_two_groups(c: SampleWorkbook) -> None:
    for eleve in ("E1", "E2", "E3"):
        slot(c, eleve, hours="8h-10h")
    for eleve in ("E2", "E3"):
        slot(c, eleve, "mardi")
    assert {(eleve, heures, groupe) for _, eleve, _, heures, groupe in said(c)} == {
        *((eleve, 120, "G1") for eleve in ("E1", "E2", "E3")),
        *((eleve, 60, "G2") for eleve in ("E2", "E3")),
    }


def test_the_group_that_has_the_same_pupils_keeps_its_name(c: SampleWorkbook) -> None:
    for eleve in ("E2", "E3"):
        allot(c, eleve, 1, groupe="LECTURE")
        slot(c, eleve)
    assert steps(c) == []


def test_a_slot_of_a_group_is_for_its_pupils(c: SampleWorkbook) -> None:
    for eleve in ("E2", "E3"):
        allot(c, eleve, 2, groupe="LECTURE")
    slot(c, "", groupe="LECTURE")
    assert {(step, eleve) for step, eleve in steps(c)} == {("changée", "E2"), ("changée", "E3")}


def test_pupils_of_a_group_who_are_drawn_apart_are_alone(c: SampleWorkbook) -> None:
    for eleve, jour in (("E2", "lundi"), ("E3", "mardi")):
        allot(c, eleve, 1, groupe="LECTURE")
        slot(c, eleve, jour)
    assert said(c) == {("A01", "E2", "M", 60, ""), ("A01", "E3", "M", 60, "")}


def test_one_pupil_drawn_for_the_group_stands_for_it(c: SampleWorkbook) -> None:
    for eleve in ("E2", "E3"):
        allot(c, eleve, 1, groupe="LECTURE")
    slot(c, "E2")
    assert steps(c) == []


def test_a_break_a_road_a_meeting_make_no_allocation(c: SampleWorkbook) -> None:
    slot(c, "E1", nature="pause")
    slot(c, "E1", "mardi", nature="trajet")
    slot(c, "", "jeudi", nature="réunion")
    assert said(c) == set()


def test_a_meal_with_a_pupil_is_work(c: SampleWorkbook) -> None:
    slot(c, "E1", hours="12h-13h", nature="repas")
    assert said(c) == {("A01", "E1", "I", 60, "")}


@pytest.mark.parametrize(
    ("du", "au", "counts"),
    [
        (None, REFERENCE, True),
        (REFERENCE, None, True),
        (None, date(2026, 11, 23), False),
        (date(2026, 11, 25), None, False),
    ],
)
def test_slots_in_force_alone_count(
    c: SampleWorkbook, du: date | None, au: date | None, counts: bool
) -> None:
    slot(c, "E1", du=du, au=au)
    assert bool(said(c)) is counts


def test_the_kind_of_help_is_the_notified_one_else_the_written_one(c: SampleWorkbook) -> None:
    c.tables["T_Notifications"].clear()
    slot(c, "E1")
    assert said(c) == {("A01", "E1", None, 60, "")}
    allot(c, "E1", 1, aide="CO")
    assert steps(c) == []


def test_an_aesh_without_slot_is_left_alone(c: SampleWorkbook) -> None:
    slot(c, "E1")
    allot(c, "E4", 5, aesh="A02", aide="I")
    assert steps(c) == [("nouvelle", "E1")]


@pytest.mark.parametrize(("heures", "differs"), [("1h05", False), ("1h06", True), ("0h54", True)])
def test_a_small_gap_is_none(c: SampleWorkbook, heures: str, differs: bool) -> None:
    slot(c, "E2")
    allot(c, "E2", heures)
    assert bool(steps(c)) is differs


def test_an_allocation_without_slot_ends_on_the_eve(c: SampleWorkbook) -> None:
    slot(c, "E1")
    allot(c, "E1", 1, aide="I")
    allot(c, "E2", 3)
    allot(c, "E3", 3, debut=REFERENCE)
    changes = affectation_changes(c.dossier())
    writes = writes_of(c.dossier(), changes, 99)

    assert [change.step for change in changes] == ["retirée", "retirée"]
    assert writes[TITLE_ROW + 2] == {"fin": date(2026, 11, 23)}
    assert set(writes[TITLE_ROW + 3].values()) == {None}
    assert set(writes[TITLE_ROW + 3]) == set(columns(Affectation))


SLOTS = st.lists(
    st.tuples(
        st.sampled_from(("E1", "E2", "E3")),
        st.sampled_from(("lundi", "mardi", "samedi")),
        st.integers(8 * 12, 17 * 12),
        st.integers(1, 24),
        st.sampled_from((None, "A", "B")),
        st.sampled_from((None, None, "G7")),
    ),
    max_size=12,
)
ALLOTTED = st.lists(
    st.tuples(
        st.sampled_from(("E1", "E2", "E3", "E4")),
        st.integers(1, 300),
    ),
    max_size=4,
)


@given(SLOTS, ALLOTTED)
@settings(max_examples=30, deadline=None)
def test_once_all_is_accepted_nothing_differs(
    slots: list[tuple[str, str, int, int, str | None, str | None]],
    allotted: list[tuple[str, int]],
) -> None:
    c = SampleWorkbook()
    c.tables["T_Affectations"].clear()
    c.put("T_Parametres", c.add("T_Parametres", cle="edt_tol_min"), "valeur", 0)
    for eleve, jour, begin, length, semaine, groupe in slots:
        hours = f"{begin * 5 // 60}h{begin * 5 % 60:02d}"
        end = begin + length
        fin = f"{end * 5 // 60}h{end * 5 % 60:02d}"
        slot(c, eleve, jour, f"{hours}-{fin}", semaine=semaine, groupe=groupe)
    for eleve, minutes in allotted:
        allot(c, eleve, f"{minutes}min")
    accept(c, *affectation_changes(c.dossier()))

    assert steps(c) == []
