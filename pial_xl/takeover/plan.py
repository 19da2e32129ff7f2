"""From the sheets of a source to the rows of our tables, and all that is to be said of it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pial_xl.takeover.found import NOTHING_REMEMBERED, Remembered, TakeoverPlan
from pial_xl.takeover.guess import SheetGuess
from pial_xl.takeover.recognition import (
    guess_sheets,
    named_schools,
    school_of_sheet,
)
from pial_xl.takeover.schools import KnownSchool
from pial_xl.takeover.source import Override, SourceSheet
from pial_xl.takeover.targets import SheetKind
from pial_xl.takeover.words import year_of
from pial_xl.takeover.work import Work
from pial_xl.units.dates import SchoolYear
from pial_xl.units.text import fold

_ORDER: Final = (
    SheetKind.POLES,
    SheetKind.ETABLISSEMENTS,
    SheetKind.AESH,
    SheetKind.ELEVES,
    SheetKind.ELEVES_AFFECTATIONS,
    SheetKind.AFFECTATIONS,
    SheetKind.DOTATION,
)
"""Who is named by others is read first."""


def plan(
    sheets: Sequence[SourceSheet],
    overrides: Sequence[Override] = (),
    known: Remembered = NOTHING_REMEMBERED,
    annuaire: Iterable[KnownSchool] = (),
) -> TakeoverPlan:
    """Say what a source gives; nothing is read nor written here.

    Args:
        sheets: the sheets of the source.
        overrides: what a person says of its columns, which stands over what is guessed.
        known: the codes that were given before, which never change.
        annuaire: the schools among which UAI are looked for.
    """
    guesses = guess_sheets(sheets, overrides)
    understood = [guess for _, guess in guesses if guess is not None]
    has_aesh = any(guess.kind is SheetKind.AESH for guess in understood)
    work = Work(known, annuaire, named_schools(understood), meets_helpers=not has_aesh)
    for kind in _ORDER:
        of_kind = [guess for guess in understood if guess.kind is kind]
        for guess in of_kind:
            work.take(guess, school_of_sheet(guess, of_kind))
    work.tell_resembling()
    headers = [c.header for guess in understood for c in guess.columns]
    years = [year for header in headers if (year := year_of(header))]
    return TakeoverPlan(
        tuple(understood),
        tuple(sheet.name for sheet, guess in guesses if guess is None and sheet.rows),
        work.dataset(),
        tuple(work.told.not_understood),
        tuple(work.told.left_out),
        tuple(work.told.remarks),
        str(SchoolYear(max(years))) if years else "",
    )


def wrong_choices(understood: Sequence[SheetGuess], overrides: Sequence[Override]) -> Iterator[str]:
    """Say what a person asked of a column that cannot be, in French."""
    for override in overrides:
        about = [
            column
            for guess in understood
            for column in guess.columns
            if override.is_of(guess.sheet) and fold(override.header) == fold(column.header)
        ]
        if not about:
            yield f"aucune feuille reprise n'a de colonne « {override.header} »"
        yield from {c.reason for c in about if "n'est pas une colonne" in c.reason}
