"""The PDFs of the letters of a live workbook: one each, and one of them all."""

import subprocess
from pathlib import Path

import pytest
import xlwings as xw
from live_books import OpenWorkbook
from pypdf import PdfReader

from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.usecases.open import buttons as opened

pytest_plugins = ("libreoffice_host", "live")
pytestmark = [pytest.mark.libreoffice, pytest.mark.usefixtures("quick_copies")]

BOUND = "Lettres de mission 2026-2027"
ALICE, BASILE = "Lettre FICTIVE Alice", "Lettre IMAGINAIRE Basile"


@pytest.fixture
def book(letters_book: xw.Book) -> xw.Book:
    """The clean workbook, with its two letters."""
    return letters_book


def with_pattern(open_: OpenWorkbook, pattern: str) -> xw.Book:
    workbook = SampleWorkbook()
    workbook.add("T_Parametres", cle="fichier_lettre", valeur=pattern)
    book = open_(workbook.tables)
    opened.letters(book, REFERENCE)
    return book


def dossier(book: xw.Book) -> Path:
    return Path(book.fullname).parent / "PDF des lettres"


def names(book: xw.Book) -> list[str]:
    return sorted(pdf.name for pdf in (dossier(book) / BOUND).iterdir())


def text(pdf: Path) -> str:
    command = ["pdftotext", str(pdf), "-"]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return output.replace("\u00a0", " ")


def test_each_letter_has_its_pdf_of_one_page_about_one_person(book: xw.Book) -> None:
    sentence = opened.letters_pdf(book, REFERENCE)
    opened.letters_pdf(book, REFERENCE)

    assert names(book) == [f"{ALICE}.pdf", f"{BASILE}.pdf"]
    assert sorted(f.name for f in dossier(book).iterdir()) == [BOUND, f"{BOUND}.pdf"]
    said = text(dossier(book) / BOUND / f"{ALICE}.pdf")
    assert said.count("\f") == 1
    assert "Mme FICTIVE Alice" in said
    assert "IMAGINAIRE" not in said
    assert sentence == (
        "2 lettres exportées en PDF, une à une et toutes ensemble, dans «\u00a0PDF des "
        "lettres\u00a0», à côté du classeur."
    )


def test_all_the_letters_are_in_one_pdf_with_a_bookmark_each(book: xw.Book) -> None:
    opened.letters_pdf(book, REFERENCE)

    reader = PdfReader(dossier(book) / f"{BOUND}.pdf")
    assert len(reader.pages) == 2
    assert [bookmark.title for bookmark in reader.outline] == [ALICE, BASILE]  # type: ignore[union-attr]
    assert reader.metadata is not None
    assert reader.metadata.title == BOUND
    assert str(reader.root_object["/Lang"]) == "fr-FR"


def test_neither_the_summary_nor_the_preview_is_exported(book: xw.Book) -> None:
    opened.preview(book, REFERENCE)

    opened.letters_pdf(book, REFERENCE)

    assert len(names(book)) == 2
    assert len(PdfReader(dossier(book) / f"{BOUND}.pdf").pages) == 2


def test_files_are_named_by_the_parameter(open_: OpenWorkbook) -> None:
    book = with_pattern(open_, "{{pôle}}/{{prénom}} {{nom}}")

    opened.letters_pdf(book, REFERENCE)

    assert [nom.partition("-")[2] for nom in names(book)] == [
        "Alice FICTIVE.pdf",
        "Basile IMAGINAIRE.pdf",
    ]


def test_two_letters_of_one_name_both_have_their_file(open_: OpenWorkbook) -> None:
    book = with_pattern(open_, "Lettre {{année}}")

    opened.letters_pdf(book, REFERENCE)

    assert names(book) == ["Lettre FICTIVE Alice.pdf", "Lettre IMAGINAIRE Basile.pdf"]


def test_an_unknown_field_of_the_name_is_left_out_and_told(open_: OpenWorkbook) -> None:
    book = with_pattern(open_, "{{nom}} {{zzz}}")

    sentence = opened.letters_pdf(book, REFERENCE)

    assert names(book) == ["FICTIVE.pdf", "IMAGINAIRE.pdf"]
    assert "champ inconnu, laissé de côté\u00a0: {{zzz}}." in sentence


def test_a_letter_whose_row_is_gone_is_left_out_and_told(book: xw.Book) -> None:
    opened.letters_pdf(book, REFERENCE)
    book.sheets["Coordonnateurs"].range("B5:C5").value = ["NOUVELLE", "Zoé"]

    sentence = opened.letters_pdf(book, REFERENCE)

    assert names(book) == [f"{ALICE}.pdf", f"{BASILE}.pdf"]
    assert "1 PDF de ce dossier vient d'un export précédent" in sentence
    assert len(PdfReader(dossier(book) / f"{BOUND}.pdf").pages) == 1
    assert "Laissé de côté\u00a0: 1 lettre sans ligne dans Coordonnateurs." in sentence


def test_when_no_row_gives_a_letter_nothing_is_written(book: xw.Book) -> None:
    book.sheets["Coordonnateurs"].range("B5:C6").value = None

    sentence = opened.letters_pdf(book, REFERENCE)

    assert sentence.startswith("Aucune lettre à exporter. Laissé de côté\u00a0: 2 lettres")
    assert not dossier(book).exists()


def test_a_letter_that_shows_an_unknown_field_is_exported_and_told(book: xw.Book) -> None:
    book.sheets["Modèle de lettre"].range("A60").value = "Pour {{prennom}}"

    sentence = opened.letters_pdf(book, REFERENCE)

    assert len(names(book)) == 2
    assert "laissé tel quel\u00a0: {{prennom}}." in sentence


def test_without_letters_the_person_is_told_what_to_click_first(open_: OpenWorkbook) -> None:
    assert "Générer les lettres" in opened.letters_pdf(open_(), REFERENCE)


def test_a_pdf_that_a_person_put_there_is_left_alone(book: xw.Book) -> None:
    dossier = Path(book.fullname).parent / "PDF des lettres"
    singles = dossier / "Lettres de mission 2026-2027"
    singles.mkdir(parents=True)
    scan = singles / f"{ALICE}.pdf"
    scan.write_bytes(b"%PDF-1.4 a signed scan")

    opened.letters_pdf(book, REFERENCE)

    assert scan.read_bytes() == b"%PDF-1.4 a signed scan"
    assert (singles / f"{ALICE} (2).pdf").is_file()


def test_a_letter_that_shows_a_field_of_its_model_is_not_exported(book: xw.Book) -> None:
    book.sheets[BASILE].range("A4").value = "Pour {{nom}}"
    sentence = opened.letters_pdf(book, REFERENCE)
    assert names(book) == [f"{ALICE}.pdf"]
    assert "1 lettre où un champ du modèle se lit encore" in sentence
