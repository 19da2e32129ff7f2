"""Characters of cells and of shapes: their text, their font, theirs alone."""

from typing import Any

import pytest
import xlwings as xw

pytest_plugins = ("libreoffice_host",)
pytestmark = pytest.mark.libreoffice


@pytest.fixture(params=["cell", "shape"])
def written(request: pytest.FixtureRequest, sheet: xw.Sheet) -> Any:
    """A cell, then a shape, that says something."""
    if request.param == "cell":
        sheet.range("B2").value = "Nom 😀 et prénom"
        return sheet.range("B2")
    box = sheet.book.api.createInstance("com.sun.star.drawing.TextShape")
    sheet.api.getDrawPage().add(box)
    shape = sheet.shapes[0]
    shape.text = "Nom 😀 et prénom"
    return shape


def test_some_are_made_bold_and_the_others_are_not(written: Any) -> None:
    written.characters[6:8].font.bold = True

    assert written.characters[6:8].text == "et"
    assert written.characters[6:8].font.bold is True
    assert written.characters[:6].font.bold is False
    assert written.characters[8].font.bold is False
    assert written.font.bold is None or written.characters.font.bold is None


def test_size_color_and_slant_are_theirs(written: Any) -> None:
    last = written.characters[-6:].font
    last.size, last.color, last.italic = 20, (255, 0, 0), True

    again = written.characters[9:].font
    assert (again.size, again.color, again.italic) == (20, (255, 0, 0), True)
    assert written.characters[0].font.color != (255, 0, 0)


def test_characters_of_characters_are_counted_from_their_first(written: Any) -> None:
    assert written.characters[6:][3:6].text == "pré"


def test_a_character_that_is_not_there_is_refused(written: Any) -> None:
    with pytest.raises(IndexError):
        written.characters[40]


def test_the_font_of_a_shape_is_that_of_all_it_says(sheet: xw.Sheet) -> None:
    box = sheet.book.api.createInstance("com.sun.star.drawing.TextShape")
    sheet.api.getDrawPage().add(box)
    shape = sheet.shapes[0]
    shape.text = "Bonjour"

    shape.font.size = 33

    assert shape.font.size == 33
