"""Sixty AESH and their contracts."""

from dataclasses import dataclass
from datetime import date
from math import floor

from pial_xl.demo.calendrier import FIN_ANNEE, RENTREE
from pial_xl.demo.ecriture import ecrire
from pial_xl.demo.etablissements import EcoleFictive, Ligne
from pial_xl.units.quotite import quotite, quotite_contrat

_CDI_DEPUIS = (date(2019, 9, 1), date(2022, 9, 1), date(2024, 9, 1), date(2025, 11, 3))
# Contracts of three years (decree 2023-597).
_CDD = (
    (date(2024, 9, 1), FIN_ANNEE),
    (date(2025, 9, 1), date(2028, 8, 31)),
    (RENTREE, date(2029, 8, 31)),
    (date(2025, 9, 1), date(2028, 8, 31)),
    (RENTREE, date(2029, 8, 31)),
    (date(2024, 2, 26), date(2027, 2, 25)),
    (date(2024, 9, 1), FIN_ANNEE),
)
_REFERENTS = {9: 120, 30: 180}
"""Minutes a week of the AESH référents, by rank."""
_ABSENT = 20
_ABSENCE = (date(2026, 11, 9), date(2027, 1, 3))
_SUR_DEUX_SITES = 5
"""One AESH in this many also works in the next school."""


@dataclass(frozen=True, slots=True)
class AeshFictif:
    """One AESH of the demo. Durations are minutes a week."""

    rang: int
    ecole: EcoleFictive
    heures: int
    semaines: int
    ulis: int
    referent: int
    synthese: int
    deux_sites: bool
    absence: tuple[date, date] | None

    @property
    def code(self) -> str:
        """Local code, ``A01``."""
        return f"A{self.rang:02d}"

    @property
    def pour_les_eleves(self) -> int:
        """Minutes left for notified pupils once the other missions are taken out."""
        return self.heures - self.ulis - self.referent - self.synthese


def aesh_fictifs(ecoles: tuple[EcoleFictive, ...]) -> tuple[AeshFictif, ...]:
    """Give the AESH, school by school."""
    found: list[AeshFictif] = []
    for ecole in ecoles:
        for place, hours in enumerate(ecole.contrats):
            rang = len(found) + 1
            en_ulis = ecole.ulis > 0 and place == 0
            heures = int(hours * 60)
            found.append(
                AeshFictif(
                    rang=rang,
                    ecole=ecole,
                    heures=heures,
                    semaines={17: 43, 44: 45}.get(rang, 41),
                    ulis=heures if en_ulis else 0,
                    referent=_REFERENTS.get(rang, 0),
                    synthese=60 if rang % 11 == 6 and not en_ulis else 0,
                    deux_sites=rang % _SUR_DEUX_SITES == 3 and not en_ulis and rang != _ABSENT,
                    absence=_ABSENCE if rang == _ABSENT else None,
                )
            )
    return tuple(found)


def lignes_aesh(aesh: tuple[AeshFictif, ...]) -> list[Ligne]:
    """Give the rows of T_AESH."""
    return [_ligne(a) for a in aesh]


def _ligne(a: AeshFictif) -> Ligne:
    ligne: Ligne = {
        "aesh": a.code,
        "nom": f"NOM-FICTIF {a.code}",
        "prenom": f"Prénom {a.code}",
        "pole": a.ecole.pole,
        "heures": ecrire(a.heures, a.rang),
        "semaines": a.semaines,
        "uai": a.ecole.uai,
    }
    ligne |= _contrat(a.rang)
    if a.rang % 6:
        # Both roundings are seen on real contracts: 24 h gives 61 or 62 %.
        exacte = quotite(a.heures, a.semaines)
        ligne["quotite"] = (
            floor(exacte) if a.rang % 7 == 0 else quotite_contrat(a.heures, a.semaines)
        )
    for champ, minutes in (
        ("heures_referent", a.referent),
        ("heures_ulis", a.ulis),
        ("heures_synthese", a.synthese),
    ):
        if minutes:
            ligne[champ] = minutes
    if a.absence:
        ligne["absent_du"], ligne["absent_au"] = a.absence
    return ligne


def _contrat(rang: int) -> Ligne:
    if rang % 5 in (0, 2):
        return {"contrat": "CDI", "debut": _CDI_DEPUIS[rang % len(_CDI_DEPUIS)]}
    debut, fin = _CDD[rang // 2 % len(_CDD)]
    return {"contrat": "CDD", "debut": debut, "fin": fin}
