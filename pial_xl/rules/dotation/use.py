"""D: hours that the quota or the contracts leave unused."""

from fractions import Fraction

from pial_xl.bareme.sources import DOTATION_DSDEN, SCARCE_HOURS
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.rules.dotation.common import poles_with_dotation, quota_cell, unknown_heures
from pial_xl.rules.registry import Outcome, rule
from pial_xl.tables import Aesh, Affectation, Dotation, Pole
from pial_xl.units.durations import format_duration, round_minutes
from pial_xl.units.mesure import at_least, minutes, percent
from pial_xl.units.numbers import format_number, format_percent
from pial_xl.units.text import plural


@rule(
    "D-05",
    Niveau.ALERTE,
    "Heures attribuées sans contrat",
    source=DOTATION_DSDEN,
    nature="D",
    reads=(Dotation, Pole, Aesh),
    advice="Chiffrez la demande avec le service gestionnaire de la DSDEN.",
)
def unfilled_heures(d: Dossier) -> Outcome:
    """La dotation dépasse les contrats d'au moins le seuil réglé (12 heures)."""
    threshold = round_minutes(Fraction(d.bareme.vacance_seuil_h) * 60)
    for bilan, dotation in poles_with_dotation(d):
        shortage = dotation - bilan.contrats
        if shortage < threshold:
            continue
        if not bilan.contrats_complete:
            yield unknown_heures(bilan)
            continue
        posts = max(1, round(Fraction(shortage, 60) / Fraction(d.bareme.poste_h)))
        post_hours = format_number(d.bareme.poste_h)
        yield Constat(
            quota_cell(d, bilan),
            bilan.pole,
            f"{format_duration(shortage)} non pourvues ≈ {plural(posts, 'poste')} "
            f"de {post_hours} h : "
            "demander un recrutement.",
            mesure=minutes(bilan.contrats),
            attendu=minutes(dotation),
            ecart=minutes(-shortage),
        )


@rule(
    "D-06",
    Niveau.ALERTE,
    "Heures de contrat peu affectées",
    source=SCARCE_HOURS,
    nature="P",
    reads=(Aesh, Affectation, Pole),
    advice="Affectez les heures libres (voir A-02 et C-08).",
)
def underused_contrats(d: Dossier) -> Outcome:
    """La charge du pôle est au-dessous de la part réglée (95 %) des heures de contrat."""
    for bilan in d.bilans.values():
        if not bilan.contrats:
            continue
        part = Fraction(100 * bilan.charge, bilan.contrats)
        if part >= Fraction(d.bareme.taux_affectation_min):
            continue
        if not (bilan.contrats_complete and bilan.charge_complete):
            yield unknown_heures(bilan)
            continue
        yield Constat(
            quota_cell(d, bilan),
            bilan.pole,
            f"{format_percent(part, 1)} des heures sont affectées, "
            f"{format_duration(bilan.free)} libres.",
            mesure=percent(part, 1),
            attendu=at_least(percent(d.bareme.taux_affectation_min)),
            ecart=minutes(-bilan.free),
        )
