"""PDFs that an earlier run left in a folder."""

import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from pdf_factory import pdf
from pypdf import PdfWriter
from pypdf.annotations import FreeText

from pial_xl.engines.pdf.errors import PdfError
from pial_xl.engines.pdf.parting import bind
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.file_names import free_path
from pial_xl.sheets.pdf_files import (
    count_leftovers,
    failures_told,
    free_places,
    is_ours,
    tell_leftovers,
)

LETTER = pdf(("Lettre ALPHA", ["Madame Alpha"]))
OURS = bind(LETTER, "Lettres")
PROPERTIES = {"/Title": "Lettres", "/Creator": "pial_xl", "/Producer": "pial_xl"}


def _write(folder: Path, name: str, data: bytes = OURS) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "ours"), [(OURS, True), (LETTER, False), (b"%PDF-1.4 un autre", False)]
)
def test_only_a_pdf_that_we_wrote_is_ours(tmp_path: Path, data: bytes, ours: bool) -> None:
    assert is_ours(_write(tmp_path, "x.pdf", data)) is ours


def _add_stamp(writer: PdfWriter) -> bytes:
    stamp = FreeText(text="Signé", rect=(50, 50, 200, 100))
    writer.add_annotation(0, stamp)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def test_a_pdf_of_ours_that_was_stamped_is_no_longer_ours(tmp_path: Path) -> None:
    stamped = _add_stamp(PdfWriter(BytesIO(OURS), incremental=True))

    assert stamped.startswith(OURS[:200])
    assert not is_ours(_write(tmp_path, "x.pdf", stamped))


def test_a_pdf_of_ours_that_another_program_wrote_anew_is_no_longer_ours(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=BytesIO(OURS))
    writer.metadata = {**PROPERTIES, "/ModDate": "D:20261124120000"}

    assert not is_ours(_write(tmp_path, "x.pdf", _add_stamp(writer)))


def test_a_stamped_pdf_stays_and_the_next_one_takes_the_free_name(tmp_path: Path) -> None:
    stamped = _add_stamp(PdfWriter(BytesIO(OURS), incremental=True))
    _write(tmp_path, "Lettre ALPHA.pdf", stamped)

    assert free_path(tmp_path, "Lettre ALPHA", ".pdf", is_ours).name == "Lettre ALPHA (2).pdf"


def test_a_letter_may_speak_of_the_end_of_a_pdf(tmp_path: Path) -> None:
    data = bind(pdf(("startxref", ["startxref"])), "startxref")

    assert is_ours(_write(tmp_path, "x.pdf", data))


def test_a_folder_is_not_a_pdf_of_ours(tmp_path: Path) -> None:
    assert not is_ours(tmp_path)


def test_pdfs_of_ours_that_are_no_longer_of_use_are_counted_and_kept(tmp_path: Path) -> None:
    guard = _write(tmp_path, "Lettre ALPHA.pdf")
    _write(tmp_path, "Lettre PARTIE.pdf")
    _write(tmp_path, "Compte rendu.pdf", b"%PDF-1.4 un autre")
    _write(tmp_path, "notes.txt")

    assert count_leftovers(tmp_path, [guard]) == 1
    assert len(list(tmp_path.iterdir())) == 4


def test_a_name_in_another_case_or_with_accents_apart_is_the_same(tmp_path: Path) -> None:
    _write(tmp_path, unicodedata.normalize("NFD", "lettre bêta.pdf"))

    assert count_leftovers(tmp_path, [tmp_path / "Lettre Bêta.pdf"]) == 0


def test_a_letter_never_takes_the_place_of_another_nor_of_a_file_of_others(tmp_path: Path) -> None:
    for name in ("Lettre.pdf", "Lettre (2).pdf"):
        _write(tmp_path, name, b"%PDF-1.4 un autre")

    places = free_places(tmp_path, ["Lettre", "Lettre (2)", "Autre"])

    assert [place.name for place in places] == ["Lettre (3).pdf", "Lettre (2) (2).pdf", "Autre.pdf"]


def test_nothing_is_said_of_a_folder_without_such_files() -> None:
    assert tell_leftovers(0) == ""


@pytest.mark.parametrize(
    ("count", "start"),
    [(1, "1 PDF de ce dossier vient d'un"), (2, "2 PDF de ce dossier viennent d'un")],
)
def test_their_number_is_said(count: int, start: str) -> None:
    assert tell_leftovers(count).startswith(start)


def test_what_the_pdf_engine_says_reaches_the_person_in_french_typography() -> None:
    with pytest.raises(WriteError) as caught, failures_told():
        raise PdfError("LibreOffice ne démarre pas : vérifiez son installation.")
    assert str(caught.value) == "LibreOffice ne démarre pas\u00a0: vérifiez son installation."
