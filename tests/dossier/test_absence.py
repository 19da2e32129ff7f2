"""Who waits during an absence, who could help, and what each choice would change."""

from datetime import date

import pytest

from pial_xl.dossier import Dossier
from pial_xl.dossier.absence import Absence, absence_of
from pial_xl.dossier.replacing import Nearness, Substitute, substitutes
from pial_xl.testing import REFERENCE, YEAR_START, SampleWorkbook

DU, AU = date(2026, 11, 23), date(2026, 12, 4)


@pytest.fixture
def c() -> SampleWorkbook:
    return SampleWorkbook()


def absence(d: Dossier, code: str = "A01", au: date | None = AU) -> Absence:
    return absence_of(d, d.aesh_by_code[code], DU, au)


def who_could(d: Dossier, code: str = "A01", rank: int = 0) -> dict[str, Substitute]:
    found = absence(d, code)
    return {s.aesh.aesh or "": s for s in substitutes(d, found, found.uncovered[rank])}


def newcomer(c: SampleWorkbook, code: str, uai: str, pole: str = "P1", heures: object = 12) -> None:
    c.add("T_AESH", aesh=code, pole=pole, contrat="CDI", debut=YEAR_START, heures=heures, uai=uai)


def test_individual_help_comes_first_and_a_group_is_one(c: SampleWorkbook) -> None:
    found = absence(c.dossier())
    assert [w.eleves for w in found.uncovered] == [("E1",), ("E2", "E3")]
    assert [w.minutes for w in found.uncovered] == [720, 720]
    assert (found.minutes, len(found.eleves)) == (1440, 3)


def test_then_comes_priority_and_none_is_last(c: SampleWorkbook) -> None:
    c.put("T_Notifications", 0, "aide", "M")
    c.put("T_Affectations", 0, "aide", "M")
    c.put("T_Eleves", 2, "priorite", 2)
    assert absence(c.dossier()).uncovered[0].eleves == ("E3", "E2")


@pytest.mark.parametrize(
    ("debut", "fin", "waits"),
    [
        (None, date(2026, 11, 22), False),
        (None, DU, True),
        (AU, None, True),
        (date(2026, 12, 5), None, False),
    ],
)
def test_allocations_that_hold_on_a_day_of_the_absence(
    c: SampleWorkbook, debut: date | None, fin: date | None, waits: bool
) -> None:
    c.put("T_Affectations", 3, "debut", debut)
    c.put("T_Affectations", 3, "fin", fin)
    assert bool(absence(c.dossier(), "A02").uncovered) is waits


def test_without_an_end_all_that_comes_waits(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 3, "debut", date(2027, 6, 1))
    assert absence(c.dossier(), "A02", None).uncovered


def test_a_pupil_who_left_waits_for_nobody(c: SampleWorkbook) -> None:
    c.put("T_Eleves", 3, "sorti_le", date(2026, 11, 1))
    assert not absence(c.dossier(), "A02").uncovered


def test_the_nearest_come_first(c: SampleWorkbook) -> None:
    newcomer(c, "A10", "0440002N", "P2", 20)
    newcomer(c, "A11", "0440004R", heures=24)
    newcomer(c, "A12", "0440003P")
    newcomer(c, "A13", "0440001M", heures=1)
    found = who_could(c.dossier())
    assert [(code, s.nearness, s.road) for code, s in found.items()] == [
        ("A13", Nearness.SAME_SCHOOL, 0),
        ("A12", Nearness.KNOWN_ROAD, 10),
        ("A11", Nearness.SAME_POLE, None),
        ("A10", Nearness.OTHER_POLE, None),
    ]
    assert {code: s.over for code, s in found.items()} == {
        "A13": 660, "A12": 0, "A11": 0, "A10": 0,
    }  # fmt: skip


def test_an_aesh_without_hours_or_absent_meanwhile_is_no_choice(c: SampleWorkbook) -> None:
    newcomer(c, "A12", "0440001M")
    assert list(who_could(c.dossier())) == ["A12"]
    c.put("T_AESH", 3, "absent_du", AU)
    assert not who_could(c.dossier())


def test_a_third_person_around_a_pupil(c: SampleWorkbook) -> None:
    newcomer(c, "A12", "0440001M")
    c.put("T_Affectations", 3, "heures", 23)
    assert who_could(c.dossier())["A12"].crowded == ()
    c.add("T_Affectations", aesh="A02", eleve="E1", aide="I", heures=1)
    assert who_could(c.dossier())["A12"].crowded == (("E1", 3),)
    c.add("T_Parametres", cle="aesh_par_eleve_max", valeur=3)
    assert who_could(c.dossier())["A12"].crowded == ()


@pytest.mark.parametrize(("quota", "over"), [(36, 0), (30, 360), (None, None)])
def test_another_pole_gives_of_its_own_quota(
    c: SampleWorkbook, quota: int | None, over: int | None
) -> None:
    newcomer(c, "A10", "0440002N", "P2")
    c.put("T_Dotation", 1, "heures", quota)
    found = who_could(c.dossier())["A10"]
    assert (found.pole, found.over_quota) == ("P2", over)


def drawn(c: SampleWorkbook, aesh: str, jour: str, *hours: str, **others: object) -> None:
    debut, fin = hours
    c.add("T_Creneaux", aesh=aesh, jour=jour, debut=debut, fin=fin, **others)


@pytest.mark.parametrize(
    ("jour", "hours", "uai", "free"),
    [
        ("mardi", ("8h30", "11h30"), "0440001M", 180),
        ("lundi", ("11h30", "12h00"), "0440001M", 180),
        ("lundi", ("11h29", "12h00"), "0440001M", 0),
        ("lundi", ("11h40", "12h00"), "0440003P", 180),  # ten minutes of road
        ("lundi", ("11h39", "12h00"), "0440003P", 0),
        ("lundi", ("8h00", "8h20"), "0440003P", 180),
        ("lundi", ("8h00", "8h21"), "0440003P", 0),
    ],
)
def test_who_is_free_at_those_very_hours(
    c: SampleWorkbook, jour: str, hours: tuple[str, str], uai: str, free: int
) -> None:
    newcomer(c, "A12", "0440001M")
    drawn(c, "A01", "lundi", "8h30", "11h30", eleve="E1")
    drawn(c, "A12", jour, *hours, uai=uai)
    assert who_could(c.dossier())["A12"].at_hours == free


def test_other_weeks_are_other_hours(c: SampleWorkbook) -> None:
    newcomer(c, "A12", "0440001M")
    drawn(c, "A01", "lundi", "8h30", "11h30", eleve="E1", semaine="A")
    drawn(c, "A12", "lundi", "8h30", "11h30", uai="0440001M", semaine="B")
    assert who_could(c.dossier())["A12"].at_hours == 90


@pytest.mark.parametrize(
    ("du", "au", "minutes"),
    [
        (date(2026, 11, 23), date(2026, 11, 23), [180]),  # a Monday, in a week A
        (date(2026, 11, 24), date(2026, 11, 24), []),
        (date(2026, 11, 24), date(2026, 11, 30), [60]),  # the Monday after, of a week B
        (date(2026, 11, 23), date(2026, 11, 30), [120]),
        (date(2026, 11, 23), date(2026, 12, 6), [120]),
        (date(2026, 11, 23), None, [120]),
    ],
)
def test_a_complete_timetable_says_what_days_are_to_be_covered(
    c: SampleWorkbook, du: date, au: date | None, minutes: list[int]
) -> None:
    c.add("T_Parametres", cle="lundi_semaine_a", valeur=date(2026, 11, 23))
    drawn(c, "A02", "lundi", "8h30", "11h30", eleve="E4", semaine="A")
    drawn(c, "A02", "lundi", "8h30", "9h30", eleve="E4", semaine="B")
    d = c.dossier()
    found = absence_of(d, d.aesh_by_code["A02"], du, au)
    assert [one.minutes for one in found.uncovered] == minutes


def test_a_week_begun_counts_whole_and_says_its_own_hours(c: SampleWorkbook) -> None:
    for jour in ("lundi", "mardi", "jeudi", "vendredi"):
        drawn(c, "A02", jour, "8h30", "11h30", eleve="E4")
    d = c.dossier()
    found = absence_of(d, d.aesh_by_code["A02"], date(2026, 12, 1), date(2026, 12, 11))
    assert found.minutes == 720
    assert [(m, found.minutes_in(m)) for m in found.during.part_weeks()] == [
        (date(2026, 11, 30), 540)
    ]
    assert not found.during.is_within_one_week()


def test_nothing_is_said_of_hours_that_no_timetable_gives(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 3, "heures", 12)
    assert who_could(c.dossier())["A02"].at_hours is None
    drawn(c, "A01", "lundi", "8h30", "11h30", eleve="E1")
    assert who_could(c.dossier())["A02"].at_hours is None  # that of A02 is not complete
    drawn(c, "A02", "mardi", "8h30", "11h30", eleve="E4")
    assert who_could(c.dossier())["A02"].at_hours == 180


def test_r01_and_the_absence_see_the_same_pupils(c: SampleWorkbook) -> None:
    c.put("T_AESH", 0, "absent_du", REFERENCE)
    d = c.dossier()
    found = absence_of(d, d.aesh_by_code["A01"], REFERENCE, REFERENCE)
    assert f"{len(found.eleves)} élèves (24h00)" in c.constat("R-01").message.replace("\u00a0", " ")
