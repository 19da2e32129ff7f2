"""T and A: from one school to another within a day."""

from itertools import product

import pytest
from timetables import FAR, HERE, THERE, at, constats, slot, told

from pial_xl.testing import SampleWorkbook

ROADS = {"T-09", "T-10", "A-09"}


@pytest.fixture
def c() -> SampleWorkbook:
    return SampleWorkbook()


def two_schools(c: SampleWorkbook, debut: str, uai: str = THERE) -> int:
    slot(c, "lundi", ("8h30", "11h30"), uai=HERE)
    return slot(c, "lundi", (debut, "12h30"), uai=uai)


def test_t09_ten_minutes_of_road_and_five_to_go(c: SampleWorkbook) -> None:
    after = two_schools(c, "11h35")
    (found,) = constats(c, "T-09")
    assert (found.cell.address, found.niveau) == (at(c, after, "debut"), "BLOQUANT")
    assert (found.mesure.text, found.attendu.text) == ("0h05", "0h10 au moins")
    assert ROADS & c.codes() == {"T-09"}


def test_t09_just_the_time_of_the_road(c: SampleWorkbook) -> None:
    two_schools(c, "11h40")
    assert told(c, "T-09") == []


def test_t09_a_road_in_the_timetable_does_not_make_it_shorter(c: SampleWorkbook) -> None:
    two_schools(c, "11h35")
    slot(c, "lundi", ("11h30", "11h35"), nature="trajet")
    assert ROADS & c.codes() == {"T-09"}


def test_t09_the_school_of_a_slot_may_be_that_of_its_pupil(c: SampleWorkbook) -> None:
    slot(c, "lundi", ("8h30", "11h30"), eleve="E1")
    slot(c, "lundi", ("11h35", "12h30"), eleve="E4")
    assert "T-09" in c.codes()


def test_t09_a_meeting_between_two_schools_leaves_no_time_for_the_road(c: SampleWorkbook) -> None:
    two_schools(c, "11h45")
    slot(c, "lundi", ("11h30", "11h40"), nature="autre")
    assert "T-09" in c.codes()


def test_t09_an_unknown_road_is_an_alert_once_for_both_schools(c: SampleWorkbook) -> None:
    first = two_schools(c, "12h00", FAR)
    slot(c, "mardi", ("8h30", "11h30"), aesh="A02", uai=FAR)
    slot(c, "mardi", ("12h00", "12h30"), aesh="A02", uai=HERE)
    (found,) = constats(c, "T-09")
    assert (found.cell.address, found.niveau) == (at(c, first, "uai"), "ALERTE")
    assert ROADS & c.codes() == {"T-09"}


def test_t09_an_unknown_road_that_the_timetable_counts_is_known_to_somebody(
    c: SampleWorkbook,
) -> None:
    two_schools(c, "12h00", FAR)
    slot(c, "lundi", ("11h30", "11h50"), nature="trajet")
    assert not ROADS & c.codes()


def test_t09_slots_that_overlap_have_no_road_between(c: SampleWorkbook) -> None:
    two_schools(c, "11h00")
    assert {"T-01", *ROADS} & c.codes() == {"T-01"}


def test_a09_roads_that_no_slot_counts(c: SampleWorkbook) -> None:
    after = two_schools(c, "12h00")
    slot(c, "mardi", ("8h30", "11h30"), uai=HERE)
    slot(c, "mardi", ("12h00", "12h30"), uai=THERE)
    (found,) = constats(c, "A-09")
    assert (found.cell.address, found.niveau) == (at(c, after, "debut"), "ALERTE")
    assert ROADS & c.codes() == {"A-09"}


@pytest.mark.parametrize("minutes", [0, None])
def test_a09_a_road_of_no_time_needs_none(c: SampleWorkbook, minutes: int | None) -> None:
    c.put("T_Trajets", 0, "minutes", minutes)
    two_schools(c, "12h00")
    assert "A-09" not in c.codes()


def test_a09_two_schools_on_two_days(c: SampleWorkbook) -> None:
    slot(c, "lundi", ("8h30", "11h30"), uai=HERE)
    slot(c, "mardi", ("12h00", "12h30"), uai=THERE)
    assert not ROADS & c.codes()


@pytest.mark.parametrize(("fin", "speaks"), [("11h40", False), ("11h39", True)])
def test_t10_a_road_counted_in_part(c: SampleWorkbook, fin: str, speaks: bool) -> None:
    after = two_schools(c, "12h00")
    slot(c, "lundi", ("11h30", fin), nature="trajet")
    assert told(c, "T-10") == ([at(c, after, "debut")] if speaks else [])
    assert ROADS & c.codes() == ({"T-10"} if speaks else set())


def test_t10_a_road_forgotten_on_one_day(c: SampleWorkbook) -> None:
    two_schools(c, "12h00")
    slot(c, "lundi", ("11h30", "11h40"), nature="trajet")
    slot(c, "mardi", ("8h30", "11h30"), uai=THERE)
    back = slot(c, "mardi", ("12h00", "12h30"), uai=HERE)
    assert told(c, "T-10") == [at(c, back, "debut")]


@pytest.mark.parametrize(("semaine", "other"), list(product(("A", "B"), repeat=2)))
def test_roads_are_of_one_week_at_a_time(c: SampleWorkbook, semaine: str, other: str) -> None:
    slot(c, "lundi", ("8h30", "11h30"), uai=HERE, semaine=semaine)
    slot(c, "lundi", ("11h35", "12h30"), uai=THERE, semaine=other)
    assert bool(told(c, "T-09")) is (semaine == other)


@pytest.mark.parametrize(
    ("fin_b", "counted_a", "code"), [("11h55", False, "T-09"), ("11h30", True, "T-10")]
)
def test_a_road_is_looked_at_in_each_week(
    c: SampleWorkbook, fin_b: str, counted_a: bool, code: str
) -> None:
    slot(c, "lundi", ("8h30", "11h30"), uai=HERE, semaine="A")
    slot(c, "lundi", ("8h30", fin_b), uai=HERE, semaine="B")
    after = slot(c, "lundi", ("12h00", "12h30"), uai=THERE)
    slot(c, "lundi", ("11h50", "12h00"), nature="trajet", semaine="A" if counted_a else None)
    (found,) = constats(c, code)
    assert found.cell.address == at(c, after, "debut")
    assert "(semaine B)" in found.message
    assert ROADS & c.codes() == {code}


def test_a_slot_in_two_schools_at_once_has_no_road(c: SampleWorkbook) -> None:
    slot(c, "lundi", ("8h30", "10h00"), uai=HERE)
    slot(c, "lundi", ("10h00", "11h30"), uai=HERE)
    wrong = slot(c, "lundi", ("9h00", "9h55"), uai=THERE)
    assert told(c, "T-01") == [at(c, wrong, "debut")]
    assert not ROADS & c.codes()


def test_t09_one_leaves_when_the_last_pupil_of_a_group_does(c: SampleWorkbook) -> None:
    for eleve, fin in (("E2", "11h30"), ("E3", "11h00")):
        slot(c, "lundi", ("10h00", fin), eleve=eleve, groupe="G1")
    after = slot(c, "lundi", ("11h35", "12h30"), uai=THERE)
    assert told(c, "T-09") == [at(c, after, "debut")]
