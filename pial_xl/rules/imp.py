"""L: the IMP granted, against those that there are."""

from collections.abc import Iterable
from decimal import Decimal

from pial_xl.bareme.sources import DECRET_2015_475
from pial_xl.dossier.dossier import Dossier
from pial_xl.findings import Niveau
from pial_xl.rules.registre import Constat, Reserve, Sortie, rule
from pial_xl.tables import Coordonnateur, Parametre, Pole
from pial_xl.tables.adresse import Cellule
from pial_xl.units.numbers import format_number

_PART_MIN = Decimal("0.25")
_CLE = "dotation_imp"


@rule(
    "L-06",
    Niveau.ALERTE,
    "Plus d'IMP attribuées que d'IMP disponibles, ou part trop petite",
    source=DECRET_2015_475,
    nature="D",
    lit=(Coordonnateur, Pole, Parametre),
    que_faire="Réduisez les IMP des lettres, ou corrigez les IMP disponibles.",
)
def imp_disponibles(d: Dossier) -> Sortie:
    """La somme des IMP d'un pôle dépasse celles de Pôles, ou celle de tous les pôles dotation_imp.

    Une part de moins de 0,25 IMP est aussi signalée : une mission se partage, mais chaque part
    vaut au moins un quart d'IMP.
    """
    for code, pole in d.pole_par_code.items():
        lignes = [c for c in d.coordonnateurs.lignes if c.pole == code]
        if pole.imp is not None:
            yield from _depassement(lignes, pole.imp, d.poles.cellule(pole, "imp"), code)
    lignes = list(d.coordonnateurs.lignes)
    if d.bareme.dotation_imp is None and all(p.imp is None for p in d.pole_par_code.values()):
        yield Reserve("IMP disponibles", "ni dans Pôles, ni dans Paramètres (dotation_imp)")
    if d.bareme.dotation_imp is not None:
        cellule = d.cellule_parametre(_CLE)
        yield from _depassement(lignes, d.bareme.dotation_imp, cellule, "tous les pôles")
    for c in lignes:
        if c.imp is not None and 0 < c.imp < _PART_MIN:
            yield Constat(
                d.coordonnateurs.cellule(c, "imp"),
                f"ligne {c.numero}",
                f"Part de {format_number(c.imp)} IMP : {format_number(_PART_MIN)} au moins.",
                mesure=format_number(c.imp),
                attendu=f"{format_number(_PART_MIN)} au moins",
            )


def _depassement(
    lignes: Iterable[Coordonnateur], disponibles: Decimal, cellule: Cellule, objet: str
) -> Sortie:
    inconnues = [c.numero for c in lignes if c.est_illisible("imp")]
    if inconnues:
        yield Reserve(objet, f"IMP illisible en ligne {inconnues[0]} de Coordonnateurs")
    attribuees = sum((c.imp for c in lignes if c.imp), Decimal(0))
    if attribuees > disponibles:
        yield Constat(
            cellule,
            objet,
            f"{format_number(disponibles)} IMP pour {format_number(attribuees)} attribuées.",
            mesure=format_number(attribuees),
            attendu=f"{format_number(disponibles)} au plus",
            ecart=f"+{format_number(attribuees - disponibles)}",
        )
