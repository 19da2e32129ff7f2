"""A date that cannot be read is told where it stands: nothing is too much by its row alone."""

from datetime import date

import pytest

from pial_xl.testing import YEAR_END, YEAR_START, SampleWorkbook

TURN, NEXT = date(2026, 10, 31), date(2026, 11, 1)


@pytest.fixture
def c() -> SampleWorkbook:
    """Each thing of pole P2 follows another on 1 November: contracts, allocations."""
    c = SampleWorkbook()
    c.put("T_AESH", 2, "nom", "FICTIVE")
    c.put("T_AESH", 2, "prenom", "Anne")
    c.put("T_AESH", 2, "debut", NEXT)
    c.put("T_Affectations", 4, "debut", NEXT)
    c.add(
        "T_AESH", aesh="A03A", nom="FICTIVE", prenom="Anne", pole="P2", contrat="CDD",
        debut=date(2023, 11, 1), fin=TURN, heures=24, uai="0440002N",
    )  # fmt: skip
    c.add(
        "T_Affectations", aesh="A03A", eleve="E5", aide="I", heures=24, debut=YEAR_START, fin=TURN
    )
    assert c.constats() == []
    return c


def of_one_contract(c: SampleWorkbook, groupe: str | None) -> None:
    """Make both allocations of one contract, the second in a group."""
    c.put("T_AESH", 2, "debut", YEAR_START)
    c.put("T_AESH", 3, "fin", date(2026, 8, 31))
    c.put("T_Affectations", 5, "aesh", "A03")
    c.put("T_Affectations", 5, "groupe", groupe)


@pytest.mark.parametrize("fin", ["bientôt", "31/02/2027", date(1900, 1, 4)])
def test_an_unreadable_end_of_a_former_contract_is_the_only_constat(
    c: SampleWorkbook, fin: object
) -> None:
    cell = c.put("T_AESH", 3, "fin", fin)
    assert c.constats() == [("S-04", "AESH", cell)]


def test_an_unreadable_beginning_of_a_contract_is_the_only_constat(c: SampleWorkbook) -> None:
    cell = c.put("T_AESH", 2, "debut", "lundi")
    assert c.constats() == [("S-04", "AESH", cell)]


@pytest.mark.parametrize("fin", ["bientôt", date(2025, 10, 31)])
def test_an_unreadable_end_of_a_former_allocation_is_the_only_constat(
    c: SampleWorkbook, fin: object
) -> None:
    cell = c.put("T_Affectations", 5, "fin", fin)
    assert c.constats() == [("S-04", "Affectations", cell)]


def test_nothing_is_too_much_by_an_allocation_that_may_have_ended(c: SampleWorkbook) -> None:
    of_one_contract(c, "G9")
    c.add("T_Dotation", pole="P2", aide="I", heures=24, date_effet=YEAR_START)
    c.add("T_Dotation", pole="P2", uai="0440002N", aide="M", heures=0, date_effet=YEAR_START)
    assert c.constats() == []
    cell = c.put("T_Affectations", 5, "fin", "bientôt")
    assert c.constats() == [("S-04", "Affectations", cell)]
    unknown = {judged.code for judged in c.run_checks()[1]}
    assert {"A-01", "D-01", "D-03", "N-03"} <= unknown


def test_an_aesh_has_too_much_when_a_row_of_no_day_takes_no_time_of_its_own(
    c: SampleWorkbook,
) -> None:
    c.put("T_AESH", 0, "heures", 23)
    c.put("T_Affectations", 2, "fin", "bientôt")  # of a group that another pupil keeps as long
    assert c.constat("A-01").ecart.text == "1h00"


def test_an_aesh_has_too_much_when_another_row_says_the_same_with_its_dates(
    c: SampleWorkbook,
) -> None:
    c.put("T_AESH", 2, "heures", 20)
    c.put("T_Affectations", 4, "fin", "bientôt")
    assert "A-01" not in c.codes()
    c.add("T_Affectations", aesh="A03", eleve="E5", aide="I", heures=24)
    assert c.constat("A-01").ecart.text == "4h00"


def test_a_row_of_another_help_takes_nothing_off_what_is_too_much(c: SampleWorkbook) -> None:
    c.add("T_Dotation", pole="P1", aide="I", heures=30, date_effet=YEAR_START)
    c.put("T_Affectations", 1, "fin", "bientôt")
    assert c.constat("D-03").ecart.text == "6h00"


def test_a_row_of_another_school_takes_nothing_off_what_is_too_much(c: SampleWorkbook) -> None:
    c.add("T_Dotation", pole="P1", uai="0440001M", heures=20, date_effet=YEAR_START)
    c.put("T_Affectations", 3, "fin", "bientôt")
    assert c.constat("D-04").ecart.text == "4h00"


def test_collective_help_takes_nothing_off_what_a_pupil_has_too_much(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 3, "heures", 25)
    c.add("T_Affectations", aesh="A01", eleve="E4", aide="CO", heures=2, fin="bientôt")
    assert c.constat("N-03").ecart.text == "1h00"


def former(c: SampleWorkbook, **row: object) -> None:
    """Add an allocation of 1 h that ended nobody knows when; the workbook has no other fault."""
    cell = c.address("T_Affectations", c.add("T_Affectations", **row, heures=1, fin="juin"), "fin")
    assert ("S-04", "Affectations", cell) in c.constats()


@pytest.mark.parametrize(
    ("code", "fault"),
    [("N-07", {"fin": date(2026, 10, 31)}), ("N-08", {"debut": date(2026, 12, 1)})],
)
def test_a_decision_is_not_passed_by_an_allocation_that_may_have_ended(
    c: SampleWorkbook, code: str, fault: dict[str, object]
) -> None:
    c.add("T_Eleves", eleve="E6", uai="0440002N")
    c.add("T_Notifications", eleve="E6", aide="M", **fault)
    former(c, aesh="A01", eleve="E6", aide="M")
    assert code not in c.codes()
    c.put("T_Affectations", 6, "fin", None)
    assert code in c.codes()


@pytest.mark.parametrize(("code", "sorti_le"), [("N-12", None), ("N-16", date(2026, 10, 31))])
def test_nobody_is_helped_for_sure_by_an_allocation_that_may_have_ended(
    c: SampleWorkbook, code: str, sorti_le: date | None
) -> None:
    c.add("T_Eleves", eleve="E6", uai="0440002N", sorti_le=sorti_le)
    former(c, aesh="A01", eleve="E6", aide="M")
    assert code not in c.codes()
    c.put("T_Affectations", 6, "fin", None)
    assert code in c.codes()


def test_a14_is_silent_of_an_allocation_that_may_have_ended(c: SampleWorkbook) -> None:
    former(c, aesh="A03", eleve="E5", aide="M")
    assert "A-14" not in c.codes()
    c.put("T_Affectations", 6, "fin", None)
    assert "A-14" in c.codes()


def test_nobody_is_one_too_many_by_an_allocation_that_may_have_ended(c: SampleWorkbook) -> None:
    for cle in ("aesh_par_eleve_max", "sites_max"):
        c.add("T_Parametres", cle=cle, valeur=1)
    former(c, aesh="A01", eleve="E4", aide="I")
    assert not {"A-08", "N-13"} & c.codes()
    c.put("T_Affectations", 6, "fin", None)
    assert {"A-08", "N-13"} <= c.codes()


def test_a_school_has_not_too_much_by_an_allocation_that_may_have_ended(c: SampleWorkbook) -> None:
    of_one_contract(c, "G9")
    c.put("T_Dotation", 1, "uai", "0440002N")
    cell = c.put("T_Affectations", 5, "fin", "bientôt")
    assert c.constats() == [("S-04", "Affectations", cell)]
    assert "D-04" in {judged.code for judged in c.run_checks()[1]}


def test_a11_is_silent_of_a_row_that_may_have_ended(c: SampleWorkbook) -> None:
    of_one_contract(c, None)
    cell = c.put("T_Affectations", 5, "fin", "bientôt")
    assert c.constats() == [("S-04", "Affectations", cell)]


def test_what_is_too_much_without_it_is_still_told(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 4, "heures", 25)
    c.put("T_Affectations", 5, "aesh", "A03")
    c.put("T_Affectations", 5, "fin", "bientôt")
    assert {"A-01", "D-01", "N-03"} <= c.codes()


def test_c05_two_whole_contracts_at_once_are_still_told_beside_a_third(c: SampleWorkbook) -> None:
    c.put("T_AESH", 3, "fin", YEAR_END)
    c.add(
        "T_AESH", aesh="A04", nom="FICTIVE", prenom="Anne", pole="P2", debut=YEAR_START,
        fin="bientôt", heures=2,
    )  # fmt: skip
    assert "C-05" in c.codes()


def test_n06_is_silent_of_a_decision_whose_end_cannot_be_read(c: SampleWorkbook) -> None:
    c.put("T_Notifications", 4, "debut", NEXT)
    row = c.add("T_Notifications", eleve="E5", aide="M", debut=YEAR_START, fin="bientôt")
    assert "N-06" not in c.codes()
    c.put("T_Notifications", row, "fin", YEAR_END)
    assert "N-06" in c.codes()


def test_r01_is_not_judged_when_the_return_cannot_be_read(c: SampleWorkbook) -> None:
    c.put("T_AESH", 0, "absent_du", date(2026, 10, 5))
    cell = c.put("T_AESH", 0, "absent_au", "vendredi")
    assert c.constats() == [("S-04", "AESH", cell)]
