"""The sheet that lists, beside the models, what one may write in them."""

from io import BytesIO

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.letters.langue.catalogue import CHAMPS
from pial_xl.letters.langue.champs import fautes
from pial_xl.letters.langue.exemples import FORMES, Forme, champs_illustres
from pial_xl.template import construire
from pial_xl.units.text import clean


@pytest.fixture(scope="module")
def feuille() -> Worksheet:
    return openpyxl.load_workbook(BytesIO(construire()))["Champs des lettres"]


def _rangees(feuille: Worksheet) -> dict[str, list[str]]:
    rangees = ([clean(c.value) for c in row if c.value is not None] for row in feuille.iter_rows())
    return {rangee[0]: rangee[1:] for rangee in rangees if rangee}


def test_every_field_stands_with_what_it_prints_and_where_it_comes_from(feuille: Worksheet) -> None:
    rangees = _rangees(feuille)
    for champ, exemple in champs_illustres():
        attendu = [clean(champ.libelle), clean(champ.provenance), clean(exemple)]
        assert rangees[f"{{{{{champ.cle}}}}}"] == attendu


def test_every_field_has_an_example() -> None:
    assert [champ for champ, exemple in champs_illustres() if exemple] == list(CHAMPS)


def test_every_form_stands_with_what_it_prints(feuille: Worksheet) -> None:
    rangees = _rangees(feuille)
    for forme in FORMES:
        imprime = clean(" ".join(dit or "(rien)" for dit in forme.imprime))
        assert rangees[clean(forme.ecrit)] == [clean(forme.regle), imprime]


@pytest.mark.parametrize("forme", FORMES, ids=lambda f: f.ecrit)
def test_the_examples_of_forms_are_well_written(forme: Forme) -> None:

    assert fautes(forme.ecrit) == ()


def test_the_forms_say_what_they_print() -> None:
    imprime = {forme.ecrit: forme.imprime for forme in FORMES}
    assert imprime["{{Il|Elle}} anime"] == ("Il anime", "Elle anime")
    assert imprime["{{de la commune}}"] == ("d'Ancenis", "de La Roche", "du Mans")
    assert imprime["{{sauf pilote}}Pilote à désigner{{fin}}"] == ("Pilote à désigner", "")


def test_the_list_prints_in_portrait_on_a4(feuille: Worksheet) -> None:
    assert feuille.page_setup.orientation == "portrait"
    assert str(feuille.page_setup.paperSize) == "9"
