"""The first line of Accueil: whose workbook it is."""

import pytest
from built import blank_book

from pial_xl.template.whose import tell_whose, tell_year
from pial_xl.units.text import NBSP


def test_a_blank_workbook_asks_first_for_the_departement_and_the_network() -> None:
    cell = blank_book()["Accueil"]["B1"]
    assert "IF(OR(LEN(param_departement)=0,LEN(param_reseau)=0)" in str(cell.value)
    assert tell_whose({}).startswith(f"Avant tout{NBSP}: dans Paramètres")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"departement": "35", "departement_libelle": "d'Ille-et-Vilaine", "reseau": "DDEC 35"},
         "Département d'Ille-et-Vilaine · DDEC 35"),
        ({"departement": "99", "reseau": "Réseau fictif"}, "Département 99 · Réseau fictif"),
    ],
)  # fmt: skip
def test_a_workbook_that_is_set_says_whose_it_is(settings: dict[str, object], said: str) -> None:
    assert " ".join(tell_whose(settings).split()) == said


@pytest.mark.parametrize("cle", ["departement", "reseau"])
def test_one_of_the_two_is_not_enough(cle: str) -> None:
    assert tell_whose({cle: "35"}) == tell_whose({})


def test_the_banner_says_the_school_year() -> None:
    assert tell_year({"annee_scolaire": "2026-2027"}) == "Année scolaire 2026-2027"
