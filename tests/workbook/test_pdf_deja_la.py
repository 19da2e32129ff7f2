"""PDFs that an earlier run left in a folder."""

import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from fabrique_pdf import pdf
from pypdf import PdfWriter
from pypdf.annotations import FreeText

from pial_xl.workbook.noms import place_libre
from pial_xl.workbook.pdf.deja_la import (
    compter_les_restes,
    dire_les_restes,
    est_a_nous,
    places_libres,
)
from pial_xl.workbook.pdf.lettres import relier

LETTRE = pdf(("Lettre ALPHA", ["Madame Alpha"]))
A_NOUS = relier(LETTRE, "Lettres")
PROPRIETES = {"/Title": "Lettres", "/Creator": "pial_xl", "/Producer": "pial_xl"}


def _ecrire(dossier: Path, nom: str, octets: bytes = A_NOUS) -> Path:
    chemin = dossier / nom
    chemin.write_bytes(octets)
    return chemin


@pytest.mark.parametrize(
    ("octets", "notre"), [(A_NOUS, True), (LETTRE, False), (b"%PDF-1.4 un autre", False)]
)
def test_only_a_pdf_that_we_wrote_is_ours(tmp_path: Path, octets: bytes, notre: bool) -> None:
    assert est_a_nous(_ecrire(tmp_path, "x.pdf", octets)) is notre


def _ajouter_un_tampon(ecrivain: PdfWriter) -> bytes:
    tampon = FreeText(text="Signé", rect=(50, 50, 200, 100))
    ecrivain.add_annotation(0, tampon)
    sortie = BytesIO()
    ecrivain.write(sortie)
    return sortie.getvalue()


def test_a_pdf_of_ours_that_was_stamped_is_no_longer_ours(tmp_path: Path) -> None:
    tamponne = _ajouter_un_tampon(PdfWriter(BytesIO(A_NOUS), incremental=True))

    assert tamponne.startswith(A_NOUS[:200])
    assert not est_a_nous(_ecrire(tmp_path, "x.pdf", tamponne))


def test_a_pdf_of_ours_that_another_program_wrote_anew_is_no_longer_ours(tmp_path: Path) -> None:
    ecrivain = PdfWriter(clone_from=BytesIO(A_NOUS))
    ecrivain.metadata = {**PROPRIETES, "/ModDate": "D:20261124120000"}

    assert not est_a_nous(_ecrire(tmp_path, "x.pdf", _ajouter_un_tampon(ecrivain)))


def test_a_stamped_pdf_stays_and_the_next_one_takes_the_free_name(tmp_path: Path) -> None:
    tamponne = _ajouter_un_tampon(PdfWriter(BytesIO(A_NOUS), incremental=True))
    _ecrire(tmp_path, "Lettre ALPHA.pdf", tamponne)

    assert place_libre(tmp_path, "Lettre ALPHA", ".pdf", est_a_nous).name == "Lettre ALPHA (2).pdf"


def test_a_letter_may_speak_of_the_end_of_a_pdf(tmp_path: Path) -> None:
    octets = relier(pdf(("startxref", ["startxref"])), "startxref")

    assert est_a_nous(_ecrire(tmp_path, "x.pdf", octets))


def test_a_folder_is_not_a_pdf_of_ours(tmp_path: Path) -> None:
    assert not est_a_nous(tmp_path)


def test_pdfs_of_ours_that_are_no_longer_of_use_are_counted_and_kept(tmp_path: Path) -> None:
    garde = _ecrire(tmp_path, "Lettre ALPHA.pdf")
    _ecrire(tmp_path, "Lettre PARTIE.pdf")
    _ecrire(tmp_path, "Compte rendu.pdf", b"%PDF-1.4 un autre")
    _ecrire(tmp_path, "notes.txt")

    assert compter_les_restes(tmp_path, [garde]) == 1
    assert len(list(tmp_path.iterdir())) == 4


def test_a_name_in_another_case_or_with_accents_apart_is_the_same(tmp_path: Path) -> None:
    _ecrire(tmp_path, unicodedata.normalize("NFD", "lettre bêta.pdf"))

    assert compter_les_restes(tmp_path, [tmp_path / "Lettre Bêta.pdf"]) == 0


def test_a_letter_never_takes_the_place_of_another_nor_of_a_file_of_others(tmp_path: Path) -> None:
    for nom in ("Lettre.pdf", "Lettre (2).pdf"):
        _ecrire(tmp_path, nom, b"%PDF-1.4 un autre")

    places = places_libres(tmp_path, ["Lettre", "Lettre (2)", "Autre"])

    assert [place.name for place in places] == ["Lettre (3).pdf", "Lettre (2) (2).pdf", "Autre.pdf"]


def test_nothing_is_said_of_a_folder_without_such_files() -> None:
    assert dire_les_restes(0) == ""


@pytest.mark.parametrize(
    ("nombre", "debut"), [(1, "1 PDF de ce dossier n'est plus"), (2, "2 PDF de ce dossier ne sont")]
)
def test_their_number_is_said(nombre: int, debut: str) -> None:
    assert dire_les_restes(nombre).startswith(debut)
