"""Formulas, between Excel's writing and that of LibreOffice's interface."""

import pytest

from pial_xl.engines.libreoffice.formulas import (
    intersects,
    target_to_excel,
    target_to_uno,
    to_excel,
    to_uno,
)

PAIRS = [
    ("=SUM(A1,B2)", "=SUM(A1;B2)"),
    ("='Ma feuille'!$B$2:C3", "=$'Ma feuille'.$B$2:C3"),
    ("=Pôles!A1+Élèves!B1", "=$Pôles.A1+$Élèves.B1"),
    ("='l''été'!A1", "=$'l''été'.A1"),
    ("=SUM(AESH!A:A,AESH!2:3)", "=SUM($AESH.A:A;$AESH.2:3)"),
    ("={1,2;3,4}", "={1;2|3;4}"),
    ("=IF(A1,{1,2},3)", "=IF(A1;{1;2};3)"),
    ('=IF(A1="a,b;c!d",1,"{,}")', '=IF(A1="a,b;c!d";1;"{,}")'),
    ("=SUM(T_AESH[Heures/semaine],1.5)", "=SUM(T_AESH[Heures/semaine];1.5)"),
    ("=T[[#This Row],[a,b]]", "=T[[#This Row],[a,b]]"),
    ("=ERROR.TYPE(A1)", "=ERROR.TYPE(A1)"),
    ("=#REF!+1", "=#REF!+1"),
    ('=HYPERLINK("#AESH!A1","A1")', '=HYPERLINK("#AESH!A1";"A1")'),
    ("=SUM(A1:B2 B2:C3,D1)", "=SUM(A1:B2!B2:C3;D1)"),
    ("=AESH!$A$1:$B$2 $B$2", "=$AESH.$A$1:$B$2!$B$2"),
    ('="A1 B2"&A1', '="A1 B2"&A1'),
]


@pytest.mark.parametrize(("excel", "uno"), PAIRS)
def test_a_formula_of_excel_is_given_to_libreoffice_in_its_grammar(excel: str, uno: str) -> None:
    assert to_uno(excel) == uno


@pytest.mark.parametrize(("excel", "uno"), PAIRS)
def test_a_formula_of_libreoffice_is_shown_as_excel_writes_it(excel: str, uno: str) -> None:
    assert to_excel(uno) == excel


def test_the_spaces_that_only_part_signs_are_left_alone() -> None:
    assert to_uno("=A1 + B1 - SUM( A1 , B1 )") == "=A1 + B1 - SUM( A1 ; B1 )"


def test_ranges_taken_together_are_shown_as_excel_writes_them() -> None:
    assert to_excel("=SUM((A1~B2:B3))") == "=SUM((A1,B2:B3))"


@pytest.mark.parametrize(
    ("formula", "said"),
    [("=SUM(A1!A2)", True), ("=#REF!", False), ('="a!b"', False), ("=$'a!b'.A1", False)],
)
def test_only_ranges_said_to_share_cells_intersect(formula: str, said: bool) -> None:
    assert intersects(formula) is said


def test_the_sheet_named_at_both_corners_is_named_once() -> None:
    assert to_excel("=$AESH.A1:$AESH.B2") == "=AESH!A1:B2"


@pytest.mark.parametrize("text", ["a;b", "'Ma feuille'!A1", "12,5", ""])
def test_what_is_no_formula_is_not_changed(text: str) -> None:
    assert to_uno(text) == text
    assert to_excel(text) == text


@pytest.mark.parametrize("target", ["#AESH!A1", "#'Ma feuille'!B2"])
def test_a_link_to_a_cell_survives_the_way_there_and_back(target: str) -> None:
    assert "!" not in target_to_uno(target)
    assert target_to_excel(target_to_uno(target)) == target


def test_a_link_into_the_file_itself_is_a_link_to_a_cell() -> None:
    assert target_to_excel("file:///classeur.xlsx#'Ma feuille'.B2") == "#'Ma feuille'!B2"


def test_a_link_to_the_web_is_left_alone() -> None:
    assert target_to_uno("https://exemple.fr/a!b") == "https://exemple.fr/a!b"
    assert target_to_excel("https://exemple.fr/a") == "https://exemple.fr/a"
