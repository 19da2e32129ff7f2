"""A source that comes again: what it changes of a workbook, and what a person has changed of it.

Of each cell three values are known: what the last taking over put there, what stands there now,
what the source says now. What a person has changed stays; what they have not follows the source.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from pydantic_core import ValidationError

from pial_xl.tables import (
    Aesh,
    Affectation,
    Correspondance,
    Dotation,
    Eleve,
    Etablissement,
    Notification,
    Pole,
    RowModel,
)
from pial_xl.tables.row import columns, validator
from pial_xl.tables.values import is_blank
from pial_xl.units.text import clean, quoted

FILLED: Final[tuple[type[RowModel], ...]] = (
    Pole,
    Etablissement,
    Dotation,
    Aesh,
    Eleve,
    Notification,
    Affectation,
    Correspondance,
)
"""The tables that a source fills."""
_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    Pole.table: ("pole",),
    Etablissement.table: ("uai",),
    Dotation.table: Dotation.key,
    Aesh.table: ("aesh",),
    Eleve.table: ("eleve",),
    Notification.table: ("eleve", "aide", "debut"),
    Affectation.table: ("aesh", "eleve", "aide", "groupe"),
    Correspondance.table: ("code",),
}
_OWNERS: Final[Mapping[str, tuple[str, ...]]] = {
    Notification.table: ("eleve",),
    Affectation.table: ("aesh", "eleve"),
    Dotation.table: ("pole",),
}
"""Of the keys that a person completes or corrects, a first day say, what tells whose the row is."""
_NAMES: Final = frozenset({"nom", "prenom", "ne_le", "fichier"})
_SAID: Final = frozenset({"fichier"})
"""What only a person says: it stands over what was said before."""
_UNNAMED: Final[Mapping[str, frozenset[str]]] = {
    Correspondance.table: _NAMES,
    Aesh.table: _NAMES,
    Etablissement.table: frozenset({"chef"}),
    Pole.table: frozenset({"pilote"}),
}
"""What says who a person is: kept nowhere but in its own table, so that only blanks are filled."""
PARTED: Final = " | "
"""What stands between the parts of a key."""

Base = Mapping[tuple[str, str, str], str]
"""What the last taking over put in each cell: its canonical text, by table, row key and field."""


@dataclass(slots=True)
class Renewal:
    """What a source changes of one table.

    Attributes:
        updates: the new value of a cell, by rank of its row from 0 and field.
        added: the rows to add below.
        changed: keys of the rows that the source changes.
        kept: what a person has changed, and the source says otherwise: key and field.
        gone: keys of the rows that the source gave before and no longer gives: they stay.
    """

    updates: dict[tuple[int, str], object] = field(default_factory=dict)
    added: list[Mapping[str, object]] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    kept: list[tuple[str, str]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


def canonical(model: type[RowModel], name: str, value: object) -> str:
    """Give the text under which two writings of one value of a cell meet.

    Args:
        model: the table.
        name: the field.
        value: what a cell shows.
    """
    if is_blank(value):
        return ""
    try:
        return _text(validator(model, name)(value))
    except ValidationError:
        return quoted(clean(value))


def canonical_typed(model: type[RowModel], name: str, value: object) -> str:
    """Give the same of a value of a dataset, in which an integer is one already: minutes, say."""
    is_typed = isinstance(value, int | date | Decimal)
    return _text(value) if is_typed else canonical(model, name, value)


def _text(value: object) -> str:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else quoted(str(value))


def base_of(
    dataset: Mapping[str, Iterable[Mapping[str, object]]],
) -> dict[tuple[str, str, str], str]:
    """Give what a taking over puts in each cell, for the next one to compare with: no name."""
    base: dict[tuple[str, str, str], str] = {}
    for model in FILLED:
        for row in dataset.get(model.table, ()):
            texts = {name: canonical_typed(model, name, value) for name, value in row.items()}
            key = _key(model, texts)
            unnamed = _UNNAMED.get(model.table, frozenset())
            base |= {(model.table, key, n): text for n, text in texts.items() if n not in unnamed}
    return base


def _key(model: type[RowModel], texts: Mapping[str, str]) -> str:
    return PARTED.join(texts.get(name, "") for name in _KEYS[model.table])


def renew(
    model: type[RowModel],
    old: Sequence[Mapping[str, object]],
    fresh: Sequence[Mapping[str, object]],
    base: Base,
) -> Renewal:
    """Say what a source changes of one table.

    Args:
        model: the table.
        old: its rows as they stand, cell values by field.
        fresh: what the source says now, typed values by field.
        base: what the last taking over put in its cells.
    """
    found = Renewal()
    ranks: dict[str, list[int]] = {}
    stands: list[dict[str, str]] = []
    for rank, row in enumerate(old):
        texts = {name: canonical(model, name, row.get(name)) for name in columns(model)}
        stands.append(texts)
        if any(texts.values()):
            ranks.setdefault(_key(model, texts), []).append(rank)
    told = [
        {name: canonical_typed(model, name, value) for name, value in row.items()} for row in fresh
    ]
    before_keys = dict.fromkeys(key for table, key, _ in base if table == model.table)
    given = {_key(model, texts) for texts in told}
    corrected = _Corrected(model, stands, given | before_keys.keys())
    for row, texts in zip(fresh, told, strict=True):
        key = _key(model, texts)
        place = ranks[key].pop(0) if ranks.get(key) else None
        if place is None and key in before_keys:
            place = corrected.take(texts)
        if place is None:
            found.added.append(row)
            continue
        changed = False
        for name, text in texts.items():
            stood, before = stands[place][name], base.get((model.table, key, name), "")
            if text == stood or not text:
                continue
            if stood == before or name in _SAID:
                found.updates[place, name] = row[name]
                changed = True
            elif text != before and name not in _UNNAMED.get(model.table, ()):
                found.kept.append((key, name))
        if changed:
            found.changed.append(key)
    for key in before_keys:
        texts = dict(zip(_KEYS[model.table], key.split(PARTED), strict=False))
        if key not in given and (ranks.get(key) or corrected.take(texts) is not None):
            found.gone.append(key)
    return found


class _Corrected:
    """The rows whose key a person has completed or corrected since the last taking over.

    Args:
        model: their table.
        stands: the canonical texts of its rows as they stand.
        keys: those that the source gives, or gave.
    """

    def __init__(
        self, model: type[RowModel], stands: Sequence[Mapping[str, str]], keys: Collection[str]
    ) -> None:
        self._owner = _OWNERS.get(model.table, ())
        self._ranks: dict[tuple[str, ...], list[int]] = {}
        if self._owner:
            for rank, texts in enumerate(stands):
                if _key(model, texts) not in keys:
                    self._ranks.setdefault(self._whose(texts), []).append(rank)

    def take(self, texts: Mapping[str, str]) -> int | None:
        """Give the rank of the one row that stands where the source put this one; else None."""
        ranks = self._ranks.get(self._whose(texts), [])
        return ranks.pop() if len(ranks) == 1 else None

    def _whose(self, texts: Mapping[str, str]) -> tuple[str, ...]:
        return tuple(texts.get(name, "") for name in self._owner)
