"""A template is blank when it holds nothing of anybody's, seen or hidden (P-05)."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName

from pial_xl.sheets.closed.archive import archive_of
from pial_xl.sheets.closed.traces import Traces, find_traces

NAME = "DUPONT-FICTIF"
Change = Callable[[Workbook], None]


def _blank() -> bytes:
    """Stand for the blank workbook: its sheets, with what they always say."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title in ("Accueil", "Paramètres", "AESH", "Élèves", "Modèle de lettre", "Calculs"):
        book.create_sheet(title)["A1"] = title
    book["Paramètres"].append(["Clé", "Paramètre", "Valeur"])
    book["Paramètres"].append(["departement", "Numéro du département", None])
    book["Élèves"]["C5"] = "=A5"
    book["Calculs"]["B3"] = 46000
    book.properties.creator = book.properties.lastModifiedBy = "pial_xl"
    output = BytesIO()
    book.save(output)
    return output.getvalue()


BLANK = _blank()


@pytest.fixture
def blank() -> bytes:
    """The blank workbook."""
    return BLANK


def changed(data: bytes, change: Change) -> bytes:
    book = openpyxl.load_workbook(BytesIO(data))
    change(book)
    output = BytesIO()
    book.save(output)
    return output.getvalue()


def with_part(data: bytes, nom: str, content: str = "<x/>") -> bytes:
    output = BytesIO(data)
    with ZipFile(output, "a") as archive:
        archive.writestr(nom, content)
    return output.getvalue()


def replaced(data: bytes, nom: str, old: str, new: str) -> bytes:
    output = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(output, "w") as after:
        assert nom in before.namelist()
        for part in before.namelist():
            content = before.read(part)
            if part == nom:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            after.writestr(part, content)
    return output.getvalue()


def traces(data: bytes) -> Traces:
    return find_traces(archive_of(data), archive_of(BLANK))


def found(data: bytes) -> str:
    said = " / ".join(traces(data).found)
    assert NAME not in said
    return said


def put(sheet: str, cell: str, value: str | int) -> Change:
    def change(book: Workbook) -> None:
        book[sheet][cell] = value

    return change


def test_a_blank_workbook_is_blank(blank: bytes) -> None:
    assert traces(blank) == traces(changed(blank, lambda _: None)) == Traces((), ())


def test_settings_are_nobody_s_data(blank: bytes) -> None:
    assert traces(changed(blank, put("Paramètres", "C3", "35"))).found == ()


def test_what_stands_beside_no_key_is_no_setting(blank: bytes) -> None:
    assert "dans Paramètres (à partir de C9)" in found(
        changed(blank, put("Paramètres", "C9", NAME))
    )


def test_what_a_formula_gives_is_not_typed(blank: bytes) -> None:
    data = changed(blank, put("Élèves", "C6", "=A6"))
    assert traces(data).found == ()


def test_the_day_that_a_click_leaves_is_nobody_s_data(blank: bytes) -> None:
    data = changed(blank, put("Calculs", "B3", 46350))
    assert traces(data).found == ()


@pytest.mark.parametrize(
    ("sheet", "cell"),
    [("Élèves", "A5"), ("Élèves", "A40000"), ("AESH", "ZZ5"), ("Calculs", "Z9")],
)
def test_a_cell_that_somebody_filled_is_told_by_its_place(
    blank: bytes, sheet: str, cell: str
) -> None:
    data = changed(blank, put(sheet, cell, NAME))
    assert f"1 cellule remplie dans {sheet} (à partir de {cell})" in found(data)


def test_a_row_that_is_hidden_is_read_too(blank: bytes) -> None:
    def change(book: Workbook) -> None:
        book["Élèves"]["B9"] = NAME
        book["Élèves"].row_dimensions[9].hidden = True
        book["Élèves"].column_dimensions["B"].hidden = True

    assert "1 cellule remplie dans Élèves (à partir de B9)" in found(changed(blank, change))


def test_a_letter_or_a_record_is_a_sheet_too_many(blank: bytes) -> None:
    def change(book: Workbook) -> None:
        book.create_sheet(f"Lettre {NAME}")
        book.create_sheet("_pial_xl").sheet_state = "veryHidden"

    assert "2 feuilles ajoutées" in found(changed(blank, change))


def test_a_sheet_of_ours_that_is_hidden_is_told(blank: bytes) -> None:
    def change(book: Workbook) -> None:
        book["AESH"].sheet_state = "hidden"

    assert "1 feuille masquée (AESH)" in found(changed(blank, change))


def test_a_note_is_told(blank: bytes) -> None:
    def change(book: Workbook) -> None:
        book["Accueil"]["A1"].comment = Comment("une note", NAME)

    assert "des notes de cellules" in found(changed(blank, change))


def test_an_author_is_told(blank: bytes) -> None:
    def change(book: Workbook) -> None:
        book.properties.lastModifiedBy = NAME

    assert "le nom de qui l'a fait ou enregistré" in found(changed(blank, change))


def test_other_properties_are_told(blank: bytes) -> None:
    def change(book: Workbook) -> None:
        book.properties.keywords = NAME

    assert "des propriétés remplies" in found(changed(blank, change))


def test_a_defined_name_is_told(blank: bytes) -> None:
    def change(book: Workbook) -> None:
        book.defined_names["dupont"] = DefinedName("dupont", attr_text="'AESH'!$A$5")

    assert "1 nom défini" in found(changed(blank, change))


def test_a_link_to_elsewhere_is_told(blank: bytes) -> None:
    def change(book: Workbook) -> None:
        book["Accueil"]["A1"].hyperlink = "file:///C:/Users/dupont/x.xlsx"

    assert "1 lien vers l'extérieur" in found(changed(blank, change))


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("xl/externalLinks/externalLink1.xml", "des liens vers d'autres classeurs"),
        ("xl/pivotCache/pivotCacheDefinition1.xml", "les données d'un tableau croisé"),
        ("xl/threadedComments/threadedComment1.xml", "des discussions"),
        ("xl/persons/person.xml", "la liste des personnes"),
        ("xl/revisions/revisionHeaders.xml", "l'historique des modifications"),
        ("xl/printerSettings/printerSettings1.bin", "le nom d'une imprimante"),
        ("docMetadata/LabelInfo.xml", "l'étiquette d'une organisation"),
        ("xl/inconnu.bin", "1 partie inconnue"),
    ],
)
def test_what_hides_in_the_file_is_told(blank: bytes, part: str, said: str) -> None:
    assert said in found(with_part(blank, part))


def test_a_text_that_no_cell_shows_any_more_is_told(blank: bytes) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    texts = f'<sst xmlns="{main}"><si><t>Accueil</t></si><si><t>{NAME}</t></si></sst>'
    data = with_part(blank, "xl/sharedStrings.xml", texts)
    assert "1 texte qu'aucune cellule ne montre plus" in found(data)


def test_the_folder_where_it_was_saved_is_told(blank: bytes) -> None:
    path = f'<absPath xmlns="urn:x" url="C:\\Users\\{NAME}\\"/>'
    data = replaced(blank, "xl/workbook.xml", "<sheets>", f"{path}<sheets>")
    assert "le dossier où il a été enregistré" in found(data)


def test_a_model_that_somebody_reworded_is_to_be_read(blank: bytes) -> None:
    data = changed(blank, put("Modèle de lettre", "A1", NAME))
    assert traces(data) == Traces((), ("modèles de lettre réécrits : Modèle de lettre",))
