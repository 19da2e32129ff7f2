"""The figures of Accueil as they are written in the file, before any program calculates."""

from datetime import date

import pytest

from pial_xl.template.figures import FIGURES, tell_reserves, tell_week
from pial_xl.units.dates import excel_day
from pial_xl.units.text import NBSP

KNOWN = {
    "chiffre_dotation": 60 * 60,
    "chiffre_contrats": 48 * 60,
    "chiffre_contrats_etp": 1.2246,
    "chiffre_aesh": 2,
    "chiffre_affectees": 36 * 60 + 15,
    "chiffre_libres": 11 * 60 + 45,
    "chiffre_sans_aesh": 3,
}


@pytest.mark.parametrize(
    ("title", "shown", "detail"),
    [
        ("Dotation", "60h00", "1,53 ETP"),
        ("Contrats", "48h00", "2 AESH, 1,22 ETP"),
        ("Heures affectées", "36h15", "76 % des contrats"),
        ("Heures libres", "11h45", "24 % des contrats, si tout est saisi"),
        ("Élèves sans AESH", "3", "aide I ou M notifiée"),
    ],
)
def test_a_figure_is_shown_as_its_formula_words_it(title: str, shown: object, detail: str) -> None:
    (figure,) = [figure for figure in FIGURES if figure.title == title]
    assert figure.shown(KNOWN) == shown
    assert figure.shown_detail(KNOWN).replace(NBSP, " ") == detail


def test_free_hours_declared_complete_say_up_to_which_day() -> None:
    (figure,) = [figure for figure in FIGURES if figure.title == "Heures libres"]
    said = figure.shown_detail(KNOWN | {"chiffre_complet": excel_day(date(2026, 11, 30))})
    assert said == f"24{NBSP}% des contrats, complet jusqu'au 30/11/2026"


def test_pupils_without_help_are_not_counted_while_hours_may_be_theirs() -> None:
    (figure,) = [figure for figure in FIGURES if figure.title == "Élèves sans AESH"]
    assert figure.shown(KNOWN | {"chiffre_sans_eleve": 1}) == "?"


def test_the_figures_of_nothing_are_zero() -> None:
    assert [figure.shown({}) for figure in FIGURES] == ["0h00"] * 4 + ["0"]
    assert [figure.shown_detail({}).replace(NBSP, " ") for figure in FIGURES[:3]] == [
        "0 ETP", "0 AESH, 0 ETP", ""
    ]  # fmt: skip


def test_the_title_says_the_day() -> None:
    assert tell_week(date(2026, 11, 24)) == "Les heures de la semaine, au 24/11/2026"


def test_reserves_are_said_only_where_all_is_counted() -> None:
    counted = dict.fromkeys(
        (
            "chiffre_illisibles",
            "chiffre_dotation_ecartee",
            "chiffre_hors_tableau",
            "chiffre_deplacees",
            "chiffre_codes_inconnus",
            "chiffre_sans_code",
        ),
        0,
    )
    assert tell_reserves(counted).startswith("Des élèves aidés en même temps")
    assert tell_reserves(counted | {"chiffre_illisibles": 1}) == ""
    assert tell_reserves({}) == ""
