"""T and N: slots that do not stand where or when they may, beside the courses of pupils."""

from datetime import date

import pytest
from timetables import at, constats, reserves, slot, told

from pial_xl.testing import SampleWorkbook


@pytest.fixture
def c() -> SampleWorkbook:
    return SampleWorkbook()


@pytest.mark.parametrize(
    ("hours", "field"),
    [
        (("8h30", "13h00"), None),
        (("8h30", "13h01"), "fin"),
        (("13h30", "15h00"), "debut"),
        (("6h30", "8h00"), "debut"),
    ],
)
def test_t11_wednesday_afternoon(
    c: SampleWorkbook, hours: tuple[str, str], field: str | None
) -> None:
    only = slot(c, "mercredi", hours, eleve="E1")
    assert told(c, "T-11") == ([at(c, only, field)] if field else [])


def test_t11_the_hours_of_other_days_are_looked_at_when_they_are_set(c: SampleWorkbook) -> None:
    early = slot(c, "lundi", ("7h29", "9h00"), eleve="E1")
    assert told(c, "T-11") == []
    c.add("T_Parametres", cle="temps_scolaire", valeur="7h30-18h30")
    assert told(c, "T-11") == [at(c, early, "debut")]


@pytest.mark.parametrize(("au", "speaks"), [(date(2026, 12, 7), True), (date(2026, 12, 14), False)])
def test_t11_a_slot_that_only_takes_place_on_a_day_without_class(
    c: SampleWorkbook, au: date, speaks: bool
) -> None:
    c.add("T_Calendrier", du=date(2026, 12, 7), au=date(2026, 12, 8), nature="autre")
    only = slot(c, "lundi", ("8h30", "9h00"), eleve="E1", du=date(2026, 12, 1), au=au)
    assert told(c, "T-11") == ([at(c, only, "du")] if speaks else [])


def test_t11_says_that_it_does_not_know_the_days_without_class(c: SampleWorkbook) -> None:
    slot(c, "lundi", ("8h30", "9h00"), eleve="E1", du=date(2026, 12, 1))
    assert "la feuille Calendrier" in reserves(c, "T-11")[0]


def test_t15_a_meeting_has_no_place_in_the_week(c: SampleWorkbook) -> None:
    meeting = slot(c, "mercredi", ("14h00", "15h00"), nature="réunion")
    assert told(c, "T-15") == [at(c, meeting, "nature")]
    assert not {"T-11", "T-04"} & c.codes()


def test_t15_the_hours_of_synthese_are_for_meetings(c: SampleWorkbook) -> None:
    slot(c, "lundi", ("12h30", "13h30"), nature="réunion")
    c.put("T_AESH", 0, "heures_synthese", "0h59")
    assert "T-15" in c.codes()
    c.put("T_AESH", 0, "heures_synthese", 1)
    assert "T-15" not in c.codes()


def test_t15_a_day_of_training_is_not_of_every_week(c: SampleWorkbook) -> None:
    day = date(2026, 12, 7)
    slot(c, "lundi", ("8h30", "11h30"), nature="réunion", du=day, au=day)
    assert told(c, "T-15") == []


@pytest.mark.parametrize(("midi", "speaks"), [("oui", False), ("non", True), (None, True)])
def test_n15_a_meal_with_a_pupil_whose_decision_does_not_say_so(
    c: SampleWorkbook, midi: str | None, speaks: bool
) -> None:
    c.put("T_Eleves", 0, "midi", midi)
    meal = slot(c, "lundi", ("11h45", "12h30"), nature="repas", eleve="E1")
    slot(c, "mardi", ("11h45", "12h30"), nature="repas", eleve="E1")
    assert told(c, "N-15") == ([at(c, meal, "eleve")] if speaks else [])


def test_n15_an_unreadable_midi_is_told_by_s17_alone(c: SampleWorkbook) -> None:
    c.put("T_Eleves", 0, "midi", "parfois")
    slot(c, "lundi", ("11h45", "12h30"), nature="repas", eleve="E1")
    assert {"N-15", "S-17"} & c.codes() == {"S-17"}


def test_n15_a_meal_alone_and_help_in_class_are_no_lunch_with_a_pupil(c: SampleWorkbook) -> None:
    slot(c, "lundi", ("11h45", "12h30"), nature="repas")
    slot(c, "mardi", ("11h45", "12h30"), eleve="E1")
    assert "N-15" not in c.codes()


def test_n15_each_pupil_of_a_group(c: SampleWorkbook) -> None:
    c.put("T_Eleves", 1, "midi", "oui")
    meal = slot(c, "lundi", ("11h45", "12h30"), nature="repas", groupe="G1")
    (found,) = constats(c, "N-15")
    assert (found.objet, found.cell.address) == ("E3", at(c, meal, "groupe"))


def morning(c: SampleWorkbook, **whose: object) -> None:
    for hours in (("8h30", "10h00"), ("10h15", "11h45")):
        c.add("T_Cours", jour="lundi", debut=hours[0], fin=hours[1], **whose)


WHOSE = [
    {"eleve": "E1"},
    {"uai": "0440001M", "classe": "ce 1"},
    {"uai": "0440001M", "classe": "CE1", "groupe": "g2"},
]


@pytest.mark.parametrize("whose", WHOSE)
@pytest.mark.parametrize(("fin", "speaks"), [("11h50", False), ("11h51", True)])
def test_t17_help_outside_the_courses_of_a_pupil(
    c: SampleWorkbook, whose: dict[str, object], fin: str, speaks: bool
) -> None:
    c.put("T_Eleves", 0, "groupes", "G1, G2")
    morning(c, **whose)
    only = slot(c, "lundi", ("8h30", fin), eleve="E1")
    assert told(c, "T-17") == ([at(c, only, "debut")] if speaks else [])


def test_t17_a_group_of_the_class_where_the_pupil_is_not(c: SampleWorkbook) -> None:
    morning(c, uai="0440001M", classe="CE1")
    c.add(
        "T_Cours", uai="0440001M", classe="CE1", groupe="G2", jour="lundi", debut="13h30",
        fin="16h00",
    )  # fmt: skip
    slot(c, "lundi", ("13h30", "16h00"), eleve="E1")
    assert "T-17" in c.codes()


def test_t17_a_course_of_one_week_of_two(c: SampleWorkbook) -> None:
    c.add("T_Cours", eleve="E1", jour="lundi", debut="8h30", fin="10h00", semaine="A")
    only = slot(c, "lundi", ("8h30", "10h00"), eleve="E1")
    assert told(c, "T-17") == [at(c, only, "debut")]
    c.add("T_Cours", eleve="E1", jour="lundi", debut="8h30", fin="10h00", semaine="B")
    assert told(c, "T-17") == []


def test_t17_more_than_a_break_between_two_courses(c: SampleWorkbook) -> None:
    c.add("T_Parametres", cle="recreation_max", valeur=10)
    morning(c, eleve="E1")
    slot(c, "lundi", ("8h30", "11h45"), eleve="E1")
    (found,) = constats(c, "T-17")
    assert found.mesure.text == "0h15"


def test_t17_is_not_judged_for_pupils_whose_courses_nobody_gave(c: SampleWorkbook) -> None:
    morning(c, eleve="E2")
    slot(c, "lundi", ("17h00", "18h00"), eleve="E1")
    slot(c, "lundi", ("11h45", "12h30"), nature="repas", eleve="E2")
    assert "T-17" not in c.codes()


def test_t18_a_course_cut_between_two_aesh(c: SampleWorkbook) -> None:
    morning(c, eleve="E1")
    slot(c, "lundi", ("8h30", "9h00"), eleve="E1")
    after = slot(c, "lundi", ("9h00", "10h00"), aesh="A02", eleve="E1")
    assert told(c, "T-18") == [at(c, after, "debut")]
    assert "T-02" not in c.codes()


@pytest.mark.parametrize(
    ("first", "second", "aesh"),
    [
        (("8h30", "10h00"), ("10h15", "11h45"), "A02"),  # each a course
        (("8h30", "9h00"), ("9h00", "10h00"), "A01"),  # one person
        (("8h30", "9h30"), ("9h00", "10h00"), "A02"),  # both at once: T-02
    ],
)
def test_t18_courses_that_nobody_cuts(
    c: SampleWorkbook, first: tuple[str, str], second: tuple[str, str], aesh: str
) -> None:
    morning(c, eleve="E1")
    slot(c, "lundi", first, eleve="E1")
    slot(c, "lundi", second, aesh=aesh, eleve="E1")
    assert "T-18" not in c.codes()


def test_t19_a_third_person_around_a_pupil(c: SampleWorkbook) -> None:
    slot(c, "lundi", ("8h30", "9h00"), eleve="E1")
    slot(c, "mardi", ("8h30", "9h00"), aesh="A02", eleve="E1")
    assert "T-19" not in c.codes()
    third = slot(c, "jeudi", ("8h30", "9h00"), aesh="A03", eleve="E1")
    assert told(c, "T-19") == [at(c, third, "aesh")]
    c.put("T_Creneaux", third, "du", date(2026, 12, 1))
    assert "T-19" not in c.codes()


def test_t19_leaves_to_n13_what_allocations_say(c: SampleWorkbook) -> None:
    for index, aesh in enumerate(("A01", "A02", "A03")):
        slot(c, "lundi", (f"{9 + index}h00", f"{9 + index}h30"), aesh=aesh, eleve="E1")
        if index:
            c.add("T_Affectations", aesh=aesh, eleve="E1", aide="I", heures="0h30")
    assert {"T-19", "N-13"} & c.codes() == {"N-13"}


def test_a_row_of_a_group_that_names_a_pupil_is_of_that_pupil(c: SampleWorkbook) -> None:
    c.add("T_Cours", uai="0440001M", classe="CP", jour="lundi", debut="8h30", fin="11h30")
    c.add("T_Cours", uai="0440001M", classe="CM1", jour="lundi", debut="8h30", fin="11h30")
    late = [
        slot(c, "lundi", ("11h00", "12h00"), eleve=eleve, groupe="G1") for eleve in ("E2", "E3")
    ]
    meals = [
        slot(c, "mardi", ("12h00", "12h30"), eleve=eleve, groupe="G1", nature=nature)
        for eleve, nature in (("E2", "repas"), ("E3", "autre"))
    ]
    assert [(found.objet, found.cell.address) for found in constats(c, "T-17")] == [
        ("E2", at(c, late[0], "debut")),
        ("E3", at(c, late[1], "debut")),
    ]
    assert [(found.objet, found.cell.address) for found in constats(c, "N-15")] == [
        ("E2", at(c, meals[0], "eleve"))
    ]


def test_t15_a_meeting_to_come_is_held_against_the_hours_of_synthese(c: SampleWorkbook) -> None:
    later = slot(c, "lundi", ("12h30", "13h30"), nature="réunion", du=date(2027, 2, 1))
    c.put("T_AESH", 0, "heures_synthese", 1)
    assert told(c, "T-15") == []
    c.put("T_AESH", 0, "heures_synthese", "0h59")
    assert told(c, "T-15") == [at(c, later, "nature")]
