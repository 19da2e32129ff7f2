"""A workbook of letters made, saved by another program, and made again."""

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from characters import LetterCase, coordonnateur, packaged_model
from house_model import house_model
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from patience import PATIENCE_S
from png import png_image

from pial_xl.engines.privates.openpyxl import pictures, put_pictures
from pial_xl.letters.language.known import values
from pial_xl.letters.letter import Letter
from pial_xl.letters.tracking import RECORD_SHEET, Trace, record_line
from pial_xl.sheets.closed.letters.folder import (
    read_previous,
    sheet_fingerprints,
    workbook_line,
)
from pial_xl.sheets.closed.letters.model import ClosedModel, look_at_model
from pial_xl.sheets.closed.letters.source import open_letter_workbook, open_model_sheet
from pial_xl.sheets.closed.letters.workbook import LetterWorkbook
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.sheets.file_names import free_path
from pial_xl.usecases.letters.run import lay, refill

NAME = "Lettre FICTIVE Camille"
TITLE = "Lettres de mission 2026-2027"


def _calls(run: Callable[[], object]) -> int:
    """Count the functions that are called."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(None)
    return count


def test_a_letter_costs_the_same_however_many_there_are() -> None:
    model = _house()
    costs = []
    for others in (5, 50):
        book = LetterWorkbook.blank(model, TITLE)
        for rank in range(others):
            book.fresh_sheet(f"Lettre {rank}", None)
        lay(book, model, _letter("Lettre Z"), "Lettre Z", "Lettre 0")  # what is made once is made
        last = "Lettre 3"
        costs.append(_calls(partial(lay, book, model, _letter(), NAME, last)))
        costs.append(_calls(partial(lay, book, model, _letter(), NAME, last)))
    assert costs[:2] == costs[2:]


def _house() -> ClosedModel:
    return look_at_model(open_model_sheet(house_model(), "Modèle de lettre"))


def _letter(sheet: str = NAME, **fields: object) -> Letter:
    d = LetterCase(coordonnateur(**fields))
    return Letter(sheet, values(d.row, d.context))


def _workbook(model: ClosedModel, *letters: Letter) -> LetterWorkbook:
    workbook = LetterWorkbook.blank(model, TITLE)
    for letter in letters:
        _put(workbook, model, letter, workbook.sheets[-1] if workbook.sheets else None)
    return workbook


def _put(
    workbook: LetterWorkbook, model: ClosedModel, letter: Letter, after: str | None = None
) -> None:
    lay(workbook, model, letter, letter.sheet, after)


def _written(workbook: LetterWorkbook, path: Path) -> Path:
    workbook.write_record([])
    seen_prints = sheet_fingerprints(workbook.data())
    traces = [record_line(nom, Trace({}, look)) for nom, look in seen_prints.items()]
    workbook.write_record([workbook_line("2026-2027", "abc", "PIAL.xlsm"), *traces])
    path.write_bytes(workbook.data())
    return path


def _by_hand(data: bytes) -> Any:
    """Open the workbook as a person does."""
    return open_letter_workbook(data)


def test_a_letter_laid_again_takes_its_own_place() -> None:
    model = _house()
    workbook = _workbook(model, _letter("A"), _letter("B"), _letter("C"))

    _put(workbook, model, _letter("B"))
    _put(workbook, model, _letter("D"), "A")

    assert workbook.sheets == ("A", "D", "B", "C")


def test_the_first_sheet_is_in_front_and_the_record_out_of_sight() -> None:
    workbook = _workbook(_house(), _letter())
    workbook.fresh_sheet("Récapitulatif des lettres")
    workbook.write_record([["=1+1", "@x", "", "_x0041_"]])

    reading = load_workbook(BytesIO(workbook.data()))
    record: Any = reading[RECORD_SHEET]
    assert [f.sheet_view.tabSelected for f in reading.worksheets] == [True, False, False]
    assert reading.sheetnames[-1] == RECORD_SHEET
    assert record.sheet_state == "veryHidden"
    assert [record.cell(1, c).data_type for c in (1, 2)] == ["s", "s"]


def test_the_record_comes_back_as_it_was_written(tmp_path: Path) -> None:
    workbook = _workbook(_house(), _letter())
    read_values = {"nom": "=1+1", "secteur": "_x0041_ et @x\nsuite"}
    workbook.write_record(
        [
            workbook_line("2026-2027", "abc", "PIAL.xlsm"),
            record_line(NAME, Trace(read_values, "p")),
        ]
    )
    (tmp_path / "l.xlsx").write_bytes(workbook.data())

    previous = read_previous(tmp_path / "l.xlsx")

    assert previous is not None
    assert previous.recap == "abc"
    assert previous.traces == {NAME: Trace(read_values, "p")}
    assert previous.source == "PIAL.xlsm"


@pytest.mark.parametrize(
    ("source", "comes"),
    [("PIAL.xlsm", True), ("pial.XLSM", True), ("PIAL Nord.xlsm", False), ("", True)],
)
def test_letters_come_from_the_workbook_that_they_name_or_from_any_if_older(
    tmp_path: Path, source: str, comes: bool
) -> None:
    workbook = _workbook(_house(), _letter())
    workbook.write_record([workbook_line("2026-2027", "abc", source)])
    (tmp_path / "l.xlsx").write_bytes(workbook.data())

    previous = read_previous(tmp_path / "l.xlsx")

    assert previous is not None
    assert previous.comes_from("PIAL.xlsm") is comes


def test_filled_again_a_letter_keeps_what_a_person_put_on_it_without_touching_its_words() -> None:
    model = _house()
    long = _letter(secteur=" ".join(["long"] * 200))
    by_hand = _by_hand(_workbook(model, long).data())
    by_hand[NAME]["A5"].fill = PatternFill("solid", fgColor="FFFFFF00")
    by_hand[NAME].row_dimensions[5].height = 31
    by_hand[NAME].sheet_properties.tabColor = "FFFF0000"
    buffer = BytesIO()
    by_hand.save(buffer)

    reopened = LetterWorkbook.reopened(buffer.getvalue(), TITLE)
    refill(reopened, model, _letter(secteur="Guérande"), long.values)

    sheet: Any = load_workbook(BytesIO(reopened.data()))[NAME]
    assert sheet["A3"].value == "Guérande"
    assert sheet.row_dimensions[3].height is None
    assert sheet.row_dimensions[5].height == 31
    assert sheet["A5"].fill.fgColor.rgb == "FFFFFF00"
    assert sheet.sheet_properties.tabColor.rgb == "FFFF0000"


def test_a_letter_whose_cells_were_merged_by_hand_is_laid_again() -> None:
    model = _house()
    by_hand = _by_hand(_workbook(model, _letter()).data())
    by_hand[NAME].merge_cells("A2:A4")
    buffer = BytesIO()
    by_hand.save(buffer)

    reopened = LetterWorkbook.reopened(buffer.getvalue(), TITLE)
    refill(reopened, model, _letter(secteur="Guérande"), _letter().values)

    sheet: Any = load_workbook(BytesIO(reopened.data()))[NAME]
    assert sheet["A3"].value == "Guérande"


@pytest.mark.filterwarnings("ignore:Duplicate name")  # openpyxl's own writer repeats pictures
def test_what_is_not_made_again_stays_with_its_pictures_and_its_notes() -> None:
    model = _house()
    by_hand = _by_hand(_workbook(model, _letter("A"), _letter("B")).data())
    by_hand["A"]["A5"] = "=1+1"
    by_hand["A"]["B4"].comment = Comment("À revoir", "Personne fictive")
    buffer = BytesIO()
    by_hand.save(buffer)

    reopened = LetterWorkbook.reopened(buffer.getvalue(), TITLE)
    _put(reopened, model, _letter("B"))

    data = reopened.data()
    reread = _by_hand(data)
    assert reread["A"]["A5"].value == "=1+1"
    assert reread["A"]["B4"].comment.text == "À revoir"
    assert [image.data for image in pictures(reread["A"])] == [png_image()]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_note_on_a_letter_is_an_edit(tmp_path: Path) -> None:
    path = _written(_workbook(_house(), _letter("A"), _letter("B")), tmp_path / "l.xlsx")
    before = read_previous(path)
    by_hand = _by_hand(path.read_bytes())
    by_hand["A"]["B4"].comment = Comment("À revoir", "Personne fictive")
    by_hand.save(path)

    after = read_previous(path)

    assert before is not None
    assert after is not None
    assert after.fingerprints["A"] != before.fingerprints["A"]
    assert after.fingerprints["B"] == before.fingerprints["B"]


def test_a_print_is_that_of_the_file_read_again(tmp_path: Path) -> None:
    model = _house()
    hostile: Any = model.sheet
    hostile["B3"] = "_x0041_\r\n  \u00a0=1+1  \u2028"
    hostile["XFD900000"] = "loin"
    hostile.print_area = None
    path = _written(_workbook(look_at_model(model.sheet), _letter(nom="=A1")), tmp_path / "l.xlsx")

    previous = read_previous(path)

    assert previous is not None
    assert previous.traces[NAME].fingerprint == previous.fingerprints[NAME]


@pytest.mark.libreoffice
def test_letters_and_models_saved_by_libreoffice_are_the_same(tmp_path: Path) -> None:
    for nom, model in (
        ("maison", _house()),
        ("livre", look_at_model(packaged_model())),
    ):
        path = _written(
            _workbook(model, _letter(), _letter("B", nom="=A1")), tmp_path / f"{nom}.xlsx"
        )
        _save_with_libreoffice(path, tmp_path)

        previous = read_previous(path)

        assert previous is not None
        for sheet in (NAME, "B"):
            assert previous.traces[sheet].fingerprint == previous.fingerprints[sheet]
    template = tmp_path / "gabarit.xlsx"
    template.write_bytes(house_model())
    _save_with_libreoffice(template, tmp_path)
    saved_model = look_at_model(open_model_sheet(template.read_bytes(), "Modèle de lettre"))
    assert saved_model.fingerprint() == _house().fingerprint()


def _save_with_libreoffice(path: Path, work: Path) -> None:
    output = work / "libreoffice"
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(work / 'profil').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(output),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=PATIENCE_S,
    )
    (output / path.name).replace(path)


def _retouches() -> list[tuple[str, Any]]:
    def word(f: Any) -> None:
        f["A5"] = "Vu et approuvé"

    def field(f: Any) -> None:
        f["A3"] = "{{ville}}"

    def color(f: Any) -> None:
        f["A5"].fill = PatternFill("solid", fgColor="FFFFFF00")

    def height(f: Any) -> None:
        f.row_dimensions[5].height = 60

    def margin(f: Any) -> None:
        f.page_margins.left = 2.0

    def logo(f: Any) -> None:
        put_pictures(f, [])

    def footer(f: Any) -> None:
        f.oddFooter.left.text = "{{ville}}"

    return [(f.__name__, f) for f in (word, field, color, height, margin, logo, footer)]


@pytest.mark.parametrize(("nom", "retouch"), _retouches())
def test_the_print_of_a_model_changes_with_its_words_and_its_look(nom: str, retouch: Any) -> None:
    model = _house()
    retouch(model.sheet)

    assert look_at_model(model.sheet).fingerprint() != _house().fingerprint()


def test_the_fields_of_a_model_are_those_of_its_footer_too() -> None:
    assert _house().fields == {"prénom", "nom", "secteur", "établissement"}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF"])
def test_a_file_that_is_no_workbook_is_one_sentence(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "l.xlsx").write_bytes(data)

    with pytest.raises(WorkbookReadError, match="déplacez-le"):
        read_previous(tmp_path / "l.xlsx")


def test_another_workbook_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "l.xlsx").write_bytes(house_model())

    assert read_previous(tmp_path / "l.xlsx") is None


def test_what_others_have_put_in_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "Lettre.pdf").write_bytes(b"a")
    (tmp_path / "Lettre (2).pdf").write_bytes(b"b")

    free = free_path(tmp_path, "Lettre", ".pdf", lambda _: False, ["Lettre (3).pdf"])
    ours = free_path(tmp_path, "Lettre", ".pdf", lambda p: p.read_bytes() == b"b")

    assert free.name == "Lettre (4).pdf"
    assert ours.name == "Lettre (2).pdf"
