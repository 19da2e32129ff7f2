"""The sheet that lists, beside the models, what one may write in them."""

import pytest
from built import short_blank_book
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.letters.language.catalog import FIELDS
from pial_xl.letters.language.examples import FORMS, Form, illustrated_fields
from pial_xl.letters.language.fields import faults
from pial_xl.units.text import clean


@pytest.fixture(scope="module")
def sheet() -> Worksheet:
    return short_blank_book()["Champs des lettres"]


def _lines(sheet: Worksheet) -> dict[str, list[str]]:
    lines = ([clean(c.value) for c in row if c.value is not None] for row in sheet.iter_rows())
    return {line[0]: line[1:] for line in lines if line}


def test_every_field_stands_with_what_it_prints_and_where_it_comes_from(sheet: Worksheet) -> None:
    lines = _lines(sheet)
    for field, example in illustrated_fields():
        attendu = [clean(field.libelle), clean(field.provenance), clean(example)]
        assert lines[f"{{{{{field.cle}}}}}"] == attendu


def test_every_field_has_an_example() -> None:
    assert [field for field, example in illustrated_fields() if example] == list(FIELDS)


def test_every_form_stands_with_what_it_prints(sheet: Worksheet) -> None:
    lines = _lines(sheet)
    for form in FORMS:
        printed = clean(" ".join(said or "(rien)" for said in form.printed))
        assert lines[clean(form.written)] == [clean(form.rule), printed]


@pytest.mark.parametrize("form", FORMS, ids=lambda f: f.written)
def test_the_examples_of_forms_are_well_written(form: Form) -> None:

    assert faults(form.written) == ()


def test_the_forms_say_what_they_print() -> None:
    printed = {form.written: form.printed for form in FORMS}
    assert printed["{{Il|Elle}} anime"] == ("Il anime", "Elle anime")
    assert printed["{{de la commune}}"] == ("d'Arles", "de La Roche", "du Mans")
    assert printed["{{sauf pilote}}Pilote à désigner{{fin}}"] == ("Pilote à désigner", "")


def test_the_list_prints_in_portrait_on_a4(sheet: Worksheet) -> None:
    assert sheet.page_setup.orientation == "portrait"
    assert str(sheet.page_setup.paperSize) == "9"
