"""What the sheets of a source are, each beside the others, and which school each is about."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from pial_xl.takeover.guess import SheetGuess, guess_sheet
from pial_xl.takeover.several import names_one
from pial_xl.takeover.source import Override, SourceSheet
from pial_xl.takeover.targets import TITLE_WORDS, SheetKind
from pial_xl.takeover.tells import is_school
from pial_xl.units.text import fold

_ALIKE_MIN: Final = 2
_COPIED: Final = re.compile(r"\s*\(\d+\)$")
"""What a program adds to the title of a sheet that is copied."""
_TELLING: Final = frozenset({"ne_le", "classe", "etablissement", "uai"})
"""What tells a pupil, beside a name."""

Guesses = list[tuple[SourceSheet, SheetGuess | None]]


def guess_sheets(sheets: Sequence[SourceSheet], overrides: Sequence[Override]) -> Guesses:
    """Say what each sheet is; None for one that is none of what we take over.

    Allocations carry their pupils where no sheet lists these.
    """
    guesses = [(sheet, guess_sheet(sheet, overrides)) for sheet in sheets]
    known = [guess for _, guess in guesses if guess is not None]
    shares = [guess for guess in known if _is_of_shares(guess)]
    is_listed = any(g.kind is SheetKind.ELEVES and not _is_of_shares(g) for g in known)
    return [
        (sheet, _of_shares(guess, shares, overrides, is_listed=is_listed))
        if guess is not None and _is_of_shares(guess)
        else (sheet, guess)
        for sheet, guess in guesses
    ]


def _is_of_shares(guess: SheetGuess) -> bool:
    """Tell whether a sheet is of allocations: by its columns, its title, or AESH before pupils."""
    columns = guess.by_field
    if guess.kind is not SheetKind.ELEVES or "aesh" not in columns:
        return guess.kind is SheetKind.AFFECTATIONS
    titles = (guess.sheet.title, *guess.grid.above)
    words = TITLE_WORDS[SheetKind.AFFECTATIONS]
    if any(word in fold(title) for title in titles for word in words):
        return True
    first = min(columns[name].column for name in ("full_name", "nom") if name in columns)
    hours = columns.get("heures")
    is_notified = hours is not None and re.search("notif|attrib", fold(hours.header)) is not None
    return columns["aesh"].column < first and not is_notified


def _of_shares(
    guess: SheetGuess,
    others: Sequence[SheetGuess],
    overrides: Sequence[Override],
    *,
    is_listed: bool,
) -> SheetGuess:
    """Give allocations as those of pupils listed elsewhere, or of those that they tell."""
    if is_listed:
        return guess_sheet(guess.sheet, overrides, (SheetKind.AFFECTATIONS,)) or guess
    found = guess_sheet(guess.sheet, overrides, (SheetKind.ELEVES_AFFECTATIONS,))
    if found is None:
        return guess
    tells = found.by_field.keys() & _TELLING or school_of_sheet(found, others)
    return found if tells else guess


def school_of_sheet(guess: SheetGuess, others: Sequence[SheetGuess]) -> str:
    """Give the school that a sheet is about, by its title or by what stands above its header.

    Of several sheets of one kind that tell no school, each is about the one that it is named after.
    """
    if tells_school(guess):
        return ""
    title = _COPIED.sub("", guess.sheet.title)
    texts = (title, *reversed(guess.grid.above))
    for text in texts:
        if is_school(text) and len(text.split()) > 1:
            return text
    alike = sum(not tells_school(other) for other in others)
    is_general = any(word in fold(title) for words in TITLE_WORDS.values() for word in words)
    return "" if alike < _ALIKE_MIN or is_general else title


def named_schools(understood: Iterable[SheetGuess]) -> set[str]:
    """Give the names in the cells of one school, over all sheets."""
    cells = {
        str(values[column.column])
        for guess in understood
        if (column := guess.by_field.get("etablissement"))
        for _, values in guess.grid.body
        if column.column in values
    }
    return set(filter(names_one, cells))


def tells_school(guess: SheetGuess) -> bool:
    """Tell whether the rows of a sheet say their school."""
    return bool(guess.by_field.keys() & {"etablissement", "uai"})
