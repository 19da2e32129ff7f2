"""Sixty AESH and their contracts."""

from dataclasses import dataclass
from datetime import date
from math import floor

from pial_xl.bareme.quotite import quotite, quotite_contrat
from pial_xl.demo.calendar import YEAR_END, YEAR_START
from pial_xl.demo.etablissements import DemoRow, DemoSchool
from pial_xl.demo.writing import write

_CDI_SINCE = (date(2019, 9, 1), date(2022, 9, 1), date(2024, 9, 1), date(2025, 11, 3))
# Contracts of three years (decree 2023-597).
_CDD = (
    (date(2024, 9, 1), YEAR_END),
    (date(2025, 9, 1), date(2028, 8, 31)),
    (YEAR_START, date(2029, 8, 31)),
    (date(2025, 9, 1), date(2028, 8, 31)),
    (YEAR_START, date(2029, 8, 31)),
    (date(2024, 2, 26), date(2027, 2, 25)),
    (date(2024, 9, 1), YEAR_END),
)
_REFERENTS = {9: 120, 30: 180}
"""Minutes a week of the AESH référents, by rank."""
_ABSENT = 20
_ABSENCE = (date(2026, 11, 9), date(2027, 1, 3))
_ON_TWO_SITES = 5
"""One AESH in this many also works in the next school."""


@dataclass(frozen=True, slots=True)
class DemoAesh:
    """One AESH of the demo. Durations are minutes a week."""

    rank: int
    school: DemoSchool
    heures: int
    semaines: int
    ulis: int
    referent: int
    synthese: int
    two_sites: bool
    absence: tuple[date, date] | None

    @property
    def code(self) -> str:
        """Local code, ``A01``."""
        return f"A{self.rank:02d}"

    @property
    def for_eleves(self) -> int:
        """Minutes left for notified pupils once the other missions are taken out."""
        return self.heures - self.ulis - self.referent - self.synthese


def demo_aesh(schools: tuple[DemoSchool, ...]) -> tuple[DemoAesh, ...]:
    """Give the AESH, school by school."""
    found: list[DemoAesh] = []
    for school in schools:
        for place, hours in enumerate(school.contrats):
            rank = len(found) + 1
            in_ulis = school.ulis > 0 and place == 0
            heures = int(hours * 60)
            found.append(
                DemoAesh(
                    rank=rank,
                    school=school,
                    heures=heures,
                    semaines={17: 43, 44: 45}.get(rank, 41),
                    ulis=heures if in_ulis else 0,
                    referent=_REFERENTS.get(rank, 0),
                    synthese=60 if rank % 11 == 6 and not in_ulis else 0,
                    two_sites=rank % _ON_TWO_SITES == 3 and not in_ulis and rank != _ABSENT,
                    absence=_ABSENCE if rank == _ABSENT else None,
                )
            )
    return tuple(found)


def aesh_rows(aesh: tuple[DemoAesh, ...]) -> list[DemoRow]:
    """Give the rows of T_AESH."""
    return [_row(a) for a in aesh]


def _row(a: DemoAesh) -> DemoRow:
    row: DemoRow = {
        "aesh": a.code,
        "nom": f"NOM-FICTIF {a.code}",
        "prenom": f"Prénom {a.code}",
        "pole": a.school.pole,
        "heures": write(a.heures, a.rank),
        "semaines": a.semaines,
        "uai": a.school.uai,
    }
    row |= _contrat(a.rank)
    if a.rank % 6:
        # Both roundings are seen on real contracts: 24 h gives 61 or 62 %.
        exact = quotite(a.heures, a.semaines)
        row["quotite"] = floor(exact) if a.rank % 7 == 0 else quotite_contrat(a.heures, a.semaines)
    for field, minutes in (
        ("heures_referent", a.referent),
        ("heures_ulis", a.ulis),
        ("heures_synthese", a.synthese),
    ):
        if minutes:
            row[field] = minutes
    if a.absence:
        row["absent_du"], row["absent_au"] = a.absence
    return row


def _contrat(rank: int) -> DemoRow:
    if rank % 5 in (0, 2):
        return {"contrat": "CDI", "debut": _CDI_SINCE[rank % len(_CDI_SINCE)]}
    debut, fin = _CDD[rank // 2 % len(_CDD)]
    return {"contrat": "CDD", "debut": debut, "fin": fin}
