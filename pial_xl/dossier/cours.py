"""The courses of the pupils: their own, and those of their class and of its groups."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from pial_xl.dossier.creneaux import Creneaux
from pial_xl.dossier.timetable.placed import Placed
from pial_xl.dossier.timetable.sweep import in_time
from pial_xl.dossier.timetable.weeks import Weeks, compositions
from pial_xl.tables import Cours, Eleve
from pial_xl.tables.types import CreneauNature, Weekday
from pial_xl.units.records import record
from pial_xl.units.text import fold

_BETWEEN_GROUPES = ","


@record
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


@record
class SchoolDay:
    """One weekday on which a pupil who has courses is helped in class, in weeks that are all alike.

    Attributes:
        eleve: code of the pupil.
        slots: the slots of the help, by beginning.
        cours: the courses.
    """

    eleve: str
    slots: tuple[Placed, ...]
    cours: tuple[PlacedCours, ...]


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

    @cached_property
    def school_days(self) -> tuple[SchoolDay, ...]:
        """The days on which pupils are helped in class, where the workbook says their courses."""
        return tuple(self._find_school_days())

    def _find_school_days(self) -> Iterator[SchoolDay]:
        for eleve, placed in self.placed_by_eleve.items():
            cours = self.cours_of(eleve)
            if not cours:
                continue
            for jour in Weekday:
                slots = [p for p in placed if p.jour is jour and p.nature is CreneauNature.SUPPORT]
                same = [c for c in cours if c.jour is jour]
                for weeks in compositions([*(p.weeks for p in slots), *(c.weeks for c in same)]):
                    held = tuple(sorted((p for p in slots if p.weeks & weeks), key=in_time))
                    if held:
                        yield SchoolDay(eleve, held, tuple(c for c in same if c.weeks & weeks))

    def cours_of(self, eleve: str) -> list[PlacedCours]:
        """Give the courses of a pupil, none when the workbook does not say them."""
        row = self.eleve_by_code.get(eleve)
        return [*self._cours_by_eleve.get(eleve, ()), *(self._class_cours(row) if row else ())]

    def _class_cours(self, eleve: Eleve) -> Iterator[PlacedCours]:
        groupes = set((eleve.groupes or "").replace(" ", "").split(_BETWEEN_GROUPES))
        for placed in self._cours_by_classe.get((eleve.uai or "", fold(eleve.classe or "")), ()):
            if not placed.row.groupe or placed.row.groupe in groupes:
                yield placed
