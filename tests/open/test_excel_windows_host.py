"""Excel on Windows, stood in for by what its object model answers: unions, halves, colours."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from fake_excel import ComError
from xlwings import Book, Sheet

from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.addresses import column_runs, place
from pial_xl.tables.address import Place

if TYPE_CHECKING:
    from pial_xl.sheets.open.hosts.excel_windows import ExcelWindows

pytest_plugins = ("simulated_excel",)

NO_FILL = -4142
YELLOW = (255, 255, 0)
RED = (249, 221, 219)


@pytest.fixture
def host(excel_windows: Any) -> "ExcelWindows":
    return cast("ExcelWindows", excel_windows.ExcelWindows())


class FakeSheet:
    """Answers ``Range(union).Interior`` as Excel does: None where the cells differ."""

    def __init__(self, fills: dict[Place, tuple[int, int, int]] | None = None) -> None:
        self.fills = fills or {}
        self.calls: list[str] = []
        self.api = SimpleNamespace(Range=self._range)

    def _range(self, address: str) -> Any:
        assert len(address) <= 255
        self.calls.append(address)
        return SimpleNamespace(Interior=FakeInterior(self, list(_cells(address))))


class FakeInterior:
    sheet: FakeSheet
    cells: list[Place]

    def __init__(self, sheet: FakeSheet, cells: list[Place]) -> None:
        object.__setattr__(self, "sheet", sheet)
        object.__setattr__(self, "cells", cells)

    @property
    def ColorIndex(self) -> int | None:  # noqa: N802  # Excel's own name
        fills = {self.sheet.fills.get(c) for c in self.cells}
        return None if len(fills) > 1 else NO_FILL if fills == {None} else 6

    @property
    def Color(self) -> float | None:  # noqa: N802  # Excel's own name
        fills = {self.sheet.fills.get(c) or (255, 255, 255) for c in self.cells}
        if len(fills) > 1:
            return None
        red, green, blue = fills.pop()
        return float(red | green << 8 | blue << 16)

    def __setattr__(self, nom: str, valeur: int) -> None:
        for cell in self.cells:
            if nom == "ColorIndex":
                self.sheet.fills.pop(cell, None)
            else:
                self.sheet.fills[cell] = (valeur & 255, valeur >> 8 & 255, valeur >> 16)


def _cells(address: str) -> Iterator[Place]:
    for part in address.split(","):
        debut, _, fin = part.partition(":")
        (top, column), (bottom, _) = place(debut), place(fin or debut)
        yield from ((row, column) for row in range(top, bottom + 1))


def as_sheet(sheet: FakeSheet) -> Sheet:
    return cast("Sheet", sheet)


def test_cells_without_a_fill_cost_one_question(host: "ExcelWindows") -> None:
    sheet = FakeSheet()
    places = [(row, 3) for row in range(5, 500)]

    assert host.fills(as_sheet(sheet), places) == dict.fromkeys(places)
    assert sheet.calls == ["C5:C499"]


def test_the_persons_fills_are_found_among_the_others(host: "ExcelWindows") -> None:
    sheet = FakeSheet({(6, 1): YELLOW, (9, 2): RED})
    places = [(5, 1), (6, 1), (7, 1), (9, 2), (40, 5)]

    fills = host.fills(as_sheet(sheet), places)

    assert fills == {(5, 1): None, (6, 1): YELLOW, (7, 1): None, (9, 2): RED, (40, 5): None}


def test_a_white_fill_is_a_fill(host: "ExcelWindows") -> None:
    sheet = FakeSheet({(1, 1): (255, 255, 255)})

    assert host.fills(as_sheet(sheet), [(1, 1), (2, 1)]) == {
        (1, 1): (255, 255, 255),
        (2, 1): None,
    }


def test_scattered_cells_are_filled_in_unions_and_emptied_again(host: "ExcelWindows") -> None:
    sheet = FakeSheet()
    places = [(row, 1 + row % 7) for row in range(1, 300)]

    host.colorize(as_sheet(sheet), places, RED)

    assert sheet.fills == dict.fromkeys(places, RED)
    assert len(sheet.calls) < len(column_runs(places)) / 20
    host.colorize(as_sheet(sheet), places, None)
    assert not sheet.fills


class FakeSheets:
    """The sheets of a workbook of one sheet; those asked for by name were brought to the front."""

    def __init__(self) -> None:
        self.front: list[str] = []
        self.active = SimpleNamespace(name="AESH")

    def __getitem__(self, nom: str) -> Any:
        return SimpleNamespace(activate=lambda: self.front.append(nom))


class GoneSelection:
    """A selection whose cells are gone."""

    def select(self) -> None:
        raise ComError(-2147417848)


class ScrolledBook:
    """A workbook with one window, that a run scrolls."""

    def __init__(self) -> None:
        self.window = SimpleNamespace(ScrollRow=12, ScrollColumn=3)
        self.api = SimpleNamespace(Windows=lambda _: self.window, ProtectStructure=True)
        self.sheets = FakeSheets()
        self.sheet_names = ["AESH"]
        self.selection: GoneSelection | None = None


def test_a_sheet_that_was_made_again_comes_back_without_its_selection(
    host: "ExcelWindows",
) -> None:
    book = ScrolledBook()
    book.selection = GoneSelection()

    with host.kept_view(cast("Book", book)):
        pass

    assert book.sheets.front == ["AESH"]


def test_the_scroll_is_given_back_even_when_the_work_fails(host: "ExcelWindows") -> None:
    book = ScrolledBook()

    def do_work() -> None:
        with host.kept_view(cast("Book", book)):
            book.window.ScrollRow, book.window.ScrollColumn = 1, 1
            raise KeyError

    with pytest.raises(KeyError):
        do_work()
    assert (book.window.ScrollRow, book.window.ScrollColumn) == (12, 3)


def test_a_protected_structure_is_told_before_anything_is_copied(host: "ExcelWindows") -> None:
    model = cast(
        "Sheet", SimpleNamespace(book=ScrolledBook())
    )  # a copy would ask for what it lacks

    with pytest.raises(WriteError, match="protection de la structure"):
        host.copy_sheet(model, model, "Lettre")


@pytest.mark.parametrize("saved", [True, False])
def test_what_is_not_worth_saving_leaves_a_workbook_as_saved_as_it_was(
    host: "ExcelWindows", saved: bool
) -> None:
    api = SimpleNamespace(Saved=saved)

    with host.kept_saved(cast("Book", SimpleNamespace(api=api))):
        api.Saved = False

    assert api.Saved == saved


class RichCell:
    """A cell whose letters have each a colour, of which Excel says nothing where they differ."""

    def __init__(self, colors: list[tuple[int, int, int]]) -> None:
        self.colors = colors

    @property
    def characters(self) -> "RichCell":
        return self

    def __getitem__(self, part: slice) -> Any:
        colors = set(self.colors[part])
        color = colors.pop() if len(colors) == 1 else None
        return SimpleNamespace(font=RichFont(color))


class RichFont:
    name, size, bold, italic = "Calibri", 11.0, False, False

    def __init__(self, color: tuple[int, int, int] | None) -> None:
        self._color = color

    @property
    def color(self) -> tuple[int, ...]:
        return tuple(cast("tuple[int, ...]", self._color))


def test_a_word_in_another_color_is_a_piece_of_its_own(host: "ExcelWindows") -> None:
    text = "Fait en rouge."
    colors = [RED if 8 <= rank < 13 else (0, 0, 0) for rank in range(len(text))]

    pieces = host.fragments(cast("Any", RichCell(colors)), text)

    assert [(piece.text, piece.color) for piece in pieces] == [
        ("Fait en ", (0, 0, 0)),
        ("rouge", RED),
        (".", (0, 0, 0)),
    ]
