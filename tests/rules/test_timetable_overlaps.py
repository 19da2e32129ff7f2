"""T: slots at the same time, for an AESH and for a pupil."""

from datetime import date
from typing import Any

import pytest
from timetables import HERE, THERE, at, constats, slot, told

from pial_xl.testing import REFERENCE, SampleWorkbook


@pytest.fixture
def c() -> SampleWorkbook:
    return SampleWorkbook()


def test_t01_two_slots_of_one_aesh_at_once(c: SampleWorkbook) -> None:
    slot(c, "lundi", ("8h30", "10h00"), eleve="E1")
    second = slot(c, "lundi", ("9h30", "11h00"), eleve="E2")
    (found,) = constats(c, "T-01")
    assert (found.cell.address, found.niveau, found.objet) == (
        at(c, second, "debut"),
        "BLOQUANT",
        "A01",
    )
    assert "T-02" not in c.codes()


def test_t01_is_told_on_the_lower_row_and_once(c: SampleWorkbook) -> None:
    slot(c, "lundi", ("8h30", "10h00"), eleve="E1")
    slot(c, "lundi", ("10h30", "12h00"), eleve="E2")
    wide = slot(c, "lundi", ("8h00", "11h00"), eleve="E3")
    assert told(c, "T-01") == [at(c, wide, "debut")]


def test_t01_slots_that_touch_do_not_meet(c: SampleWorkbook) -> None:
    slot(c, "lundi", ("8h30", "10h00"), eleve="E1")
    slot(c, "lundi", ("10h00", "11h00"), eleve="E2")
    assert told(c, "T-01") == []


@pytest.mark.parametrize(
    ("first", "second", "meets"),
    [
        ({"semaine": "A"}, {"semaine": "B"}, False),
        ({"semaine": "A"}, {"semaine": "A"}, True),
        ({"semaine": "A"}, {}, True),
        ({"au": date(2026, 11, 29)}, {"du": date(2026, 11, 30)}, False),
        ({"au": date(2026, 11, 30)}, {"du": date(2026, 11, 30)}, True),
        ({"du": date(2026, 12, 1), "au": date(2026, 12, 5)}, {}, False),  # no Monday in them
        ({"au": date(2026, 11, 23)}, {}, False),  # over the day before
        ({"au": REFERENCE}, {}, True),
    ],
)
def test_t01_looks_at_weeks_and_dates(
    c: SampleWorkbook, first: dict[str, Any], second: dict[str, Any], meets: bool
) -> None:
    slot(c, "lundi", ("8h30", "10h00"), eleve="E1", **first)
    slot(c, "lundi", ("9h30", "11h00"), eleve="E2", **second)
    assert bool(told(c, "T-01")) is meets


def test_t01_sees_that_the_only_common_day_is_without_class(c: SampleWorkbook) -> None:
    slot(c, "lundi", ("8h30", "10h00"), eleve="E1")
    monday = date(2026, 12, 7)
    slot(c, "lundi", ("9h30", "11h00"), eleve="E2", du=monday, au=monday)
    assert len(told(c, "T-01")) == 1
    c.add("T_Calendrier", du=monday, au=monday, nature="férié")
    assert told(c, "T-01") == []


def test_t01_pupils_of_one_group_are_one_slot(c: SampleWorkbook) -> None:
    slot(c, "lundi", ("8h30", "10h00"), eleve="E2", groupe="G1")
    other = slot(c, "lundi", ("8h30", "10h00"), eleve="E3", groupe="G1")
    assert told(c, "T-01") == []
    c.put("T_Creneaux", other, "uai", THERE)
    assert told(c, "T-01") == [at(c, other, "debut")]


def test_t01_pupils_whom_allocations_group_need_not_be_grouped_again(c: SampleWorkbook) -> None:
    slot(c, "lundi", ("8h30", "10h00"), eleve="E2")
    slot(c, "lundi", ("8h30", "10h00"), eleve="E3")
    assert told(c, "T-01") == []


def test_t01_individual_help_shares_nothing(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 0, "groupe", "G1")
    slot(c, "lundi", ("8h30", "10h00"), eleve="E1", groupe="G1")
    slot(c, "lundi", ("8h30", "10h00"), eleve="E2", groupe="G1")
    assert "T-01" in c.codes()


def test_t01_says_nothing_of_an_aesh_who_is_not_known(c: SampleWorkbook) -> None:
    for eleve in ("E1", "E2"):
        slot(c, "lundi", ("8h30", "10h00"), aesh="A99", eleve=eleve)
    assert "T-01" not in c.codes()
    assert "S-16" in c.codes()


def test_t02_a_pupil_with_two_aesh(c: SampleWorkbook) -> None:
    slot(c, "mardi", ("8h30", "10h00"), eleve="E1", uai=HERE)
    second = slot(c, "mardi", ("9h59", "11h00"), aesh="A02", eleve="E1", uai=HERE)
    (found,) = constats(c, "T-02")
    assert (found.cell.address, found.niveau, found.objet) == (
        at(c, second, "debut"),
        "ALERTE",
        "E1",
    )


def test_t02_one_after_the_other(c: SampleWorkbook) -> None:
    slot(c, "mardi", ("8h30", "10h00"), eleve="E1")
    slot(c, "mardi", ("10h00", "11h00"), aesh="A02", eleve="E1")
    assert told(c, "T-02") == []


def test_t02_names_once_all_the_pupils_of_a_group(c: SampleWorkbook) -> None:
    c.add("T_Affectations", aesh="A02", eleve="E2", aide="M", heures=1, groupe="G7")
    c.add("T_Affectations", aesh="A02", eleve="E3", aide="M", heures=1, groupe="G7")
    slot(c, "mardi", ("8h30", "10h00"), groupe="G1")
    slot(c, "mardi", ("9h00", "10h00"), aesh="A02", groupe="G7")
    (found,) = constats(c, "T-02")
    assert "E2, E3" in found.message


def test_t02_a_pupil_who_has_left_is_not_there(c: SampleWorkbook) -> None:
    slot(c, "mardi", ("8h30", "10h00"), eleve="E1")
    slot(c, "mardi", ("8h30", "10h00"), aesh="A02", eleve="E1")
    c.put("T_Eleves", 0, "sorti_le", date(2026, 11, 1))
    assert "T-02" not in c.codes()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("fin", "8h00", "elle est avant"),
        ("fin", "8h30", "elle est aussi celle de"),
        ("fin", "25:00", "Écrivez"),
    ],
)
def test_an_hour_that_cannot_be_is_told_where_it_stands_and_nothing_follows(
    c: SampleWorkbook, field: str, value: str, said: str
) -> None:
    first = slot(c, "lundi", ("8h30", "10h00"), eleve="E1")
    slot(c, "lundi", ("8h30", "9h00"), eleve="E2")
    c.put("T_Creneaux", first, field, value)
    (found,) = constats(c, "S-02")
    assert found.cell.address == at(c, first, field)
    assert said in found.message.replace("\u00a0", " ")
    assert "T-01" not in c.codes()


@pytest.mark.parametrize("written", ["lun.", "Lundi", "LUN"])
def test_a_day_is_read_from_its_usual_writings(c: SampleWorkbook, written: str) -> None:
    slot(c, written, ("8h30", "10h00"), eleve="E1")
    assert not {"S-17", "T-11"} & c.codes()


def test_a_day_that_says_more_is_told(c: SampleWorkbook) -> None:
    slot(c, "Lundi matin", ("8h30", "10h00"), eleve="E1")
    assert "S-17" in c.codes()


@pytest.mark.parametrize(("second", "beyond"), [("10h00", False), ("10h01", True)])
def test_a01_does_not_count_twice_the_time_that_t01_tells(
    c: SampleWorkbook, second: str, beyond: bool
) -> None:
    c.tables["T_AESH"][0]["heures"] = "2h00"
    c.tables["T_Affectations"][:3] = [
        {"aesh": "A01", "eleve": "E1", "aide": "I", "heures": "1h30"},
        {"aesh": "A01", "eleve": "E2", "aide": "M", "heures": "1h00"},
    ]
    slot(c, "lundi", ("8h00", "9h30"), eleve="E1")
    slot(c, "lundi", ("9h00", second), eleve="E2")
    assert told(c, "T-01")
    assert not {"A-02", "T-12", "T-04"} & c.codes()
    assert [found.mesure.text for found in constats(c, "A-01")] == (["2h01"] if beyond else [])
