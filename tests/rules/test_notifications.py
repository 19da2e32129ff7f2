"""N: notifications against what pupils receive."""

from datetime import date

import pytest

from pial_xl.testing import YEAR_END, YEAR_START, SampleWorkbook
from pial_xl.units.mesure import minutes

N = "Notifications"


@pytest.fixture
def c() -> SampleWorkbook:
    return SampleWorkbook()


def _eleve(c: SampleWorkbook, code: str = "E9", **notification: object) -> int:
    """Add a pupil and a notification; give the notification's index."""
    c.add("T_Eleves", eleve=code, uai="0440001M", classe="CP")
    row: dict[str, object] = {"eleve": code, "aide": "M", "debut": YEAR_START, "fin": YEAR_END}
    return c.add("T_Notifications", **(row | notification))


@pytest.mark.parametrize("aide", ["I", "M"])
def test_n01_a_notified_pupil_without_aesh_is_told(c: SampleWorkbook, aide: str) -> None:
    index = _eleve(c, aide=aide, heures=12 if aide == "I" else None)
    assert c.constats() == [("N-01", N, c.address("T_Notifications", index, "eleve"))]
    message = c.constat("N-01").message
    assert "notifié depuis le 01/09/2026" in message
    assert "84 jours" in message


def test_n01_does_not_speak_of_a_pupil_who_left(c: SampleWorkbook) -> None:
    _eleve(c)
    c.tables["T_Eleves"][-1]["sorti_le"] = date(2026, 11, 1)
    assert c.constats() == []


def test_n01_does_not_speak_of_collective_help(c: SampleWorkbook) -> None:
    _eleve(c, aide="CO")
    assert c.constats() == []


def test_n02_missing_hours_are_measured(c: SampleWorkbook) -> None:
    cell = c.put("T_Notifications", 3, "heures", 25.5)
    c.put("T_Eleves", 3, "midi", "oui")
    assert c.constats() == [("N-02", N, cell)]
    constat = c.constat("N-02")
    assert (constat.mesure, constat.attendu, constat.ecart) == (
        minutes(1440),
        minutes(1530),
        minutes(-90),
    )


def test_n02_counts_help_from_two_aesh(c: SampleWorkbook) -> None:
    c.put("T_AESH", 2, "heures", 12)
    c.put("T_Affectations", 4, "heures", 12)
    c.add("T_AESH", aesh="A04", pole="P2", debut=YEAR_START, heures=12)
    c.add("T_Affectations", aesh="A04", eleve="E5", aide="I", heures=12)
    assert c.constats() == []


def test_n03_hours_beyond_the_notification_are_told(c: SampleWorkbook) -> None:
    cell = c.put("T_Notifications", 3, "heures", "22h")
    assert c.constats() == [("N-03", N, cell)]


@pytest.mark.parametrize("valeur", [None, 0])
def test_n04_individual_help_needs_hours(c: SampleWorkbook, valeur: object) -> None:
    cell = c.put("T_Notifications", 3, "heures", valeur)
    assert c.constats() == [("N-04", N, cell)]


def test_n05_hours_on_mutualisee_help_are_a_local_target(c: SampleWorkbook) -> None:
    cell = c.put("T_Notifications", 1, "heures", 8)
    assert c.constats() == []
    assert c.info_places() == [("N-05", N, cell)]


def test_n06_individual_and_mutualisee_at_once_is_impossible(c: SampleWorkbook) -> None:
    index = c.add("T_Notifications", eleve="E1", aide="M", debut=date(2027, 1, 1), fin=YEAR_END)
    assert c.constats() == [("N-06", N, c.address("T_Notifications", index, "aide"))]


def test_n06_individual_then_mutualisee_is_in_order(c: SampleWorkbook) -> None:
    c.put("T_Notifications", 0, "fin", date(2026, 12, 31))
    c.add("T_Notifications", eleve="E1", aide="M", debut=date(2027, 1, 1), fin=YEAR_END)
    assert c.constats() == []
    assert c.info_places() == []


def test_n07_an_expired_notification_with_hours_is_told_once(c: SampleWorkbook) -> None:
    cell = c.put("T_Notifications", 0, "fin", date(2026, 10, 31))
    assert c.constats() == [("N-07", N, cell)]
    assert c.info_places() == []


def test_n07_does_not_speak_of_a_renewed_notification(c: SampleWorkbook) -> None:
    c.put("T_Notifications", 0, "fin", date(2026, 10, 31))
    c.add("T_Notifications", eleve="E1", aide="I", heures=12, debut=date(2026, 11, 1), fin=YEAR_END)
    assert c.constats() == []
    assert c.info_places() == []


def test_an_expired_notification_without_hours_is_only_information(c: SampleWorkbook) -> None:
    index = _eleve(c, debut=date(2025, 9, 1), fin=date(2026, 10, 31))
    assert c.constats() == []
    assert c.info_places() == [("N-09", N, c.address("T_Notifications", index, "fin"))]


def test_n08_an_allocation_before_the_decision_is_told(c: SampleWorkbook) -> None:
    cell = c.put("T_Notifications", 0, "debut", date(2027, 1, 4))
    assert c.constats() == [("N-08", N, cell)]


@pytest.mark.parametrize(
    ("fin", "niveau"),
    [
        (date(2026, 11, 24), "ALERTE"),
        (date(2027, 1, 23), "ALERTE"),
        (date(2027, 1, 24), "INFO"),
        (date(2027, 5, 23), "INFO"),
        (date(2027, 8, 30), "INFO"),
    ],
)
def test_n09_an_end_is_urgent_within_60_days(c: SampleWorkbook, fin: date, niveau: str) -> None:
    cell = c.put("T_Notifications", 0, "fin", fin)
    constat = c.constat("N-09")
    assert (constat.niveau, constat.cell.address) == (niveau, cell)


def test_n09_is_silent_from_31_august(c: SampleWorkbook) -> None:
    c.put("T_Notifications", 0, "fin", date(2027, 8, 31))
    assert c.info_places() == []


def test_n10_reversed_dates_are_the_only_constat(c: SampleWorkbook) -> None:
    cell = c.put("T_Notifications", 0, "fin", date(2026, 8, 1))
    assert c.constats() == [("N-10", N, cell)]


@pytest.mark.parametrize(("midi", "attendu"), [(None, True), ("non", True), ("oui", False)])
def test_n11_more_hours_than_class_time_needs_the_lunch(
    c: SampleWorkbook, midi: str | None, attendu: bool
) -> None:
    cell = c.put("T_Notifications", 3, "heures", 25)
    c.put("T_Eleves", 3, "midi", midi)
    found = [p for p in c.constats() if p[0] == "N-11"]
    assert found == ([("N-11", N, cell)] if attendu else [])


def test_n11_uses_the_hours_of_the_school_when_given(c: SampleWorkbook) -> None:
    c.put("T_Etablissements", 2, "heures_classe", 23)
    assert [p[0] for p in c.constats()] == ["N-11"]


def test_n13_too_many_aesh_points_at_the_one_too_many(c: SampleWorkbook) -> None:
    for index, code in enumerate(("A04", "A05", "A06")):
        c.add("T_AESH", aesh=code, pole="P1", debut=YEAR_START, heures=24 if index else 0.5)
    c.tables["T_Affectations"][3]["heures"] = 23
    for code in ("A04", "A05"):
        c.add("T_Affectations", aesh=code, eleve="E4", aide="I", heures=0.5)
    assert ("N-13", "Affectations", "A11") in c.constats()


@pytest.mark.parametrize("classe", ["CM2", "3e B", "3ème", "Tle", "Terminale ST2S", "cm2-cm1"])
def test_n14_a_pupil_about_to_change_school_is_information(c: SampleWorkbook, classe: str) -> None:
    cell = c.put("T_Eleves", 0, "classe", classe)
    c.put("T_Notifications", 0, "fin", date(2028, 8, 31))
    assert c.info_places() == [("N-14", "Élèves", cell)]


@pytest.mark.parametrize("classe", ["CM1", "4e", "1re", "CE2-CM2"])
def test_n14_other_classes_are_silent(c: SampleWorkbook, classe: str) -> None:
    c.put("T_Eleves", 0, "classe", classe)
    c.put("T_Notifications", 0, "fin", date(2028, 8, 31))
    assert c.info_places() == []


def test_n16_the_hours_of_a_pupil_who_left_are_to_be_freed(c: SampleWorkbook) -> None:
    cell = c.put("T_Eleves", 3, "sorti_le", date(2026, 11, 1))
    assert c.constats() == [("N-16", "Élèves", cell)]


def test_n07_speaks_in_the_gap_between_two_decisions(c: SampleWorkbook) -> None:
    cell = c.put("T_Notifications", 0, "fin", date(2026, 10, 31))
    c.add("T_Notifications", eleve="E1", aide="I", heures=12, debut=date(2027, 1, 1), fin=YEAR_END)
    assert c.constats() == [("N-07", N, cell)]


def test_a_renewal_that_overlaps_replaces_the_decision_it_renews(c: SampleWorkbook) -> None:
    c.put("T_Notifications", 0, "fin", date(2026, 12, 31))
    c.add("T_Notifications", eleve="E1", aide="I", heures=12, debut=date(2026, 11, 1), fin=YEAR_END)
    assert c.constats() == []


def test_a_notification_of_an_unknown_pupil_is_told_once(c: SampleWorkbook) -> None:
    index = c.add("T_Notifications", eleve="E99", aide="M", debut=YEAR_START, fin=YEAR_END)
    assert c.constats() == [("S-16", N, c.address("T_Notifications", index, "eleve"))]
