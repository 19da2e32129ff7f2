"""The allotter: fills each AESH's week with pupils, individual help first, then shared help.

Individual help is given as the CDAPH notified it; the rest of the week is shared out between the
pupils with mutualised help, alone or in groups of the same class. Nobody goes above the contract,
and nobody is left with an hour.
"""

from dataclasses import dataclass, field

from pial_xl.demo.aesh import AeshFictif
from pial_xl.demo.etablissements import EcoleFictive, voisine

Motif = tuple[tuple[int, ...], tuple[int, ...]]
"""Hours of the pupils with individual help; sizes of the groups with mutualised help."""

_MOTIFS: tuple[Motif, ...] = (
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
_COURT: Motif = ((6,), (1,))
"""For the shortest weeks."""
_MUTUALISE_SEUL: Motif = ((), (3, 2, 1))
_MARGES = (0, 15, 0, 30, 0, 15)
_MARGE_TRAJET = 30
"""Kept free by an AESH on two sites: one trip a week at most, of 25 minutes at most."""
_GROUPE_MIN, _GROUPE_MAX = 90, 13 * 60
_PAS = 15
_RENFORT = 6 * 60
"""Part of a long individual help that goes to a second AESH of the school."""


@dataclass(eq=False, slots=True)
class EleveFictif:
    """One pupil of the demo; the code comes once all are known.

    Attributes:
        heures: notified minutes a week, individual help only.
        cohorte: pupils of one cohort are in the same class.
    """

    ecole: EcoleFictive
    aide: str
    heures: int = 0
    cohorte: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """Time of one AESH for one pupil, or several at once. Minutes a week."""

    aesh: AeshFictif
    eleves: tuple[EleveFictif, ...]
    minutes: int


@dataclass(slots=True)
class Repartition:
    """What the allotter gives: who helps whom, and everyone who was met on the way."""

    parts: list[Part] = field(default_factory=list)
    eleves: list[EleveFictif] = field(default_factory=list)
    renfort: EleveFictif | None = None

    def de(self, aesh: AeshFictif) -> list[Part]:
        """Give the parts of one AESH."""
        return [p for p in self.parts if p.aesh is aesh]

    def nouvel_eleve(
        self, ecole: EcoleFictive, aide: str, heures: int = 0, *, cohorte: int | None = None
    ) -> EleveFictif:
        """Add a pupil; one of no given cohort is alone in it."""
        rang = len(self.eleves) if cohorte is None else cohorte
        eleve = EleveFictif(ecole, aide, heures, rang)
        self.eleves.append(eleve)
        return eleve


def repartir(aesh: tuple[AeshFictif, ...], ecoles: tuple[EcoleFictive, ...]) -> Repartition:
    """Share out the week of every AESH."""
    r = Repartition()
    for rang, a in enumerate(aesh):
        if a.pour_les_eleves:
            _remplir(r, a, ecoles, suivant=aesh[rang + 1] if rang + 1 < len(aesh) else None)
    return r


def _remplir(
    r: Repartition,
    a: AeshFictif,
    ecoles: tuple[EcoleFictive, ...],
    suivant: AeshFictif | None,
) -> None:
    marge = _MARGE_TRAJET if a.deux_sites else _MARGES[a.rang % len(_MARGES)]
    reste = a.pour_les_eleves - marge
    if r.renfort:
        r.parts.append(Part(a, (r.renfort,), _RENFORT))
        reste -= _RENFORT
        r.renfort = None
    individuels, groupes = _motif(a, reste)
    for hours in individuels:
        r.parts.append(Part(a, (r.nouvel_eleve(a.ecole, "I", hours * 60),), hours * 60))
        reste -= hours * 60
    if individuels and suivant and _peut_renforcer(a, suivant):
        r.renfort = r.eleves[-1]
        r.renfort.heures += _RENFORT
    second = voisine(a.ecole, ecoles) if a.deux_sites else a.ecole
    durees = _partager(reste, groupes)
    for place, (taille, minutes) in enumerate(zip(groupes, durees, strict=True)):
        ecole = second if place == len(groupes) - 1 else a.ecole
        cohorte = len(r.eleves)
        eleves = tuple(r.nouvel_eleve(ecole, "M", cohorte=cohorte) for _ in range(taille))
        r.parts.append(Part(a, eleves, minutes))


def _peut_renforcer(a: AeshFictif, suivant: AeshFictif) -> bool:
    return a.rang % 9 == 4 and suivant.ecole is a.ecole and suivant.absence is None


def _motif(a: AeshFictif, reste: int) -> Motif:
    """Choose the next pattern that fits, with more groups where the week is long."""
    if a.absence:
        return _MUTUALISE_SEUL
    depart = a.rang % len(_MOTIFS)
    individuels, groupes = next(
        motif
        for motif in (*_MOTIFS[depart:], *_MOTIFS[:depart], _COURT)
        if reste - 60 * sum(motif[0]) >= _GROUPE_MIN * len(motif[1])
    )
    while reste - 60 * sum(individuels) > _GROUPE_MAX * len(groupes):
        groupes = (2, *groupes)
    return individuels, groupes


def _partager(minutes: int, groupes: tuple[int, ...]) -> list[int]:
    """Share time between groups, larger ones first served, by quarters of an hour."""
    poids = [taille + 1 for taille in groupes]
    durees = [minutes * p // sum(poids) // _PAS * _PAS for p in poids]
    durees[0] += minutes - sum(durees)
    return durees
