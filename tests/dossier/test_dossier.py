"""The derived quantities that rules, letters and reports share."""

from datetime import date
from fractions import Fraction

import pytest
from fabrique import REFERENCE, RENTREE, Classeur
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.bareme.parametre import ConventionEtp
from pial_xl.dossier.charge import charge_de
from pial_xl.tables import Aesh, Affectation
from pial_xl.tables.types import Aide


def _affectation(numero: int, **champs: object) -> Affectation:
    row = Affectation.model_validate({"aesh": "A1", "eleve": f"E{numero}", "aide": "M"} | champs)
    row.place(numero, {}, frozenset())
    return row


@given(st.integers(1, 2880), st.integers(1, 12))
def test_a_group_of_equal_hours_weighs_once(minutes: int, nombre: int) -> None:
    rows = [_affectation(n, heures=f"{minutes} min", groupe="G") for n in range(nombre)]
    charge = charge_de(Aesh(aesh="A1"), rows, trajets=0)
    assert charge.exacte == minutes
    assert charge.complete


@given(st.lists(st.integers(1, 2880), min_size=1, max_size=8))
def test_rows_without_a_group_add_up(minutes: list[int]) -> None:
    rows = [_affectation(n, heures=f"{m} min") for n, m in enumerate(minutes)]
    assert charge_de(Aesh(aesh="A1"), rows, trajets=0).exacte == sum(minutes)


@given(st.lists(st.integers(1, 2880), min_size=1, max_size=8))
def test_a_group_never_weighs_more_than_its_longest_row(minutes: list[int]) -> None:
    rows = [_affectation(n, heures=f"{m} min", groupe="G") for n, m in enumerate(minutes)]
    assert charge_de(Aesh(aesh="A1"), rows, trajets=0).exacte <= max(minutes)


def test_ulis_hours_are_collective_help() -> None:
    charge = charge_de(
        Aesh.model_validate({"heures_ulis": 2, "heures_referent": "1h"}), [], trajets=15
    )
    assert charge.de(Aide.CO) == 120
    assert charge.exacte == 195


def test_a_row_without_hours_makes_the_charge_incomplete() -> None:
    assert not charge_de(Aesh(aesh="A1"), [_affectation(1)], trajets=0).complete


def test_what_a_pupil_takes_up_is_its_share_of_the_group() -> None:
    dossier = Classeur().dossier()
    assert dossier.parts_par_eleve["E2"] == Fraction(12 * 60, 2)
    assert dossier.recu["E2"] == 12 * 60


def test_the_only_pole_is_that_of_rows_that_name_none() -> None:
    c = Classeur()
    c.tables["T_Poles"] = c.tables["T_Poles"][:1]
    for aesh in c.tables["T_AESH"]:
        aesh["pole"] = None
    assert c.dossier().bilans["P1"].nb_aesh == 3


def test_a_pole_is_summed_up_from_its_contracts() -> None:
    bilan = Classeur().dossier().bilans["P1"]
    assert (bilan.contrats, bilan.charge, bilan.libres) == (48 * 60, 48 * 60, 0)
    assert bilan.par_aide == {Aide.I: 36 * 60, Aide.M: 12 * 60, Aide.CO: 0}
    assert bilan.etp[ConventionEtp.QUOTITE_CONTRAT] == Fraction(123, 100)


def test_a_contract_not_begun_does_not_count() -> None:
    c = Classeur()
    c.mettre("T_AESH", 0, "debut", date(2027, 1, 4))
    assert c.dossier().bilans["P1"].nb_aesh == 1


@pytest.mark.parametrize(
    ("lignes", "minutes"),
    [
        ([{"heures": 48}], 2880),
        ([{"etp": 1}], 2352),
        ([{"aide": "I", "heures": 20}, {"aide": "M", "heures": 10}], 1800),
        ([{"uai": "0440001M", "heures": 20}, {"uai": "0440003P", "heures": 5}], 1500),
        ([{"heures": 48}, {"heures": 50, "date_effet": date(2026, 11, 1)}], 3000),
        ([{"heures": 48}, {"heures": 50, "date_effet": date(2026, 12, 1)}], 2880),
        ([{"heures": None}], None),
        ([{"heures": 48, "date_effet": date(2026, 8, 31)}], None),
    ],
)
def test_the_quota_of_a_pole_is_what_its_lines_in_force_say(
    lignes: list[dict[str, object]], minutes: int | None
) -> None:
    c = Classeur()
    c.tables["T_Dotation"] = [{"pole": "P1", "date_effet": RENTREE} | ligne for ligne in lignes]
    assert c.dossier().quotas["P1"].minutes == minutes


def test_without_a_school_year_the_one_of_the_reference_date_holds() -> None:
    c = Classeur()
    c.tables["T_Parametres"] = []
    assert str(c.dossier(REFERENCE).bareme.annee_scolaire) == "2026-2027"
    assert str(c.dossier(date(2027, 9, 2)).bareme.annee_scolaire) == "2027-2028"
