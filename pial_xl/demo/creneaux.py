"""Timetables of some AESH: every minute allotted finds its place in the school's week."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pial_xl.demo.aesh import AeshFictif
from pial_xl.demo.affectations import groupe_de
from pial_xl.demo.eleves import mange_avec_aide
from pial_xl.demo.etablissements import EcoleFictive, Ligne
from pial_xl.demo.repartition import EleveFictif, Part, Repartition

NB_EMPLOIS_DU_TEMPS = 18
_SEQUENCE = 90
"""Longest stretch with one pupil before another's turn, in minutes."""
_CHUTE = 30
"""A shorter end of a half-day is not worth a change of pupil."""
_REPAS = 45
_JOURS_REPAS = ("lundi", "jeudi")
_PLEINS = ("lundi", "mardi", "jeudi", "vendredi")


@dataclass(frozen=True, slots=True)
class DemiJournee:
    """A half-day of class, in minutes after midnight."""

    jour: str
    debut: int
    fin: int


def _semaine(matin: tuple[int, int], soir: tuple[int, int]) -> tuple[DemiJournee, ...]:
    return tuple(DemiJournee(jour, *heures) for jour in _PLEINS for heures in (matin, soir))


_ECOLE = _semaine((8 * 60 + 30, 11 * 60 + 45), (13 * 60 + 30, 16 * 60 + 15))
_SECOND_DEGRE = _semaine((8 * 60, 12 * 60), (13 * 60 + 30, 16 * 60 + 30))
_SECOND_DEGRE += (DemiJournee("mercredi", 8 * 60, 12 * 60),)


@dataclass(frozen=True, slots=True)
class CreneauFictif:
    """One slot; ``part`` is None for ULIS and travel."""

    jour: str
    debut: int
    fin: int
    nature: str
    ecole: EcoleFictive | None
    part: Part | None


@dataclass(frozen=True, slots=True)
class _Besoin:
    ecole: EcoleFictive
    part: Part | None
    minutes: int


def emploi_du_temps(
    a: AeshFictif, parts: list[Part], trajets: Mapping[frozenset[str], int]
) -> list[CreneauFictif]:
    """Lay the week of one AESH, site after site.

    Args:
        a: the AESH.
        parts: what the allotter gave to the AESH.
        trajets: minutes of road, by the two UAI.

    Returns:
        The slots, or none when the week of class is too short for all.
    """
    besoins = [_Besoin(a.ecole, None, a.ulis)] if a.ulis else []
    besoins += [_Besoin(p.eleves[0].ecole, p, p.minutes) for p in parts]
    sites = list(dict.fromkeys(b.ecole for b in besoins))
    repas: list[CreneauFictif] = []
    if len(sites) == 1:
        besoins, repas = _avec_repas(besoins)
    libres = list(_ECOLE if a.ecole.degre == "école" else _SECOND_DEGRE)
    creneaux: list[CreneauFictif] = []
    for site in sites:
        if creneaux and libres:
            creneaux += _changer_de_site(creneaux[-1], site, libres, trajets)
        places = _placer([b for b in besoins if b.ecole is site], libres)
        if not places:
            return []
        creneaux += places
    return creneaux + repas


def _avec_repas(besoins: list[_Besoin]) -> tuple[list[_Besoin], list[CreneauFictif]]:
    """Take two lunches a week out of the time of the first pupil whose decision covers lunch."""
    for rang, b in enumerate(besoins):
        if b.part and len(b.part.eleves) == 1 and mange_avec_aide(b.part.eleves[0]):
            midi = 11 * 60 + 45 if b.ecole.degre == "école" else 12 * 60
            repas = [
                CreneauFictif(jour, midi, midi + _REPAS, "repas", b.ecole, b.part)
                for jour in _JOURS_REPAS
            ]
            besoins = besoins.copy()
            besoins[rang] = replace(b, minutes=b.minutes - _REPAS * len(repas))
            return besoins, repas
    return besoins, []


def _changer_de_site(
    dernier: CreneauFictif,
    site: EcoleFictive,
    libres: list[DemiJournee],
    trajets: Mapping[frozenset[str], int],
) -> list[CreneauFictif]:
    """Go on at another school from the next half-day; the road is service time on the same day."""
    if (libres[0].jour, libres[0].debut) == (dernier.jour, dernier.fin):
        libres.pop(0)
    if not libres or libres[0].jour != dernier.jour or dernier.ecole is None:
        return []
    minutes = trajets[frozenset((dernier.ecole.uai, site.uai))]
    fin = dernier.fin + minutes
    return [CreneauFictif(dernier.jour, dernier.fin, fin, "trajet", None, None)]


def _placer(besoins: list[_Besoin], libres: list[DemiJournee]) -> list[CreneauFictif]:
    """Fill the free half-days, each pupil in turn; give nothing when they do not suffice."""
    places: list[CreneauFictif] = []
    attente = [b for b in besoins if b.minutes]
    while attente:
        if not libres:
            return []
        b, demi = attente.pop(0), libres[0]
        reste = demi.fin - demi.debut
        duree = min(b.minutes, reste if reste <= _SEQUENCE + _CHUTE else _SEQUENCE)
        fin = demi.debut + duree
        nature = "accompagnement"
        places = _ajouter(
            places, CreneauFictif(demi.jour, demi.debut, fin, nature, b.ecole, b.part)
        )
        if fin == demi.fin:
            libres.pop(0)
        else:
            libres[0] = replace(demi, debut=fin)
        if b.minutes > duree:
            attente.append(replace(b, minutes=b.minutes - duree))
    return places


def _ajouter(places: list[CreneauFictif], suivant: CreneauFictif) -> list[CreneauFictif]:
    """Add a slot, in one piece with the last one when nothing but time parts them."""
    if places:
        dernier = places[-1]
        suite = (dernier.jour, dernier.fin, dernier.part) == (
            suivant.jour,
            suivant.debut,
            suivant.part,
        )
        if suite:
            return [*places[:-1], replace(dernier, fin=suivant.fin)]
    return [*places, suivant]


def emplois_du_temps(
    aesh: tuple[AeshFictif, ...],
    repartition: Repartition,
    trajets: Mapping[frozenset[str], int],
) -> dict[AeshFictif, list[CreneauFictif]]:
    """Lay the weeks of the first AESH that can be; no pupil stands in two of them."""
    poses: dict[AeshFictif, list[CreneauFictif]] = {}
    places: set[EleveFictif] = set()
    for a in aesh:
        parts = repartition.de(a)
        eleves = {e for p in parts for e in p.eleves}
        if a.absence or eleves & places or len(poses) == NB_EMPLOIS_DU_TEMPS:
            continue
        if creneaux := emploi_du_temps(a, parts, trajets):
            poses[a] = creneaux
            places |= eleves
    return poses


def lignes_creneaux(
    emplois: Mapping[AeshFictif, list[CreneauFictif]],
    repartition: Repartition,
    codes: Mapping[EleveFictif, str],
) -> list[Ligne]:
    """Give the rows of T_Creneaux, AESH by AESH, day by day."""
    semaine = ("lundi", "mardi", "mercredi", "jeudi", "vendredi")
    lignes: list[Ligne] = []
    for a, creneaux in emplois.items():
        parts = repartition.de(a)
        for c in sorted(creneaux, key=lambda c: (semaine.index(c.jour), c.debut)):
            ligne: Ligne = {"aesh": a.code, "jour": c.jour, "debut": c.debut, "fin": c.fin}
            ligne["nature"] = c.nature
            if c.ecole:
                ligne["uai"] = c.ecole.uai
            if c.part and (groupe := groupe_de(parts, c.part)):
                ligne["groupe"] = groupe
            elif c.part:
                ligne["eleve"] = codes[c.part.eleves[0]]
            lignes.append(ligne)
    return lignes
