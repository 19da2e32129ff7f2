"""A batch of letters: which rows give one, which do not and why."""

import pytest
from fabrique import Classeur

from pial_xl.letters.lot import preparer


@pytest.mark.parametrize("imp", [0, -1, "-0,5"])
def test_an_imp_that_cannot_be_gives_no_letter(imp: object) -> None:
    c = Classeur()
    cellule = c.mettre("T_Coordonnateurs", 0, "imp", imp)

    (refus,) = preparer(c.dossier()).refus

    assert (refus.cellule.adresse, refus.numero) == (cellule, 5)
    assert "IMP" in refus.raison


def test_a_row_that_gives_no_letter_knows_the_sheet_of_the_one_it_gave_before() -> None:
    c = Classeur()
    c.mettre("T_Coordonnateurs", 0, "signataire", None)

    lot = preparer(c.dossier())

    assert [refus.feuille for refus in lot.refus] == ["Lettre FICTIVE Alice"]
    assert lot.feuilles == {"Lettre FICTIVE Alice", "Lettre IMAGINAIRE Basile"}


def test_a_workbook_without_its_model_says_that_the_packaged_one_serves() -> None:
    c = Classeur()
    assert any("modèle fourni" in remarque for remarque in preparer(c.dossier()).remarques)
    c.modeles = {"Modèle de lettre": (("A1", "{{nom}}"),)}
    assert preparer(c.dossier()).remarques == ()


def test_unknown_fields_are_told_once_as_they_are_written() -> None:
    c = Classeur()
    c.modeles = {"Modèle de lettre": (("A1", "{{prennom}} {nom}"), ("A2", "{{prennom}}"))}

    (remarque,) = preparer(c.dossier()).remarques

    assert remarque.count("{{prennom}}") == 1
    assert "{nom}" in remarque
    assert "{{nom}}" not in remarque


def test_homonyms_of_two_poles_keep_their_sheets_when_rows_are_sorted() -> None:
    c = Classeur()
    for champ in ("nom", "prenom"):
        c.mettre("T_Coordonnateurs", 1, champ, c.tables["T_Coordonnateurs"][0][champ])
    avant = {x.valeurs["code_pôle"]: x.feuille for x in preparer(c.dossier()).lettres}
    c.tables["T_Coordonnateurs"].reverse()

    assert {x.valeurs["code_pôle"]: x.feuille for x in preparer(c.dossier()).lettres} == avant
    assert sorted(avant.values()) == ["Lettre FICTIVE Alice", "Lettre FICTIVE Alice (2)"]
