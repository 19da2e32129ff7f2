"""Writings of real files that were read wrongly: each for what it says."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from files import sheet

from pial_xl.takeover import TakeoverPlan, plan
from pial_xl.takeover.readers import read_classe
from pial_xl.takeover.schools import school_words
from pial_xl.takeover.targets import TARGETS, SheetKind
from pial_xl.takeover.tells import is_awaited, is_nobody
from pial_xl.takeover.words import TAKEN_MIN, header_score


def lone(header: list[str], *row: object) -> TakeoverPlan:
    """Take over one row of pupils under a header."""
    return plan(
        [sheet("Élèves", ["NOM Prénom", "DDN", *header], ["A Léa", date(2015, 1, 2), *row])]
    )


def kinds(*rows: list[Any]) -> list[str]:
    return [str(guess.kind) for guess in plan([sheet("École Zay", *rows)]).sheets]


def test_hours_beside_an_aesh_who_stands_first_are_those_of_the_allocation() -> None:
    header, row = ["AESH", "Élève", "Classe", "Nb h / sem"], ["LEROY Anne", "DURAND Léa", "CM2", 6]

    assert kinds(header, row) == ["Élèves et affectations"]


@pytest.mark.parametrize("hours", ["Heures notifiées", "Heures attribuées"])
def test_hours_that_are_notified_are_so_wherever_the_aesh_stands(hours: str) -> None:
    header, row = ["AESH", "Élève", "Classe", hours], ["LEROY Anne", "DURAND Léa", "CM2", 6]

    assert kinds(header, row) == ["Élèves"]


def test_hours_of_pupils_whose_aesh_stands_after_them_are_notified() -> None:
    header, row = ["Élève", "Classe", "Aide", "Nb h", "AVS"], ["DURAND Léa", "CM2", "I", 6, "X Y"]

    assert kinds(header, row) == ["Élèves"]


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("4. Établissement fréquenté (nom et commune)", "Établissement"),
        ("Commune de l'établissement", "Commune"),
        ("École et classe", "Établissement"),
    ],
)
def test_a_header_of_two_things_is_the_one_that_its_cells_are(header: str, title: str) -> None:
    (guess,) = lone([header], "Collège Marie Curie").sheets

    assert guess.columns[2].target is not None
    assert guess.columns[2].target.title == title


@pytest.mark.parametrize("text", ["CM2", "ULIS collège", "6e B", "Terminale"])
def test_a_class_is_any_text_but_a_school(text: str) -> None:
    assert read_classe(text) == text


def test_a_school_is_no_class() -> None:
    with pytest.raises(ValueError, match=r"^$"):
        read_classe("Collège Jean Moulin")


def test_the_name_beside_a_uai_is_that_of_the_school_and_alone_stands_for_it() -> None:
    header = ["NOM Prénom", "DDN", "UAI / École"]
    rows: list[list[object]] = [
        ["A Léa", date(2015, 1, 2), "0440010X EE Prévert"],
        ["B Tom", None, "CLG Monet"],
    ]

    found = plan([sheet("Élèves", header, *rows)])

    schools = [(row["uai"], row["nom"]) for row in found.dataset["T_Etablissements"]]
    assert schools == [("0440010X", "EE Prévert"), ("CLG Monet", "CLG Monet")]


def test_two_uai_in_a_cell_are_two_schools() -> None:
    found = lone(["UAI"], "0440001M / 0440002N")

    assert [row["uai"] for row in found.dataset["T_Etablissements"]] == ["0440001M", "0440002N"]
    assert "plusieurs établissements" in found.remarks[0].what


def test_hours_among_shares_are_hours_and_shares_are_shares() -> None:
    header = ["NOM Prénom AESH", "Contrat", "Quotité horaire"]
    rows = [["LEROY Anne", "CDD", "24h"], ["MOREL Jean", "CDI", "62 %"]]

    found = plan([sheet("AESH", header, *rows)])

    told = [(row.get("heures"), row.get("quotite")) for row in found.dataset["T_AESH"]]
    assert told == [(1440, None), (None, Decimal(62))]
    assert found.not_understood == ()


@pytest.mark.parametrize(
    ("text", "is_none"),
    [
        ("à recruter", True),
        ("Poste vacant", True),
        ("EN ATTENTE", True),
        ("aucun", True),
        ("Sans", True),
        ("SANS Marie", False),
        ("VACANTI Léo", False),
        ("LEROY Anne", False),
    ],
)
def test_a_post_without_anybody_is_nobody(text: str, is_none: bool) -> None:
    assert is_nobody(text) is is_none


def test_a_pupil_who_waits_for_an_aesh_makes_no_aesh() -> None:
    found = lone(["AESH", "Heures accordées"], "à recruter", 6)

    assert found.dataset["T_AESH"] == found.dataset["T_Affectations"] == ()
    assert "E001 attend un AESH" in found.remarks[0].what


@pytest.mark.parametrize(
    ("text", "is_so"),
    [("en attente", True), ("Demande en cours", True), ("I", False), ("attention soutenue", False)],
)
def test_a_notification_that_is_awaited_is_told_from_a_kind_of_help(text: str, is_so: bool) -> None:
    assert is_awaited(text) is is_so


def test_an_awaited_notification_is_not_taken_and_is_told() -> None:
    found = plan(
        [
            sheet(
                "Élèves",
                ["NOM Prénom", "DDN", "Aide"],
                ["A Léa", date(2015, 1, 2), "I"],
                ["B Tom", date(2015, 1, 3), "en attente"],
            )
        ]
    )

    assert [row["eleve"] for row in found.dataset["T_Notifications"]] == ["E001"]
    assert [remark.what for remark in found.remarks] == [
        "E002 : notification attendue, donc non reprise"
    ]
    assert found.not_understood == ()


def test_capitals_and_accents_make_no_other_school() -> None:
    assert school_words("ÉCOLE ÉMILE ZOLA") == school_words("École Emile Zola")


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("Ets", "Établissement"),
        ("Étab.", "Établissement"),
        ("Hres notifiées", "Heures notifiées"),
        ("Hres faites", "Heures/semaine"),
    ],
)
def test_a_header_cut_short_is_known(short: str, whole: str) -> None:
    found = {t.title for t in TARGETS[SheetKind.ELEVES] if header_score(t, short) >= TAKEN_MIN}

    assert whole in found
