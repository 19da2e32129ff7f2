"""D: the quota of the DSDEN."""

from datetime import date

import pytest

from pial_xl.testing import YEAR_START, SampleWorkbook
from pial_xl.units.mesure import minutes

DOT = "Dotation"


@pytest.fixture
def c() -> SampleWorkbook:
    return SampleWorkbook()


def _one_pole_of(c: SampleWorkbook, contrats: int, **dotation: object) -> None:
    """Make P1 a pole of *contrats* AESH of 24 h, each with a pupil of its own, and this quota."""
    c.tables["T_AESH"] = c.tables["T_AESH"][2:]
    c.tables["T_Eleves"] = c.tables["T_Eleves"][4:]
    c.tables["T_Notifications"] = c.tables["T_Notifications"][4:]
    c.tables["T_Affectations"] = c.tables["T_Affectations"][4:]
    for n in range(contrats):
        c.add("T_AESH", aesh=f"B{n}", pole="P1", debut=YEAR_START, heures=24)
        c.add("T_Eleves", eleve=f"F{n}", uai="0440001M")
        c.add(
            "T_Notifications",
            eleve=f"F{n}", aide="I", heures=24, debut=YEAR_START, fin=date(2027, 8, 31),
        )  # fmt: skip
        c.add("T_Affectations", aesh=f"B{n}", eleve=f"F{n}", aide="I", heures=24)
    c.tables["T_Dotation"][0] = {"pole": "P1", "date_effet": YEAR_START, **dotation}


def test_d01_allocations_above_the_quota_block(c: SampleWorkbook) -> None:
    c.put("T_AESH", 2, "heures", 25)
    c.put("T_Affectations", 4, "heures", 25)
    c.put("T_Notifications", 4, "heures", 25)
    found = c.constats()
    assert ("D-01", DOT, "D6") in found
    assert ("D-02", DOT, "D6") in found
    constat = c.constat("D-01")
    assert (constat.mesure, constat.attendu, constat.ecart) == (
        minutes(1500),
        minutes(1440),
        minutes(60),
    )


def test_d02_compares_etp_under_the_exact_convention(c: SampleWorkbook) -> None:
    _one_pole_of(c, 30, etp=18.5)
    assert "D-02" not in {code for code, _, _ in c.constats()}


def test_d02_compares_etp_under_the_convention_of_contracts(c: SampleWorkbook) -> None:
    _one_pole_of(c, 30, etp=18.5)
    c.add("T_Parametres", cle="convention_etp", valeur="quotite_contrat")
    assert c.constats() == [("D-02", DOT, "E5")]
    message = c.constat("D-02").message
    assert "18,6 ETP" in message.replace("\u00a0", " ")
    assert "quotité de contrat" in message
    assert c.constat("D-02").ecart.text == "0,1\u00a0ETP"


def test_d02_does_not_count_contract_hours_that_cannot_be_right(c: SampleWorkbook) -> None:
    c.put("T_Dotation", 1, "etp", 0.62)
    cell = c.put("T_AESH", 2, "heures", 240)
    assert c.constats() == [("C-01", "AESH", cell)]


def test_d03_a_quota_by_help_is_judged_on_its_own(c: SampleWorkbook) -> None:
    c.add("T_Dotation", pole="P1", aide="I", heures=35, date_effet=YEAR_START)
    c.add("T_Dotation", pole="P1", aide="M", heures=13, date_effet=YEAR_START)
    assert c.constats() == [("D-03", DOT, "D7")]


def test_d03_is_an_alert_when_quotas_are_fungible(c: SampleWorkbook) -> None:
    c.add("T_Dotation", pole="P1", aide="I", heures=35, date_effet=YEAR_START)
    c.add("T_Dotation", pole="P1", aide="M", heures=13, date_effet=YEAR_START)
    c.add("T_Parametres", cle="fongible", valeur="oui")
    assert c.constat("D-03").niveau == "ALERTE"


def test_d05_vacant_hours_are_told_in_posts(c: SampleWorkbook) -> None:
    _one_pole_of(c, 6, heures=167)
    assert c.constats() == [("D-05", DOT, "D5")]
    assert "23h00 non pourvues ≈ 1 poste de 24" in c.constat("D-05").message


def test_d05_is_silent_under_12_hours(c: SampleWorkbook) -> None:
    _one_pole_of(c, 6, heures="155h59")
    assert c.constats() == []


def test_d06_tells_a_pole_that_leaves_hours_free(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 4, "heures", 22)
    c.put("T_Notifications", 4, "heures", 22)
    assert c.constats() == [("A-02", "AESH", "H7"), ("D-06", DOT, "D6")]


def test_d08_the_detail_must_make_the_total(c: SampleWorkbook) -> None:
    c.add("T_Dotation", pole="P1", aide="I", heures=36, date_effet=YEAR_START)
    c.add("T_Dotation", pole="P1", aide="M", heures=13, date_effet=YEAR_START)
    assert c.constats() == [("D-08", DOT, "D5")]


def test_d08_reads_a_detail_by_school(c: SampleWorkbook) -> None:
    c.add("T_Dotation", pole="P1", uai="0440001M", heures=24, date_effet=YEAR_START)
    c.add("T_Dotation", pole="P1", uai="0440003P", heures=24, date_effet=YEAR_START)
    assert c.constats() == []


def test_d09_an_empty_quota_cannot_be_checked(c: SampleWorkbook) -> None:
    cell = c.put("T_Dotation", 1, "heures", None)
    assert c.constats() == [("D-09", DOT, cell)]


@pytest.mark.parametrize("jour", [date(2025, 9, 1), date(2027, 1, 4)])
def test_d09_a_quota_of_another_time_cannot_be_checked(c: SampleWorkbook, jour: date) -> None:
    cell = c.put("T_Dotation", 1, "date_effet", jour)
    assert c.constats() == [("D-09", DOT, cell)]


def test_d09_a_pole_with_aesh_and_no_quota_is_told(c: SampleWorkbook) -> None:
    del c.tables["T_Dotation"][1]
    assert c.constats() == [("D-09", "Pôles", "A6")]


def test_a_later_quota_replaces_the_earlier_one(c: SampleWorkbook) -> None:
    c.add("T_Dotation", pole="P2", heures=36, date_effet=date(2026, 11, 1))
    assert c.constats() == [("D-05", DOT, "D7")]


def test_d10_gives_the_share_of_individual_help(c: SampleWorkbook) -> None:
    constats, _, _ = c.run_checks()
    assert [c.mesure.text for c in constats if c.code == "D-10"] == ["50\u00a0%", "100\u00a0%"]


def test_d11_gives_the_net_hours_of_a_mutualisee_pupil(c: SampleWorkbook) -> None:
    # P1: 48 h of contracts, 36 h individual, two mutualised pupils.
    assert c.constat("D-11").mesure.text == "6h00"


def test_d12_foresees_a_deficit_when_a_contract_ends(c: SampleWorkbook) -> None:
    c.put("T_AESH", 2, "fin", date(2026, 12, 31))
    constat = c.constat("D-12")
    assert constat.niveau == "INFO"
    assert constat.message.replace("\u00a0", " ") == "Au 22/02/2027 : déficit prévu 24h00."


def test_d12_foresees_nothing_from_hours_it_cannot_read(c: SampleWorkbook) -> None:
    c.put("T_AESH", 2, "fin", date(2026, 12, 31))
    c.put("T_Notifications", 4, "heures", "beaucoup")
    constats, not_judged, _ = c.run_checks()
    assert "D-12" not in {c.code for c in constats}
    assert "D-12" in {n.code for n in not_judged}


def test_d12_foresees_nothing_from_a_contract_it_cannot_read(c: SampleWorkbook) -> None:
    c.put("T_AESH", 2, "heures", "douze")
    constats, not_judged, _ = c.run_checks()
    assert "D-12" not in {c.code for c in constats}
    assert "D-12" in {n.code for n in not_judged}


def test_a_quota_written_in_etp_is_judged_to_the_hundredth(c: SampleWorkbook) -> None:
    c.put("T_Dotation", 0, "heures", None)
    c.put("T_Dotation", 0, "etp", "1,22")
    assert c.constats() == []
    c.put("T_Dotation", 0, "etp", "1,21")
    assert {code for code, _, _ in c.constats()} == {"D-01", "D-02"}


def test_d08_two_lines_of_one_subject_and_date_contradict_each_other(c: SampleWorkbook) -> None:
    index = c.add("T_Dotation", pole="P1", heures=40, date_effet=YEAR_START)
    assert c.constats() == [("D-08", DOT, c.address("T_Dotation", index, "heures"))]
