"""Letters of a closed workbook made, then made again after something changed."""

import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.styles import PatternFill
from pypdf import PdfReader
from terminal import save_workbook

from pial_xl.cli import display_letters
from pial_xl.letters.recap import State
from pial_xl.sheets.errors import WorkbookReadError, WriteError
from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.usecases.letters.making import LetterRun, letters
from pial_xl.usecases.letters.pdf import letters_to_pdf
from pial_xl.usecases.letters.request import Request

ALICE, BASILE = "Lettre FICTIVE Alice", "Lettre IMAGINAIRE Basile"


def _workbook(folder: Path, workbook: SampleWorkbook | None = None, **models: str) -> Path:
    """Save a workbook with two models, of one cell each."""
    path = save_workbook(workbook or SampleWorkbook(), folder / "PIAL.xlsx")
    book = load_workbook(path)
    for title, text in ({"": "Pour {{nom}}", " P2": "Lettre du pôle 2 : {{nom}}"} | models).items():
        sheet: Any = book.create_sheet(f"Modèle de lettre{title}")
        sheet["A1"] = text
    book.save(path)
    return path


def _restyle(path: Path, model: str) -> None:
    book: Any = load_workbook(path)
    book[model]["A1"].fill = PatternFill("solid", fgColor="FFFFFF00")
    book.save(path)


def _make(path: Path, *person: str, when: date = REFERENCE) -> LetterRun:
    return letters(path, when, path.parent / "lettres", Request(person))


def _states(made: LetterRun) -> list[State]:
    return [line.state for line in made.lines]


def _open(made: LetterRun) -> Any:
    assert made.workbook is not None
    return load_workbook(made.workbook)


def _without(nom: str) -> SampleWorkbook:
    workbook = SampleWorkbook()
    rows = workbook.tables["T_Coordonnateurs"]
    workbook.tables["T_Coordonnateurs"] = [row for row in rows if row["nom"] != nom]
    return workbook


def test_each_letter_comes_from_the_model_of_its_pole(tmp_path: Path) -> None:
    book = _open(_make(_workbook(tmp_path)))

    assert book[ALICE]["A1"].value == "Pour FICTIVE"
    assert book[BASILE]["A1"].value == "Lettre du pôle 2\u00a0: IMAGINAIRE"


def test_a_restyled_model_makes_its_letters_again_and_no_others(tmp_path: Path) -> None:
    path = _workbook(tmp_path)
    _make(path)
    _restyle(path, "Modèle de lettre P2")

    made = _make(path)

    assert _states(made) == [State.UNCHANGED, State.REMADE]
    assert made.changes == ("modèle de lettre",)
    assert _open(made)[BASILE]["A1"].fill.fgColor.rgb == "FFFFFF00"


def test_a_letter_not_asked_for_is_left_as_it_was_and_said_to_be_made(tmp_path: Path) -> None:
    path = _workbook(tmp_path)
    _make(path)
    _restyle(path, "Modèle de lettre P2")

    made = _make(path, "FICTIVE Alice")

    book = _open(made)
    assert book[BASILE]["A1"].fill.fill_type is None
    states = [cell.value for cell in book["Récapitulatif des lettres"]["E"][5:]]
    assert states == [State.UNCHANGED, State.TO_REMAKE]


def test_a_letter_whose_row_is_gone_is_kept_and_listed(tmp_path: Path) -> None:
    _make(_workbook(tmp_path))

    made = _make(_workbook(tmp_path, _without("IMAGINAIRE")))

    assert _states(made) == [State.UNCHANGED, State.NO_ROW]
    assert BASILE in _open(made).sheetnames
    assert made.content == (ALICE,)
    assert not _make(tmp_path / "PIAL.xlsx").is_written


def test_a_sheet_added_by_a_person_is_kept_in_its_place(tmp_path: Path) -> None:
    path = _workbook(tmp_path)
    made = _make(path)
    book = _open(made)
    book.create_sheet("Mes notes", 1)["A1"] = "À faire"
    book.save(made.workbook)
    _restyle(path, "Modèle de lettre")

    remade = _open(_make(path))

    assert remade.sheetnames[:3] == ["Récapitulatif des lettres", "Mes notes", ALICE]
    assert remade["Mes notes"]["A1"].value == "À faire"


def test_a_sheet_of_a_letters_name_that_we_did_not_write_is_kept(tmp_path: Path) -> None:
    path = _workbook(tmp_path)
    made = _make(path, "FICTIVE Alice")
    book = _open(made)
    book.create_sheet(BASILE.lower())["A1"] = "À moi"
    book.save(made.workbook)

    remade_letters = _make(path)

    assert _states(remade_letters) == [State.UNCHANGED, State.FOREIGN]
    assert _open(remade_letters)[BASILE.lower()]["A1"].value == "À moi"


def test_the_day_alone_does_not_make_the_file_again(tmp_path: Path) -> None:
    path = _workbook(tmp_path)
    _make(path)

    assert not _make(path, when=date(2027, 3, 1)).is_written


def test_letters_open_elsewhere_are_one_sentence_and_no_copy(tmp_path: Path) -> None:
    path = _workbook(tmp_path)
    made = _make(path)
    assert made.workbook is not None
    before = made.workbook.read_bytes()
    made.workbook.with_name(f"~${made.workbook.name}").touch()
    _restyle(path, "Modèle de lettre")

    with pytest.raises(WriteError, match="fermez-le"):
        _make(path)

    assert made.workbook.read_bytes() == before
    assert not (tmp_path / "lettres" / "copies pial-xl").exists()


def test_earlier_letters_with_a_damaged_part_are_one_sentence(tmp_path: Path) -> None:
    path = _workbook(tmp_path)
    made = _make(path)
    assert made.workbook is not None
    with zipfile.ZipFile(made.workbook) as archive:
        parts = {nom: archive.read(nom) for nom in archive.namelist()}
    parts["docProps/core.xml"] = b"<abime"
    with zipfile.ZipFile(made.workbook, "w") as archive:
        for nom, data in parts.items():
            archive.writestr(nom, data)
    before = made.workbook.read_bytes()
    _restyle(path, "Modèle de lettre")

    with pytest.raises(WorkbookReadError, match="copies pial-xl"):
        _make(path)

    assert made.workbook.read_bytes() == before


def test_nobody_gives_no_file_at_all(tmp_path: Path) -> None:
    workbook = SampleWorkbook()
    workbook.tables["T_Coordonnateurs"] = []

    made = _make(_workbook(tmp_path, workbook))

    assert made.workbook is None
    assert not (tmp_path / "lettres").exists()
    with pytest.raises(WriteError, match="complétez"):
        letters_to_pdf(made)


def test_two_workbooks_of_one_folder_have_their_own_letters(tmp_path: Path) -> None:
    north = _make(_workbook(tmp_path))
    assert north.workbook is not None
    before = north.workbook.read_bytes()
    other = _workbook(tmp_path, _without("IMAGINAIRE")).rename(tmp_path / "PIAL Sud.xlsx")

    south, again = _make(other), _make(other)

    assert north.workbook.read_bytes() == before
    assert south.workbook == north.workbook.with_name("Lettres de mission 2026-2027 (2).xlsx")
    assert _states(south) == [State.MADE]
    assert south.others == (north.workbook.name,)
    assert (again.workbook, again.is_written) == (south.workbook, False)


def test_a_workbook_without_rows_leaves_earlier_letters_as_they_are(tmp_path: Path) -> None:
    made = _make(_workbook(tmp_path))
    assert made.workbook is not None
    before = made.workbook.read_bytes()
    empty = SampleWorkbook()
    empty.tables["T_Coordonnateurs"] = []

    nothing = _make(_workbook(tmp_path, empty))

    assert (nothing.workbook, nothing.is_written) == (None, False)
    assert made.workbook.read_bytes() == before
    assert "La feuille Coordonnateurs est vide" in display_letters.letters(nothing, None)


def test_letters_that_another_workbook_made_are_told(tmp_path: Path) -> None:
    _make(_workbook(tmp_path))
    other = _workbook(tmp_path).rename(tmp_path / "PIAL Sud.xlsx")

    sentence = display_letters.letters(_make(other), None)

    assert "fait d'après un autre classeur\u00a0: Lettres de mission 2026-2027.xlsx" in sentence


@pytest.mark.libreoffice
def test_pdfs_are_named_by_the_pattern_and_leave_those_of_others_alone(tmp_path: Path) -> None:
    workbook = SampleWorkbook()
    workbook.add("T_Parametres", cle="fichier_lettre", valeur="{{nom}} / {{pole}}{{fin_de_mois}}")
    path = _workbook(tmp_path, workbook)
    folder = tmp_path / "lettres" / "Lettres de mission 2026-2027"
    folder.mkdir(parents=True)
    other = folder / "FICTIVE - PIAL Exemple Nord.pdf"
    other.write_bytes(b"%PDF-1.4 un autre")

    pdf = letters_to_pdf(_make(path))
    again = letters_to_pdf(_make(path, "IMAGINAIRE Basile"))

    assert other.read_bytes() == b"%PDF-1.4 un autre"
    assert sorted(p.name for p in folder.iterdir()) == [
        "FICTIVE - PIAL Exemple Nord (2).pdf",
        other.name,
        "IMAGINAIRE - PIAL Exemple Sud.pdf",
    ]
    assert (pdf.count, again.count) == (2, 1)
    assert pdf.unknown == ("fin_de_mois",)
    bound = PdfReader(again.bound)
    assert len(bound.pages) == 2
    assert "Récapitulatif" not in "".join(page.extract_text() for page in bound.pages)


@pytest.mark.libreoffice
def test_pdfs_of_people_no_longer_listed_are_kept_and_counted(tmp_path: Path) -> None:
    first_ones = letters_to_pdf(_make(_workbook(tmp_path)))

    made = _make(_workbook(tmp_path, _without("IMAGINAIRE")))
    pdf = letters_to_pdf(made)

    assert (first_ones.leftovers, pdf.leftovers) == (0, 1)
    assert pdf.folder is not None
    assert len(list(pdf.folder.iterdir())) == 2
    assert "1 PDF de ce dossier vient d'un export précédent" in display_letters.letters(made, pdf)
