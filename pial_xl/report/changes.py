"""What changed between two states of a workbook, one thing at a time."""

from dataclasses import dataclass

from pial_xl.tables.types import Aide
from pial_xl.units.durations import Exact


@dataclass(frozen=True, slots=True)
class Allocated:
    """AESH time given to one pupil of a school for one kind of help."""

    aesh: str
    eleve: str
    uai: str
    aide: Aide | None


@dataclass(frozen=True, slots=True)
class HoursChange:
    """Weekly minutes of an allocation before and after."""

    allocated: Allocated
    before: Exact
    after: Exact

    @property
    def added(self) -> Exact:
        """Minutes that there are more."""
        return max(0, self.after - self.before)

    @property
    def removed(self) -> Exact:
        """Minutes that there are less."""
        return max(0, self.before - self.after)


@dataclass(frozen=True, slots=True)
class ContratChange:
    """An AESH whose contract's weekly minutes are not the same; None when not known."""

    aesh: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class NotifiedEleve:
    """What a pupil is notified: the school's UAI, the kind of help, the hours of individual help.

    Blank or None where it is not known.
    """

    uai: str
    aide: Aide | None
    heures: int | None


@dataclass(frozen=True, slots=True)
class CodesChange:
    """What became of the codes of one kind of thing, each in the order of its workbook."""

    come: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """A school and a kind of help: its notified or helped pupils, and the AESH time they take."""

    before: frozenset[str]
    after: frozenset[str]
    hours: tuple[HoursChange, ...]

    @property
    def come(self) -> frozenset[str]:
        """Pupils who were not there."""
        return self.after - self.before

    @property
    def gone(self) -> frozenset[str]:
        """Pupils who are no longer there."""
        return self.before - self.after
