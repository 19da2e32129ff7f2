"""Codes written otherwise than in their own table: told apart when only one entry fits (S-18)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from operator import attrgetter
from typing import TypeAlias, TypeVar

from pial_xl.tables import Aesh, Eleve, Etablissement, Pole, RowModel, RowTable, columns
from pial_xl.tables.reading import Problem
from pial_xl.units.text import clean, code_key, fold

L = TypeVar("L", bound=RowModel)

Targets: TypeAlias = RowTable[Pole] | RowTable[Etablissement] | RowTable[Aesh] | RowTable[Eleve]
Entries = Mapping[str, frozenset[str]]
"""The codes that each other writing may mean."""


class OtherWritings:
    """What codes of the tables that others refer to may be written as."""

    def __init__(self, targets: Iterable[Targets]) -> None:
        """Note the codes of the tables that are there; their other writings, once one is met."""
        self._codes: dict[str, frozenset[str]] = {}
        self._writings: dict[str, Entries] = {}
        self._targets: dict[str, tuple[str, Targets]] = {}
        for table in targets:
            field = next((f for f, c in columns(table.model).items() if c.unique), None)
            if field is None or not table.present or field in table.missing:
                continue
            codes = frozenset(code for row in table.rows if (code := getattr(row, field)))
            self._codes[table.model.table] = codes
            self._targets[table.model.table] = field, table

    def known(self, table: str) -> frozenset[str] | None:
        """Give the codes of a table; None for one that is not there, where any is right."""
        return self._codes.get(table)

    def meant(self, table: str, code: str, written: object) -> str | None:
        """Give the one code of a table that an unknown writing means, if there is one alone."""
        known = self.known(table)
        if known is None or code in known:
            return None
        if table not in self._writings:
            self._writings[table] = _entries(*self._targets[table])
        entries = self._writings[table]
        found = entries.get(_number_key(code)) or entries.get(fold(written)) or frozenset()
        return next(iter(found)) if len(found) == 1 else None


def _entries(field: str, table: Targets) -> Entries:
    """Give the codes that each other writing of the codes of a table may mean."""
    entries: defaultdict[str, set[str]] = defaultdict(set)
    for row in table.rows:
        code = getattr(row, field)
        for writing in _writings(row, code):
            entries[writing].add(code)
    return {writing: frozenset(codes) for writing, codes in entries.items()}


def _writings(row: RowModel, code: str | None) -> Iterator[str]:
    """Give the other writings of the code of a row: without its zeros, or the row's own name.

    A pupil's name is never one: it stands in Correspondance alone.
    """
    if not code:
        return
    if code.startswith("0"):
        yield _number_key(code)
    if isinstance(row, Aesh) and row.nom:
        nom = fold(row.nom)
        yield nom
        if row.prenom:
            prenom = fold(row.prenom)
            yield nom + prenom
            yield prenom + nom
    if isinstance(row, Etablissement) and row.nom:
        yield fold(row.nom)


def _number_key(code: str) -> str:
    """Give a code without its leading zeros, which a cell of numbers loses."""
    return f"0{code.lstrip('0')}"


def recognized(table: RowTable[L], others: OtherWritings, problems: list[Problem]) -> RowTable[L]:
    """Give a table whose codes written otherwise are the ones they mean, and say so (S-18)."""
    references = [
        (field, column.refers_to[0], doubtful)
        for field, column in columns(table.model).items()
        if column.refers_to
        and field in table.positions
        and (doubtful := _doubtful(table, field, others.known(column.refers_to[0])))
    ]
    if not references:
        return table
    rows: list[L] = []
    for row in table.rows:
        changes: dict[str, object] = {}
        for field, other, doubtful in references:
            code = getattr(row, field)
            if code not in doubtful:
                continue
            written = row.raw.get(field)
            meant = others.meant(other, code, written)
            if meant:
                changes[field] = meant
            if meant or _is_hidden_otherwise(written, code):
                cell = table.cell(row, field)
                shown = clean(written)
                problems.append(
                    Problem(
                        "S-18",
                        cell,
                        table.model.table,
                        columns(table.model)[field],
                        shown,
                        read_as=meant or code,
                    )
                )
        rows.append(row.changed(**changes) if changes else row)
    return replace(table, rows=tuple(rows))


def _doubtful(table: RowTable[L], field: str, known: frozenset[str] | None) -> frozenset[str]:
    """Give the codes of a column that are not known, or that a cell writes otherwise."""
    rewritten = table.rewritten.get(field, frozenset())
    if known is None:
        return rewritten
    codes = frozenset(map(attrgetter(field), table.rows))
    return (codes - known - {"", None}) | rewritten


def _is_hidden_otherwise(written: object, code: str) -> bool:
    """Tell a writing that shows as its code and is not: another form of accent, a hidden mark."""
    if not isinstance(written, str) or written.isascii():
        return False
    return code_key(written) == code and "".join(written.split()).upper() != code
