"""What is being typed in LibreOffice when a button is clicked."""

from types import SimpleNamespace
from typing import Any

import pytest

from pial_xl.sheets.open.hosts.libreoffice_view import finish_typing, kept_view

Place = tuple[int, int]
A1, B1, H5, C9 = (0, 0), (1, 0), (7, 4), (2, 8)


class Window:
    """The one sheet of a workbook in LibreOffice, and its view, while a text is being typed."""

    def __init__(self, cursor: Place) -> None:
        self.selected, self.typed, self.scroll = cursor, "33", [40, 3]
        self.entered: dict[Place, str] = {}

    def select(self, place: Place) -> None:
        """Move the cursor and the view: what was typed is entered in the cell it leaves."""
        if place != self.selected and self.typed:
            self.entered[self.selected], self.typed = self.typed, ""
        self.selected, self.scroll = place, [0, 0]

    def in_book(self) -> Any:
        """Give the workbook that this window shows."""
        sheet = SimpleNamespace(getName=lambda: "AESH", getCellByPosition=lambda *place: place)
        controller = SimpleNamespace(
            getActiveSheet=lambda: sheet,
            setActiveSheet=lambda _: None,
            select=self.select,
            getFirstVisibleRow=lambda: self.scroll[0],
            getFirstVisibleColumn=lambda: self.scroll[1],
            setFirstVisibleRow=lambda row: self.scroll.__setitem__(0, row),
            setFirstVisibleColumn=lambda column: self.scroll.__setitem__(1, column),
        )
        return SimpleNamespace(
            impl=SimpleNamespace(controller=controller),
            api=SimpleNamespace(getCurrentSelection=lambda: self.selected),
            sheets={"AESH": SimpleNamespace(api=sheet)},
            sheet_names=["AESH"],
        )


@pytest.mark.parametrize("cursor", [H5, A1, B1])
def test_what_is_typed_is_entered_in_its_cell_and_the_view_is_given_back(cursor: Place) -> None:
    window = Window(cursor)

    finish_typing(window.in_book())

    assert window.entered == {cursor: "33"}
    assert (window.selected, window.scroll) == (cursor, [40, 3])


def test_what_is_typed_while_a_button_works_is_entered_where_it_is_typed() -> None:
    window = Window(H5)
    window.typed = ""

    with kept_view(window.in_book()):
        window.select(C9)
        window.typed = "Zoé"

    assert window.entered == {C9: "Zoé"}
    assert window.selected == H5
