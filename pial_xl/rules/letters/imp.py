"""L: the IMP of the letters: their rates, their amounts, and those that there are."""

from collections.abc import Sequence
from decimal import Decimal

from pial_xl.bareme.sources import DECREE_2015_475
from pial_xl.bareme.words import IMP_SHARES
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.letters.rows import is_paid_in_imp, montant_due
from pial_xl.rules.registry import Outcome, Reserve, rule
from pial_xl.rules.whom import row_label
from pial_xl.tables import Coordonnateur, Parametre, Pole
from pial_xl.tables.address import Cell
from pial_xl.tables.types import Reseau, Sigle
from pial_xl.units.mesure import amount, at_least, at_most, imp, percent
from pial_xl.units.numbers import format_amount, format_number, format_share

_CLE = "dotation_imp"


@rule(
    "L-02",
    Niveau.ALERTE,
    "Nombre d'IMP qui n'est pas un taux",
    source=DECREE_2015_475,
    nature="R",
    reads=(Coordonnateur, Pole),
    advice=f"Choisissez {IMP_SHARES} IMP.",
)
def unknown_rate(d: Dossier) -> Outcome:
    """Le nombre d'IMP n'est ni ¼, ni ½, ni 1, ni 2, ni 3."""
    rates = ", ".join(map(format_share, d.bareme.imp_taux))
    for c in d.coordonnateurs.rows:
        if c.imp is None or c.imp in d.bareme.imp_taux or (c.imp == 0 and not is_paid_in_imp(d, c)):
            continue
        yield Constat(
            d.coordonnateurs.cell(c, "imp"),
            row_label(c),
            f"Lettre {row_label(c)} : {format_number(c.imp)} IMP, taux possibles {rates}.",
            mesure=imp(c.imp),
            attendu=IMP_SHARES,
        )


@rule(
    "L-03",
    Niveau.BLOQUANT,
    "Montant qui ne correspond pas aux IMP",
    source=DECREE_2015_475,
    nature="R",
    reads=(Coordonnateur, Pole),
    advice="Corrigez le montant ou le nombre d'IMP, ou laissez le montant vide.",
)
def wrong_montant(d: Dossier) -> Outcome:
    """Un montant est saisi et n'est pas le nombre d'IMP × 1 250 €."""
    for c in d.coordonnateurs.rows:
        attendu = montant_due(d, c)
        if c.montant is not None and attendu is not None and c.montant != attendu:
            yield Constat(
                d.coordonnateurs.cell(c, "montant"),
                row_label(c),
                f"Lettre {row_label(c)} : montant {format_amount(c.montant)} ≠ "
                f"{format_number(c.imp or 0)}×"
                f"{format_amount(d.bareme.imp_montant)}.",
                mesure=amount(c.montant),
                attendu=amount(attendu),
                ecart=amount(c.montant - attendu),
            )


@rule(
    "L-06",
    Niveau.ALERTE,
    "Plus d'IMP attribuées que d'IMP disponibles",
    source=DECREE_2015_475,
    nature="D",
    reads=(Coordonnateur, Pole, Parametre),
    advice="Réduisez les IMP des lettres, ou corrigez les IMP disponibles.",
)
def available_imp(d: Dossier) -> Outcome:
    """La somme des IMP d'un pôle dépasse celles de Pôles, ou celle de tous les pôles dotation_imp.

    Rien n'est dit d'une somme où entre un nombre d'IMP qui n'est pas un taux (L-02).
    """
    for code, pole in d.pole_by_code.items():
        rows = [c for c in d.coordonnateurs.rows if c.pole == code]
        if pole.imp is not None:
            yield from _excess(d, rows, pole.imp, d.poles.cell(pole, "imp"), code)
    rows = list(d.coordonnateurs.rows)
    if d.bareme.dotation_imp is None and all(p.imp is None for p in d.pole_by_code.values()):
        yield Reserve("IMP disponibles", "ni dans Pôles, ni dans Paramètres (dotation_imp)")
    if d.bareme.dotation_imp is not None:
        cell = d.parametre_cell(_CLE)
        yield from _excess(d, rows, d.bareme.dotation_imp, cell, "tous les pôles")


def _excess(
    d: Dossier, rows: Sequence[Coordonnateur], available: Decimal, cell: Cell, objet: str
) -> Outcome:
    unknown = [c.number for c in rows if c.is_unreadable("imp")]
    if unknown:
        yield Reserve(objet, f"IMP illisible en ligne {unknown[0]} de Coordonnateurs")
    wrong = [c.number for c in rows if c.imp and c.imp not in d.bareme.imp_taux]
    if wrong:
        yield Reserve(objet, f"IMP à corriger en ligne {wrong[0]} de Coordonnateurs (L-02)")
        return
    allotted = sum((c.imp for c in rows if c.imp), Decimal(0))
    if allotted > available:
        yield Constat(
            cell,
            objet,
            f"{objet[0].upper()}{objet[1:]} : {format_number(available)} IMP pour "
            f"{format_number(allotted)} attribuées.",
            mesure=imp(allotted),
            attendu=at_most(imp(available)),
            ecart=imp(allotted - available, "+{}"),
        )


@rule(
    "L-09",
    Niveau.ALERTE,
    "Coordonnateur de PAS payé en IMP",
    source="Circulaire du 1er septembre 2025 (MENE2520651C) : coordonnateur déchargé",
    nature="D",
    reads=(Coordonnateur, Pole),
    advice="Laissez IMP vide si la mission est une décharge.",
)
def pas_with_imp(d: Dossier) -> Outcome:
    """Le pôle est un PAS et la ligne porte des IMP."""
    for c in d.coordonnateurs.rows:
        pole = d.coordonnateur_pole(c)
        if pole is not None and pole.sigle is Sigle.PAS and c.imp is not None and c.imp > 0:
            yield Constat(
                d.coordonnateurs.cell(c, "imp"),
                row_label(c),
                f"Lettre {row_label(c)} : coordonnateur de PAS, décharge et pas d'IMP ?",
                mesure=imp(c.imp),
                attendu="vide",
            )


@rule(
    "L-11",
    Niveau.INFO,
    "Service d'enseignement sous le mi-temps",
    source="Sundep-Solidaires ; à confirmer par le rectorat",
    nature="D",
    reads=(Coordonnateur, Pole),
    advice="Vérifiez le service de l'enseignant avant de proposer l'IMP.",
)
def required_half_time(d: Dossier) -> Outcome:
    """Réseau privé, des IMP, et un service d'enseignement de moins de 50 %."""
    minimum = d.bareme.quotite_imp_min
    for c in d.coordonnateurs.rows:
        pole = d.coordonnateur_pole(c)
        is_private = pole is not None and pole.reseau is Reseau.PRIVATE
        if not is_private or not c.imp or c.quotite_enseignement is None:
            continue
        if c.quotite_enseignement < minimum:
            yield Constat(
                d.coordonnateurs.cell(c, "quotite_enseignement"),
                row_label(c),
                f"Lettre {row_label(c)} : mi-temps d'enseignement requis pour des IMP.",
                mesure=percent(c.quotite_enseignement),
                attendu=at_least(percent(minimum)),
            )
