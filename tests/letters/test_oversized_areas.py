"""Ranges that would hold openpyxl for minutes are refused before it opens the sheet."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from house_model import house_model
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from terminal import save_workbook

from pial_xl.sheets.closed.letters.extents import CELLS_MAX, OversizedSheetError
from pial_xl.sheets.closed.letters.source import open_letter_workbook, open_model_sheet
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.usecases.letters.making import LetterRun, letters
from pial_xl.usecases.letters.request import Request

MODEL = "Modèle de lettre"
MERGE = '<mergeCells count="1"><mergeCell ref="{}"/></mergeCells>'
LINK = '<hyperlinks><hyperlink ref="{}" location="A1"/></hyperlinks>'


def _with_tag(data: bytes, rank: int, tag: str) -> bytes:
    """Put an element after the cells of a sheet, in the place of its merged cells."""
    output = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(output, "w") as copy:
        for nom in source.namelist():
            content = source.read(nom).decode("utf-8", "surrogateescape")
            if nom == f"xl/worksheets/sheet{rank}.xml":
                content = re.sub("<mergeCells.*</mergeCells>", "", content)
                content = content.replace("</sheetData>", f"</sheetData>{tag}")
            copy.writestr(nom, content.encode("utf-8", "surrogateescape"))
    return output.getvalue()


def _make(path: Path) -> LetterRun:
    return letters(path, REFERENCE, path.parent / "lettres", Request())


def _workbook(folder: Path) -> Path:
    path = save_workbook(SampleWorkbook(), folder / "PIAL.xlsx")
    book = load_workbook(path)
    book.create_sheet(MODEL)["A1"] = "Pour {{nom}}"
    book.save(path)
    return path


@pytest.mark.parametrize("area", ["A100:XFD1048576", "A1:A1048576", "A1:A100001", "$E$1:$F$200000"])
@pytest.mark.parametrize("tag", [MERGE, LINK])
def test_a_model_with_a_huge_range_is_refused_by_its_name(area: str, tag: str) -> None:
    data = _with_tag(house_model(), 2, tag.format(area))

    with pytest.raises(OversizedSheetError, match=rf"«.{MODEL}.».*annulez cette fusion"):
        open_model_sheet(data, MODEL)


def test_a_link_on_whole_columns_is_huge() -> None:
    with pytest.raises(OversizedSheetError):
        open_model_sheet(_with_tag(house_model(), 2, LINK.format("A:C")), MODEL)


def test_ranges_add_up() -> None:
    merges = "".join(f'<mergeCell ref="A{r}:XFD{r}"/>' for r in range(100, 107))

    with pytest.raises(OversizedSheetError):
        open_model_sheet(_with_tag(house_model(), 2, f"<mergeCells>{merges}</mergeCells>"), MODEL)


def test_a_range_at_the_limit_is_opened() -> None:
    data = _with_tag(house_model(), 2, MERGE.format(f"A1:A{CELLS_MAX}"))

    assert [str(p) for p in open_model_sheet(data, MODEL).merged_cells.ranges] == ["A1:A100000"]


def test_the_sheets_that_are_not_the_model_may_hold_anything() -> None:
    data = _with_tag(house_model(), 1, MERGE.format("A1:XFD1048576"))

    assert open_model_sheet(data, MODEL).title == MODEL


def test_a_sheet_of_letters_is_named_by_its_rank_since_its_title_is_a_persons_name() -> None:
    book = Workbook()
    book.create_sheet("Lettre FICTIVE Alice")
    data = BytesIO()
    book.save(data)

    named = r"La feuille n°.2 du classeur de lettres"
    with pytest.raises(OversizedSheetError, match=named) as raised:
        open_letter_workbook(_with_tag(data.getvalue(), 2, MERGE.format("A1:A1048576")))
    assert "FICTIVE" not in str(raised.value)


def test_the_command_says_so_of_the_model(tmp_path: Path) -> None:
    path = _workbook(tmp_path)
    rank = len(load_workbook(path).sheetnames)
    path.write_bytes(_with_tag(path.read_bytes(), rank, MERGE.format("A100:XFD1048576")))

    with pytest.raises(WorkbookReadError, match=rf"«.{MODEL}.»"):
        _make(path)


@pytest.mark.parametrize("note", [None, "Envoyée"])
def test_the_command_says_so_of_earlier_letters_and_leaves_them(
    tmp_path: Path, note: str | None
) -> None:
    path = _workbook(tmp_path)
    made = _make(path).workbook
    assert made is not None
    book = load_workbook(made)
    if note:  # notes are read with openpyxl, before any letter is
        book["Lettre FICTIVE Alice"]["A1"].comment = Comment(note, "Personne Fictive")
    book.save(made)
    made.write_bytes(_with_tag(made.read_bytes(), 2, MERGE.format("A100:XFD1048576")))
    before = made.read_bytes()
    book = load_workbook(path)
    book[MODEL]["A1"] = "Autre texte pour {{nom}}"
    book.save(path)

    with pytest.raises(OversizedSheetError, match=r"La feuille n°.2"):
        _make(path)
    assert made.read_bytes() == before
