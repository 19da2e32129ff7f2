"""Each threshold of a rule, on both sides of its edge: the last value that is right is silent."""

from datetime import date

import pytest

from pial_xl.constats import NotJudged
from pial_xl.dossier import read_dossier
from pial_xl.rules import apply, catalogue
from pial_xl.tables.raw import RawWorkbook
from pial_xl.testing import REFERENCE, SampleWorkbook


@pytest.fixture
def c() -> SampleWorkbook:
    return SampleWorkbook()


def codes(c: SampleWorkbook) -> set[str]:
    return {code for code, _, _ in c.constats()}


@pytest.mark.parametrize(
    ("heures", "refused"), [(48, False), ("48h00", False), ("48h01", True), ("0h01", False)]
)
def test_c01_a_contract_of_48_hours_is_the_longest_that_the_law_knows(
    c: SampleWorkbook, heures: object, refused: bool
) -> None:
    c.put("T_AESH", 0, "heures", heures)
    assert ("C-01" in codes(c)) is refused


@pytest.mark.parametrize(
    ("charge", "recognized"),
    [("27h09", False), ("27h10", True), ("27h20", True), ("27h30", True), ("27h31", False)],
)
def test_a03_recognizes_41_36_of_the_contract_to_10_minutes(
    c: SampleWorkbook, charge: str, recognized: bool
) -> None:
    c.put("T_Affectations", 4, "heures", charge)
    c.put("T_Notifications", 4, "heures", charge)
    c.put("T_Eleves", 4, "midi", "oui")
    c.put("T_Dotation", 1, "heures", 28)
    assert codes(c) == ({"A-01", "A-03"} if recognized else {"A-01"})


@pytest.mark.parametrize(
    ("jour", "refused"),
    [
        (date(2005, 12, 31), True),
        (date(2006, 1, 1), False),
        (date(2036, 12, 31), False),
        (date(2037, 1, 1), True),
    ],
)
def test_s04_a_date_stands_from_20_years_before_to_10_after_the_school_year(
    c: SampleWorkbook, jour: date, refused: bool
) -> None:
    cell = c.put("T_AESH", 0, "debut", jour)
    c.put("T_AESH", 0, "fin", None)
    c.put("T_Affectations", 0, "debut", None)
    assert (("S-04", "AESH", cell) in c.constats()) is refused


@pytest.mark.parametrize(("dotation", "over"), [("24h00", False), ("23h59", True)])
def test_d02_contracts_equal_to_the_quota_are_within_it(
    c: SampleWorkbook, dotation: str, over: bool
) -> None:
    c.put("T_Dotation", 1, "heures", dotation)
    assert ("D-02" in codes(c)) is over


@pytest.mark.parametrize(("contrat", "over"), [(24, False), ("24h10", False), ("24h11", True)])
def test_d02_counts_the_tolerance_in(c: SampleWorkbook, contrat: object, over: bool) -> None:
    c.add("T_Parametres", cle="tol_min", valeur=10)
    c.put("T_AESH", 2, "heures", contrat)
    assert ("D-02" in codes(c)) is over


def test_d02_an_etp_equal_to_the_quota_to_the_hundredth_is_within_it(c: SampleWorkbook) -> None:
    c.put("T_Dotation", 1, "heures", None)
    c.put("T_Dotation", 1, "etp", "0,61")
    assert "D-02" not in codes(c)
    c.put("T_Dotation", 1, "etp", "0,60")
    assert "D-02" in codes(c)


@pytest.mark.parametrize(
    ("etp", "over"),
    [("0,6", False), ("0,60", True), ("0,615", True), ("0,6199", True), ("0,61996", False)],
)
def test_d02_an_etp_is_over_beyond_half_of_its_last_decimal(
    c: SampleWorkbook, etp: str, over: bool
) -> None:
    c.add("T_Parametres", cle="convention_etp", valeur="quotite_contrat")  # 24 h are 0,62 ETP
    c.put("T_Dotation", 1, "heures", None)
    c.put("T_Dotation", 1, "etp", etp)
    assert ("D-02" in codes(c)) is over


@pytest.mark.parametrize(("dotation", "told"), [("35h59", False), ("36h00", True), ("36h01", True)])
def test_d05_12_unfilled_hours_are_told_and_one_minute_less_is_not(
    c: SampleWorkbook, dotation: str, told: bool
) -> None:
    c.put("T_Dotation", 1, "heures", dotation)
    assert ("D-05" in codes(c)) is told


def _not_judged(c: SampleWorkbook, raw: RawWorkbook) -> tuple[NotJudged, ...]:
    _, not_judged, _ = apply(read_dossier(raw, REFERENCE), catalogue())
    return not_judged


def test_a_rule_is_not_judged_when_the_first_table_it_reads_is_empty_and_no_other(
    c: SampleWorkbook,
) -> None:
    c.tables["T_Affectations"] = []
    reasons = {n.code: n.reason for n in _not_judged(c, c.raw())}
    assert reasons["A-01"] == "La feuille Affectations est vide."
    # A-02 and C-08 read the allocations second: without any, every AESH is free.
    assert not {"A-02", "C-08"} & set(reasons)
    assert [place for place in c.constats() if place[0] == "C-08"] == [
        ("C-08", "AESH", "A5"), ("C-08", "AESH", "A6"), ("C-08", "AESH", "A7"),
    ]  # fmt: skip
