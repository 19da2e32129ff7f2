"""The base of every row model, and the table of rows with the address of each cell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any, ClassVar, Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict

from pial_xl.tables.adresse import Cellule, column_letters
from pial_xl.tables.colonne import Colonne
from pial_xl.units.text import fold


class Ligne(BaseModel):
    """One row of a table. A cell that is blank or cannot be read is None.

    Class attributes say which table it is: ``feuille`` (sheet), ``table`` (Excel Table name),
    ``capacite`` (rows the template prepares), ``intro`` (one sentence shown above the table).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    feuille: ClassVar[str]
    table: ClassVar[str]
    capacite: ClassVar[int]
    intro: ClassVar[str]

    # Where a row stands is no column of its table. Kept in the instance beside the fields, not as
    # pydantic's private attributes, which cost ten times as much to read: rules read thousands.
    numero: ClassVar[int] = 0
    """Row number in the sheet, from 1."""
    brut: ClassVar[Mapping[str, object]] = MappingProxyType({})
    """Cell values as the workbook holds them, by field; blank cells are absent."""
    illisibles: ClassVar[frozenset[str]] = frozenset()
    """Fields whose cell holds something that could not be read."""

    def est_illisible(self, champ: str) -> bool:
        """Tell whether the cell holds something that could not be read."""
        return champ in self.illisibles

    def place(self, numero: int, brut: Mapping[str, object], illisibles: frozenset[str]) -> None:
        """Record where the row stands and what its cells held; for the reader only."""
        vars(self).update(numero=numero, brut=brut, illisibles=illisibles)

    def sans(self, champs: Iterable[str]) -> Self:
        """Give the row with some fields set aside, as if their cells could not be read."""
        ecartes = frozenset(champs)
        copie = self.model_copy(update=dict.fromkeys(ecartes))
        copie.place(self.numero, self.brut, self.illisibles | ecartes)
        return copie


L = TypeVar("L", bound=Ligne)


@cache
def colonnes(modele: type[Ligne]) -> dict[str, Colonne]:
    """Give the columns of a table, by field, in the order of the workbook."""
    found: dict[str, Colonne] = {}
    for champ, info in modele.model_fields.items():
        found[champ] = next(m for m in info.metadata if isinstance(m, Colonne))
    return found


@cache
def titres_connus(modele: type[Ligne]) -> dict[str, str]:
    """Give the field that each writing of a header means; writings are folded."""
    connus: dict[str, str] = {}
    for champ, colonne in colonnes(modele).items():
        for writing in (colonne.titre, *colonne.alias):
            connus.setdefault(fold(writing), champ)
    return connus


@dataclass(frozen=True)
class Tableau(Generic[L]):
    """A table as it was read: its rows, and where each cell stands.

    ``positions`` maps a field to its column number (from 1). ``presente`` is False when the
    workbook has no such table; ``manquantes`` lists required columns whose header is absent.
    """

    modele: type[L]
    feuille: str
    ligne_titres: int = 1
    positions: Mapping[str, int] = field(default_factory=dict)
    lignes: tuple[L, ...] = ()
    manquantes: tuple[str, ...] = ()
    presente: bool = True

    def __iter__(self) -> Any:
        return iter(self.lignes)

    def __len__(self) -> int:
        return len(self.lignes)

    def cellule(self, ligne: L, champ: str) -> Cellule:
        """Give the cell of one field of one row (the row's first cell if the column is absent)."""
        column = self.positions.get(champ) or min(self.positions.values(), default=1)
        return Cellule(self.feuille, f"{column_letters(column)}{ligne.numero}")
