"""T: a week that can be lived says nothing, however it is drawn."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

import pytest
from timetables import slot

from pial_xl.testing import SampleWorkbook

DAYS = ("lundi", "mardi", "jeudi", "vendredi")
HELPED = {"A01": ("E1", "E2"), "A02": ("E4",), "A03": ("E5",)}
AIDES = {"E1": "I", "E2": "M", "E4": "I", "E5": "I"}
MORNING_END, DAY_END = 12 * 60, 16 * 60


def hour(minutes: int) -> str:
    return f"{minutes // 60}h{minutes % 60:02d}"


def half_day(random: Random, debut: int, fin: int) -> Iterator[tuple[int, int]]:
    """Give slots that follow each other, now and then after a short break."""
    while debut < fin:
        end = min(debut + random.choice((45, 50, 55, 60, 90)), fin)
        yield debut, end
        debut = end + random.choice((0, 0, 15))


def day(random: Random) -> Iterator[tuple[int, int]]:
    yield from half_day(random, random.choice((480, 510, 525)), MORNING_END)
    yield from half_day(random, MORNING_END + random.choice((45, 60, 75)), DAY_END)


def drawn(seed: int) -> SampleWorkbook:
    """Draw weeks, some days of which differ from one week to the other, and what they allot."""
    random, c = Random(seed), SampleWorkbook()  # noqa: S311 - the same weeks every time
    total: Counter[tuple[str, str]] = Counter()
    for aesh, eleves in HELPED.items():
        for jour in DAYS:
            for semaine in random.choice(((None,), ("A", "B"))):
                for debut, fin in day(random):
                    eleve = random.choice(eleves)
                    hours = hour(debut), hour(fin)
                    slot(c, jour, hours, aesh, eleve=eleve, semaine=semaine)
                    total[aesh, eleve] += (fin - debut) * (1 if semaine else 2)
    c.tables["T_Affectations"] = [
        {"aesh": aesh, "eleve": eleve, "aide": AIDES[eleve], "heures": hour(minutes // 2)}
        for (aesh, eleve), minutes in total.items()
    ]
    return c


@pytest.mark.parametrize("seed", range(12))
def test_nothing_is_said_of_a_week_that_can_be_lived(seed: int) -> None:
    c = drawn(seed)
    found = [constat for constat in c.run_checks()[0] if constat.code[0] == "T"]
    assert found == []
    assert c.dossier().drawn_aesh == HELPED.keys()


@pytest.mark.parametrize("seed", range(12))
def test_the_charge_of_such_a_week_is_what_it_allots(seed: int) -> None:
    d = drawn(seed).dossier()
    for a in d.contrats:
        gap = d.use(a).charge.exact - d.allotted_use(a).charge.exact
        assert -1 <= gap <= 1  # an allocation is written in whole minutes


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ({"semaine": "paire"}, "S-17"),
        ({"nature": "je ne sais pas"}, "S-17"),
        ({"du": "bientôt"}, "S-04"),
        ({"du": date(2027, 2, 10), "au": date(2027, 2, 1)}, "S-04"),
    ],
)
def test_a_slot_of_which_a_cell_is_misread_stands_nowhere(cell: dict[str, Any], code: str) -> None:
    c = SampleWorkbook()
    for jour in DAYS:
        slot(c, jour, ("8h30", "11h30"), eleve="E1")
    assert not [found for found in c.codes() if found[0] == "T"]
    slot(c, "lundi", ("9h00", "17h00"), eleve="E1", **cell)
    assert code in c.codes()
    assert not [found for found in c.codes() if found[0] == "T"]
    assert c.dossier().drawn_aesh == set()


@pytest.mark.parametrize(
    ("field", "wrong", "code"),
    [
        ("aesh", "Z9", "S-16"),
        ("aesh", None, "S-15"),
        ("eleve", "Z9", "S-16"),
        ("uai", "0449999Z", "S-07"),
        ("fin", "tard", "S-02"),
    ],
)
def test_one_cell_of_a_slot_that_is_not_known_is_the_only_constat(
    field: str, wrong: object, code: str
) -> None:
    c = drawn(1)
    c.tables["T_Notifications"] = []
    for creneau in c.tables["T_Creneaux"]:
        creneau["uai"] = {"A01": "0440001M", "A02": "0440003P"}.get(str(creneau["aesh"]))
    before = c.constats()
    cell = c.put("T_Creneaux", 3, field, wrong)
    assert [place for place in c.constats() if place not in before] == [
        (code, "Emploi du temps", cell)
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"aesh": "Z9", "nature": "réunion"},
        {"aesh": "Z9", "du": date(2027, 5, 3)},
        {"aesh": "A01", "eleve": "Z9", "nature": "réunion"},
        {"aesh": "A01", "eleve": "Z9", "du": date(2027, 5, 3)},
    ],
)
def test_a_slot_that_helps_nobody_on_the_day_leaves_the_timetable_whole(
    other: dict[str, Any],
) -> None:
    c = drawn(1)
    whole = c.dossier().drawn_aesh
    assert "A01" in whole
    slot(c, "mercredi", ("8h30", "9h30"), **{"eleve": "E1", **other})
    assert c.dossier().drawn_aesh == whole


def test_slots_and_allocations_of_one_unknown_pupil_are_a_whole_timetable() -> None:
    c = drawn(1)
    whole = c.dossier().drawn_aesh
    for row in (*c.tables["T_Creneaux"], *c.tables["T_Affectations"]):
        if row["eleve"] == "E4":
            row["eleve"] = "Z9"
    assert c.dossier().drawn_aesh == whole


def test_two_slots_of_one_pupil_at_once_are_the_only_constat() -> None:
    c = SampleWorkbook()
    for jour in DAYS:
        for hours in (("8h30", "11h30"), ("13h30", "16h30")):
            slot(c, jour, hours, "A03", eleve="E5")
    assert c.constats() == []
    c.put("T_Creneaux", 0, "jour", "mardi")
    assert c.constats() == [("T-01", "Emploi du temps", c.address("T_Creneaux", 2, "debut"))]
