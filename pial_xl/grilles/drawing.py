"""Lay slots out in a grid: its columns, its lines, and what each cell says."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pial_xl.grilles.entry import span_text
from pial_xl.grilles.slots import BOTH, Slot
from pial_xl.tables.types import Semaine, Weekday

STEPS: Final = (30, 15, 10, 5)
"""Minutes that a line may last, from the longest."""
_USUAL_DAYS: Final = tuple(Weekday)[:5]
_USUAL_HOURS: Final = (8 * 60, 17 * 60)
"""What a grid shows where no slot goes beyond: a slot is typed where there is room for it."""
_HOUR: Final = 60


@dataclass(frozen=True, slots=True)
class GrilleColumn:
    """A column: a day, in both weeks of two or in one of them."""

    jour: Weekday
    semaines: tuple[Semaine, ...] = BOTH

    @property
    def title(self) -> str:
        """What tells it from the others: ``lundi``, ``lundi A``."""
        return " ".join((self.jour.value, *(self.semaines if len(self.semaines) == 1 else ())))


@dataclass(frozen=True, slots=True)
class GrilleLayout:
    """The columns and the lines of a grid. ``debut`` and ``fin`` are minutes after midnight."""

    columns: tuple[GrilleColumn, ...]
    debut: int
    fin: int
    step: int

    @property
    def count(self) -> int:
        """How many lines there are."""
        return (self.fin - self.debut) // self.step

    def time(self, line: int) -> int:
        """Give when a line begins."""
        return self.debut + line * self.step

    def lines(self, slot: Slot) -> tuple[int, int]:
        """Give the first line of a slot and the one after its last: one at least.

        Slots that do not meet share a line only where one is shorter than half a line.
        """
        first, last = (
            (2 * (minutes - self.debut) + self.step) // (2 * self.step)
            for minutes in (slot.debut, slot.fin)
        )
        first = max(0, min(first, self.count - 1))
        return first, max(first + 1, min(last, self.count))

    def shows(self, slot: Slot) -> bool:
        """Tell whether a slot takes place at all between the first line and the last."""
        return slot.debut < self.fin and slot.fin > self.debut

    def is_exact(self, slot: Slot) -> bool:
        """Tell whether its lines say the hours of a slot."""
        first, last = self.lines(slot)
        return (self.time(first), self.time(last)) == (slot.debut, slot.fin)


@dataclass(frozen=True, slots=True)
class GrilleCell:
    """A cell: its first line, the one after its last, what it says.

    ``is_spelled`` tells whether it says hours, where its lines do not.
    """

    first: int
    last: int
    text: str
    slots: tuple[Slot, ...]
    is_spelled: bool

    @property
    def is_shared(self) -> bool:
        """Tell whether several are helped at once."""
        return any(slot.entry.is_shared for slot in self.slots)


def layout_of(slots: Iterable[Slot], finest: int) -> GrilleLayout:
    """Give the layout that shows slots best.

    Args:
        slots: those of a week.
        finest: the shortest line wanted, in minutes: the hours of what it cannot say are written.
    """
    known = tuple(slots)
    bounds = [minutes for slot in known for minutes in (slot.debut, slot.fin)]
    wanted = [step for step in STEPS if step >= finest] or [STEPS[0]]
    step = next((s for s in wanted if not any(minutes % s for minutes in bounds)), wanted[-1])
    debut = min((_USUAL_HOURS[0], *(b - b % _HOUR for b in bounds)))
    fin = max((_USUAL_HOURS[1], *(b + -b % _HOUR for b in bounds)))
    return GrilleLayout(tuple(_columns(known)), debut, fin, step)


def _columns(slots: Sequence[Slot]) -> Iterator[GrilleColumn]:
    for jour in Weekday:
        there = [slot for slot in slots if slot.jour is jour]
        a, b = (Counter(s.said for s in there if week in s.semaines) for week in BOTH)
        if set(a) != set(b):
            yield from (GrilleColumn(jour, (week,)) for week in BOTH)
        elif there or jour in _USUAL_DAYS:
            yield GrilleColumn(jour)


def grille_cells(
    slots: Iterable[Slot], layout: GrilleLayout, column: GrilleColumn
) -> tuple[GrilleCell, ...]:
    """Give the cells of a column that say something, from top to bottom.

    Slots that share a line share a cell, which spells their hours.
    """
    there: dict[tuple[int, int, str], Slot] = {}
    for slot in slots:
        is_there = slot.jour is column.jour and set(slot.semaines) & set(column.semaines)
        if is_there and layout.shows(slot):
            there.setdefault(slot.said, slot)
    placed = sorted(((*layout.lines(slot), slot) for slot in there.values()), key=_order)
    blocks: list[list[tuple[int, int, Slot]]] = []
    end = -1
    for place in placed:
        if place[0] < end:
            blocks[-1].append(place)
        else:
            blocks.append([place])
        end = max(end, place[1])
    return tuple(_block(found, layout) for found in blocks)


def _order(place: tuple[int, int, Slot]) -> tuple[object, ...]:
    first, last, slot = place
    return first, last, slot.said


def _block(found: Sequence[tuple[int, int, Slot]], layout: GrilleLayout) -> GrilleCell:
    slots = tuple(slot for _, _, slot in found)
    is_spelled = len(slots) > 1 or not layout.is_exact(slots[0])
    return GrilleCell(
        found[0][0],
        max(last for _, last, _ in found),
        "\n".join(slot_text(slot) if is_spelled else slot.label for slot in slots),
        slots,
        is_spelled,
    )


def slot_text(slot: Slot) -> str:
    """Write a slot with its hours."""
    return f"{span_text(slot.debut, slot.fin)} {slot.label}"
