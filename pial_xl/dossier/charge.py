"""The weekly time that an AESH owes, pupils helped at the same time counted once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from pial_xl.tables import Aesh, Affectation
from pial_xl.tables.types import Aide
from pial_xl.units.durations import round_minutes

AUTRES_HEURES = ("heures_referent", "heures_ulis", "heures_synthese")
"""Fields of T_AESH whose hours are due besides the allocations."""


@dataclass(frozen=True, slots=True)
class Charge:
    """Weekly minutes of one AESH.

    Source: domaine §3, ``charge(a) = Σ t/k + trajets + référent + ULIS + synthèse``.

    Attributes:
        par_aide: minutes by kind of help; a row of a group of k pupils weighs t/k.
        referent, ulis, synthese, trajets: the other minutes of the service.
        complete: False when one of its rows does not say its hours (S-02, A-12): the true charge
            is then higher than this one.
    """

    par_aide: Mapping[Aide | None, Fraction]
    referent: int = 0
    ulis: int = 0
    synthese: int = 0
    trajets: int = 0
    complete: bool = True

    @property
    def exacte(self) -> Fraction:
        """The whole charge, in exact minutes."""
        autres = self.referent + self.ulis + self.synthese + self.trajets
        return sum(self.par_aide.values(), Fraction(autres))

    @property
    def minutes(self) -> int:
        """The whole charge, rounded to the minute for display."""
        return round_minutes(self.exacte)

    def de(self, aide: Aide) -> Fraction:
        """Give the minutes of one kind of help; the ULIS hours are collective help."""
        return self.par_aide.get(aide, Fraction(0)) + (self.ulis if aide is Aide.CO else 0)


def groupes(affectations: Iterable[Affectation]) -> list[list[Affectation]]:
    """Gather rows helped at the same time: same AESH and same non-empty group.

    A row without a group is alone. The order of first rows is kept.
    """
    gathered: dict[object, list[Affectation]] = {}
    for a in affectations:
        key = (a.aesh, a.groupe) if a.aesh and a.groupe else a.numero
        gathered.setdefault(key, []).append(a)
    return list(gathered.values())


def charge_de(aesh: Aesh, affectations: Iterable[Affectation], trajets: int) -> Charge:
    """Compute the charge of one AESH from its active rows."""
    par_aide: defaultdict[Aide | None, Fraction] = defaultdict(Fraction)
    complete = not any(aesh.est_illisible(champ) for champ in AUTRES_HEURES)
    for groupe in groupes(affectations):
        for a in groupe:
            if a.heures is None or not a.est_chiffree:
                complete = False
            else:
                par_aide[a.aide] += Fraction(a.heures, len(groupe))
    return Charge(
        par_aide,
        referent=aesh.heures_referent or 0,
        ulis=aesh.heures_ulis or 0,
        synthese=aesh.heures_synthese or 0,
        trajets=trajets,
        complete=complete,
    )
