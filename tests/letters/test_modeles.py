"""Several models in one workbook: which one serves a pole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.letters.modeles.choix import choisir, livre, sans_pole
from pial_xl.tables import Pole

COMMUN = "Modèle de lettre"
PIAL = Pole.model_validate({"pole": "P1", "sigle": "PIAL", "libelle": "PIAL Exemple Nord"})
PAS = Pole.model_validate({"pole": "P2", "sigle": "PAS", "libelle": "PAS Sud"})
SANS_SIGLE = Pole.model_validate({"pole": "P3"})


@pytest.mark.parametrize(
    ("titres", "attendu"),
    [
        ([COMMUN, "Modèle de lettre PAS", "Modèle de lettre PAS Sud", "Modèle de lettre P2"],
         "Modèle de lettre P2"),
        ([COMMUN, "Modèle de lettre PAS", "Modèle de lettre PAS Sud"], "Modèle de lettre PAS Sud"),
        ([COMMUN, "Modèle de lettre PAS"], "Modèle de lettre PAS"),
        ([COMMUN, "Modèle de lettre PIAL"], COMMUN),
        (["Modèle de lettre PIAL"], None),
        ([], None),
    ],
)  # fmt: skip
def test_the_most_precise_model_serves_a_pole(titres: list[str], attendu: str | None) -> None:
    assert choisir(titres, PAS) == attendu
    assert choisir(reversed(titres), PAS) == attendu


def test_case_accents_and_spaces_of_a_title_are_forgiven() -> None:
    assert choisir([COMMUN, "MODELE DE LETTRE - pas"], PAS) == "MODELE DE LETTRE - pas"


def test_a_label_cut_at_the_length_of_a_sheet_name_still_serves() -> None:
    assert choisir([COMMUN, "Modèle de lettre PIAL Exemple No"[:31]], PIAL) != COMMUN


def test_a_pole_without_kind_is_a_pial_and_an_unknown_pole_has_the_common_model() -> None:
    titres = [COMMUN, "Modèle de lettre PIAL"]
    assert choisir(titres, SANS_SIGLE) == "Modèle de lettre PIAL"
    assert choisir(titres, None) == COMMUN


def test_the_packaged_model_of_a_pas_is_its_own() -> None:
    assert livre(PAS).titre == "Modèle de lettre PAS"
    assert livre(PIAL).titre == livre(None).titre == COMMUN


@pytest.mark.parametrize(
    "titre", [COMMUN, "Modèle de lettre PAS", "modele de lettre p1", "Modèle de lettre PAS Sud"]
)
def test_a_model_of_a_kind_or_of_a_pole_serves(titre: str) -> None:
    assert sans_pole([titre], [PIAL, PAS]) == {}


@pytest.mark.parametrize(
    ("titre", "proche"),
    [
        ("Modèle de lettre PASS", "Modèle de lettre PAS"),
        ("Modèle de lettre Pas Sude", "Modèle de lettre PAS Sud"),
        ("Modèle de lettre (2)", None),
        ("Modèle de lettre brouillon", None),
    ],
)
def test_a_model_that_serves_nobody_is_told_with_the_nearest(
    titre: str, proche: str | None
) -> None:
    assert sans_pole([COMMUN, titre], [PIAL, PAS]) == {titre: proche}


@given(st.lists(st.sampled_from(["PAS", "P1", "P2", "", "PIAL", "P3", "pas sud", "2", "x"])))
def test_a_model_that_serves_nobody_is_chosen_by_no_pole(suffixes: list[str]) -> None:
    poles = [PIAL, PAS, SANS_SIGLE]
    for titre in sans_pole([f"{COMMUN} {suffixe}" for suffixe in suffixes], poles):
        assert all(choisir([titre], pole) is None for pole in poles)
