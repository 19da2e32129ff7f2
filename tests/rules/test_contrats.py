"""C: the contracts of the AESH."""

from datetime import date
from fractions import Fraction

import pytest

from pial_xl.testing import YEAR_END, YEAR_START, SampleWorkbook
from pial_xl.units.text import NBSP


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


@pytest.mark.parametrize("semaines", [420, 4, 0, -41, 36])
def test_c03_alone_tells_weeks_that_no_contract_has(c: SampleWorkbook, semaines: int) -> None:
    cell = c.put("T_AESH", 0, "semaines", semaines)
    assert c.constats() == [("C-03", "AESH", cell)]


def test_c02_still_judges_an_old_contract(c: SampleWorkbook) -> None:
    c.put("T_AESH", 0, "semaines", 39)
    c.put("T_AESH", 0, "quotite", 40)
    assert {"C-02", "C-03"} <= c.codes()


def test_c03_of_no_week_is_in_the_singular(c: SampleWorkbook) -> None:
    c.put("T_AESH", 0, "semaines", 0)
    assert " 0 semaine, attendu" in c.constat("C-03").message


def test_c03_knows_the_old_contracts(c: SampleWorkbook) -> None:
    c.put("T_AESH", 0, "quotite", None)
    c.put("T_AESH", 0, "semaines", 39)
    assert "ancien contrat" in c.constat("C-03").message


@pytest.mark.parametrize(
    ("field", "jour"), [("debut", date(2027, 7, 5)), ("fin", date(2027, 7, 10))]
)
def test_c04_points_at_the_date_outside_the_contract(
    c: SampleWorkbook, field: str, jour: date
) -> None:
    c.put("T_AESH", 0, "fin", date(2027, 7, 4))
    cell = c.put("T_Affectations", 0, field, jour)
    found = [p for p in c.constats() if p[0] == "C-04"]
    assert found == [("C-04", "Affectations", cell)]


def test_c04_an_ended_contract_whose_allocations_go_on_is_told_once(c: SampleWorkbook) -> None:
    cell = c.put("T_AESH", 0, "fin", date(2026, 10, 31))
    assert ("C-04", "AESH", cell) in c.constats()
    assert [code for code, _, _ in c.constats()].count("C-04") == 1


@pytest.mark.parametrize(
    ("index", "advice"),
    [
        (0, "Mettez fin à ces affectations (ou prolongez le contrat) : leurs élèves comptent "
            "encore comme aidés."),
        (1, "Mettez fin à cette affectation (ou prolongez le contrat) : son élève compte encore "
            "comme aidé."),
    ],
)  # fmt: skip
def test_c04_says_that_the_pupils_of_an_aesh_who_has_left_still_count_as_helped(
    c: SampleWorkbook, index: int, advice: str
) -> None:
    c.put("T_AESH", index, "fin", date(2026, 10, 31))
    assert c.constat("C-04").advice.replace(NBSP, " ") == advice


def test_c04_says_nothing_of_pupils_while_the_contract_runs(c: SampleWorkbook) -> None:
    c.put("T_AESH", 0, "fin", date(2027, 7, 4))
    c.put("T_Affectations", 0, "fin", YEAR_END)
    assert c.constat("C-04").advice == "Corrigez les dates de l'affectation, ou celles du contrat."


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
    found = [p for p in c.info_places() if p[0] == "C-06"]
    assert found == ([("C-06", "AESH", cell)] if attendu else [])


def test_c06_counts_the_pupils_to_secure(c: SampleWorkbook) -> None:
    c.put("T_AESH", 0, "contrat", "CDD")
    c.put("T_AESH", 0, "fin", date(2027, 3, 31))
    assert "3 élèves à sécuriser" in c.constat("C-06").message


def test_c04_looks_at_the_school_year_alone(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 0, "debut", date(2025, 9, 1))
    last_year = {"debut": date(2025, 9, 1), "fin": date(2026, 8, 31)}
    c.add("T_Affectations", **(c.tables["T_Affectations"][3] | last_year))
    next_year = {"debut": date(2027, 9, 1), "fin": date(2028, 8, 31)}
    c.add("T_Affectations", **(c.tables["T_Affectations"][3] | next_year))
    assert [p for p in c.constats() if p[0] == "C-04"] == []


def test_c04_one_wrong_date_of_a_contract_is_one_constat(c: SampleWorkbook) -> None:
    cell = c.put("T_AESH", 0, "fin", date(2027, 3, 31))
    for index in range(3):
        c.put("T_Affectations", index, "fin", YEAR_END)
    assert c.constats() == [("C-04", "AESH", cell)]
    assert "lignes 5, 6, 7" in c.constat("C-04").message


def test_c04_both_ends_of_a_contract_are_two_causes(c: SampleWorkbook) -> None:
    debut = c.put("T_AESH", 0, "debut", date(2026, 9, 15))
    fin = c.put("T_AESH", 0, "fin", date(2027, 3, 31))
    c.put("T_Affectations", 0, "debut", YEAR_START)
    c.put("T_Affectations", 1, "debut", YEAR_START)
    c.put("T_Affectations", 1, "fin", date(2027, 3, 31))
    c.put("T_Affectations", 2, "fin", YEAR_END)
    assert {p for p in c.constats() if p[0] == "C-04"} == {
        ("C-04", "AESH", debut),
        ("C-04", "Affectations", c.address("T_Affectations", 2, "fin")),
    }
    assert fin


def test_c04_is_silent_on_the_rows_of_a_pupil_who_left(c: SampleWorkbook) -> None:
    c.put("T_AESH", 1, "fin", date(2027, 3, 31))
    c.put("T_Affectations", 3, "fin", YEAR_END)
    c.put("T_Eleves", 3, "sorti_le", date(2026, 11, 1))
    assert "C-04" not in c.codes()


@pytest.mark.parametrize(("heures", "told"), [("39h12", False), ("39h23", False), (45, True)])
def test_c05_a_contract_is_a_full_time_at_most(
    c: SampleWorkbook, heures: object, told: bool
) -> None:
    c.put("T_AESH", 0, "quotite", None)
    cell = c.put("T_AESH", 0, "heures", heures)
    found = [p for p in c.constats() if p[0] == "C-05"]
    assert found == ([("C-05", "AESH", cell)] if told else [])


def _namesake(c: SampleWorkbook, **row: object) -> int:
    """Name A01, and add an AESH of the same name."""
    c.put("T_AESH", 0, "nom", "Lefèvre")
    c.put("T_AESH", 0, "prenom", "Anaïs")
    given = {"aesh": "A09", "nom": "LEFEVRE", "prenom": "Anais", "pole": "P1", "heures": 24}
    return c.add("T_AESH", **(given | {"debut": YEAR_START} | row))


def test_c05_adds_the_contracts_of_one_person(c: SampleWorkbook) -> None:
    index = _namesake(c)
    found = [p for p in c.constats() if p[0] in {"C-05", "S-06"}]
    assert found == [("C-05", "AESH", c.address("T_AESH", index, "heures"))]
    assert "A01 et A09" in c.constat("C-05").message


@pytest.mark.parametrize("semaines", [47, 4, "quarante"])
def test_c05_counts_a_contract_of_wrong_weeks_at_the_least(
    c: SampleWorkbook, semaines: object
) -> None:
    index = _namesake(c, semaines=semaines)
    assert c.constat("C-05").mesure.value == Fraction(24 * (39 + 41) * 100, 1607)
    assert "S-06" not in c.codes()
    c.put("T_AESH", index, "heures", 16)
    assert "C-05" not in c.codes()


@pytest.mark.parametrize("swapped", [False, True])
def test_s06_one_name_under_two_codes_is_told(c: SampleWorkbook, swapped: bool) -> None:
    names = {"nom": "Anaïs", "prenom": "Lefevre"} if swapped else {}
    index = _namesake(c, heures=10, **names)
    found = [p for p in c.constats() if p[0] in {"C-05", "S-06"}]
    assert found == [("S-06", "AESH", c.address("T_AESH", index, "nom"))]


def test_s06_contracts_that_follow_one_another_are_silent(c: SampleWorkbook) -> None:
    c.put("T_AESH", 0, "debut", date(2026, 10, 1))
    _namesake(c, heures=10, debut=date(2025, 9, 1), fin=date(2026, 9, 30))
    assert "S-06" not in c.codes()


def test_s06_a_name_alone_makes_no_person(c: SampleWorkbook) -> None:
    _namesake(c, heures=10, prenom=None)
    assert "S-06" not in c.codes()


@pytest.mark.parametrize(
    ("debut", "fin", "told"),
    [
        (date(2026, 9, 1), date(2029, 8, 31), False),
        (date(2026, 9, 1), date(2029, 9, 30), False),
        (date(2026, 9, 1), date(2029, 10, 1), True),
        (date(2026, 9, 1), date(2029, 7, 31), False),
        (date(2026, 9, 1), date(2029, 7, 29), True),
        (date(2023, 8, 31), date(2027, 8, 30), False),
    ],
)
def test_c07_a_cdd_lasts_three_years(c: SampleWorkbook, debut: date, fin: date, told: bool) -> None:
    c.put("T_AESH", 0, "contrat", "CDD")
    c.put("T_AESH", 0, "debut", debut)
    cell = c.put("T_AESH", 0, "fin", fin)
    found = [p for p in c.info_places() if p[0] == "C-07"]
    assert found == ([("C-07", "AESH", cell)] if told else [])


def test_c06_says_that_a_cdi_follows_three_years(c: SampleWorkbook) -> None:
    c.put("T_AESH", 0, "contrat", "CDD")
    c.put("T_AESH", 0, "debut", date(2024, 1, 1))
    c.put("T_AESH", 0, "fin", date(2026, 12, 31))
    assert "le contrat suivant est un CDI" in c.constat("C-06").message


def test_c06_a_threshold_of_zero_tells_nothing(c: SampleWorkbook) -> None:
    c.put("T_AESH", 0, "contrat", "CDD")
    c.put("T_AESH", 0, "fin", date(2026, 11, 24))
    c.add("T_Parametres", cle="alerte_cdd_j", valeur=0)
    assert "C-06" not in c.codes()


def test_c09_an_aesh_of_two_communes_needs_a_school_of_reference(c: SampleWorkbook) -> None:
    c.put("T_Eleves", 1, "uai", "0440003P")
    c.put("T_Eleves", 2, "uai", "0440003P")
    assert c.constats() == []
    cell = c.put("T_AESH", 0, "uai", None)
    assert c.constats() == [("C-09", "AESH", cell)]


def test_c09_two_schools_of_one_commune_are_silent(c: SampleWorkbook) -> None:
    c.put("T_Eleves", 1, "uai", "0440003P")
    c.put("T_Eleves", 2, "uai", "0440003P")
    c.put("T_Etablissements", 2, "commune", "NANTES")
    c.put("T_AESH", 0, "uai", None)
    assert "C-09" not in c.codes()


def test_c09_a_school_whose_pupil_has_left_counts_no_more(c: SampleWorkbook) -> None:
    c.add("T_Eleves", eleve="E9", uai="0440003P", sorti_le=date(2026, 11, 1))
    c.add("T_Affectations", aesh="A01", eleve="E9", aide="M", heures=1)
    c.put("T_AESH", 0, "uai", None)
    assert "N-16" in c.codes()
    assert "C-09" not in c.codes()


@pytest.mark.parametrize(("heures", "told"), [(26, False), ("26h01", True)])
def test_c11_a_contract_longer_than_a_pupil_s_week_is_information(
    c: SampleWorkbook, heures: object, told: bool
) -> None:
    cell = c.put("T_AESH", 2, "heures", heures)
    found = [p for p in c.info_places() if p[0] == "C-11"]
    assert found == ([("C-11", "AESH", cell)] if told else [])


@pytest.mark.parametrize("field", ["heures_referent", "heures_ulis", "heures_midi"])
def test_c11_other_hours_explain_a_long_contract(c: SampleWorkbook, field: str) -> None:
    c.put("T_AESH", 2, "heures", 30)
    c.put("T_AESH", 2, field, 2)
    assert "C-11" not in c.codes()


def test_c11_meetings_do_not_explain_a_long_contract(c: SampleWorkbook) -> None:
    c.put("T_AESH", 2, "heures", 30)
    c.put("T_AESH", 2, "heures_synthese", 2)
    assert "C-11" in c.codes()


@pytest.mark.parametrize(("field", "value"), [("midi", "oui"), ("uai", "0440003P")])
def test_c11_what_a_pupil_who_has_left_asked_for_explains_nothing(
    c: SampleWorkbook, field: str, value: str
) -> None:
    c.put("T_AESH", 2, "heures", 30)
    index = c.add("T_Eleves", eleve="E9", uai="0440002N", sorti_le=date(2026, 11, 1))
    c.put("T_Eleves", index, field, value)
    c.add("T_Affectations", aesh="A03", eleve="E9", aide="M", heures=1)
    assert "C-11" in c.codes()


@pytest.mark.parametrize(("before_eleves", "told"), [(20, False), ("20h01", True), (19, True)])
def test_c12_the_declared_split_makes_the_contract(
    c: SampleWorkbook, before_eleves: object, told: bool
) -> None:
    c.put("T_AESH", 0, "heures_midi", 4)
    cell = c.put("T_AESH", 0, "heures_devant_eleves", before_eleves)
    found = [p for p in c.constats() if p[0] == "C-12"]
    assert found == ([("C-12", "AESH", cell)] if told else [])


def test_c12_counts_the_missions(c: SampleWorkbook) -> None:
    c.put("T_AESH", 1, "heures_devant_eleves", 24)
    assert "C-12" not in c.codes()
    c.put("T_AESH", 1, "heures_referent", 1)
    assert "C-12" in c.codes()


def test_c12_the_lunch_alone_is_no_whole_split(c: SampleWorkbook) -> None:
    c.put("T_AESH", 0, "heures_midi", 4)
    assert "C-12" not in c.codes()


def test_c08_an_aesh_without_allocation_is_told_and_nothing_else(c: SampleWorkbook) -> None:
    c.put("T_Dotation", 0, "heures", 72)
    c.add("T_Parametres", cle="taux_affectation_min", valeur=0)
    index = c.add("T_AESH", aesh="A09", pole="P1", debut=YEAR_START, heures=24)
    assert c.constats() == [("C-08", "AESH", c.address("T_AESH", index, "aesh"))]


def test_c08_an_aesh_whose_code_is_misspelled_in_every_row_is_not_judged(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 4, "aesh", "A0E")
    _, not_judged, _ = c.run_checks()
    assert "C-08" not in c.codes()
    assert ["A03" in n.reason for n in not_judged if n.code == "C-08"] == [True]


def test_c08_an_unknown_code_near_another_aesh_leaves_the_idle_one_told(c: SampleWorkbook) -> None:
    c.add("T_AESH", aesh="B77", pole="P1", debut=YEAR_START, heures=24)
    c.put("T_Affectations", 4, "aesh", "A0E")
    assert [k.objet for k in c.run_checks()[0] if k.code == "C-08"] == ["B77"]


def test_c08_is_silent_on_an_absent_aesh(c: SampleWorkbook) -> None:
    c.put("T_Dotation", 0, "heures", 72)
    c.add("T_Parametres", cle="taux_affectation_min", valeur=0)
    c.add("T_AESH", aesh="A09", pole="P1", debut=YEAR_START, heures=24, absent_du=date(2026, 11, 2))
    assert c.constats() == []
