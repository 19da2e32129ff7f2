"""« Comparer » in a live workbook: with an earlier copy of it, and taken back."""

import shutil
from pathlib import Path

import pytest
from live_books import OpenWorkbook, faulty_tables
from snapshots import differences, snapshot

from pial_xl.macros import work
from pial_xl.sheets.copies import FOLDER
from pial_xl.sheets.errors import WriteError
from pial_xl.usecases.open import buttons as opened

pytest_plugins = ("libreoffice_host", "live")
pytestmark = [pytest.mark.libreoffice, pytest.mark.usefixtures("quick_copies")]

TITLE = "Ce qui a changé"


def test_what_changed_since_the_copy_stands_on_its_sheet_and_is_taken_back(
    open_: OpenWorkbook, tmp_path: Path
) -> None:
    book = open_(faulty_tables())
    opened.help_person(book)
    with pytest.raises(WriteError, match="aucune copie de ce classeur"):
        work("comparer")(book)
    file = Path(book.fullname)
    copy = file.parent / FOLDER / f"{file.stem} – copie 2026-11-02 10h00{file.suffix}"
    copy.parent.mkdir(exist_ok=True)
    shutil.copyfile(file, copy)
    sheet = book.sheets["Affectations"]
    rank = sheet.range("A4:F4").value.index("Heures/semaine") + 1
    sheet.range((5, rank)).value = 10  # 12 before
    before = snapshot(book, tmp_path)

    said = work("comparer")(book)

    assert f"Comparé avec «\u00a0{copy.name}\u00a0»" in said
    assert book.sheets.active.name == TITLE
    lines = [line for line in book.sheets[TITLE].used_range.columns[0].value if line]
    assert lines[0] == TITLE
    assert any("0h00 en plus, 2h00 en moins" in line for line in lines)
    assert not {"A01", "E1"} & set(" ".join(lines).replace(",", " ").split())

    assert opened.undo(book).startswith("Annulé")
    assert differences(before, snapshot(book, tmp_path)) == []
