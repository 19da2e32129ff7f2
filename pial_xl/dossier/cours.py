"""The courses of the pupils: their own, and those of their class and of its groups."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pial_xl.dossier.creneaux import Creneaux
from pial_xl.dossier.timetable.weeks import Weeks
from pial_xl.tables import Cours, Eleve
from pial_xl.tables.types import Weekday
from pial_xl.units.text import fold

_BETWEEN_GROUPES = ","


@dataclass(frozen=True, slots=True)
class PlacedCours:
    """A course whose day and hours can be read.

    Attributes:
        row: the row of Cours des élèves.
        jour: weekday.
        debut, fin: minutes after midnight.
        weeks: weeks of the school year in which it takes place.
    """

    row: Cours
    jour: Weekday
    debut: int
    fin: int
    weeks: Weeks


@dataclass(frozen=True)
class CoursOfEleves(Creneaux):
    """The timetable of the AESH, and the courses of the pupils."""

    @cached_property
    def _cours_by_eleve(self) -> dict[str, list[PlacedCours]]:
        found: defaultdict[str, list[PlacedCours]] = defaultdict(list)
        for placed in self._placed_cours:
            if placed.row.eleve:
                found[placed.row.eleve].append(placed)
        return found

    @cached_property
    def _cours_by_classe(self) -> dict[tuple[str, str], list[PlacedCours]]:
        found: defaultdict[tuple[str, str], list[PlacedCours]] = defaultdict(list)
        for placed in self._placed_cours:
            row = placed.row
            if not row.eleve and row.uai and row.classe:
                found[row.uai, fold(row.classe)].append(placed)
        return found

    @cached_property
    def _placed_cours(self) -> tuple[PlacedCours, ...]:
        return tuple(self._place_cours())

    def _place_cours(self) -> Iterator[PlacedCours]:
        for c in self.cours.rows:
            if c.jour is None or c.debut is None or c.fin is None:
                continue
            if c.au is None or c.au >= self.reference:
                weeks = self.school_weeks.of(c.jour, c.semaine, c.du, c.au)
                yield PlacedCours(c, c.jour, c.debut, c.fin, weeks)

    def cours_of(self, eleve: str) -> list[PlacedCours]:
        """Give the courses of a pupil, none when the workbook does not say them."""
        row = self.eleve_by_code.get(eleve)
        return [*self._cours_by_eleve.get(eleve, ()), *(self._class_cours(row) if row else ())]

    def _class_cours(self, eleve: Eleve) -> Iterator[PlacedCours]:
        groupes = set((eleve.groupes or "").replace(" ", "").split(_BETWEEN_GROUPES))
        for placed in self._cours_by_classe.get((eleve.uai or "", fold(eleve.classe or "")), ()):
            if not placed.row.groupe or placed.row.groupe in groupes:
                yield placed
