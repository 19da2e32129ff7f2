"""D: hours that the quota or the contracts leave unused."""

from fractions import Fraction

from pial_xl.bareme.sources import DOTATION_DSDEN, LOCAL_REPERE, SCARCE_HOURS
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.bilan import PoleBilan
from pial_xl.dossier.dossier import Dossier
from pial_xl.rules.dotation.common import (
    free_and_excess,
    poles_with_dotation,
    poles_without_dotation,
    quota_cell,
    unknown_heures,
)
from pial_xl.rules.registry import UNDATED_CONTRAT, Outcome, Reserve, rule
from pial_xl.tables import Aesh, Affectation, Dotation, Pole
from pial_xl.tables.address import Cell
from pial_xl.units.durations import Exact, format_duration, round_minutes
from pial_xl.units.mesure import at_least, minutes, percent
from pial_xl.units.numbers import format_number, format_percent, format_posts


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
    """La dotation dépasse les contrats d'au moins le seuil réglé (12 heures) ; 0 ne dit rien."""
    threshold = Fraction(d.bareme.vacance_seuil_h) * 60
    yield from poles_without_dotation(d) if threshold else ()
    for bilan, dotation in poles_with_dotation(d, d.bareme.convention_etp) if threshold else ():
        # The contracts that no pole counts may be this one's: S-05 or S-16 says so.
        shortage = dotation.exact - bilan.contrats - d.stray_contrats
        if shortage < threshold:
            continue
        if not bilan.contrats_complete:
            yield unknown_heures(bilan)
            continue
        rounded = round_minutes(shortage)
        yield Constat(
            quota_cell(d, bilan),
            bilan.pole,
            f"{bilan.pole} : {format_duration(rounded)} non pourvues ≈ "
            f"{format_posts(shortage / 60 / Fraction(d.bareme.poste_h))} "
            f"de {format_number(d.bareme.poste_h)} h : demander un recrutement.",
            key=(bilan.pole,),
            mesure=minutes(bilan.contrats),
            attendu=minutes(dotation.minutes),
            ecart=minutes(-rounded),
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
    """La part affectée des contrats est au-dessous de celle réglée (95 %).

    Ce que des AESH ont de trop ne comble pas ce que d'autres ont de libre ; ce que laisse un AESH
    absent n'est pas compté.
    """
    for bilan in d.bilans.values():
        if not _is_underused(d, bilan):
            continue
        offered = bilan.contrats - bilan.absent_left
        if not (bilan.contrats_complete and bilan.charge_complete):
            yield unknown_heures(bilan)
            continue
        if not _is_underused(d, d.with_dated_contrats.bilans[bilan.pole]):
            yield Reserve(bilan.pole, UNDATED_CONTRAT)
            continue
        part = Fraction(100 * (offered - bilan.free), offered)
        if not _is_underused(d, bilan, d.stray_charge):
            yield Reserve(bilan.pole, "des affectations portent un AESH inconnu (S-11)")
            continue
        yield Constat(
            _freest_cell(d, bilan),
            bilan.pole,
            f"{bilan.pole} : {format_percent(part, 1)} des heures de contrat sont affectées, "
            f"{free_and_excess(bilan)}.",
            key=(bilan.pole,),
            mesure=percent(part, 1),
            attendu=at_least(percent(d.bareme.taux_affectation_min)),
            ecart=minutes(-bilan.free),
        )


def _is_underused(d: Dossier, bilan: PoleBilan, unknown: Exact = 0) -> bool:
    """Tell whether too much of the contracts is free for sure, *unknown* minutes being used."""
    offered = bilan.contrats - bilan.absent_left
    tolerated = offered * (1 - Fraction(d.bareme.taux_affectation_min) / 100)
    return bilan.surely_free - unknown > tolerated


def _freest_cell(d: Dossier, bilan: PoleBilan) -> Cell:
    """Give the contract of the AESH who has most hours left: where hours can be allotted."""
    freest = max(bilan.uses, key=lambda use: use.free)
    return d.aesh.cell(freest.aesh, "heures")


@rule(
    "D-07",
    Niveau.ALERTE,
    "Réserve d'heures trop faible",
    source=LOCAL_REPERE,
    nature="D",
    reads=(Aesh, Affectation, Pole),
    advice="Gardez des heures libres pour les notifications à venir, ou changez la réserve réglée.",
)
def reserve_too_small(d: Dossier) -> Outcome:
    """Les heures libres du pôle sont moins que la part réglée de ses contrats (0 : rien)."""
    share = Fraction(d.bareme.reserve) / 100
    for bilan in d.bilans.values() if share else ():
        objective = round_minutes(bilan.contrats * share)
        if bilan.free >= objective:
            continue
        if not bilan.contrats_complete:
            yield unknown_heures(bilan)
            continue
        yield Constat(
            d.poles.cell(d.pole_by_code[bilan.pole], "pole"),
            bilan.pole,
            f"{bilan.pole} : réserve de {free_and_excess(bilan)}, sous l'objectif local de "
            f"{format_duration(objective)} ({format_percent(d.bareme.reserve)} des contrats).",
            mesure=minutes(bilan.free),
            attendu=at_least(minutes(objective)),
            ecart=minutes(bilan.free - objective),
        )
