"""A: the hours allotted, AESH by AESH."""

from datetime import date

import pytest

from pial_xl.testing import YEAR_START, SampleWorkbook
from pial_xl.units.mesure import minutes

F = "Affectations"


@pytest.fixture
def c() -> SampleWorkbook:
    return SampleWorkbook()


def _groupe_of_four(c: SampleWorkbook, groupe: str | None) -> None:
    """The case of a 24 h AESH: one pupil 12 h alone, three pupils 12 h together (or not)."""
    c.tables["T_Affectations"] = [
        {"aesh": "A01", "eleve": "E1", "aide": "I", "heures": 12},
        {"aesh": "A01", "eleve": "E2", "aide": "M", "heures": 12, "groupe": groupe},
        {"aesh": "A01", "eleve": "E3", "aide": "M", "heures": 12, "groupe": groupe},
        {"aesh": "A01", "eleve": "E6", "aide": "M", "heures": 12, "groupe": groupe},
        *c.tables["T_Affectations"][3:],
    ]
    c.add("T_Eleves", eleve="E6", uai="0440001M")
    c.add("T_Notifications", eleve="E6", aide="M", debut=YEAR_START, fin=date(2027, 8, 31))


def test_a_shared_group_counts_once(c: SampleWorkbook) -> None:
    _groupe_of_four(c, "G1")
    assert c.constats() == []


def test_a01_the_same_hours_without_a_group_are_too_many(c: SampleWorkbook) -> None:
    _groupe_of_four(c, None)
    c.put("T_Dotation", 0, "heures", 80)
    c.add("T_Parametres", cle="vacance_seuil_h", valeur=100)
    assert c.constats() == [("A-01", F, "D7")]
    constat = c.constat("A-01")
    assert (constat.mesure, constat.attendu, constat.ecart) == (
        minutes(2880),
        minutes(1440),
        minutes(1440),
    )
    assert constat.objet == "A01"
    assert "groupe" in constat.advice


def test_a01_points_at_the_row_that_exceeds_the_contract(c: SampleWorkbook) -> None:
    c.put("T_Notifications", 4, "heures", 24.5)
    c.put("T_Dotation", 1, "heures", 24.5)
    cell = c.put("T_Affectations", 4, "heures", "24h30")
    assert c.constats() == [("A-01", F, cell)]


def test_a01_counts_the_other_missions_of_the_service(c: SampleWorkbook) -> None:
    c.put("T_AESH", 2, "heures_referent", 1)
    c.put("T_Dotation", 1, "heures", 25)
    assert c.constats() == [("A-01", F, "D9")]


def test_a01_counts_the_travel_slots_of_the_timetable(c: SampleWorkbook) -> None:
    c.put("T_Dotation", 1, "heures", 25)
    c.add("T_Creneaux", aesh="A03", jour="lundi", debut="12h", fin="12h20", nature="trajet")
    assert c.constat("A-01").mesure.text == "24h20"


def test_a03_is_added_when_the_five_weeks_were_spread_over_the_timetable(c: SampleWorkbook) -> None:
    c.put("T_Notifications", 4, "heures", "27h20")
    c.put("T_Eleves", 4, "midi", "oui")
    c.put("T_Dotation", 1, "heures", 28)
    cell = c.put("T_Affectations", 4, "heures", "27h20")
    assert c.constats() == [("A-01", F, cell), ("A-03", F, cell)]


def test_a02_one_free_hour_is_offered(c: SampleWorkbook) -> None:
    c.add("T_Parametres", cle="taux_affectation_min", valeur=0)
    c.put("T_Affectations", 4, "heures", 23)
    c.put("T_Notifications", 4, "heures", 23)
    assert c.constats() == [("A-02", "AESH", "H7")]
    assert "1h00 disponibles" in c.constat("A-02").message


def test_a02_is_silent_under_the_threshold(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 4, "heures", "23h01")
    c.put("T_Notifications", 4, "heures", "23h01")
    assert c.constats() == []


def test_a04_individual_help_is_not_shared(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 0, "groupe", "G2")
    c.put("T_Affectations", 1, "groupe", None)
    c.tables["T_Affectations"][1:3] = [
        {"aesh": "A01", "eleve": "E2", "aide": "M", "heures": 12, "groupe": "G2"},
        {"aesh": "A01", "eleve": "E3", "aide": "M", "heures": 12},
    ]
    assert c.constats() == [("A-04", F, "E5")]


def test_a_group_is_that_of_one_aesh(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 3, "groupe", "G1")
    assert c.constats() == []


def test_a05_points_at_the_row_that_differs_in_its_group(c: SampleWorkbook) -> None:
    _groupe_of_four(c, "G1")
    cell = c.put("T_Affectations", 2, "heures", 11)
    assert c.constats() == [("A-05", F, cell)]


def test_a07_less_than_an_hour_is_information(c: SampleWorkbook) -> None:
    cell = c.put("T_Affectations", 1, "heures", 0.75)
    c.put("T_Affectations", 2, "heures", 0.75)
    assert ("A-07", F, cell) in c.info_places()


def test_a07_more_than_six_pupils_is_information(c: SampleWorkbook) -> None:
    for n in range(6, 11):
        c.add("T_Eleves", eleve=f"E{n}", uai="0440001M")
        c.add("T_Affectations", aesh="A01", eleve=f"E{n}", aide="M", heures=12, groupe="G1")
    assert ("A-07", "AESH", "A5") in c.info_places()


def test_a08_a_third_school_is_told_at_the_pupil_who_brings_it(c: SampleWorkbook) -> None:
    c.put("T_Eleves", 1, "uai", "0440003P")
    c.put("T_Eleves", 2, "uai", "0440004R")
    assert c.constats() == [("A-08", F, "B7")]


def test_a10_an_aesh_works_in_the_schools_of_its_pole(c: SampleWorkbook) -> None:
    c.put("T_Eleves", 1, "uai", "0440002N")
    assert c.constats() == [("A-10", F, "B6")]


def test_a11_a_repeated_row_is_the_only_constat(c: SampleWorkbook) -> None:
    index = c.add("T_Affectations", aesh="A02", eleve="E4", aide="I", heures=24)
    assert c.constats() == [("A-11", F, c.address("T_Affectations", index, "aesh"))]
    assert "lignes 8, 10" in c.constat("A-11").message


def test_a11_a_row_that_follows_another_is_in_order(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 3, "fin", date(2026, 11, 30))
    c.add("T_Affectations", aesh="A02", eleve="E4", aide="I", heures=24, debut=date(2026, 12, 1))
    assert c.constats() == []


@pytest.mark.parametrize("valeur", [0, -3, None, "0h00"])
def test_a12_a_null_duration_is_the_only_constat(c: SampleWorkbook, valeur: object) -> None:
    cell = c.put("T_Affectations", 3, "heures", valeur)
    assert c.constats() == [("A-12", F, cell)]


def test_a14_help_of_another_nature_is_the_only_constat(c: SampleWorkbook) -> None:
    cell = c.put("T_Affectations", 3, "aide", "M")
    assert c.constats() == [("A-14", F, cell)]
    assert "Notifié I, affecté M" in c.constat("A-14").message
