"""A batch of letters: which rows give one, which do not and why."""

import pytest

from pial_xl.letters.batch import prepare_letters
from pial_xl.testing import SampleWorkbook


@pytest.mark.parametrize("imp", [0, -1, "-0,5"])
def test_an_imp_that_cannot_be_gives_no_letter(imp: object) -> None:
    c = SampleWorkbook()
    cell = c.put("T_Coordonnateurs", 0, "imp", imp)

    (refusal,) = prepare_letters(c.dossier()).refusal

    assert (refusal.cell.address, refusal.number) == (cell, 5)
    assert "IMP" in refusal.reason


def test_a_row_that_gives_no_letter_knows_the_sheet_of_the_one_it_gave_before() -> None:
    c = SampleWorkbook()
    c.put("T_Coordonnateurs", 0, "signataire", None)

    batch = prepare_letters(c.dossier())

    assert [refusal.sheet for refusal in batch.refusal] == ["Lettre FICTIVE Alice"]
    assert batch.sheets == {"Lettre FICTIVE Alice", "Lettre IMAGINAIRE Basile"}


def test_a_workbook_without_its_model_says_that_the_packaged_one_serves() -> None:
    c = SampleWorkbook()
    assert any("modèle fourni" in remark for remark in prepare_letters(c.dossier()).remarks)
    c.models = {"Modèle de lettre": (("A1", "{{nom}}"),)}
    assert prepare_letters(c.dossier()).remarks == ()


def test_unknown_fields_are_told_once_as_they_are_written() -> None:
    c = SampleWorkbook()
    c.models = {"Modèle de lettre": (("A1", "{{prennom}} {nom}"), ("A2", "{{prennom}}"))}

    (remark,) = prepare_letters(c.dossier()).remarks

    assert remark.count("{{prennom}}") == 1
    assert "{nom}" in remark
    assert "{{nom}}" not in remark


def test_homonyms_of_two_poles_keep_their_sheets_when_rows_are_sorted() -> None:
    c = SampleWorkbook()
    for field in ("nom", "prenom"):
        c.put("T_Coordonnateurs", 1, field, c.tables["T_Coordonnateurs"][0][field])
    before = {x.values["code_pôle"]: x.sheet for x in prepare_letters(c.dossier()).letters}
    c.tables["T_Coordonnateurs"].reverse()

    assert {x.values["code_pôle"]: x.sheet for x in prepare_letters(c.dossier()).letters} == before
    assert sorted(before.values()) == ["Lettre FICTIVE Alice", "Lettre FICTIVE Alice (2)"]
