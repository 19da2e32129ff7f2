"""The weekly time that an AESH owes, pupils helped at the same time counted once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from pial_xl.tables import Aesh, Affectation
from pial_xl.tables.types import Aide
from pial_xl.units.durations import round_minutes

OTHER_HEURES = ("heures_referent", "heures_ulis", "heures_synthese")
"""Fields of T_AESH whose hours are due besides the allocations."""


@dataclass(frozen=True, slots=True)
class Charge:
    """Weekly minutes of one AESH.

    Source: domaine §3, ``charge(a) = Σ t/k + trajets + référent + ULIS + synthèse``.

    Attributes:
        by_aide: minutes by kind of help; a row of a group of k pupils weighs t/k.
        referent, ulis, synthese, trajets: the other minutes of the service.
        complete: False when one of its rows does not say its hours (S-02, A-12): the true charge
            is then higher than this one.
    """

    by_aide: Mapping[Aide | None, Fraction]
    referent: int = 0
    ulis: int = 0
    synthese: int = 0
    trajets: int = 0
    complete: bool = True

    @property
    def exact(self) -> Fraction:
        """The whole charge, in exact minutes."""
        others = self.referent + self.ulis + self.synthese + self.trajets
        return sum(self.by_aide.values(), Fraction(others))

    @property
    def minutes(self) -> int:
        """The whole charge, rounded to the minute for display."""
        return round_minutes(self.exact)

    def of(self, aide: Aide) -> Fraction:
        """Give the minutes of one kind of help; the ULIS hours are collective help."""
        return self.by_aide.get(aide, Fraction(0)) + (self.ulis if aide is Aide.CO else 0)


def groupes(affectations: Iterable[Affectation]) -> list[list[Affectation]]:
    """Gather rows helped at the same time: same AESH and same non-empty group.

    A row without a group is alone. The order of first rows is kept.
    """
    gathered: dict[object, list[Affectation]] = {}
    for a in affectations:
        key = (a.aesh, a.groupe) if a.aesh and a.groupe else a.number
        gathered.setdefault(key, []).append(a)
    return list(gathered.values())


def charge_of(aesh: Aesh, affectations: Iterable[Affectation], trajets: int) -> Charge:
    """Compute the charge of one AESH from its active rows."""
    by_aide: defaultdict[Aide | None, Fraction] = defaultdict(Fraction)
    complete = not any(aesh.is_unreadable(field) for field in OTHER_HEURES)
    for groupe in groupes(affectations):
        for a in groupe:
            if a.heures is None or not a.has_hours:
                complete = False
            else:
                by_aide[a.aide] += Fraction(a.heures, len(groupe))
    return Charge(
        by_aide,
        referent=aesh.heures_referent or 0,
        ulis=aesh.heures_ulis or 0,
        synthese=aesh.heures_synthese or 0,
        trajets=trajets,
        complete=complete,
    )
