"""Parameters: local ones may be overridden, regulatory ones may not."""

from decimal import Decimal

import pytest

from pial_xl.bareme import Bareme, parametres
from pial_xl.bareme.parametre import ConventionEtp
from pial_xl.units.dates import SchoolYear


def test_every_parameter_says_what_it_is_and_where_it_comes_from() -> None:
    known = parametres(Bareme)
    assert all(p.libelle and p.source for p in known.values())


def test_the_numbers_of_the_law_are_those_of_the_texts() -> None:
    bareme = Bareme()
    assert bareme.annuel_min == 1607 * 60
    assert (bareme.semaines_min, bareme.semaines_max, bareme.semaines_classe) == (41, 45, 36)
    assert bareme.semaine_max == 48 * 60
    assert bareme.imp_montant == 1250
    assert bareme.imp_taux == tuple(map(Decimal, ("0.25", "0.5", "1", "2", "3")))


@pytest.mark.parametrize(
    ("cle", "written", "reading"),
    [
        ("tol_min", 5.0, 5),
        ("tol_min", "5", 5),
        ("quotite_tol_points", "1,5", Decimal("1.5")),
        ("annee_scolaire", "2027-2028", SchoolYear(2027)),
        ("convention_etp", "Quotité contrat", ConventionEtp.QUOTITE_CONTRAT),
        ("fongible", "oui", True),
        ("reseau", "DDEC 99", "DDEC 99"),
    ],
)
def test_a_local_parameter_is_taken_from_the_workbook(
    cle: str, written: object, reading: object
) -> None:
    bareme, refusal = Bareme.load({cle: written})
    assert getattr(bareme, cle) == reading
    assert refusal == {}


@pytest.mark.parametrize(
    ("cle", "written"), [("tol_min", "peu"), ("tol_min", -1), ("annee_scolaire", "2026-2028")]
)
def test_an_unreadable_value_is_set_aside_with_its_reason(cle: str, written: object) -> None:
    bareme, refusal = Bareme.load({cle: written})
    assert bareme.in_force() == Bareme().in_force()
    assert refusal[cle].startswith("attendu")


def test_a_regulatory_parameter_keeps_its_value() -> None:
    bareme, refusal = Bareme.load({"imp_montant": "1300"})
    assert bareme.imp_montant == 1250
    assert "réglementaire" in refusal["imp_montant"]


def test_a_regulatory_parameter_repeated_as_it_is_raises_no_word() -> None:
    _, refusal = Bareme.load({"imp_taux": "0,25 ; 0,5 ; 1 ; 2 ; 3", "imp_montant": 1250.0})
    assert refusal == {}


def test_keys_of_others_are_left_to_them() -> None:
    bareme, refusal = Bareme.load({"controle.A-06": "non"})
    assert (bareme.in_force(), refusal) == (Bareme().in_force(), {})
