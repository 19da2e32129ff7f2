"""What a run says of its letters when it is done: at a button by name, at a command by row."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from pial_xl.letters.plan import Plan
from pial_xl.letters.recap import SHEET, RecapLine, State
from pial_xl.units.dates import format_date
from pial_xl.units.records import record
from pial_xl.units.text import french, plural

_NAMES_MAX: Final = 3
_COUNTS: Final = {
    State.MADE: ("faite", "faites"),
    State.REMADE: ("refaite", "refaites"),
    State.UNCHANGED: ("inchangée", "inchangées"),
    State.TO_MAKE: ("à faire", "à faire"),
    State.TO_REMAKE: ("à refaire", "à refaire"),
    State.KEPT: ("gardée car modifiée à la main", "gardées car modifiées à la main"),
    State.FOREIGN: ("non faite : son nom est pris", "non faites : leur nom est pris"),
    State.REFUSED: ("refusée", "refusées"),
    State.NO_ROW: ("gardée sans ligne", "gardées sans ligne"),
}


@record
class _Words:
    """What introduces the letters of a state: one of them, several, and their rows."""

    one: str
    several: str
    rows: str


_TO_TELL: Final = {
    State.KEPT: _Words(
        "Gardée, car modifiée à la main",
        "Gardées, car modifiées à la main",
        "Gardées, car modifiées à la main, lignes de Coordonnateurs",
    ),
    State.FOREIGN: _Words(
        "Non faite, car une feuille de ce nom existait déjà",
        "Non faites, car des feuilles de ce nom existaient déjà",
        "Non faites, car une autre feuille porte leur nom, lignes de Coordonnateurs",
    ),
    State.NO_ROW: _Words(
        "Sans ligne dans Coordonnateurs, laissée en place",
        "Sans ligne dans Coordonnateurs, laissées en place",
        "Sans ligne dans Coordonnateurs, gardées",
    ),
}
"""The states whose letters a person must know of."""


def letters_facts(year: object, reference: date, version: str) -> str:
    """Say in one line what the letters are of, when they were looked at, and by what."""
    return french(
        f"Année scolaire : {year}   ·   Lettres au {format_date(reference)}   ·   pial-xl {version}"
    )


def say_counts(lines: Iterable[RecapLine]) -> str:
    """Say how many letters stand in each state; the states that none is in are left out."""
    by_state = Counter(line.state for line in lines)
    counts = (plural(by_state[e], *words) for e, words in _COUNTS.items() if by_state[e])
    return french(", ".join(counts) or "0 lettre")


def tell_by_name(plan: Plan, no_recap: str | None) -> str:
    """Say in one paragraph what became of the letters asked for, each by the name of its sheet.

    Args:
        plan: what was done.
        no_recap: why the summary was not filled; None when it was.
    """
    sentences = [f"Lettres : {say_counts(plan.requested)}."]
    if plan.changes:
        sentences.append(f"Changé : {_name_list(plan.changes)}.")
    for state, lines in _to_tell(plan):
        words = _TO_TELL[state]
        names = [line.sheet or "" for line in lines]
        sentences.append(f"{words.several if len(names) > 1 else words.one} : {_name_list(names)}.")
    refused = [line for line in plan.requested if line.state is State.REFUSED]
    sentences += [f"Ligne {line.number} : {line.detail}." for line in refused[:_NAMES_MAX]]
    sentences += plan.batch.remarks
    sentences.append(no_recap or f"Voyez la feuille {SHEET}.")
    return french(" ".join(sentences))


def tell_by_row(plan: Plan) -> tuple[str, ...]:
    """Say, a line each and without anyone's name, what needs a look after a run."""
    said = [f"Changé depuis : {', '.join(plan.changes)}"] if plan.changes else []
    for state, lines in _to_tell(plan):
        numbers = ", ".join(str(line.number) for line in lines if line.number is not None)
        said.append(f"{_TO_TELL[state].rows} : {numbers or f'voyez la feuille « {SHEET} »'}")
    return tuple(map(french, said))


def tell_preview(number: int, remarks: Sequence[str]) -> str:
    """Say which letter is shown on a sheet of the open workbook."""
    sentences = [
        f"Aperçu de la ligne {number} : le prochain le remplacera ; il ne compte pas parmi "
        "les lettres.",
        *remarks,
    ]
    return french(" ".join(sentences))


def _to_tell(plan: Plan) -> Iterator[tuple[State, list[RecapLine]]]:
    for state in _TO_TELL:
        if lines := [line for line in plan.requested if line.state is state]:
            yield state, lines


def _name_list(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_NAMES_MAX])
    remaining = len(names) - _NAMES_MAX
    return f"{shown} et {remaining} de plus" if remaining > 0 else shown
