"""The allotter: fills each AESH's week with pupils, individual help first, then shared help.

Individual help is given as the CDAPH notified it; the rest of the week is shared out between the
pupils with mutualised help, alone or in groups of the same class. Nobody goes above the contract,
and nobody is left with an hour.
"""

from dataclasses import dataclass, field

from pial_xl.demo.aesh import DemoAesh
from pial_xl.demo.etablissements import DemoSchool, neighbor

Pattern = tuple[tuple[int, ...], tuple[int, ...]]
"""Hours of the pupils with individual help; sizes of the groups with mutualised help."""

_PATTERNS: tuple[Pattern, ...] = (
    ((12,), (2,)),
    ((9, 6), (2,)),
    ((15,), (1,)),
    ((14,), (3,)),
    ((12, 6), (1,)),
    ((18,), (1,)),
    ((20,), (1,)),
    ((10, 9), (1,)),
    ((6, 5), (2,)),
)
_SHORT: Pattern = ((6,), (1,))
"""For the shortest weeks."""
_MUTUALISEE_ONLY: Pattern = ((), (3, 2, 1))
_MARGINS = (0, 15, 0, 30, 0, 15)
_TRAJET_MARGIN = 30
"""Kept free by an AESH on two sites: one trip a week at most, of 25 minutes at most."""
_GROUPE_MIN, _GROUPE_MAX = 90, 13 * 60
_STEP = 15
_REINFORCEMENT = 6 * 60
"""Part of a long individual help that goes to a second AESH of the school."""


@dataclass(eq=False, slots=True)
class DemoEleve:
    """One pupil of the demo; the code comes once all are known.

    Attributes:
        heures: notified minutes a week, individual help only.
        cohort: pupils of one cohort are in the same class.
    """

    school: DemoSchool
    aide: str
    heures: int = 0
    cohort: int = 0


@dataclass(frozen=True, slots=True)
class Support:
    """Time of one AESH for one pupil, or several at once. Minutes a week."""

    aesh: DemoAesh
    eleves: tuple[DemoEleve, ...]
    minutes: int


@dataclass(slots=True)
class Allotment:
    """What the allotter gives: who helps whom, and everyone who was met on the way."""

    parts: list[Support] = field(default_factory=list)
    eleves: list[DemoEleve] = field(default_factory=list)
    reinforced: DemoEleve | None = None

    def of(self, aesh: DemoAesh) -> list[Support]:
        """Give the parts of one AESH."""
        return [p for p in self.parts if p.aesh is aesh]

    def new_eleve(
        self, school: DemoSchool, aide: str, heures: int = 0, *, cohort: int | None = None
    ) -> DemoEleve:
        """Add a pupil; one of no given cohort is alone in it."""
        rank = len(self.eleves) if cohort is None else cohort
        eleve = DemoEleve(school, aide, heures, rank)
        self.eleves.append(eleve)
        return eleve


def allot(aesh: tuple[DemoAesh, ...], schools: tuple[DemoSchool, ...]) -> Allotment:
    """Share out the week of every AESH."""
    r = Allotment()
    for rank, a in enumerate(aesh):
        if a.for_eleves:
            _fill(r, a, schools, following=aesh[rank + 1] if rank + 1 < len(aesh) else None)
    return r


def _fill(
    r: Allotment,
    a: DemoAesh,
    schools: tuple[DemoSchool, ...],
    following: DemoAesh | None,
) -> None:
    margin = _TRAJET_MARGIN if a.two_sites else _MARGINS[a.rank % len(_MARGINS)]
    remaining = a.for_eleves - margin
    if r.reinforced:
        r.parts.append(Support(a, (r.reinforced,), _REINFORCEMENT))
        remaining -= _REINFORCEMENT
        r.reinforced = None
    individuals, groupes = _pattern(a, remaining)
    for hours in individuals:
        r.parts.append(Support(a, (r.new_eleve(a.school, "I", hours * 60),), hours * 60))
        remaining -= hours * 60
    if individuals and following and _can_reinforce(a, following):
        r.reinforced = r.eleves[-1]
        r.reinforced.heures += _REINFORCEMENT
    second = neighbor(a.school, schools) if a.two_sites else a.school
    durations = _share(remaining, groupes)
    for place, (size, minutes) in enumerate(zip(groupes, durations, strict=True)):
        school = second if place == len(groupes) - 1 else a.school
        cohort = len(r.eleves)
        eleves = tuple(r.new_eleve(school, "M", cohort=cohort) for _ in range(size))
        r.parts.append(Support(a, eleves, minutes))


def _can_reinforce(a: DemoAesh, following: DemoAesh) -> bool:
    return a.rank % 9 == 4 and following.school is a.school and following.absence is None


def _pattern(a: DemoAesh, remaining: int) -> Pattern:
    """Choose the next pattern that fits, with more groups where the week is long."""
    if a.absence:
        return _MUTUALISEE_ONLY
    depart = a.rank % len(_PATTERNS)
    individuals, groupes = next(
        pattern
        for pattern in (*_PATTERNS[depart:], *_PATTERNS[:depart], _SHORT)
        if remaining - 60 * sum(pattern[0]) >= _GROUPE_MIN * len(pattern[1])
    )
    while remaining - 60 * sum(individuals) > _GROUPE_MAX * len(groupes):
        groupes = (2, *groupes)
    return individuals, groupes


def _share(minutes: int, groupes: tuple[int, ...]) -> list[int]:
    """Share time between groups, larger ones first served, by quarters of an hour."""
    weights = [size + 1 for size in groupes]
    durations = [minutes * p // sum(weights) // _STEP * _STEP for p in weights]
    durations[0] += minutes - sum(durations)
    return durations
