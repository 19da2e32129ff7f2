"""What the edits of a grid come to: the lines that differ from what was drawn, and nothing else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TypeAlias

from pial_xl.grilles.drawing import GrilleColumn, GrilleLayout, grille_cells
from pial_xl.grilles.edited import EditedGrille, Line
from pial_xl.grilles.entry import (
    Entry,
    EntryError,
    KnownCodes,
    Timed,
    cell_key,
    is_spelled,
    parse_cell,
    span_text,
)
from pial_xl.grilles.slots import Slot
from pial_xl.tables.address import a1
from pial_xl.tables.types import Semaine, Weekday

Texts: TypeAlias = Mapping[int, str]
"""What lines of a column say."""
Run: TypeAlias = tuple[int, int]
"""Lines that follow each other: the first, one after the last."""
Week: TypeAlias = tuple[Weekday, Semaine]
"""A day in one week of two."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a day: what is left of a slot, or what was typed.

    Attributes:
        debut, fin: minutes after midnight.
        origin: the slot that it is part of, or what was typed.
        uai: the one school of the slots that stood where it was typed; blank without.
    """

    debut: int
    fin: int
    origin: Slot | Entry
    uai: str = ""

    @property
    def label(self) -> str:
        """What it says, its hours left out."""
        return self.origin.label


@dataclass(slots=True)
class Edits:
    """What the edits of one grid come to.

    Attributes:
        stretches: what days then hold, in each week where something changes.
        changes: what changes, one French sentence each.
        refusals: what is left as it was, and why, one French sentence each.
        taken: the lines that differ from what was drawn, and that T_Creneaux then says.
    """

    stretches: dict[Week, tuple[Stretch, ...]] = field(default_factory=dict)
    changes: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    taken: set[Line] = field(default_factory=set)


def read_edits(edited: EditedGrille, slots: Sequence[Slot], known: KnownCodes) -> Edits:
    """Give what the edits of a grid come to; nothing where nothing was edited.

    A cell that cannot be read, and one whose slots were changed in T_Creneaux meanwhile, leave
    these as they are, and are told.

    Args:
        edited: the grid.
        slots: those of the AESH now, as T_Creneaux says them.
        known: what the cells may name.
    """
    edits = Edits(refusals=list(edited.remarks))
    for rank, column in enumerate(edited.layout.columns):
        _ColumnReader(edited, rank, column, slots, known, edits).read()
    return edits


@dataclass(frozen=True, slots=True)
class _ColumnReader:
    edited: EditedGrille
    rank: int
    column: GrilleColumn
    slots: Sequence[Slot]
    known: KnownCodes
    edits: Edits

    @property
    def layout(self) -> GrilleLayout:
        return self.edited.layout

    def read(self) -> None:
        drawn, now = self._texts(self.edited.drawn), self._texts(self.edited.now)
        there = dict.fromkeys(drawn, "") | dict(_there(self.slots, self.layout, self.column))
        edits = {line for line in drawn if drawn[line] != now[line]}
        lines = {line for line in edits if now[line] != there[line]}
        self._take(edits - lines)
        if not lines:
            return
        # What is spelled in a cell goes or stays whole: its lines do not say its hours.
        spelled = [run for run in _runs(drawn, drawn) if is_spelled(drawn[run[0]])]
        lines = _spread(lines, spelled)
        together = [*spelled, *_runs(now, lines)]
        lines -= self._moved(lines, together, drawn, there)
        typed, lines = self._typed(lines, together, now)
        if not lines:
            return
        for semaine in self.column.semaines:
            self.edits.stretches[self.column.jour, semaine] = self._stretches(semaine, lines, typed)
        self._take(lines & edits)
        self._tell(lines & edits, drawn, now)

    def _take(self, lines: Iterable[int]) -> None:
        self.edits.taken |= {(self.rank, line) for line in lines}

    def _texts(self, texts: Mapping[tuple[int, int], str]) -> dict[int, str]:
        return {line: cell_key(text) for (rank, line), text in texts.items() if rank == self.rank}

    def _moved(
        self, lines: Set[int], together: Iterable[Run], drawn: Texts, there: Texts
    ) -> Set[int]:
        """Give the lines whose slots are no longer what was drawn, and say so."""
        moved = _spread({line for line in lines if there[line] != drawn[line]}, together)
        for first, last in _runs_together(moved):
            self._refuse(
                first,
                f"{self._when(first, last)} a changé dans Emploi du temps depuis que la grille a "
                "été dessinée, et reste comme il y est : dessinez la grille à nouveau",
            )
        return moved

    def _typed(
        self, lines: set[int], together: Sequence[Run], now: Texts
    ) -> tuple[list[tuple[Run, tuple[Timed, ...]]], set[int]]:
        """Read what was typed; give it, and the lines that change: those of faults stay."""
        typed: list[tuple[Run, tuple[Timed, ...]]] = []
        faulty: set[int] = set()
        for run in _runs(now, lines):
            if not now[run[0]]:
                continue
            try:
                hours = map(self.layout.time, run)
                typed.append((run, parse_cell(now[run[0]], self.known, *hours)))
            except EntryError as fault:
                self._refuse(run[0], f"{fault} ; la case n'est pas reprise")
                faulty |= set(range(*run))
        faulty = _spread(faulty, together)
        return [read for read in typed if read[0][0] not in faulty], lines - faulty

    def _stretches(
        self, semaine: Semaine, lines: Set[int], typed: Iterable[tuple[Run, tuple[Timed, ...]]]
    ) -> tuple[Stretch, ...]:
        """Give what the day holds in a week, once the lines that change are those typed."""
        kept: list[Stretch] = []
        gone: list[Slot] = []
        for slot in self.slots:
            if slot.jour is self.column.jour and semaine in slot.semaines:
                stretches = tuple(self._left(slot, lines))
                kept += stretches
                if stretches != (_whole(slot),):
                    gone.append(slot)
        for run, said in typed:
            uai = self._uai_at(run, gone)
            for timed in said:
                _add(kept, Stretch(timed.debut, timed.fin, timed.entry, uai), gone)
        return tuple(kept)

    def _left(self, slot: Slot, lines: Set[int]) -> Iterator[Stretch]:
        """Give what is left of a slot without some lines: its own hours, where it keeps an end."""
        first, last = self.layout.lines(slot)
        if not self.layout.shows(slot) or lines.isdisjoint(range(first, last)):
            yield _whole(slot)
            return
        for debut, fin in _runs_together(set(range(first, last)) - lines):
            yield Stretch(
                slot.debut if debut == first else self.layout.time(debut),
                slot.fin if fin == last else self.layout.time(fin),
                slot,
            )

    def _uai_at(self, run: Run, gone: Iterable[Slot]) -> str:
        debut, fin = map(self.layout.time, run)
        met = (slot for slot in gone if slot.debut < fin and debut < slot.fin)
        schools = {row.uai or "" for slot in met for row in slot.rows}
        return schools.pop() if len(schools) == 1 else ""

    def _tell(self, lines: Set[int], drawn: Texts, now: Texts) -> None:
        for first, last in _runs_together(lines):
            pairs = groupby(range(first, last), key=lambda line: (drawn[line], now[line]))
            for (before, after), found in pairs:
                there = tuple(found)
                when = self._when(there[0], there[-1] + 1)
                said = f"{_shown(before)} → {_shown(after)}"
                self.edits.changes.append(f"{self.edited.aesh}, {when} : {said}")

    def _refuse(self, line: int, why: str) -> None:
        row, column = self.edited.cells[self.rank, line]
        self.edits.refusals.append(f"{self.edited.title}!{a1(column, row)} : {why}.")

    def _when(self, first: int, last: int) -> str:
        return f"{self.column.title} {span_text(*map(self.layout.time, (first, last)))}"


def _there(
    slots: Iterable[Slot], layout: GrilleLayout, column: GrilleColumn
) -> Iterator[tuple[int, str]]:
    """Give what would be drawn in each line now."""
    for cell in grille_cells(slots, layout, column):
        for line in range(cell.first, cell.last):
            yield line, cell_key(cell.text)


def _whole(slot: Slot) -> Stretch:
    return Stretch(slot.debut, slot.fin, slot)


def _add(stretches: list[Stretch], typed: Stretch, gone: Iterable[Slot]) -> None:
    """Add what was typed: as the slot that it says again, or as more of the one it touches."""
    for slot in gone:
        if slot.said == (typed.debut, typed.fin, typed.label) and _whole(slot) not in stretches:
            stretches.append(_whole(slot))
            return
    for rank, stretch in enumerate(stretches):
        if stretch.label == typed.label and typed.debut == stretch.fin:
            stretches[rank] = replace(stretch, fin=typed.fin)
            return
        if stretch.label == typed.label and typed.fin == stretch.debut:
            stretches[rank] = replace(stretch, debut=typed.debut)
            return
    stretches.append(typed)


def _runs(texts: Texts, lines: Iterable[int]) -> Iterator[Run]:
    """Give the stretches of lines that say the same."""
    for first, last in _runs_together(lines):
        for _, found in groupby(range(first, last), key=texts.__getitem__):
            there = tuple(found)
            yield there[0], there[-1] + 1


def _runs_together(lines: Iterable[int]) -> Iterator[Run]:
    """Give the lines that follow each other."""
    for _, found in groupby(enumerate(sorted(lines)), key=lambda pair: pair[1] - pair[0]):
        there = [line for _, line in found]
        yield there[0], there[-1] + 1


def _spread(lines: Set[int], together: Iterable[Run]) -> set[int]:
    """Give lines with all those that go with one of them."""
    spread, waiting = set(lines), [set(range(*run)) for run in together]
    while met := [run for run in waiting if not run.isdisjoint(spread)]:
        spread.update(*met)
        waiting = [run for run in waiting if run not in met]
    return spread


def _shown(text: str) -> str:
    return f"« {' / '.join(text.split(chr(10)))} »" if text else "rien"
