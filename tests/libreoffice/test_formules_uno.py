"""Formulas, between Excel's writing and that of LibreOffice's interface."""

import pytest

from pial_xl.workbook.libreoffice.formules import (
    cible_vers_excel,
    cible_vers_uno,
    vers_excel,
    vers_uno,
)

PAIRES = [
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
]


@pytest.mark.parametrize(("excel", "uno"), PAIRES)
def test_a_formula_of_excel_is_given_to_libreoffice_in_its_grammar(excel: str, uno: str) -> None:
    assert vers_uno(excel) == uno


@pytest.mark.parametrize(("excel", "uno"), PAIRES)
def test_a_formula_of_libreoffice_is_shown_as_excel_writes_it(excel: str, uno: str) -> None:
    assert vers_excel(uno) == excel


def test_the_sheet_named_at_both_corners_is_named_once() -> None:
    assert vers_excel("=$AESH.A1:$AESH.B2") == "=AESH!A1:B2"


@pytest.mark.parametrize("texte", ["a;b", "'Ma feuille'!A1", "12,5", ""])
def test_what_is_no_formula_is_not_changed(texte: str) -> None:
    assert vers_uno(texte) == texte
    assert vers_excel(texte) == texte


@pytest.mark.parametrize("cible", ["#AESH!A1", "#'Ma feuille'!B2"])
def test_a_link_to_a_cell_survives_the_way_there_and_back(cible: str) -> None:
    assert "!" not in cible_vers_uno(cible)
    assert cible_vers_excel(cible_vers_uno(cible)) == cible


def test_a_link_into_the_file_itself_is_a_link_to_a_cell() -> None:
    assert cible_vers_excel("file:///classeur.xlsx#'Ma feuille'.B2") == "#'Ma feuille'!B2"


def test_a_link_to_the_web_is_left_alone() -> None:
    assert cible_vers_uno("https://exemple.fr/a!b") == "https://exemple.fr/a!b"
    assert cible_vers_excel("https://exemple.fr/a") == "https://exemple.fr/a"
