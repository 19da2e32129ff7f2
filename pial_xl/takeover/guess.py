"""What each column of a source is taken for, from the words of its header and from its values."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from pial_xl.takeover.header import Grid, locate_header
from pial_xl.takeover.readers import read_aide, read_uai
from pial_xl.takeover.source import Override, SourceRow, SourceSheet
from pial_xl.takeover.targets import (
    LISTED,
    NEEDED,
    NOTHING_TITLE,
    SAID,
    TARGETS,
    TITLE_WORDS,
    SheetKind,
    find_target,
)
from pial_xl.takeover.targets.target import Target
from pial_xl.takeover.words import TAKEN_MIN, header_score, is_needless, known_score, year_of
from pial_xl.units.text import fold

SURE: Final = 85
LIKELY: Final = 65
_CHOSEN: Final = 100
_BY_VALUES: Final = 62
_TITLE_BONUS: Final = 80
_SAMPLED: Final = 300
"""Cells of a column whose values are looked at."""


class ColumnGuess(NamedTuple):
    """What one column is taken for.

    Attributes:
        column: its number, from 1.
        header: its header.
        target: what it is taken for; None when it is left out.
        confidence: how sure, out of 100.
        reason: why it is left out, or that a person chose it.
    """

    column: int
    header: str
    target: Target | None
    confidence: int
    reason: str


CHOSEN = "choisi"
"""The reason of a column that a person said what it is."""


@dataclass(frozen=True, slots=True)
class SheetGuess:
    """What a sheet is taken for.

    Attributes:
        sheet: the sheet.
        kind: what its rows are.
        grid: its header and its body.
        columns: what each of its columns is taken for, from the left.
    """

    sheet: SourceSheet
    kind: SheetKind
    grid: Grid
    columns: tuple[ColumnGuess, ...]

    @property
    def by_field(self) -> dict[str, ColumnGuess]:
        """The columns that are taken, by field."""
        return {c.target.field: c for c in self.columns if c.target is not None}


def guess_sheet(
    sheet: SourceSheet, overrides: Sequence[Override], kinds: Iterable[SheetKind] = LISTED
) -> SheetGuess | None:
    """Say what a sheet is, of some kinds; None when it is none of what we take over."""
    said = {fold(o.header): o for o in overrides if o.is_of(sheet)}  # of several, the last stands

    def known(header: str) -> int:
        return _CHOSEN if fold(header) in said else known_score(header)

    grid = locate_header(sheet, known)
    if grid is None:
        return None
    best: tuple[int, SheetKind, dict[int, tuple[Target, int]]] | None = None
    values = _Values(grid.body)
    for kind in kinds:
        if not _may_be(kind, sheet, grid):
            continue
        taken = _assign(kind, grid.titles, values, said)
        fields = {target.field for target, _ in taken.values()}
        if not any(needed <= fields for needed in NEEDED[kind]) or len(taken) < 2:
            continue
        total = sum(confidence for _, confidence in taken.values())
        if any(word in fold(sheet.title) for word in TITLE_WORDS[kind]):
            total += _TITLE_BONUS
        if best is None or total > best[0]:
            best = total, kind, taken
    if best is None:
        return None
    _, kind, taken = best
    work = _Sorting(kind, grid.titles, values, said, taken)
    return SheetGuess(sheet, kind, grid, tuple(map(work.told, sorted(grid.titles))))


def _may_be(kind: SheetKind, sheet: SourceSheet, grid: Grid) -> bool:
    """Tell whether a sheet is said to be of a kind, where it has to be."""
    texts = [fold(text) for text in (sheet.title, *grid.above, *grid.titles.values())]
    words = SAID.get(kind)
    return words is None or any(word in text for word in words for text in texts)


class _Values:
    """The cells of each column, and which part of them a reader understands."""

    def __init__(self, body: Sequence[SourceRow]) -> None:
        self._body = body
        self._cells: dict[int, list[object]] = {}
        self._parts: dict[tuple[int, Callable[[object], object]], float] = {}

    def cells(self, column: int) -> list[object]:
        if column not in self._cells:
            found = [values[column] for _, values in self._body if column in values]
            step = max(1, len(found) // _SAMPLED)
            self._cells[column] = found[::step][:_SAMPLED]
        return self._cells[column]

    def part(self, column: int, read: Callable[[object], object]) -> float:
        key = column, read
        if key not in self._parts:
            cells = self.cells(column)
            self._parts[key] = sum(_reads(read, cell) for cell in cells) / max(len(cells), 1)
        return self._parts[key]


def _reads(read: Callable[[object], object], cell: object) -> bool:
    try:
        read(cell)
    except (ValueError, OverflowError):
        return False
    return True


def _assign(
    kind: SheetKind,
    headers: Mapping[int, str],
    values: _Values,
    said: Mapping[str, Override],
) -> dict[int, tuple[Target, int]]:
    """Give each column the target that suits it best, and no target to two columns."""
    taken: dict[int, tuple[Target, int]] = {}
    free: dict[int, str] = {}
    for column, header in headers.items():
        override = said.get(fold(header))
        if override is None:
            if values.cells(column):
                free[column] = header
        elif target := find_target(kind, override.target):
            taken[column] = target, _CHOSEN
    fields = {target.field for target, _ in taken.values()}
    candidates = [
        (score, target, column)
        for target in TARGETS[kind]
        if target.field not in fields
        for column, score in _newest(target, free, values)
        if score >= TAKEN_MIN
    ]
    for score, target, column in sorted(candidates, key=lambda c: (-c[0], c[2])):
        if column not in taken and target.field not in fields:
            taken[column] = target, score
            fields.add(target.field)
    for field, read in (("uai", read_uai), ("aide", read_aide)):
        target = next((t for t in TARGETS[kind] if t.field == field), None)
        if target is None or field in fields:
            continue
        for column, header in free.items():
            alone = column not in taken and not is_needless(header) and not known_score(header)
            if alone and values.part(column, read) == 1:
                taken[column] = target, _BY_VALUES
                fields.add(field)
                break
    return taken


def _newest(
    target: Target, headers: Mapping[int, str], values: _Values
) -> Iterable[tuple[int, int]]:
    """Give the columns that may be a target, and how sure: of yearly ones, the newest alone."""
    found = []
    for column, header in headers.items():
        words = header_score(target, header)
        if words:
            part = values.part(column, target.read)
            found.append((column, round(words * (0.35 + 0.65 * part)), year_of(header)))
    newest = max((year for _, score, year in found if score >= TAKEN_MIN), default=0)
    return [
        (column, score + (1 if year else 0)) for column, score, year in found if year in (newest, 0)
    ]


@dataclass(frozen=True, slots=True)
class _Sorting:
    """The columns of a sheet, once each is taken or not."""

    kind: SheetKind
    headers: Mapping[int, str]
    values: _Values
    said: Mapping[str, Override]
    taken: Mapping[int, tuple[Target, int]]

    def told(self, column: int) -> ColumnGuess:
        """Say what became of a column."""
        header = self.headers[column]
        override = self.said.get(fold(header))
        if column in self.taken:
            target, confidence = self.taken[column]
            return ColumnGuess(column, header, target, confidence, CHOSEN if override else "")
        if override is None:
            return ColumnGuess(column, header, None, 0, self._why(column, header))
        is_known = fold(override.target) == fold(NOTHING_TITLE)
        reason = (
            CHOSEN if is_known else f"« {override.target} » n'est pas une colonne de {self.kind}"
        )
        return ColumnGuess(column, header, None, 0, reason)

    def _why(self, column: int, header: str) -> str:
        """Say why a column is left out."""
        if not self.values.cells(column):
            return "colonne vide"
        if is_needless(header):
            return "donnée personnelle, inutile au calcul des heures"
        scores = {target.field: header_score(target, header) for target in TARGETS[self.kind]}
        best = max(scores, key=lambda field: scores[field])
        if not scores[best]:
            return "titre non reconnu"
        for other, (target, _) in self.taken.items():
            if target.field == best:
                newer = 0 < year_of(header) < year_of(self.headers[other])
                said = "une colonne plus récente" if newer else "une colonne plus sûre"
                return f"{said} est prise pour « {target.title} » : « {self.headers[other]} »"
        return "valeurs qui ne vont pas avec le titre"
