"""What « Annuler » takes from the copy of the workbook: sheets that a run wrote whole."""

from pathlib import Path

import pytest
from live_books import OpenWorkbook
from snapshots import differences, snapshot

from pial_xl.testing import REFERENCE
from pial_xl.usecases.open import buttons as opened

pytest_plugins = ("libreoffice_host", "live")
pytestmark = pytest.mark.libreoffice


def test_a_letter_made_again_from_another_model_is_taken_from_the_copy(
    open_: OpenWorkbook, tmp_path: Path
) -> None:
    book = open_()
    opened.letters(book, REFERENCE)
    model = book.sheets["Modèle de lettre"]
    model.range("A1").value = f"{model.range('A1').value} et plus"
    model.range("A2").color = (255, 255, 0)
    before = snapshot(book, tmp_path)
    assert "2 refaites" in opened.letters(book, REFERENCE)

    said = opened.undo(book)

    assert "2 feuilles comme avant" in said
    assert differences(before, snapshot(book, tmp_path)) == []
    assert "2 refaites" in opened.letters(book, REFERENCE)
