"""What a source leaves in doubt is told: two schools in one cell, someone almost known."""

from collections.abc import Sequence
from datetime import date

import pytest
from files import sheet

from pial_xl.takeover import TakeoverPlan, plan
from pial_xl.takeover.alike import Alike, resembling
from pial_xl.takeover.found import Remembered
from pial_xl.takeover.people import KnownPerson
from pial_xl.takeover.schools import KnownSchool
from pial_xl.takeover.several import may_be_several, parted_schools


def pupils(*schools: str) -> TakeoverPlan:
    """Take over one pupil of each of these schools."""
    rows = [[f"ÉLÈVE Numéro{'abcdef'[n]}", "CM2", school] for n, school in enumerate(schools)]
    return plan([sheet("Élèves", ["NOM Prénom", "Classe", "Établissement"], *rows)])


def said(found: TakeoverPlan) -> list[str]:
    return [remark.what for remark in found.remarks]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("EE Roses / CLG Tulipes", ("EE Roses", "CLG Tulipes")),
        ("École Jules Ferry ; École Jean Moulin", ("École Jules Ferry", "École Jean Moulin")),
        ("Collège Jean Moulin et lycée Camus", ("Collège Jean Moulin", "lycée Camus")),
        ("EM Lilas, EE Lilas + CLG Roses", ("EM Lilas", "EE Lilas", "CLG Roses")),
        ("0440001M Roses / 0440002N Lilas", ("0440001M Roses", "0440002N Lilas")),
        ("Roses / Connue", ("Roses / Connue",)),
        ("EE Roses / Connue", ("EE Roses", "Connue")),
        ("École Jean et Marie Curie", ("École Jean et Marie Curie",)),
        ("Collège Jean Moulin, Nantes", ("Collège Jean Moulin, Nantes",)),
        ("École maternelle et élémentaire Ferry", ("École maternelle et élémentaire Ferry",)),
        ("", ("",)),
    ],
)
def test_a_cell_names_several_schools_when_each_part_is_one(
    text: str, parts: Sequence[str]
) -> None:
    assert parted_schools(text, {"Connue"}.__contains__) == parts


@pytest.mark.parametrize(
    ("text", "is_doubtful"),
    [("Roses / Tulipes", True), ("École Roses", False), ("École Roses /", False), ("a/b", False)],
)
def test_what_may_be_two_schools_is_doubted(text: str, is_doubtful: bool) -> None:
    assert may_be_several(text) is is_doubtful


def test_the_first_of_two_schools_is_taken_and_the_other_is_told() -> None:
    found = pupils("EE Roses / CLG Tulipes")

    assert found.dataset["T_Eleves"][0]["uai"] == "EE Roses"
    assert [row["uai"] for row in found.dataset["T_Etablissements"]] == ["EE Roses", "CLG Tulipes"]
    assert said(found) == [
        "plusieurs établissements sont écrits : le premier est pris, non « CLG Tulipes »"
    ]


def test_schools_named_elsewhere_in_the_source_are_known_in_a_cell_of_two() -> None:
    found = pupils("Roses / Tulipes", "Tulipes", "Roses")

    assert [row["uai"] for row in found.dataset["T_Eleves"]] == ["Roses", "Tulipes", "Roses"]


def test_what_may_be_two_schools_is_told_once() -> None:
    found = pupils("Roses / Tulipes", "Roses / Tulipes")

    assert said(found) == ["« Roses / Tulipes » est pris pour un seul établissement : vérifiez"]


def test_two_schools_on_two_lines_of_a_cell_are_two() -> None:
    assert len(pupils("EE Roses\nCLG Tulipes").dataset["T_Etablissements"]) == 2
    assert len(pupils("Collège Moulin\nNantes").dataset["T_Etablissements"]) == 1


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("anne leroy", "A01"),
        ("anne leory", "A01"),
        ("anne leroi", "A01"),
        ("anne leroy marie", "A01"),
        ("leroy", "A01"),
        ("jean morel", ""),
        ("anne martin", ""),
        ("", ""),
    ],
)
def test_a_name_is_like_one_of_a_letter_or_of_words_more_or_less(key: str, code: str) -> None:
    known = Alike()
    known.add("A01", "anne leroy")

    assert known.to(key) == code


def test_nobody_is_like_those_without_a_name() -> None:
    assert list(resembling({"E002": "", "E003": "ali petit"}, {"E001": ""})) == []


KNOWN = Remembered(
    (KnownPerson("E001", "DURAND", "Léa", date(2015, 3, 1)),),
    (KnownPerson("A01", "LEROY", "Anne"),),
    (KnownSchool("0440001M", "École Jules Ferry"),),
)


def test_an_aesh_almost_known_is_proposed_and_not_made() -> None:
    header = ["NOM Prénom", "Date de naissance", "École", "AESH"]
    row = ["DURAND Léa", "01/03/2015", "École Jules Ferry", "LEORY Anne"]

    found = plan([sheet("Élèves", header, row)], known=KNOWN)

    assert found.dataset["T_AESH"] == found.dataset["T_Affectations"] == ()
    (remark,) = found.not_understood
    assert (remark.place, "est-ce A01" in remark.what) == ("D2", True)


def test_who_is_new_and_like_someone_no_longer_listed_is_told() -> None:
    eleves = sheet(
        "Élèves",
        ["NOM Prénom", "Date de naissance", "École"],
        ["DURAND Léa", "03/01/2015", "École Jules Fery"],
    )
    aesh = sheet("AESH", ["Nom", "Prénom", "Heures/semaine"], ["LEROI", "Anne", 24])

    found = plan([eleves, aesh], known=KNOWN)

    told = [(r.sheet, r.place, "0440001M" in r.what or "01," in r.what) for r in found.remarks]
    assert told == [
        ("Établissements", "École Jules Fery", True),
        ("AESH", "A02", True),
        ("Élèves", "E002", True),
    ]


def test_who_is_new_beside_someone_still_listed_is_not_doubted() -> None:
    aesh = sheet(
        "AESH", ["Nom", "Prénom", "Heures/semaine"], ["LEROY", "Anne", 24], ["LEROI", "Anne", 20]
    )

    assert said(plan([aesh], known=KNOWN)) == []
