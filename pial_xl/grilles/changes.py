"""From the stretches that a grid comes to, to the rows of T_Creneaux that change."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from pial_xl.grilles.entry import Entry, KnownCodes
from pial_xl.grilles.reading import Edits, Stretch
from pial_xl.grilles.slots import BOTH, Slot
from pial_xl.tables import Creneau, columns
from pial_xl.tables.types import Semaine, Weekday

Values: TypeAlias = Mapping[str, object]
"""Values of cells, by field: minutes, dates, codes; None for a cell to be left blank."""
_Part: TypeAlias = tuple[int, int, Semaine | None]
"""When a row begins and ends, and its week of two."""


@dataclass(slots=True)
class RowChanges:
    """What changes in T_Creneaux.

    Attributes:
        updated: the cells that change of a row, by its number.
        removed: numbers of the rows whose slot is no more.
        added: the rows to add.
        groupes: the pupils of the groups that no allocation has, by the group that was made.
    """

    updated: dict[int, Values] = field(default_factory=dict)
    removed: list[int] = field(default_factory=list)
    added: list[Values] = field(default_factory=list)
    groupes: dict[str, tuple[str, ...]] = field(default_factory=dict)


def changes_of(aesh: str, edits: Edits, slots: Iterable[Slot], known: KnownCodes) -> RowChanges:
    """Give the rows that change for one AESH.

    A row keeps all that its slot keeps: an hour that was not cut, its nature, school and group.

    Args:
        aesh: code of the AESH.
        edits: what its grid comes to.
        slots: its slots, as T_Creneaux says them now.
        known: what its cells may name.
    """
    changes = RowChanges()
    for slot in slots:
        parts = _parts_of(slot, edits)
        if parts is None:
            continue
        for row in slot.rows:
            if not parts:
                changes.removed.append(row.number)
                continue
            if update := _update(row, parts[0]):
                changes.updated[row.number] = update
            changes.added += [_copy(row, part) for part in parts[1:]]
    for jour, stretch, entry, part in _typed(edits):
        held = {
            "aesh": aesh,
            "uai": _uai(entry, known) or stretch.uai or None,
            "jour": jour,
            **_cells(part),
            "nature": entry.nature,
            "du": entry.du,
            "au": entry.au,
        }
        for who in _who(entry, known, changes):
            changes.added.append({name: (held | who).get(name) for name in columns(Creneau)})
    return changes


def _parts_of(slot: Slot, edits: Edits) -> Sequence[_Part] | None:
    """Give what is left of a slot; None for one that no edit reached."""
    whole = [(slot.debut, slot.fin)]
    by_week = dict.fromkeys(slot.semaines, whole)
    for semaine in slot.semaines:
        if (stretches := edits.stretches.get((slot.jour, semaine))) is not None:
            by_week[semaine] = [(s.debut, s.fin) for s in stretches if s.origin is slot]
    if all(found == whole for found in by_week.values()):
        return None
    return tuple(_woven(by_week))


def _typed(edits: Edits) -> Iterator[tuple[Weekday, Stretch, Entry, _Part]]:
    """Give what was typed, once for both weeks where both have it."""
    by_said: dict[tuple[Weekday, int, int, Entry], dict[Semaine, Stretch]] = {}
    for (jour, semaine), stretches in edits.stretches.items():
        for stretch in stretches:
            if isinstance(stretch.origin, Entry):
                said = (jour, stretch.debut, stretch.fin, stretch.origin)
                by_said.setdefault(said, {})[semaine] = stretch
    for (jour, debut, fin, entry), by_week in by_said.items():
        semaine, stretch = next(iter(by_week.items()))
        yield jour, stretch, entry, (debut, fin, None if len(by_week) == len(BOTH) else semaine)


def _woven(by_week: Mapping[Semaine, Sequence[tuple[int, int]]]) -> Iterator[_Part]:
    """Give stretches of weeks of two: those of both weeks first, without a week."""
    common = [
        found
        for found in by_week.get(Semaine.A, ())
        if len(by_week) == len(BOTH) and found in by_week[Semaine.B]
    ]
    for debut, fin in common:
        yield debut, fin, None
    for semaine, stretches in by_week.items():
        for debut, fin in stretches:
            if (debut, fin) not in common:
                yield debut, fin, semaine


def _update(row: Creneau, part: _Part) -> Values:
    """Give the cells of a row that a stretch changes."""
    return {name: value for name, value in _cells(part).items() if getattr(row, name) != value}


def _copy(row: Creneau, part: _Part) -> Values:
    """Give the row of a second stretch of a slot that was cut in two."""
    return {name: getattr(row, name) for name in columns(Creneau)} | _cells(part)


def _cells(part: _Part) -> dict[str, object]:
    debut, fin, semaine = part
    return {"debut": debut, "fin": fin, "semaine": semaine}


def _who(entry: Entry, known: KnownCodes, changes: RowChanges) -> Iterator[dict[str, object]]:
    """Give whom rows are for: one row, or one a pupil where no allocation has their group."""
    if len(entry.codes) < 2:
        yield {"eleve": next(iter(entry.codes), None), "groupe": entry.groupe or None}
    elif groupe := known.groupe_of(entry.codes):
        yield {"groupe": groupe}
    else:
        groupe = _new_groupe(entry.codes, known, changes)
        for eleve in entry.codes:
            yield {"eleve": eleve, "groupe": groupe}


def _uai(entry: Entry, known: KnownCodes) -> str:
    """Give the one school of the pupils; blank without."""
    members = entry.codes or known.groupes.get(entry.groupe, ())
    schools = {known.eleves.get(eleve, "") for eleve in members}
    return schools.pop() if len(schools) == 1 else ""


def _new_groupe(eleves: tuple[str, ...], known: KnownCodes, changes: RowChanges) -> str:
    """Give the group made for pupils helped together whom no allocation groups."""
    made = next((code for code, members in changes.groupes.items() if members == eleves), "")
    if made:
        return made
    rank = 1
    while f"G{rank}" in known.groupes or f"G{rank}" in changes.groupes:
        rank += 1
    changes.groupes[f"G{rank}"] = eleves
    return f"G{rank}"
