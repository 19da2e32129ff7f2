"""The PDFs of the letters of a live workbook: one each, and one of them all."""

import subprocess
from pathlib import Path

import pytest
import xlwings as xw
from classeurs_vivants import Ouvrir
from fabrique import REFERENCE, Classeur
from pypdf import PdfReader

from pial_xl.usages.ouvert import boutons as ouvert

pytest_plugins = ("hote_libreoffice", "vivant")
pytestmark = pytest.mark.libreoffice

ENSEMBLE = "Lettres de mission 2026-2027"
ALICE, BASILE = "Lettre FICTIVE Alice", "Lettre IMAGINAIRE Basile"


@pytest.fixture
def book(ouvrir: Ouvrir) -> xw.Book:
    """The clean workbook, with its two letters."""
    book = ouvrir()
    ouvert.lettres(book, REFERENCE)
    return book


def avec_motif(ouvrir: Ouvrir, motif: str) -> xw.Book:
    classeur = Classeur()
    classeur.ajouter("T_Parametres", cle="fichier_lettre", valeur=motif)
    book = ouvrir(classeur.tables)
    ouvert.lettres(book, REFERENCE)
    return book


def dossier(book: xw.Book) -> Path:
    return Path(book.fullname).parent / "PDF des lettres"


def noms(book: xw.Book) -> list[str]:
    return sorted(pdf.name for pdf in (dossier(book) / ENSEMBLE).iterdir())


def texte(pdf: Path) -> str:
    commande = ["pdftotext", str(pdf), "-"]
    sortie = subprocess.run(commande, check=True, capture_output=True, text=True).stdout
    return sortie.replace("\u00a0", " ")


def test_each_letter_has_its_pdf_of_one_page_about_one_person(book: xw.Book) -> None:
    phrase = ouvert.lettres_pdf(book, REFERENCE)
    ouvert.lettres_pdf(book, REFERENCE)

    assert noms(book) == [f"{ALICE}.pdf", f"{BASILE}.pdf"]
    assert sorted(f.name for f in dossier(book).iterdir()) == [ENSEMBLE, f"{ENSEMBLE}.pdf"]
    dit = texte(dossier(book) / ENSEMBLE / f"{ALICE}.pdf")
    assert dit.count("\f") == 1
    assert "Mme FICTIVE Alice" in dit
    assert "IMAGINAIRE" not in dit
    assert phrase == (
        "2 lettres exportées en PDF, une à une et toutes ensemble, dans «\u00a0PDF des "
        "lettres\u00a0», à côté du classeur."
    )


def test_all_the_letters_are_in_one_pdf_with_a_bookmark_each(book: xw.Book) -> None:
    ouvert.lettres_pdf(book, REFERENCE)

    lecteur = PdfReader(dossier(book) / f"{ENSEMBLE}.pdf")
    assert len(lecteur.pages) == 2
    assert [signet.title for signet in lecteur.outline] == [ALICE, BASILE]  # type: ignore[union-attr]
    assert lecteur.metadata is not None
    assert lecteur.metadata.title == ENSEMBLE
    assert str(lecteur.root_object["/Lang"]) == "fr-FR"


def test_neither_the_summary_nor_the_preview_is_exported(book: xw.Book) -> None:
    ouvert.apercu(book, REFERENCE)

    ouvert.lettres_pdf(book, REFERENCE)

    assert len(noms(book)) == 2
    assert len(PdfReader(dossier(book) / f"{ENSEMBLE}.pdf").pages) == 2


def test_files_are_named_by_the_parameter(ouvrir: Ouvrir) -> None:
    book = avec_motif(ouvrir, "{{pôle}}/{{prénom}} {{nom}}")

    ouvert.lettres_pdf(book, REFERENCE)

    assert [nom.partition("-")[2] for nom in noms(book)] == [
        "Alice FICTIVE.pdf",
        "Basile IMAGINAIRE.pdf",
    ]


def test_two_letters_of_one_name_both_have_their_file(ouvrir: Ouvrir) -> None:
    book = avec_motif(ouvrir, "Lettre {{année}}")

    ouvert.lettres_pdf(book, REFERENCE)

    assert noms(book) == ["Lettre FICTIVE Alice.pdf", "Lettre IMAGINAIRE Basile.pdf"]


def test_an_unknown_field_of_the_name_is_left_out_and_told(ouvrir: Ouvrir) -> None:
    book = avec_motif(ouvrir, "{{nom}} {{zzz}}")

    phrase = ouvert.lettres_pdf(book, REFERENCE)

    assert noms(book) == ["FICTIVE.pdf", "IMAGINAIRE.pdf"]
    assert "champ inconnu, laissé de côté\u00a0: {{zzz}}." in phrase


def test_a_letter_whose_row_is_gone_is_left_out_and_told(book: xw.Book) -> None:
    ouvert.lettres_pdf(book, REFERENCE)
    book.sheets["Coordonnateurs"].range("B5:C5").value = ["NOUVELLE", "Zoé"]

    phrase = ouvert.lettres_pdf(book, REFERENCE)

    assert noms(book) == [f"{ALICE}.pdf", f"{BASILE}.pdf"]
    assert "1 PDF de ce dossier n'est plus parmi les lettres" in phrase
    assert len(PdfReader(dossier(book) / f"{ENSEMBLE}.pdf").pages) == 1
    assert "Laissé de côté\u00a0: 1 lettre sans ligne dans Coordonnateurs." in phrase


def test_when_no_row_gives_a_letter_nothing_is_written(book: xw.Book) -> None:
    book.sheets["Coordonnateurs"].range("B5:C6").value = None

    phrase = ouvert.lettres_pdf(book, REFERENCE)

    assert phrase.startswith("Aucune lettre à exporter. Laissé de côté\u00a0: 2 lettres")
    assert not dossier(book).exists()


def test_a_letter_that_shows_an_unknown_field_is_exported_and_told(book: xw.Book) -> None:
    book.sheets["Modèle de lettre"].range("A60").value = "Pour {{prennom}}"

    phrase = ouvert.lettres_pdf(book, REFERENCE)

    assert len(noms(book)) == 2
    assert "laissé tel quel\u00a0: {{prennom}}." in phrase


def test_without_letters_the_person_is_told_what_to_click_first(ouvrir: Ouvrir) -> None:
    assert "Générer les lettres" in ouvert.lettres_pdf(ouvrir(), REFERENCE)


def test_a_pdf_that_a_person_put_there_is_left_alone(book: xw.Book) -> None:
    dossier = Path(book.fullname).parent / "PDF des lettres"
    seules = dossier / "Lettres de mission 2026-2027"
    seules.mkdir(parents=True)
    scan = seules / f"{ALICE}.pdf"
    scan.write_bytes(b"%PDF-1.4 a signed scan")

    ouvert.lettres_pdf(book, REFERENCE)

    assert scan.read_bytes() == b"%PDF-1.4 a signed scan"
    assert (seules / f"{ALICE} (2).pdf").is_file()
