"""C: the contracts of the AESH."""

from datetime import date

import pytest

from pial_xl.testing import YEAR_START, SampleWorkbook


@pytest.fixture
def c() -> SampleWorkbook:
    return SampleWorkbook()


@pytest.mark.parametrize("valeur", [None, 0, -24, 48.5, 2400])
def test_c01_impossible_contract_hours_are_the_only_constat(
    c: SampleWorkbook, valeur: object
) -> None:
    cell = c.put("T_AESH", 0, "heures", valeur)
    assert c.constats() == [("C-01", "AESH", cell)]


@pytest.mark.parametrize(("quotite", "fake"), [(62, False), (61, False), (0.62, False), (65, True)])
def test_c02_tolerates_one_point_of_rounding(c: SampleWorkbook, quotite: float, fake: bool) -> None:
    cell = c.put("T_AESH", 0, "quotite", quotite)
    assert c.constats() == ([("C-02", "AESH", cell)] if fake else [])


def test_c02_counts_the_weeks_of_the_contract(c: SampleWorkbook) -> None:
    c.put("T_AESH", 0, "semaines", 45)
    c.put("T_AESH", 0, "quotite", "67,21")
    assert c.constats() == []


@pytest.mark.parametrize(
    ("semaines", "attendu"), [(40, True), (41, False), (45, False), (46, True)]
)
def test_c03_weeks_stand_between_41_and_45(c: SampleWorkbook, semaines: int, attendu: bool) -> None:
    c.put("T_AESH", 0, "quotite", None)
    cell = c.put("T_AESH", 0, "semaines", semaines)
    assert c.constats() == ([("C-03", "AESH", cell)] if attendu else [])


def test_c03_knows_the_old_contracts(c: SampleWorkbook) -> None:
    c.put("T_AESH", 0, "quotite", None)
    c.put("T_AESH", 0, "semaines", 39)
    assert "ancien contrat" in c.constat("C-03").message


@pytest.mark.parametrize(
    ("field", "jour"), [("debut", date(2026, 8, 25)), ("fin", date(2027, 7, 10))]
)
def test_c04_points_at_the_date_outside_the_contract(
    c: SampleWorkbook, field: str, jour: date
) -> None:
    c.put("T_AESH", 0, "fin", date(2027, 7, 4))
    cell = c.put("T_Affectations", 0, field, jour)
    assert c.constats() == [("C-04", "Affectations", cell)]


def test_c04_an_ended_contract_whose_allocations_go_on_is_told_once(c: SampleWorkbook) -> None:
    cell = c.put("T_AESH", 0, "fin", date(2026, 10, 31))
    assert ("C-04", "AESH", cell) in c.constats()
    assert [code for code, _, _ in c.constats()].count("C-04") == 1


def test_c04_an_allocation_without_dates_fits_its_contract(c: SampleWorkbook) -> None:
    c.put("T_AESH", 0, "fin", date(2027, 6, 30))
    assert c.constats() == []


@pytest.mark.parametrize(
    ("contrat", "fin", "attendu"),
    [
        ("CDD", date(2027, 5, 23), True),
        ("CDD", date(2027, 5, 24), False),
        ("CDI", date(2027, 5, 1), False),
    ],
)
def test_c06_a_cdd_ending_within_180_days_is_information(
    c: SampleWorkbook, contrat: str, fin: date, attendu: bool
) -> None:
    c.put("T_AESH", 0, "contrat", contrat)
    cell = c.put("T_AESH", 0, "fin", fin)
    assert c.info_places() == ([("C-06", "AESH", cell)] if attendu else [])


def test_c06_counts_the_pupils_to_secure(c: SampleWorkbook) -> None:
    c.put("T_AESH", 0, "contrat", "CDD")
    c.put("T_AESH", 0, "fin", date(2027, 3, 31))
    assert "3 élèves à sécuriser" in c.constat("C-06").message


def test_c08_an_aesh_without_allocation_is_told_and_nothing_else(c: SampleWorkbook) -> None:
    c.put("T_Dotation", 0, "heures", 72)
    c.add("T_Parametres", cle="taux_affectation_min", valeur=0)
    index = c.add("T_AESH", aesh="A09", pole="P1", debut=YEAR_START, heures=24)
    assert c.constats() == [("C-08", "AESH", c.address("T_AESH", index, "aesh"))]


def test_c08_is_silent_on_an_absent_aesh(c: SampleWorkbook) -> None:
    c.put("T_Dotation", 0, "heures", 72)
    c.add("T_Parametres", cle="taux_affectation_min", valeur=0)
    c.add("T_AESH", aesh="A09", pole="P1", debut=YEAR_START, heures=24, absent_du=date(2026, 11, 2))
    assert c.constats() == []
