"""What stops at a row, a pole or a pupil must not hide the next one."""

from datetime import date

import pytest

from pial_xl.testing import YEAR_END, YEAR_START, SampleWorkbook


@pytest.fixture
def c() -> SampleWorkbook:
    return SampleWorkbook()


def places(c: SampleWorkbook, code: str) -> list[str]:
    found, _, _ = c.run_checks()
    return [f.cell.address for f in found if f.code == code]


def test_s03_doubts_the_second_row_when_the_first_is_plain(c: SampleWorkbook) -> None:
    c.put("T_Etablissements", 0, "heures_classe", 24)
    cell = c.put("T_Etablissements", 1, "heures_classe", 24.15)
    assert places(c, "S-03") == [cell]


def test_a02_offers_the_hours_of_an_aesh_after_one_who_has_none_left(c: SampleWorkbook) -> None:
    c.put("T_AESH", 0, "heures", None)
    c.put("T_Affectations", 3, "heures", 22)
    c.put("T_Affectations", 4, "heures", 22)
    assert places(c, "A-02") == ["H6", "H7"]


def test_a02_offers_the_hours_of_an_aesh_after_one_whose_charge_is_not_known(
    c: SampleWorkbook,
) -> None:
    c.put("T_Affectations", 0, "heures", 6)
    c.put("T_Affectations", 1, "heures", "beaucoup")
    c.put("T_Affectations", 2, "heures", "beaucoup")
    c.put("T_Affectations", 4, "heures", 22)
    assert places(c, "A-02") == ["H7"]


def test_d08_compares_the_detail_of_a_pole_after_one_without_total(c: SampleWorkbook) -> None:
    c.tables["T_Dotation"] = [
        {"pole": "P1", "aide": "I", "heures": 36, "date_effet": YEAR_START},
        {"pole": "P2", "heures": 24, "date_effet": YEAR_START},
        {"pole": "P2", "aide": "I", "heures": 25, "date_effet": YEAR_START},
    ]
    assert places(c, "D-08") == ["D6"]


def test_n09_tells_of_a_pupil_s_decision_after_one_that_n07_tells(c: SampleWorkbook) -> None:
    c.put("T_Notifications", 0, "fin", date(2026, 10, 1))
    c.put("T_Notifications", 1, "fin", date(2027, 1, 10))
    assert places(c, "N-07") == ["E5"]
    assert places(c, "N-09") == ["E6"]


def test_n01_points_at_the_first_of_two_decisions_in_force(c: SampleWorkbook) -> None:
    c.add("T_Eleves", eleve="E9", uai="0440001M")
    first = c.add(
        "T_Notifications", eleve="E9", aide="I", heures=6, debut=YEAR_START, fin=date(2027, 1, 31)
    )
    c.add("T_Notifications", eleve="E9", aide="M", debut=date(2026, 10, 1), fin=YEAR_END)
    assert places(c, "N-01") == [c.address("T_Notifications", first, "eleve")]


def test_n03_is_silent_on_a_pupil_who_receives_nothing(c: SampleWorkbook) -> None:
    c.add("T_Eleves", eleve="E9", uai="0440001M")
    c.add("T_Notifications", eleve="E9", aide="I", heures=6, debut=YEAR_START, fin=YEAR_END)
    assert places(c, "N-03") == places(c, "N-02") == []


def test_n05_hours_of_zero_are_no_target(c: SampleWorkbook) -> None:
    c.put("T_Notifications", 1, "heures", 0)
    assert places(c, "N-05") == []


@pytest.mark.parametrize(("imp", "told"), [(0, False), (1, False), (4, True)])
def test_l02_no_imp_is_a_rate_where_the_mission_is_a_discharge(
    c: SampleWorkbook, imp: int, told: bool
) -> None:
    c.put("T_Poles", 0, "remuneration", "décharge")
    c.put("T_Coordonnateurs", 0, "imp", imp)
    assert bool(places(c, "L-02")) is told


def test_l06_is_judged_when_either_the_poles_or_the_network_say_what_there_is(
    c: SampleWorkbook,
) -> None:
    c.put("T_Poles", 0, "imp", 1)
    _, not_judged, _ = c.run_checks()
    assert "L-06" not in {n.code for n in not_judged}


@pytest.mark.parametrize("niveau", ["INFO", "ALERTE", "BLOQUANT"])
def test_a_rule_can_be_moved_up_and_down_and_the_report_says_so(
    c: SampleWorkbook, niveau: str
) -> None:
    c.put("T_AESH", 0, "heures", None)
    c.add("T_Parametres", cle="controle.C-01", valeur=niveau)
    assert c.constat("C-01").niveau == niveau
    _, _, settings = c.run_checks()
    assert len(settings) == (niveau != "BLOQUANT")
