"""What each school has: its notified pupils, the AESH who come there, the hours they give."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from pial_xl.dossier.dossier import Dossier
from pial_xl.report.couverture import Couverture, couverture_by_school
from pial_xl.tables.types import Aide
from pial_xl.units.durations import Exact, round_together

NOBODY = Couverture("")


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """One school on the reference date.

    Attributes:
        pole: code of its pole; blank where it is not known.
        nom: its name, with its UAI where another one bears the same.
        nb_aesh: AESH who help a pupil there.
        couverture: its notified pupils.
        heures: weekly minutes of AESH time, by kind of help; None for one that cannot be read.
    """

    pole: str
    nom: str
    nb_aesh: int
    couverture: Couverture
    heures: dict[Aide | None, int]

    @property
    def total(self) -> int:
        """Weekly minutes of AESH time, all kinds of help."""
        return sum(self.heures.values())


def schools_of(d: Dossier) -> tuple[SchoolRow, ...]:
    """Give the schools where a pupil is notified or an AESH helps, pole by pole."""
    couvertures = couverture_by_school(d)
    heures: defaultdict[str, defaultdict[Aide | None, Exact]] = defaultdict(
        lambda: defaultdict(int)
    )
    for (_, uai, aide), minutes in d.charge_by_uai.items():
        heures[uai][aide] += minutes
    aesh = Counter(uai for schools in d.first_rows_by_uai.values() for uai in schools)
    ranks = {pole: rank for rank, pole in enumerate(d.pole_by_code)}
    schools = [
        (uai, school)
        for uai, school in d.etablissement_by_uai.items()
        if uai in couvertures or uai in heures or aesh[uai]
    ]
    schools.sort(key=lambda pair: ranks.get(d.pole_of(pair[1]) or "", len(ranks)))
    return tuple(
        SchoolRow(
            pole=d.pole_of(school) or "",
            nom=name_with_uai(d, uai, school.nom or ""),
            nb_aesh=aesh[uai],
            couverture=couvertures.get(uai, NOBODY),
            heures=dict(zip(heures[uai], round_together(list(heures[uai].values())), strict=True)),
        )
        for uai, school in schools
    )


def name_with_uai(d: Dossier, uai: str, nom: str) -> str:
    """Give the name of a school, with its UAI where another one bears the same; else its UAI."""
    if not nom:
        return uai
    return nom if d.homonyms[nom] == 1 else f"{nom} ({uai})"
