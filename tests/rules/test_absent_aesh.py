"""R: absent AESH, and the pupils who wait."""

from datetime import date

import pytest

from pial_xl.testing import YEAR_START, SampleWorkbook

ABSENT = date(2026, 11, 2)


@pytest.fixture
def c() -> SampleWorkbook:
    workbook = SampleWorkbook()
    workbook.put("T_AESH", 0, "absent_du", ABSENT)
    workbook.put("T_AESH", 0, "absent_au", date(2026, 12, 4))
    return workbook


def test_r01_names_the_pupils_who_wait_individual_help_first(c: SampleWorkbook) -> None:
    c.put("T_Eleves", 2, "priorite", 1)
    assert c.constats() == [("R-01", "AESH", c.address("T_AESH", 0, "absent_du"))]
    message = c.constat("R-01").message.replace("\u00a0", " ")
    assert message == (
        "A01 absent depuis le 02/11/2026 jusqu'au 04/12/2026 : 3 élèves (24h00) à couvrir : "
        "E1 (I, 12h00), E3 (M, 12h00), E2 (M, 12h00)."
    )


@pytest.mark.parametrize(("priorite", "niveau"), [(1, "ALERTE"), (2, "INFO"), (None, "INFO")])
def test_r01_is_an_alert_for_individual_help_and_the_first_priority(
    c: SampleWorkbook, priorite: int | None, niveau: str
) -> None:
    c.put("T_Notifications", 0, "aide", "M")
    c.put("T_Affectations", 0, "aide", "M")
    c.put("T_Eleves", 0, "priorite", priorite)
    assert c.constat("R-01").niveau == niveau


@pytest.mark.parametrize(
    ("planted", "niveau"),
    [
        (("T_Affectations", "aide", "M"), "ALERTE"),
        (("T_Notifications", "aide", "M"), "INFO"),
        (("T_Notifications", "fin", date(2026, 10, 31)), "ALERTE"),
    ],
    ids=["given as M", "notified as M", "expired"],
)
def test_r01_goes_by_the_decision_and_without_one_by_what_is_given(
    c: SampleWorkbook, planted: tuple[str, str, object], niveau: str
) -> None:
    table, field, value = planted
    c.put(table, 0, field, value)
    assert c.constat("R-01").niveau == niveau


@pytest.mark.parametrize(
    ("debut", "fin"),
    [(date(2026, 11, 25), None), (date(2026, 10, 1), date(2026, 11, 23))],
)
def test_r01_is_silent_outside_the_absence(
    c: SampleWorkbook, debut: date, fin: date | None
) -> None:
    c.put("T_AESH", 0, "absent_du", debut)
    c.put("T_AESH", 0, "absent_au", fin)
    assert "R-01" not in c.codes()


def test_r01_says_nothing_of_pupils_who_left(c: SampleWorkbook) -> None:
    for index in range(3):
        c.put("T_Eleves", index, "sorti_le", date(2026, 11, 1))
    assert "R-01" not in c.codes()


def test_r01_says_who_has_hours_left_the_same_school_first_then_the_nearest(
    c: SampleWorkbook,
) -> None:
    c.add("T_AESH", aesh="A07", pole="P1", debut=YEAR_START, heures=9, uai="0440004R")
    c.add("T_AESH", aesh="A08", pole="P1", debut=YEAR_START, heures=4, uai="0440001M")
    c.add("T_AESH", aesh="A09", pole="P1", debut=YEAR_START, heures=2, uai="0440003P")
    advice = c.constat("R-01").advice.replace("\u00a0", " ")
    assert advice.startswith(
        "Heures libres : A08 (4h00, même établissement), A09 (2h00, à 10 min), "
        "A07 (9h00, ailleurs)."
    )


def test_r01_offers_neither_the_hours_of_another_pole_nor_of_an_absent_aesh(
    c: SampleWorkbook,
) -> None:
    c.add("T_AESH", aesh="A07", pole="P2", debut=YEAR_START, heures=9, uai="0440002N")
    c.add("T_AESH", aesh="A08", pole="P1", debut=YEAR_START, heures=4, absent_du=ABSENT)
    advice = next(k.advice for k in c.run_checks()[0] if k.code == "R-01")
    assert "A0" not in advice


@pytest.mark.parametrize(
    ("debut", "told"), [(date(2026, 10, 25), False), (date(2026, 10, 24), True)]
)
def test_r05_an_absence_without_end_is_told_after_thirty_days(
    c: SampleWorkbook, debut: date, told: bool
) -> None:
    c.put("T_AESH", 0, "absent_du", debut)
    cell = c.put("T_AESH", 0, "absent_au", None)
    found = [p for p in c.constats() if p[0] == "R-05"]
    assert found == ([("R-05", "AESH", cell)] if told else [])


@pytest.mark.parametrize("fin", [date(2027, 6, 30), "bientôt"])
def test_r05_is_silent_when_an_end_is_written(c: SampleWorkbook, fin: object) -> None:
    c.put("T_AESH", 0, "absent_du", date(2026, 9, 15))
    c.put("T_AESH", 0, "absent_au", fin)
    assert "R-05" not in c.codes()


def test_r05_a_threshold_of_zero_tells_nothing(c: SampleWorkbook) -> None:
    c.put("T_AESH", 0, "absent_du", date(2026, 9, 15))
    c.put("T_AESH", 0, "absent_au", None)
    c.add("T_Parametres", cle="absence_sans_fin_j", valeur=0)
    assert "R-05" not in c.codes()
