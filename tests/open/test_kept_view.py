"""What a person is typing in LibreOffice when they click a button, and while it works."""

from types import SimpleNamespace
from typing import Any

from pial_xl.engines.libreoffice.geometry import Rectangle
from pial_xl.sheets.open.hosts.libreoffice_view import kept_view

H5, C9 = Rectangle(5, 8), Rectangle(9, 3)


class Window:
    """The one sheet of a workbook in LibreOffice, and its view."""

    def __init__(self) -> None:
        self.selected, self.typed, self.scroll = H5, "", [40, 3]
        self.entered: dict[Rectangle, str] = {}

    def select(self, cell: Rectangle) -> None:
        """Move the cursor and the view: what was typed is entered in the cell it leaves."""
        if cell != self.selected and self.typed:
            self.entered[self.selected], self.typed = self.typed, ""
        self.selected, self.scroll = cell, [0, 0]

    @property
    def book(self) -> Any:
        """The workbook that this window shows."""
        sheet = SimpleNamespace(getName=lambda: "AESH")
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
            sheets={"AESH": SimpleNamespace(api=sheet, impl=SimpleNamespace(at=lambda c: c))},
            sheet_names=["AESH"],
        )


def test_what_is_being_typed_is_entered_before_a_button_reads_it() -> None:
    window = Window()
    window.typed = "33"

    with kept_view(window.book):
        assert window.entered == {H5: "33"}
        assert (window.selected, window.scroll) == (H5, [40, 3])


def test_what_is_typed_while_a_button_works_is_entered_where_it_is_typed() -> None:
    window = Window()

    with kept_view(window.book):
        window.select(C9)
        window.typed = "Zoé"

    assert window.entered == {C9: "Zoé"}
    assert (window.selected, window.scroll) == (H5, [40, 3])
