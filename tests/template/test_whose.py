"""The first line of Accueil: whose workbook it is."""

import ironcalc
import pytest
from built import blank_book

from pial_xl.template.whose import IDENTITY, tell_whose, tell_year
from pial_xl.template.zones import parametre_name
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


@pytest.mark.parametrize(
    ("settings", "lacking"),
    [
        ({}, "le numéro de votre département (departement) et le réseau qui écrit les lettres "
             "(reseau)"),
        ({"departement": "49"}, "le réseau qui écrit les lettres (reseau)"),
        ({"reseau": "DDEC 49"}, "le numéro de votre département (departement)"),
    ],
)  # fmt: skip
def test_only_what_is_lacking_is_asked_for(settings: dict[str, object], lacking: str) -> None:
    assert tell_whose(settings) == f"Avant tout{NBSP}: dans Paramètres, indiquez {lacking}."


@pytest.mark.parametrize("number", ["", "49"])
@pytest.mark.parametrize("reseau", ["", "DDEC 49"])
def test_the_formula_says_it_as_soon_as_it_is_typed(number: str, reseau: str) -> None:
    settings = {"departement": number, "departement_libelle": "", "reseau": reseau}
    model = ironcalc.create("Paramètres", "en", "UTC", "en")
    formula = IDENTITY
    # The longest name first: another one begins it.
    for row, cle in enumerate(sorted(settings, key=len, reverse=True), start=1):
        model.set_user_input(0, row, 1, settings[cle])
        formula = formula.replace(parametre_name(cle), f"$A${row}")
    model.set_user_input(0, 1, 2, f"={formula}")
    model.evaluate()
    assert model.get_formatted_cell_value(0, 1, 2) == tell_whose(settings)


def test_the_banner_says_the_school_year() -> None:
    assert tell_year({"annee_scolaire": "2026-2027"}) == "Année scolaire 2026-2027"
