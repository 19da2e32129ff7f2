"""Sheets to hand over go to a file of their own, and take the place of nobody's."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from pypdf import PdfReader

from pial_xl.report.handouts.handout import Handout, HandoutCell, HandoutRow
from pial_xl.report.looks import BODY
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.pdf_writing import PdfBatch
from pial_xl.usecases.handouts import handouts_to_pdf, write_handouts

DAY = date(2026, 11, 24)
TITLE = "Listes fictives"


def _handout(title: str, text: str = "E001") -> Handout:
    return Handout(title, (20.0,), (HandoutRow((HandoutCell(1, text, BODY),)),))


def _write(folder: Path, text: str = "E001", title: str = TITLE) -> Path:
    return write_handouts([_handout("Liste", text)], title, DAY, folder, None).path


def _said(path: Path) -> object:
    return load_workbook(path)["Liste"]["A1"].value


def test_the_folder_is_made_and_the_file_bears_its_title(tmp_path: Path) -> None:
    assert _write(tmp_path / "listes") == tmp_path / "listes" / "Listes fictives.xlsx"


def test_an_earlier_file_is_replaced(tmp_path: Path) -> None:
    _write(tmp_path, "E001")
    assert _said(_write(tmp_path, "E002")) == "E002"
    assert [path.name for path in tmp_path.iterdir()] == ["Listes fictives.xlsx"]


def test_a_file_that_a_person_changed_is_kept(tmp_path: Path) -> None:
    path = _write(tmp_path, "E001")
    book = load_workbook(path)
    book["Liste"]["A2"] = "une note fictive"
    book.save(path)
    assert _write(tmp_path, "E002").name == "Listes fictives (2).xlsx"
    assert load_workbook(path)["Liste"]["A2"].value == "une note fictive"


@pytest.mark.parametrize("content", ["classeur", "texte", "dossier"])
def test_what_others_put_there_is_kept(tmp_path: Path, content: str) -> None:
    path = tmp_path / "Listes fictives.xlsx"
    match content:
        case "classeur":
            Workbook().save(path)
        case "texte":
            path.write_text("rien d'un classeur")
        case _:
            path.mkdir()
    assert _write(tmp_path).name == "Listes fictives (2).xlsx"


def test_a_file_of_ours_of_another_title_is_kept(tmp_path: Path) -> None:
    _write(tmp_path, title="Autres listes").rename(tmp_path / "Listes fictives.xlsx")
    assert _write(tmp_path).name == "Listes fictives (2).xlsx"


def test_a_title_is_no_path(tmp_path: Path) -> None:
    assert _write(tmp_path, title="../x/École A/B").parent == tmp_path


def test_the_input_workbook_is_never_replaced(tmp_path: Path) -> None:
    path = _write(tmp_path)
    before = path.read_bytes()
    with pytest.raises(WriteError, match="jamais modifié"):
        write_handouts([_handout("Liste", "E002")], TITLE, DAY, tmp_path, path)
    assert path.read_bytes() == before


@pytest.mark.libreoffice
def test_each_sheet_has_its_pdf_and_all_of_them_one(tmp_path: Path) -> None:
    handouts = [_handout(title, title) for title in ("A/B", "a-b", "=École d'Été", "x" * 60)]
    book = write_handouts(handouts, TITLE, DAY, tmp_path, None)
    (tmp_path / TITLE).mkdir()
    (tmp_path / TITLE / "A-B.pdf").write_bytes(b"%PDF-1.4 un autre")

    (pdf,) = handouts_to_pdf(book)

    assert pdf == PdfBatch(tmp_path / f"{TITLE}.pdf", tmp_path / TITLE, 4, 0)
    bound = PdfReader(pdf.bound)
    assert [mark.title for mark in bound.outline] == [  # type: ignore[union-attr]
        "A-B",
        "a-b (2)",
        "=École d'Été",
        "x" * 60,
    ]
    names = sorted(path.name for path in (tmp_path / TITLE).iterdir())
    assert names == sorted(
        ["A-B.pdf", "A-B (3).pdf", "a-b (2).pdf", "=École d'Été.pdf", f"{'x' * 60}.pdf"]
    )
    alone = PdfReader(tmp_path / TITLE / "A-B (3).pdf")
    assert "A/B" in alone.pages[0].extract_text()
    assert len(alone.pages) == 1


@pytest.mark.libreoffice
def test_a_sheet_alone_has_one_pdf_and_no_folder(tmp_path: Path) -> None:
    books = [
        write_handouts([_handout("Liste", title)], title, DAY, tmp_path, None)
        for title in (TITLE, "Autre")
    ]
    first, second = handouts_to_pdf(*books)
    assert first == PdfBatch(tmp_path / f"{TITLE}.pdf")
    assert second == PdfBatch(tmp_path / "Autre.pdf")
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".pdf"] * 2 + [".xlsx"] * 2
    assert "Autre" in PdfReader(second.bound).pages[0].extract_text()
