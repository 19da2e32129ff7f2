"""T: the day of an AESH: its length, its width, its rest, its breaks."""

import pytest
from timetables import HERE, THERE, at, constats, slot, told

from pial_xl.testing import SampleWorkbook


@pytest.fixture
def c() -> SampleWorkbook:
    return SampleWorkbook()


@pytest.mark.parametrize(("fin", "speaks"), [("18h30", False), ("18h31", True)])
def test_t03_ten_hours_of_work_in_a_day(c: SampleWorkbook, fin: str, speaks: bool) -> None:
    slot(c, "lundi", ("8h00", "12h00"), eleve="E1")
    last = slot(c, "lundi", ("12h30", fin), eleve="E1")
    assert told(c, "T-03") == ([at(c, last, "fin")] if speaks else [])


def test_t03_a_meal_alone_is_no_work_and_with_a_pupil_it_is(c: SampleWorkbook) -> None:
    slot(c, "lundi", ("8h00", "12h00"), eleve="E1")
    meal = slot(c, "lundi", ("12h00", "12h45"), nature="repas")
    slot(c, "lundi", ("12h45", "18h30"), eleve="E1")
    assert told(c, "T-03") == []
    c.put("T_Creneaux", meal, "eleve", "E1")
    (found,) = constats(c, "T-03")
    assert (found.niveau, found.mesure.text, found.ecart.text) == ("BLOQUANT", "10h30", "0h30")


def test_t03_counts_once_the_pupils_of_a_group_and_apart_the_weeks(c: SampleWorkbook) -> None:
    for eleve in ("E2", "E3"):
        slot(c, "lundi", ("8h00", "14h00"), eleve=eleve, groupe="G1")
    slot(c, "lundi", ("14h30", "18h30"), eleve="E1", semaine="A")
    slot(c, "lundi", ("14h30", "18h30"), eleve="E1", semaine="B")
    assert told(c, "T-03") == []


@pytest.mark.parametrize(("fin", "speaks"), [("19h30", False), ("19h31", True)])
def test_t05_twelve_hours_from_first_to_last(c: SampleWorkbook, fin: str, speaks: bool) -> None:
    slot(c, "jeudi", ("7h30", "9h00"), eleve="E1")
    last = slot(c, "jeudi", ("18h00", fin), eleve="E1")
    assert told(c, "T-05") == ([at(c, last, "fin")] if speaks else [])
    assert "T-03" not in c.codes()


def test_t05_is_of_one_week_at_a_time(c: SampleWorkbook) -> None:
    slot(c, "jeudi", ("7h30", "9h00"), eleve="E1", semaine="A")
    slot(c, "jeudi", ("18h00", "20h00"), eleve="E1", semaine="B")
    assert told(c, "T-05") == []


@pytest.mark.parametrize(("debut", "speaks"), [("7h30", False), ("7h29", True)])
def test_t06_eleven_hours_of_rest(c: SampleWorkbook, debut: str, speaks: bool) -> None:
    slot(c, "lundi", ("18h00", "20h30"), eleve="E1")
    morning = slot(c, "mardi", (debut, "9h00"), eleve="E1")
    assert told(c, "T-06") == ([at(c, morning, "debut")] if speaks else [])


def test_t06_is_of_days_that_follow(c: SampleWorkbook) -> None:
    slot(c, "lundi", ("18h00", "23h00"), eleve="E1")
    slot(c, "mercredi", ("7h00", "9h00"), eleve="E1")
    assert told(c, "T-06") == []


@pytest.mark.parametrize(("fin", "speaks"), [("13h59", False), ("14h00", True)])
def test_t07_six_hours_without_a_break(c: SampleWorkbook, fin: str, speaks: bool) -> None:
    only = slot(c, "lundi", ("8h00", fin), eleve="E1")
    assert told(c, "T-07") == ([at(c, only, "fin")] if speaks else [])


@pytest.mark.parametrize(("fin", "speaks"), [("11h20", False), ("11h19", True)])
@pytest.mark.parametrize("nature", [None, "pause"])
def test_t07_twenty_minutes_are_a_break(
    c: SampleWorkbook, fin: str, speaks: bool, nature: str | None
) -> None:
    slot(c, "lundi", ("8h00", "11h00"), eleve="E1")
    if nature:
        slot(c, "lundi", ("11h00", fin), nature=nature)
    slot(c, "lundi", (fin, "14h30"), eleve="E1")
    assert bool(told(c, "T-07")) is speaks


def test_t07_a_road_is_no_break(c: SampleWorkbook) -> None:
    slot(c, "lundi", ("8h00", "11h00"), uai=HERE)
    slot(c, "lundi", ("11h25", "14h30"), uai=THERE)  # ten minutes of road, fifteen left
    assert len(told(c, "T-07")) == 1
    slot(c, "lundi", ("11h00", "11h05"), nature="trajet")
    assert len(told(c, "T-07")) == 1


@pytest.mark.parametrize(("debut", "speaks"), [("12h45", False), ("12h44", True)])
def test_t08_the_meal_lasts_as_long_as_the_local_mark(
    c: SampleWorkbook, debut: str, speaks: bool
) -> None:
    slot(c, "lundi", ("8h30", "12h00"), eleve="E1")
    after = slot(c, "lundi", (debut, "16h00"), eleve="E1")
    assert told(c, "T-08") == ([at(c, after, "debut")] if speaks else [])


def test_t08_a_meal_alone_is_the_break(c: SampleWorkbook) -> None:
    slot(c, "lundi", ("8h30", "12h00"), eleve="E1")
    slot(c, "lundi", ("12h00", "12h45"), nature="repas")
    slot(c, "lundi", ("12h45", "16h00"), eleve="E1")
    assert "T-08" not in c.codes()


def test_t08_says_nothing_of_a_meal_with_a_pupil(c: SampleWorkbook) -> None:
    c.put("T_Eleves", 0, "midi", "oui")
    slot(c, "lundi", ("8h30", "11h45"), eleve="E1")
    slot(c, "lundi", ("12h05", "12h50"), nature="repas", eleve="E1")
    slot(c, "lundi", ("13h10", "16h00"), eleve="E1")
    assert "T-08" not in c.codes()


@pytest.mark.parametrize(
    ("first", "last"), [(("11h30", "12h30"), "15h00"), (("8h30", "12h30"), "14h00")]
)
def test_t08_is_for_who_works_before_and_after_the_meal(
    c: SampleWorkbook, first: tuple[str, str], last: str
) -> None:
    slot(c, "lundi", first, eleve="E1")
    slot(c, "lundi", ("12h40", last), eleve="E1")
    assert "T-08" not in c.codes()


def test_t08_leaves_to_t07_a_day_without_any_break(c: SampleWorkbook) -> None:
    slot(c, "lundi", ("8h30", "16h00"), eleve="E1")
    assert {"T-07", "T-08"} & c.codes() == {"T-07"}


@pytest.mark.parametrize(
    ("cle", "valeur", "speaks"),
    [("repas_min", 30, False), ("repas_min", 0, False), ("repas_fenetre", "12h00-12h30", True)],
)
def test_t08_goes_by_the_local_settings(
    c: SampleWorkbook, cle: str, valeur: object, speaks: bool
) -> None:
    slot(c, "lundi", ("8h30", "12h00"), eleve="E1")
    slot(c, "lundi", ("12h30", "16h00"), eleve="E1")
    c.add("T_Parametres", cle=cle, valeur=valeur)
    assert bool(told(c, "T-08")) is speaks


@pytest.mark.parametrize(("debut", "speaks"), [("10h00", False), ("10h01", True)])
def test_t14_an_hour_lost_in_a_half_day(c: SampleWorkbook, debut: str, speaks: bool) -> None:
    slot(c, "lundi", ("8h00", "9h00"), eleve="E1")
    after = slot(c, "lundi", (debut, "11h00"), eleve="E1")
    assert told(c, "T-14") == ([at(c, after, "debut")] if speaks else [])


def test_t14_the_hours_of_the_meal_are_not_lost(c: SampleWorkbook) -> None:
    slot(c, "lundi", ("8h00", "11h00"), eleve="E1")
    slot(c, "lundi", ("12h40", "13h00"), eleve="E1")
    slot(c, "lundi", ("15h00", "16h00"), eleve="E1")
    assert told(c, "T-14") == []


def test_t14_a_mark_of_zero_says_nothing(c: SampleWorkbook) -> None:
    slot(c, "lundi", ("8h00", "8h30"), eleve="E1")
    slot(c, "lundi", ("11h00", "11h30"), eleve="E1")
    assert constats(c, "T-14")[0].niveau == "INFO"
    c.add("T_Parametres", cle="trou_max", valeur=0)
    assert told(c, "T-14") == []


@pytest.mark.parametrize(("debut", "speaks"), [("12h50", False), ("12h49", True)])
def test_t07_the_rest_of_a_road_is_taken_where_it_leaves_most(
    c: SampleWorkbook, debut: str, speaks: bool
) -> None:
    c.tables["T_Trajets"][0]["minutes"] = 30  # 5 counted: 25 of the 45 minutes that are left
    slot(c, "lundi", ("8h00", "12h00"), uai=HERE)
    slot(c, "lundi", ("12h05", "12h10"), nature="trajet")
    slot(c, "lundi", (debut, "16h00"), uai=THERE)
    assert bool(told(c, "T-07")) is speaks
