"""A quota in ETP is judged at the weeks of the AESH who bear the charge, whatever is mixed."""

import pytest

from pial_xl.testing import YEAR_START, SampleWorkbook


@pytest.fixture
def c() -> SampleWorkbook:
    """Give a workbook where A01 has 45 weeks and A02 41: 24 h are 0,67 ETP, and 0,61 ETP."""
    workbook = SampleWorkbook()
    workbook.put("T_AESH", 0, "semaines", 45)
    workbook.put("T_AESH", 0, "quotite", 67)
    workbook.put("T_Affectations", 0, "heures", 12)
    workbook.tables["T_Dotation"] = [
        {"pole": "P2", "heures": 24, "date_effet": YEAR_START},
    ]
    return workbook


def _told(c: SampleWorkbook) -> set[str]:
    return c.codes() & {"D-01", "D-02", "D-03", "D-04"}


@pytest.mark.parametrize(
    ("individuelle", "told"), [("0.95", set()), ("0.94", {"D-03"}), ("0.93", {"D-03"})]
)
def test_d03_a_kind_is_judged_at_the_weeks_of_those_who_give_it(
    c: SampleWorkbook, individuelle: str, told: set[str]
) -> None:
    # 12 h at 45 weeks and 24 h at 41 are 0,9484 ETP of individual help.
    c.add("T_Dotation", pole="P1", heures=48, date_effet=YEAR_START)
    c.add("T_Dotation", pole="P1", aide="I", etp=float(individuelle), date_effet=YEAR_START)
    assert _told(c) == told


@pytest.mark.parametrize(("etp", "told"), [("0.67", set()), ("0.66", {"D-04"})])
def test_d04_a_school_is_judged_at_the_weeks_of_those_who_work_there(
    c: SampleWorkbook, etp: str, told: set[str]
) -> None:
    c.add("T_Dotation", pole="P1", heures=48, date_effet=YEAR_START)
    c.add("T_Dotation", pole="P1", uai="0440001M", etp=float(etp), date_effet=YEAR_START)
    assert _told(c) == told


def test_d01_the_charge_is_judged_at_the_weeks_of_those_who_bear_it(c: SampleWorkbook) -> None:
    # A01 gives 12 h of its 24 (0,336 ETP), A02 its 24 (0,612 ETP): 0,948 ETP in all, and 36 h,
    # which the mean weeks of the pole would take for 0,963 ETP.
    del c.tables["T_Affectations"][1:3]
    c.add("T_Dotation", pole="P1", etp=0.95, date_effet=YEAR_START)
    assert "D-01" not in c.codes()
    c.put("T_Dotation", 1, "etp", 0.94)
    assert "D-01" in c.codes()
