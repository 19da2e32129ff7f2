"""What a letter would print from cells that hold something and cannot be read.

Such a cell is not an empty one: what stands in for an empty one (the label of the pole, a line left
out) would say less than the row. Which cells a field reads is seen while it is computed, so that no
field has to state it, ours or those of other packages.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, cast

from pial_xl.bareme import parametres
from pial_xl.letters.context import context_of
from pial_xl.letters.language.catalog import Field
from pial_xl.letters.language.filling import consulted_fields
from pial_xl.letters.language.known import known_field
from pial_xl.plugins import CONTAINED
from pial_xl.tables import Coordonnateur, Etablissement, RowModel, RowTable, columns
from pial_xl.tables.address import Cell
from pial_xl.units.records import record

if TYPE_CHECKING:
    from pial_xl.dossier import Dossier

R = TypeVar("R")
L = TypeVar("L", bound=RowModel)


@record
class UnreadableCell:
    """A cell that a letter would print, and the title of its column or the key of its setting."""

    cell: Cell
    title: str


class _Watched:
    """Something that answers as what it stands for, and notes which of some names were asked."""

    def __init__(self, target: object, watched: Mapping[str, UnreadableCell]) -> None:
        self._target = target
        self._watched = watched
        self.asked: dict[str, UnreadableCell] = {}

    def __getattr__(self, name: str) -> object:
        if name in self._watched:
            self.asked[name] = self._watched[name]
        return getattr(self._target, name)


def unreadable_cells(
    d: "Dossier", c: Coordonnateur, texts: Sequence[str], said: Mapping[str, str | None]
) -> tuple[UnreadableCell, ...]:
    """Give the cells that cannot be read and that the letter of a row would print, in order.

    Args:
        d: the dossier.
        c: the row.
        texts: the texts of its model.
        said: the value of every placeholder, as ``values`` gives it.
    """
    witness = _Witness(d, c)
    if not witness.watched:
        return ()
    fields = dict.fromkeys(cle for text in texts for cle in consulted_fields(text, said))
    known = (known_field(cle) for cle in fields)
    return tuple(dict.fromkeys(cell for field in known if field for cell in witness.read_by(field)))


class _Witness:
    """The row of a letter and what surrounds it, watched while fields are computed."""

    def __init__(self, d: "Dossier", c: Coordonnateur) -> None:
        self._d = d
        self.watched: list[_Watched] = []
        context = context_of(d, c)
        self._row = self._watch(c, _row_cells(d.coordonnateurs, c))
        self._context = replace(
            context,
            etablissement=context.etablissement and self._school(context.etablissement),
            pole=context.pole and self._watch(context.pole, _row_cells(d.poles, context.pole)),
            etablissements=tuple(map(self._school, context.etablissements)),
            bareme=self._watch(context.bareme, _settings(d)),
        )

    def read_by(self, field: Field) -> Iterator[UnreadableCell]:
        """Give the cells that a field reads."""
        for watched in self.watched:
            watched.asked.clear()
        with suppress(*CONTAINED):  # what a package could not compute is told elsewhere
            field.read(self._row, self._context)
        for watched in self.watched:
            yield from watched.asked.values()

    def _school(self, etablissement: Etablissement) -> Etablissement:
        return self._watch(etablissement, _row_cells(self._d.etablissements, etablissement))

    def _watch(self, target: R, cells: Mapping[str, UnreadableCell]) -> R:
        if not cells:
            return target
        self.watched.append(_Watched(target, cells))
        return cast(R, self.watched[-1])


def _row_cells(table: RowTable[L], row: L) -> dict[str, UnreadableCell]:
    return {
        field: UnreadableCell(table.cell(row, field), columns(table.model)[field].title)
        for field in row.unreadable
    }


def _settings(d: "Dossier") -> dict[str, UnreadableCell]:
    """Give the settings of which a default stands in for what the workbook holds, by key.

    What a text of law fixes is not one: it is in force whatever the workbook holds.
    """
    known = parametres(type(d.bareme))
    return {
        cle: UnreadableCell(d.parametre_cell(cle), cle)
        for cle, row in d.parametre_by_key.items()
        if cle in known
        and known[cle].nature.is_read_from_sheet
        and (cle in d.refusal or row.is_unreadable("valeur"))
    }
