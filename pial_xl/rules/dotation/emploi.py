"""D: hours that the quota or the contracts leave unused."""

from fractions import Fraction

from pial_xl.bareme.sources import DOTATION_DSDEN, HEURES_RARES
from pial_xl.dossier.dossier import Dossier
from pial_xl.findings import Niveau
from pial_xl.rules.dotation.commun import heures_inconnues, place, poles_dotes
from pial_xl.rules.registre import Constat, Sortie, rule
from pial_xl.tables import Aesh, Affectation, Dotation, Pole
from pial_xl.units.durations import format_duration, round_minutes
from pial_xl.units.numbers import format_number, format_percent
from pial_xl.units.text import plural


@rule(
    "D-05",
    Niveau.ALERTE,
    "Heures attribuées sans contrat",
    source=DOTATION_DSDEN,
    nature="D",
    lit=(Dotation, Pole, Aesh),
    que_faire="Chiffrez la demande avec le service gestionnaire de la DSDEN.",
)
def heures_non_pourvues(d: Dossier) -> Sortie:
    """La dotation dépasse les contrats d'au moins le seuil réglé (12 heures)."""
    seuil = round_minutes(Fraction(d.bareme.vacance_seuil_h) * 60)
    for bilan, dotation in poles_dotes(d):
        manque = dotation - bilan.contrats
        if manque < seuil:
            continue
        if not bilan.contrats_complets:
            yield heures_inconnues(bilan)
            continue
        postes = max(1, round(Fraction(manque, 60) / Fraction(d.bareme.poste_h)))
        poste = format_number(d.bareme.poste_h)
        yield Constat(
            place(d, bilan),
            bilan.pole,
            f"{format_duration(manque)} non pourvues ≈ {plural(postes, 'poste')} de {poste} h : "
            "demander un recrutement.",
            mesure=format_duration(bilan.contrats),
            attendu=format_duration(dotation),
            ecart=format_duration(-manque),
        )


@rule(
    "D-06",
    Niveau.ALERTE,
    "Heures de contrat peu affectées",
    source=HEURES_RARES,
    nature="P",
    lit=(Aesh, Affectation, Pole),
    que_faire="Affectez les heures libres (voir A-02 et C-08).",
)
def contrats_peu_affectes(d: Dossier) -> Sortie:
    """La charge du pôle est au-dessous de la part réglée (95 %) des heures de contrat."""
    for bilan in d.bilans.values():
        if not bilan.contrats:
            continue
        part = Fraction(100 * bilan.charge, bilan.contrats)
        if part >= Fraction(d.bareme.taux_affectation_min):
            continue
        if not (bilan.contrats_complets and bilan.charge_complete):
            yield heures_inconnues(bilan)
            continue
        yield Constat(
            place(d, bilan),
            bilan.pole,
            f"{format_percent(part, 1)} des heures sont affectées, "
            f"{format_duration(bilan.libres)} libres.",
            mesure=format_percent(part, 1),
            attendu=f"{format_percent(d.bareme.taux_affectation_min)} au moins",
            ecart=format_duration(-bilan.libres),
        )
