"""L: the IMP of the letters: their rates, their amounts, and those that there are."""

from collections.abc import Iterable
from decimal import Decimal

from pial_xl.bareme.sources import DECRET_2015_475
from pial_xl.dossier.dossier import Dossier
from pial_xl.findings import Niveau
from pial_xl.letters.lignes import est_paye_en_imp, montant_du
from pial_xl.rules.lettres.commun import personne
from pial_xl.rules.registre import Constat, Reserve, Sortie, rule
from pial_xl.tables import Coordonnateur, Parametre, Pole
from pial_xl.tables.adresse import Cellule
from pial_xl.tables.types import Reseau, Sigle
from pial_xl.units.numbers import format_amount, format_number, format_percent

_PART_MIN = Decimal("0.25")
_CLE = "dotation_imp"


@rule(
    "L-02",
    Niveau.ALERTE,
    "Nombre d'IMP qui n'est pas un taux",
    source=DECRET_2015_475,
    nature="R",
    lit=(Coordonnateur, Pole),
    que_faire="Choisissez ¼, ½, 1, 2 ou 3 IMP.",
)
def taux_inconnu(d: Dossier) -> Sortie:
    """Le nombre d'IMP n'est ni ¼, ni ½, ni 1, ni 2, ni 3."""
    for c in d.coordonnateurs.lignes:
        if (
            c.imp is None
            or c.imp in d.bareme.imp_taux
            or (c.imp == 0 and not est_paye_en_imp(d, c))
        ):
            continue
        yield Constat(
            d.coordonnateurs.cellule(c, "imp"),
            personne(c),
            f"{format_number(c.imp)} IMP : taux possibles ¼, ½, 1, 2, 3.",
            mesure=format_number(c.imp),
            attendu="¼, ½, 1, 2 ou 3",
        )


@rule(
    "L-03",
    Niveau.BLOQUANT,
    "Montant qui ne correspond pas aux IMP",
    source=DECRET_2015_475,
    nature="R",
    lit=(Coordonnateur, Pole),
    que_faire="Corrigez le montant ou le nombre d'IMP, ou laissez le montant vide.",
)
def montant_faux(d: Dossier) -> Sortie:
    """Un montant est saisi et n'est pas le nombre d'IMP × 1 250 €."""
    for c in d.coordonnateurs.lignes:
        attendu = montant_du(d, c)
        if c.montant is not None and attendu is not None and c.montant != attendu:
            yield Constat(
                d.coordonnateurs.cellule(c, "montant"),
                personne(c),
                f"Montant {format_amount(c.montant)} ≠ {format_number(c.imp or 0)}×"
                f"{format_amount(d.bareme.imp_montant)}.",
                mesure=format_amount(c.montant),
                attendu=format_amount(attendu),
                ecart=format_amount(c.montant - attendu),
            )


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
                personne(c),
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


@rule(
    "L-09",
    Niveau.ALERTE,
    "Coordonnateur de PAS payé en IMP",
    source="Circulaire du 1er septembre 2025 (MENE2520651C) : coordonnateur déchargé",
    nature="D",
    lit=(Coordonnateur, Pole),
    que_faire="Laissez IMP vide si la mission est une décharge.",
)
def pas_avec_imp(d: Dossier) -> Sortie:
    """Le pôle est un PAS et la ligne porte des IMP."""
    for c in d.coordonnateurs.lignes:
        pole = d.pole_du(c)
        if pole is not None and pole.sigle is Sigle.PAS and c.imp is not None and c.imp > 0:
            yield Constat(
                d.coordonnateurs.cellule(c, "imp"),
                personne(c),
                "Coordonnateur PAS : décharge, pas d'IMP ?",
                mesure=format_number(c.imp),
                attendu="vide",
            )


@rule(
    "L-11",
    Niveau.INFO,
    "Service d'enseignement sous le mi-temps",
    source="Sundep-Solidaires ; à confirmer par le rectorat",
    nature="D",
    lit=(Coordonnateur, Pole),
    que_faire="Vérifiez le service de l'enseignant avant de proposer l'IMP.",
)
def mi_temps_requis(d: Dossier) -> Sortie:
    """Réseau privé, des IMP, et un service d'enseignement de moins de 50 %."""
    minimum = d.bareme.quotite_imp_min
    for c in d.coordonnateurs.lignes:
        pole = d.pole_du(c)
        prive = pole is not None and pole.reseau is Reseau.PRIVE
        if not prive or not c.imp or c.quotite_enseignement is None:
            continue
        if c.quotite_enseignement < minimum:
            yield Constat(
                d.coordonnateurs.cellule(c, "quotite_enseignement"),
                personne(c),
                "IMP : mi-temps d'enseignement requis.",
                mesure=format_percent(c.quotite_enseignement),
                attendu=f"{format_percent(minimum)} au moins",
            )
