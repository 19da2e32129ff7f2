"""Several models in one workbook: which one serves a pole."""

import pytest
from built import blank_template
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.letters.models.choice import choose_model, without_pole
from pial_xl.letters.models.shipped import shipped
from pial_xl.sheets.closed.letters.model import look_at_model
from pial_xl.sheets.closed.letters.source import open_model_sheet
from pial_xl.tables import Pole
from pial_xl.template.letter import SHEETS, build_models

COMMON = "Modèle de lettre"
PIAL = Pole.of_cells({"pole": "P1", "sigle": "PIAL", "libelle": "PIAL Exemple Nord"})
PAS = Pole.of_cells({"pole": "P2", "sigle": "PAS", "libelle": "PAS Sud"})
WITHOUT_SIGLE = Pole.of_cells({"pole": "P3"})


@pytest.mark.parametrize(
    ("titles", "attendu"),
    [
        ([COMMON, "Modèle de lettre PAS", "Modèle de lettre PAS Sud", "Modèle de lettre P2"],
         "Modèle de lettre P2"),
        ([COMMON, "Modèle de lettre PAS", "Modèle de lettre PAS Sud"], "Modèle de lettre PAS Sud"),
        ([COMMON, "Modèle de lettre PAS"], "Modèle de lettre PAS"),
        ([COMMON, "Modèle de lettre PIAL"], COMMON),
        (["Modèle de lettre PIAL"], None),
        ([], None),
    ],
)  # fmt: skip
def test_the_most_precise_model_serves_a_pole(titles: list[str], attendu: str | None) -> None:
    assert choose_model(titles, PAS) == attendu
    assert choose_model(reversed(titles), PAS) == attendu


def test_case_accents_and_spaces_of_a_title_are_forgiven() -> None:
    assert choose_model([COMMON, "MODELE DE LETTRE - pas"], PAS) == "MODELE DE LETTRE - pas"


def test_a_label_cut_at_the_length_of_a_sheet_name_still_serves() -> None:
    assert choose_model([COMMON, "Modèle de lettre PIAL Exemple No"[:31]], PIAL) != COMMON


def test_a_pole_without_kind_is_a_pial_and_an_unknown_pole_has_the_common_model() -> None:
    titles = [COMMON, "Modèle de lettre PIAL"]
    assert choose_model(titles, WITHOUT_SIGLE) == "Modèle de lettre PIAL"
    assert choose_model(titles, None) == COMMON


def test_the_packaged_model_of_a_pas_is_its_own() -> None:
    assert shipped(PAS).title == "Modèle de lettre PAS"
    assert shipped(PIAL).title == shipped(None).title == COMMON


@pytest.mark.parametrize("title", SHEETS)
def test_a_packaged_model_reads_and_prints_as_that_of_the_template(title: str) -> None:
    packaged, drawn = (
        look_at_model(open_model_sheet(data, title)) for data in (build_models(), blank_template())
    )

    assert (packaged.texts, packaged.headers) == (drawn.texts, drawn.headers)
    assert (packaged.to_fill, packaged.prints) == (drawn.to_fill, drawn.prints)


@pytest.mark.parametrize("chosen", ["simple", "Modèle de lettre simple", "modele de lettre SIMPLE"])
def test_a_chosen_model_serves_every_pole_but_one_that_has_its_own(chosen: str) -> None:
    titles = [COMMON, "Modèle de lettre PAS", "Modèle de lettre simple"]
    for pole in (PIAL, PAS, WITHOUT_SIGLE, None):
        assert choose_model(titles, pole, chosen) == "Modèle de lettre simple"
    assert choose_model([*titles, "Modèle de lettre P2"], PAS, chosen) == "Modèle de lettre P2"
    with_kind = [*titles, "Modèle de lettre simple PAS"]
    assert choose_model(with_kind, PAS, chosen) == "Modèle de lettre simple PAS"


def test_a_chosen_model_that_is_not_there_leaves_the_others_to_serve() -> None:
    assert choose_model([COMMON, "Modèle de lettre PAS"], PAS, "simple") == "Modèle de lettre PAS"
    assert choose_model([COMMON], PIAL, "simple") == COMMON


@pytest.mark.parametrize(
    "title",
    [COMMON, "Modèle de lettre PAS", "modele de lettre p1", "Modèle de lettre PAS Sud",
     "Modèle de lettre simple"],
)  # fmt: skip
def test_a_model_of_a_kind_or_of_a_pole_serves(title: str) -> None:
    assert without_pole([title], [PIAL, PAS]) == {}


@pytest.mark.parametrize(
    ("title", "nearest"),
    [
        ("Modèle de lettre PASS", "Modèle de lettre PAS"),
        ("Modèle de lettre Pas Sude", "Modèle de lettre PAS Sud"),
        ("Modèle de lettre (2)", None),
        ("Modèle de lettre brouillon", None),
    ],
)
def test_a_model_that_serves_nobody_is_told_with_the_nearest(
    title: str, nearest: str | None
) -> None:
    assert without_pole([COMMON, title], [PIAL, PAS]) == {title: nearest}


def test_the_chosen_model_may_have_any_title() -> None:
    assert without_pole([COMMON, "Modèle de lettre du réseau"], [PIAL], "du réseau") == {}


@given(st.lists(st.sampled_from(["PAS", "P1", "P2", "", "PIAL", "P3", "pas sud", "2", "x"])))
def test_a_model_that_serves_nobody_is_chosen_by_no_pole(suffixes: list[str]) -> None:
    poles = [PIAL, PAS, WITHOUT_SIGLE]
    for title in without_pole([f"{COMMON} {suffix}" for suffix in suffixes], poles):
        assert all(choose_model([title], pole) is None for pole in poles)
