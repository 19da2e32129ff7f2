"""The rows of a workbook as they were read, and how one is found from a code or a cell."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import TypeVar

from pial_xl.bareme import Bareme, ParametreModel
from pial_xl.bareme.foreign import values_of
from pial_xl.constats import Niveau
from pial_xl.plugins import Mistake
from pial_xl.tables import (
    Aesh,
    Affectation,
    Calendrier,
    Coordonnateur,
    Cours,
    Creneau,
    Dotation,
    Eleve,
    Etablissement,
    Notification,
    Parametre,
    Pole,
    RowModel,
    RowTable,
    Trajet,
)
from pial_xl.tables.address import Cell
from pial_xl.tables.raw import ModelParts, Texts
from pial_xl.tables.reading import Problem
from pial_xl.units.records import deriving_record

R = TypeVar("R", bound=RowModel)
M = TypeVar("M", bound=ParametreModel)
P = TypeVar("P", Aesh, Etablissement)


@deriving_record
class Rows:
    """A workbook as it was read, and the date on which it is looked at.

    Attributes:
        workbook: file name of the workbook.
        reference: the date on which it is looked at.
        bareme: parameters in force.
        refusal: parameters of the sheet that were set aside, and why, by key.
        settings: level asked for a rule by the sheet, by code; None switches it off.
        problems: cells and headers that could not be read.
        models: text cells ``(address, text)`` of each letter model, by sheet title.
        model_parts: what the letter model sheets hold beside their cells, by sheet title.
        record: rows of the record that a run left in the workbook.
        letters: cells ``(address, text)`` of each letter that the record tells of, by sheet title.
        foreign: parameters in force that other packages own, by the class that declares them.
        mistakes: what those packages did wrong with them.
        folder: folder or address where the file is; blank when it has none.
        is_encrypted: whether a password is asked to open it; None when nobody can tell.
    """

    workbook: str
    reference: date
    bareme: Bareme
    parametres: RowTable[Parametre]
    poles: RowTable[Pole]
    etablissements: RowTable[Etablissement]
    trajets: RowTable[Trajet]
    dotation: RowTable[Dotation]
    aesh: RowTable[Aesh]
    eleves: RowTable[Eleve]
    notifications: RowTable[Notification]
    affectations: RowTable[Affectation]
    creneaux: RowTable[Creneau]
    coordonnateurs: RowTable[Coordonnateur]
    cours: RowTable[Cours]
    calendrier: RowTable[Calendrier]
    refusal: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, Niveau | None] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    models: Mapping[str, Texts] = field(default_factory=dict)
    model_parts: Mapping[str, ModelParts] = field(default_factory=dict)
    record: tuple[tuple[str, ...], ...] = ()
    letters: Mapping[str, Texts] = field(default_factory=dict)
    foreign: Mapping[type[ParametreModel], ParametreModel] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()
    folder: str = ""
    is_encrypted: bool | None = None

    @property
    def tables(self) -> tuple[RowTable[RowModel], ...]:
        """Every table that was read, in the order of the workbook."""
        return tuple(t for t in vars(self).values() if isinstance(t, RowTable))

    def table(self, model: type[RowModel]) -> RowTable[RowModel]:
        """Give the table of one row model."""
        return next(t for t in self.tables if t.model is model)

    def problems_of(self, code: str) -> tuple[Problem, ...]:
        """Give the cells and headers that could not be read and deserve this code."""
        return tuple(p for p in self.problems if p.code == code)

    def parametre_cell(self, cle: str) -> Cell:
        """Give the cell that holds the value of a parameter (the sheet's A1 if it has none)."""
        row = self.parametre_by_key.get(cle)
        return self.parametres.cell(row, "valeur") if row else Cell(self.parametres.sheet, "A1")

    def parametre_key_cell(self, cle: str) -> Cell:
        """Give the cell that holds the key of a row of Paramètres."""
        return self.parametres.cell(self.parametre_by_key[cle], "cle")

    def parametres_of(self, model: type[M]) -> M:
        """Give the parameters in force of another package, by the class that declares them.

        Raises:
            LookupError: when they were not admitted.
        """
        return values_of(self.foreign, model)

    def is_entered(self, cle: str) -> bool:
        """Tell whether the Paramètres sheet gives a value to a parameter."""
        row = self.parametre_by_key.get(cle)
        return row is not None and row.valeur is not None

    def row_of(self, cell: Cell) -> RowModel | None:
        """Give the row of a table that holds a cell, if there is one."""
        rows = self._rows_by_number.get(cell.sheet)
        if rows is None:
            tables = [table for table in self.tables if table.sheet == cell.sheet]
            rows = {row.number: row for table in tables for row in table.rows}
            self._rows_by_number[cell.sheet] = rows
        return rows.get(cell.row)

    @cached_property
    def _rows_by_number(self) -> dict[str, dict[int, RowModel]]:
        """Rows of the sheets that were asked for: few constats need to know their row."""
        return {}

    @cached_property
    def parametre_by_key(self) -> dict[str, Parametre]:
        """Rows of Paramètres by key; the first row stands (S-05 says so of the others)."""
        return self.parametres.first_by("cle")

    @cached_property
    def aesh_by_code(self) -> dict[str, Aesh]:
        """AESH by code; the first row wins (S-05 says so of the others)."""
        return self.aesh.first_by("aesh")

    @cached_property
    def eleve_by_code(self) -> dict[str, Eleve]:
        """Pupils by code; the first row wins (S-05 says so of the others)."""
        return self.eleves.first_by("eleve")

    @cached_property
    def etablissement_by_uai(self) -> dict[str, Etablissement]:
        """Schools by UAI."""
        return self.etablissements.first_by("uai")

    @cached_property
    def homonyms(self) -> Counter[str]:
        """Number of schools by name: some bear the same one."""
        return Counter(e.nom for e in self.etablissement_by_uai.values() if e.nom)

    def school_name(self, etablissement: Etablissement | None) -> str:
        """Give the name of a school, with its commune when another bears the same; else its UAI.

        Blank where there is no school.
        """
        if etablissement is None:
            return ""
        name = etablissement.nom or etablissement.uai or ""
        is_shared = self.homonyms[etablissement.nom or ""] > 1 and etablissement.commune
        return f"{name} ({etablissement.commune})" if is_shared else name

    @cached_property
    def pole_by_code(self) -> dict[str, Pole]:
        """Poles by code."""
        return self.poles.first_by("pole")

    def coordonnateur_pole(self, coordonnateur: Coordonnateur) -> Pole | None:
        """Give the pole that a row of Coordonnateurs names, when it is known."""
        return self.pole_by_code.get(coordonnateur.pole or "")

    def pole_of(self, row: Aesh | Etablissement) -> str | None:
        """Give the pole of an AESH or a school; the only pole of the workbook if it names none."""
        if row.pole is None and len(self.pole_by_code) == 1:
            return next(iter(self.pole_by_code))
        return row.pole

    def etablissement_of(self, eleve: str | None) -> Etablissement | None:
        """Give the school of a pupil, when both are known."""
        return self._etablissement_by_eleve.get(eleve or "")

    @cached_property
    def _etablissement_by_eleve(self) -> dict[str, Etablissement | None]:
        known = self.etablissement_by_uai
        return {code: known.get(row.uai or "") for code, row in self.eleve_by_code.items()}

    def uai_of(self, eleve: str | None) -> str | None:
        """Give the UAI of a pupil's school, when both are known."""
        return self._uai_by_eleve.get(eleve or "")

    @cached_property
    def _uai_by_eleve(self) -> dict[str, str | None]:
        known = self._etablissement_by_eleve
        return {eleve: school.uai for eleve, school in known.items() if school}

    @cached_property
    def trajet_minutes(self) -> dict[tuple[str, str], int]:
        """Minutes between two schools, both ways, unless both rows stand."""
        minutes: dict[tuple[str, str], int] = {}
        rows = [t for t in self.trajets.rows if t.minutes is not None]
        for t in rows:
            minutes.setdefault((t.uai_depart or "", t.uai_arrivee or ""), t.minutes or 0)
        for t in rows:
            minutes.setdefault((t.uai_arrivee or "", t.uai_depart or ""), t.minutes or 0)
        return minutes


def by_pole(d: Rows, rows: Iterable[P]) -> dict[str, tuple[P, ...]]:
    """Gather AESH or schools by their pole, in the order given; those without one are left out."""
    grouped: defaultdict[str, list[P]] = defaultdict(list)
    for row in rows:
        if pole := d.pole_of(row):
            grouped[pole].append(row)
    return {pole: tuple(found) for pole, found in grouped.items()}


def by(rows: Iterable[R], field: str) -> dict[str, tuple[R, ...]]:
    """Gather rows by the value of a field, in the order given; blank values are left out."""
    held = tuple(rows)
    grouped: dict[str, list[R]] = {}
    for key, row in zip(map(attrgetter(field), held), held, strict=True):
        if key:
            grouped.setdefault(key, []).append(row)
    return {key: tuple(values) for key, values in grouped.items()}
