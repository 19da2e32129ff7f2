"""The buttons that stand together, in a menu or in a row of a sheet, and how much room each has."""

from collections.abc import Iterator, Sequence

from pial_xl.buttons.button import Button, ButtonRow, Group
from pial_xl.buttons.entries import BUTTON_ROWS, BUTTONS, FIRST_HOME, GROUPS, HOME

HEIGHT = 30
"""Height of a button, in pixels."""
GAP = 12
"""Space between two buttons, in pixels."""
INDENT = GAP // 4
"""Space over a button, in pixels."""
_MARGIN = 8
"""Letters for which a button has room beside its caption, where all have the most of it."""


def button_of(code: str) -> Button:
    """Give a button by its code.

    Raises:
        KeyError: no button has this code.
    """
    for button in BUTTONS:
        if button.code == code:
            return button
    raise KeyError(code)


def grouped() -> Iterator[tuple[Group, tuple[Button, ...]]]:
    """Give the groups with their buttons, as menus and the ribbon show them."""
    for group in GROUPS:
        yield group, tuple(button for button in BUTTONS if button.group == group)


def rows_on(sheet: str) -> tuple[ButtonRow, ...]:
    """Give the rows of buttons of a sheet, from top to bottom."""
    return tuple(row for row in BUTTON_ROWS if row.sheet == sheet)


def buttons_in(row: ButtonRow) -> Iterator[tuple[Button, int, int]]:
    """Give the buttons of a row, from left to right.

    With each, how far it is from the first cell, and its width, in pixels.
    """
    return laid_in(row, buttons_of(row))


def buttons_of(row: ButtonRow) -> list[Button]:
    """Give the buttons of a row, in their order."""
    return _in_first_home(row) if row in FIRST_HOME else _placed(row)


def laid_in(row: ButtonRow, placed: Sequence[Button]) -> Iterator[tuple[Button, int, int]]:
    """Lay buttons in a row, from left to right, as ``buttons_in`` gives them."""
    weights = [len(button.libelle) + _MARGIN for button in placed]
    shared, offset = row.width - GAP * (len(placed) - 1), 0
    for button, weight in zip(placed, weights, strict=True):
        width = shared * weight // sum(weights)
        yield button, offset, width
        offset += width + GAP


def _placed(row: ButtonRow) -> list[Button]:
    """Give the buttons of a row, in their order."""
    placed = [(place.rank, b) for b in BUTTONS for place in b.places if place.row == row]
    return [button for _, button in sorted(placed, key=lambda ranked: ranked[0])]


def _in_first_home(row: ButtonRow) -> list[Button]:
    """Give the buttons of a row of the first edition: those of its page, half in each row."""
    known = _placed(HOME)
    half = (len(known) + 1) // len(FIRST_HOME)
    start = FIRST_HOME.index(row) * half
    return known[start : start + half]
