"""A batch of letters: which rows give one, which do not and why."""

import pytest

from pial_xl.letters.batch import prepare_letters
from pial_xl.tables.raw import ModelParts
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


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("secteur", "#N/A"),
        ("fait_le", "31/09/2026"),
        ("fait_le", "septembre 2026"),
        ("fonction_signataire", "#REF!"),
        ("imp", "une"),
    ],
)
def test_a_printed_cell_that_cannot_be_read_gives_no_letter(field: str, said: str) -> None:
    c = SampleWorkbook()
    cell = c.put("T_Coordonnateurs", 0, field, said)

    batch = prepare_letters(c.dossier())

    (refusal,) = batch.refusal
    assert (refusal.cell.sheet, refusal.cell.address) == ("Coordonnateurs", cell)
    assert "illisible" in str(refusal)
    assert len(batch.letters) == 1


def test_a_cell_that_cannot_be_read_and_is_not_printed_changes_nothing() -> None:
    c = SampleWorkbook()
    c.models = {"Modèle de lettre": (("A1", "{{nom}}"),)}
    c.put("T_Coordonnateurs", 0, "fait_le", "31/09/2026")
    assert prepare_letters(c.dossier()).refusal == ()


def test_what_a_block_hangs_on_is_printed() -> None:
    c = SampleWorkbook()
    c.models = {"Modèle de lettre": (("A1", "{{si fait_le}}Signé{{fin}}"),)}
    c.put("T_Coordonnateurs", 0, "fait_le", "31/09/2026")
    assert [refusal.number for refusal in prepare_letters(c.dossier()).refusal] == [5]


@pytest.mark.parametrize(
    ("table", "field"), [("T_Poles", "libelle"), ("T_Poles", "sigle"), ("T_Etablissements", "nom")]
)
def test_a_printed_cell_of_another_sheet_that_cannot_be_read_gives_no_letter(
    table: str, field: str
) -> None:
    c = SampleWorkbook()
    c.models = {"Modèle de lettre": (("A1", "{{pôle}} {{sigle}} {{établissement}}"),)}
    cell = c.put(table, 0, field, "#N/A")
    first = prepare_letters(c.dossier()).refusal[0]
    assert (first.cell.address, "illisible" in first.reason) == (cell, True)


@pytest.mark.parametrize("said", ["2026", "#N/A"])
def test_a_printed_setting_that_cannot_be_read_gives_no_letter(said: str) -> None:
    c = SampleWorkbook()
    keys = [row["cle"] for row in c.tables["T_Parametres"]]
    c.put("T_Parametres", keys.index("annee_scolaire"), "valeur", said)
    refusal = prepare_letters(c.dossier()).refusal
    assert refusal
    assert all("annee_scolaire" in r.reason for r in refusal)


def test_a_field_in_a_text_box_gives_no_letter() -> None:
    c = SampleWorkbook()
    c.models = {"Modèle de lettre": (("A1", "{{nom}}"),)}
    c.model_parts = {"Modèle de lettre": ModelParts(boxes=("Pour {{prénom}}",))}
    refusal = prepare_letters(c.dossier()).refusal
    assert [(r.cell.sheet, "zone de texte" in r.reason) for r in refusal] == [
        ("Modèle de lettre", True)
    ] * 2


def test_what_letters_do_not_keep_is_said() -> None:
    c = SampleWorkbook()
    c.models = {"Modèle de lettre": (("A1", "{{nom}}"),)}
    c.model_parts = {"Modèle de lettre": ModelParts(lost=("un graphique",))}
    batch = prepare_letters(c.dossier())
    (remark,) = batch.remarks
    assert "un graphique" in remark
    assert batch.lost == (remark,)


def test_line_breaks_of_a_pole_and_of_a_setting_are_printed() -> None:
    c = SampleWorkbook()
    c.put("T_Poles", 0, "libelle", "PIAL\nExemple Nord")
    c.add("T_Parametres", cle="departement_libelle", valeur="de la\nLoire-Atlantique")
    said = prepare_letters(c.dossier()).letters[0].values
    assert "PIAL\nExemple Nord" in said.values()
    assert "de la\nLoire-Atlantique" in said.values()
