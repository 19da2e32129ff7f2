"""What a person is typing in LibreOffice when they click a button, and while it works."""

from functools import partial
from types import SimpleNamespace
from typing import Any

from pial_xl.engines.libreoffice.geometry import Rectangle
from pial_xl.sheets.open.hosts.libreoffice_view import kept_view

H5, C9 = Rectangle(5, 8), Rectangle(9, 3)


class Window:
    """A workbook of two sheets in LibreOffice, and its view."""

    def __init__(self) -> None:
        self.shown, self.typed, self.scroll = "AESH", "", [40, 3]
        self.cursors = {"AESH": H5, "Synthèse": C9}
        self.entered: dict[Rectangle, str] = {}

    @property
    def selected(self) -> Rectangle:
        """What is selected in the sheet that is shown."""
        return self.cursors[self.shown]

    def select(self, cell: Rectangle) -> None:
        """Move the cursor and the view: what was typed is entered in the cell it leaves."""
        if cell != self.selected and self.typed:
            self.entered[self.selected], self.typed = self.typed, ""
        self.cursors[self.shown], self.scroll = cell, [0, 0]

    def show(self, sheet: Any) -> None:
        """Show another sheet, which keeps a cursor of its own."""
        self.shown = sheet.getName()

    @property
    def book(self) -> Any:
        """The workbook that this window shows."""
        sheets = {nom: SimpleNamespace(getName=partial(str, nom)) for nom in self.cursors}
        controller = SimpleNamespace(
            getActiveSheet=lambda: sheets[self.shown],
            setActiveSheet=self.show,
            select=self.select,
            getFirstVisibleRow=lambda: self.scroll[0],
            getFirstVisibleColumn=lambda: self.scroll[1],
            setFirstVisibleRow=lambda row: self.scroll.__setitem__(0, row),
            setFirstVisibleColumn=lambda column: self.scroll.__setitem__(1, column),
        )
        return SimpleNamespace(
            impl=SimpleNamespace(controller=controller),
            api=SimpleNamespace(getCurrentSelection=lambda: self.selected),
            sheets={
                nom: SimpleNamespace(api=sheet, impl=SimpleNamespace(at=lambda c: c))
                for nom, sheet in sheets.items()
            },
            sheet_names=list(sheets),
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


def test_a_sheet_that_the_run_shows_for_a_moment_keeps_its_own_cursor() -> None:
    window = Window()

    with kept_view(window.book):
        window.shown = "Synthèse"

    assert (window.shown, window.cursors) == ("AESH", {"AESH": H5, "Synthèse": C9})
