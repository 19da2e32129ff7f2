"""What an entry of the list of buttons forgets or breaks, each as a sentence that names it."""

import inspect
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pkgutil import resolve_name

from xlsxwriter.utility import xl_pixel_width

from pial_xl import macros
from pial_xl.buttons import BUTTON_ROWS, GROUPS, Button, ButtonRow, laid_in
from pial_xl.tables import TABLES

SHEETS = {"Accueil", *(model.sheet for model in TABLES)}
"""The sheets of the template that know how to hold buttons."""
BORDER = 10
"""Pixels that the frame of a button takes on both sides of its caption."""
_CODE = re.compile(r"[a-z]+(_[a-z]+)*")
_IMAGE = re.compile(r"[A-Z][A-Za-z0-9]+")


def faults(buttons: Sequence[Button], rows: Sequence[ButtonRow] = BUTTON_ROWS) -> list[str]:
    """Give what is wrong with a list of buttons and the rows that they stand in."""
    return [
        *_shared("code", (button.code for button in buttons)),
        # VBA does not tell case.
        *_shared("macro", {b.code: b.macro.casefold() for b in buttons}.values()),
        *_shared("caption", (button.libelle for button in buttons)),
        *_shared("shortcut", (b.shortcut.name for b in buttons if b.shortcut is not None)),
        *(f"{button.code}: {fault}" for button in buttons for fault in _faults_of(button, rows)),
        *(fault for row in rows for fault in _row_faults(row, buttons)),
    ]


def _shared(what: str, values: Iterable[str]) -> Iterator[str]:
    for value, count in Counter(values).items():
        if count > 1:
            yield f"{value}: {what} of {count} buttons"


def _faults_of(button: Button, rows: Sequence[ButtonRow]) -> Iterator[str]:
    if not _CODE.fullmatch(button.code):
        yield "code is not words of plain small letters joined by _"
    if button.code in vars(macros):
        yield "code is another name of pial_xl.macros"
    if not button.libelle:
        yield "no caption"
    if not button.aide.endswith("."):
        yield "no sentence of help"
    if not button.busy or button.busy.endswith((".", "…")):
        yield "no busy sentence, or one with its final point"
    if not _IMAGE.fullmatch(button.image):
        yield "no picture of Office"
    if button.group not in GROUPS:
        yield f"group {button.group.code} is not shown"
    if not button.places:
        yield "no place on a sheet"
    for place in button.places:
        if place.row not in rows:
            yield f"row of {place.row.sheet} is not laid"
    yield from _use_case_faults(button.use_case)


def _use_case_faults(reference: str) -> Iterator[str]:
    try:
        use_case = resolve_name(reference)
    except (ImportError, AttributeError, ValueError) as error:
        yield f"no use case: {error}"
        return
    if not inspect.isfunction(use_case):
        yield f"use case {reference} is no function"
        return
    book, *others = inspect.signature(use_case).parameters.values()
    if book.name != "book" or any(other.default is other.empty for other in others):
        yield f"use case {reference} asks for more than the workbook"


def _row_faults(row: ButtonRow, buttons: Sequence[Button]) -> Iterator[str]:
    if row.sheet not in SHEETS:
        yield f"{row.sheet}: no sheet that holds buttons"
    placed = [(place.rank, b) for b in buttons for place in b.places if place.row == row]
    if not placed:
        yield f"{row.sheet}, row {row.row + 1}: no button"
        return
    for rank, count in Counter(rank for rank, _ in placed).items():
        if count > 1:
            yield f"{row.sheet}, row {row.row + 1}: {count} buttons at rank {rank}"
    for button, _, width in laid_in(row, [button for _, button in sorted(placed, key=_rank)]):
        if xl_pixel_width(button.libelle) > width - BORDER:
            yield f"{button.code}: caption too long for {len(placed)} buttons in {row.sheet}"


def _rank(placed: tuple[int, Button]) -> int:
    return placed[0]
