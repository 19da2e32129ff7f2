"""The derived quantities that rules, letters and reports share."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.bareme.parametre import ConventionEtp
from pial_xl.dossier.charge import charge_of
from pial_xl.tables import Aesh, Affectation
from pial_xl.tables.types import Aide
from pial_xl.testing import REFERENCE, YEAR_START, SampleWorkbook


def _affectation(number: int, **fields: object) -> Affectation:
    row = Affectation.of_cells({"aesh": "A1", "eleve": f"E{number}", "aide": "M"} | fields)
    return row.changed(number=number)


@given(st.integers(1, 2880), st.integers(1, 12))
def test_a_group_of_equal_hours_weighs_once(minutes: int, count: int) -> None:
    rows = [_affectation(n, heures=f"{minutes} min", groupe="G") for n in range(count)]
    charge = charge_of(Aesh(aesh="A1"), rows, trajets=0)
    assert charge.exact == minutes
    assert charge.complete


@given(st.lists(st.integers(1, 2880), min_size=1, max_size=8))
def test_rows_without_a_group_add_up(minutes: list[int]) -> None:
    rows = [_affectation(n, heures=f"{m} min") for n, m in enumerate(minutes)]
    assert charge_of(Aesh(aesh="A1"), rows, trajets=0).exact == sum(minutes)


@given(st.lists(st.integers(1, 2880), min_size=1, max_size=8))
def test_a_group_never_weighs_more_than_its_longest_row(minutes: list[int]) -> None:
    rows = [_affectation(n, heures=f"{m} min", groupe="G") for n, m in enumerate(minutes)]
    assert charge_of(Aesh(aesh="A1"), rows, trajets=0).exact <= max(minutes)


def test_ulis_hours_are_collective_help() -> None:
    charge = charge_of(Aesh.of_cells({"heures_ulis": 2, "heures_referent": "1h"}), [], trajets=15)
    assert charge.of(Aide.CO) == 120
    assert charge.exact == 195


def test_a_row_without_hours_makes_the_charge_incomplete() -> None:
    assert not charge_of(Aesh(aesh="A1"), [_affectation(1)], trajets=0).complete


def test_what_a_pupil_takes_up_is_its_share_of_the_group() -> None:
    dossier = SampleWorkbook().dossier()
    assert dossier.parts_by_eleve["E2"] == Fraction(12 * 60, 2)
    assert dossier.received["E2"] == 12 * 60


def test_the_only_pole_is_that_of_rows_that_name_none() -> None:
    c = SampleWorkbook()
    c.tables["T_Poles"] = c.tables["T_Poles"][:1]
    for aesh in c.tables["T_AESH"]:
        aesh["pole"] = None
    assert c.dossier().bilans["P1"].nb_aesh == 3


def test_a_pole_is_summed_up_from_its_contracts() -> None:
    bilan = SampleWorkbook().dossier().bilans["P1"]
    assert (bilan.contrats, bilan.charge, bilan.free) == (48 * 60, 48 * 60, 0)
    assert bilan.by_aide == {Aide.I: 36 * 60, Aide.M: 12 * 60, Aide.CO: 0, None: 0}
    assert bilan.etp[ConventionEtp.QUOTITE_CONTRAT] == Fraction(123, 100)


def test_a_contract_not_begun_does_not_count() -> None:
    c = SampleWorkbook()
    c.put("T_AESH", 0, "debut", date(2027, 1, 4))
    assert c.dossier().bilans["P1"].nb_aesh == 1


@pytest.mark.parametrize(
    ("rows", "minutes"),
    [
        ([{"heures": 48}], 2880),
        ([{"etp": 1}], 2352),
        ([{"aide": "I", "heures": 20}, {"aide": "M", "heures": 10}], 1800),
        ([{"uai": "0440001M", "heures": 20}, {"uai": "0440003P", "heures": 5}], 1500),
        ([{"heures": 48}, {"heures": 50, "date_effet": date(2026, 11, 1)}], 3000),
        ([{"heures": 48}, {"heures": 50, "date_effet": date(2026, 12, 1)}], 2880),
        ([{"heures": None}], None),
        ([{"heures": 48, "date_effet": date(2026, 8, 31)}], None),
        ([{"heures": 48}, {"aide": "I", "heures": 5, "date_effet": date(2027, 1, 1)}], 2880),
        ([{"heures": 48}, {"aide": "I", "heures": 5, "date_effet": date(2026, 8, 31)}], 2880),
        ([{"heures": 48}, {"aide": "Z", "heures": 5}], 2880),
        ([{"aide": "I", "heures": 5}, {"aide": "Z", "heures": 5}], None),
        ([{"aide": "I", "heures": 5}, {"uai": "0440001M", "aide": "M", "heures": 4}], 540),
        ([{"uai": "0440001M", "heures": 5}, {"uai": "0440003P", "aide": "M", "heures": 4}], 540),
    ],
)
def test_the_quota_of_a_pole_is_what_its_lines_in_force_say(
    rows: list[dict[str, object]], minutes: int | None
) -> None:
    c = SampleWorkbook()
    c.tables["T_Dotation"] = [{"pole": "P1", "date_effet": YEAR_START} | row for row in rows]
    dotation = c.dossier().bilans["P1"].dotation
    assert (dotation and dotation.minutes) == minutes


def test_without_a_school_year_the_one_of_the_reference_date_holds() -> None:
    c = SampleWorkbook()
    c.tables["T_Parametres"] = []
    assert str(c.dossier(REFERENCE).bareme.annee_scolaire) == "2026-2027"
    assert str(c.dossier(date(2027, 9, 2)).bareme.annee_scolaire) == "2027-2028"
