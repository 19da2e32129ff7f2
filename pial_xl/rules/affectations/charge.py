"""A: the charge of each AESH against the contract."""

from fractions import Fraction
from itertools import islice

from pial_xl.bareme.limits import SMOOTHING_TOLERANCE
from pial_xl.bareme.sources import CIRCULAIRE_2019_090, SCARCE_HOURS
from pial_xl.bareme.words import DEFAULTS
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.charge import Charge, Excess
from pial_xl.dossier.dossier import Dossier
from pial_xl.rules.registry import (
    UNDATED_AFFECTATION,
    UNDATED_CONTRAT,
    Outcome,
    Reserve,
    rule,
)
from pial_xl.tables import Aesh, Affectation
from pial_xl.tables.address import Cell
from pial_xl.tables.types import Aide
from pial_xl.units.durations import format_duration, round_minutes
from pial_xl.units.mesure import minutes

_GROUPE_ADVICE = (
    "Retirez des heures, ou donnez le même groupe aux élèves en aide mutualisée "
    "aidés en même temps."
)


def _origin(charge: Charge) -> str:
    """Say that the hours are those of the timetable, when they are."""
    return " (d'après l'emploi du temps)" if charge.is_drawn else ""


def _cell(d: Dossier, e: Excess) -> Cell:
    """Give the hours of the row from which the contract is exceeded."""
    if e.row is None:
        return d.aesh.cell(e.aesh, "heures")
    return d.affectations.cell(e.row, "heures")


def _could_share(d: Dossier, aesh: str) -> bool:
    """Tell whether a group could count some time once: several pupils of mutualised help."""
    groupes = d.groupes_by_aesh.get(aesh, ())
    mutualisee = (g for g in groupes if all(row.aide is Aide.M for row in g.rows))
    return len(list(islice(mutualisee, 2))) > 1


@rule(
    "A-01",
    Niveau.BLOQUANT,
    "Plus d'heures affectées que d'heures de contrat",
    source=CIRCULAIRE_2019_090,
    nature="R",
    reads=(Affectation, Aesh),
    advice="Retirez des heures à cet AESH, ou confiez-les à un autre.",
)
def charge_beyond_contrat(d: Dossier) -> Outcome:
    """La charge (groupes comptés une fois, autres missions comprises) dépasse le contrat.

    Elle est celle de l'emploi du temps quand chaque affectation de l'AESH y a des créneaux.
    """
    for code, e in d.excesses.items():
        a, heures, charge = e.aesh, e.heures, e.charge
        if code not in d.with_dated_affectations.excesses:
            yield Reserve(code, UNDATED_AFFECTATION)
            continue
        excess = charge.minutes - heures
        yield Constat(
            _cell(d, e),
            a.aesh or "",
            f"{a.aesh} : {format_duration(charge.minutes)} affectées{_origin(charge)} pour "
            f"{format_duration(heures)} de contrat (+{format_duration(excess)}).",
            key=(a.aesh or "",),
            mesure=minutes(charge.minutes),
            attendu=minutes(heures),
            ecart=minutes(excess),
            advice=_GROUPE_ADVICE if _could_share(d, a.aesh or "") else "",
        )


@rule(
    "A-02",
    Niveau.ALERTE,
    "Heures libres",
    source=SCARCE_HOURS,
    nature="P",
    reads=(Aesh, Affectation),
    advice="Proposez ces heures à un élève qui en attend.",
)
def free_hours(d: Dossier) -> Outcome:
    """Contrat moins charge : au moins le seuil réglé (60 minutes), une charge, et pas d'absence.

    Rien n'est tiré d'un groupe aux durées différentes (A-05). Un seuil de 0 ne dit rien.
    """
    threshold = d.bareme.heures_libres_seuil
    for a in d.contrats if threshold else ():
        use, code = d.use(a), a.aesh or ""
        charge, heures = use.charge_at_most, use.contrat
        if heures is None or not charge.exact or use.surely_free < threshold:
            continue
        if any(groupe.is_uneven for groupe in d.groupes_by_aesh.get(code, ())):
            continue
        if a.is_undated:
            yield Reserve(code, UNDATED_CONTRAT)
            continue
        if not charge.complete:
            yield Reserve(code, "les heures d'une de ses affectations sont illisibles")
            continue
        if use.surely_free - d.stray_charge < threshold:
            yield Reserve(code, "des affectations portent un AESH inconnu (S-11)")
            continue
        rounded = round_minutes(use.surely_free)
        yield Constat(
            d.aesh.cell(a, "heures"),
            code,
            f"{code} : {format_duration(rounded)} disponibles par semaine{_origin(charge)}.",
            mesure=minutes(charge.minutes),
            attendu=minutes(heures),
            ecart=minutes(-rounded),
        )


@rule(
    "A-03",
    Niveau.ALERTE,
    "Semaines d'activités connexes ajoutées à l'emploi du temps",
    source=f"{CIRCULAIRE_2019_090} : l'accompagnement ne peut être lissé sur "
    f"{DEFAULTS.semaines_defaut} semaines",
    nature="R",
    reads=(Affectation, Aesh),
    advice="Ramenez l'emploi du temps aux heures hebdomadaires du contrat.",
)
def smoothing_over_all_semaines(d: Dossier) -> Outcome:
    """La charge dépasse le contrat et vaut, à 10 minutes près, contrat × 41/36.

    Ce sont les semaines du contrat qui comptent, quand il en a d'autres.
    """
    classe = d.bareme.semaines_classe
    for code, e in d.excesses.items():
        a, heures, charge = e.aesh, e.heures, e.charge
        semaines = d.contrat_semaines(a)
        if semaines is None or code not in d.with_dated_affectations.excesses:
            continue
        smoothed = Fraction(heures * semaines, classe)
        if abs(charge.exact - smoothed) <= SMOOTHING_TOLERANCE:
            yield Constat(
                _cell(d, e),
                a.aesh or "",
                f"{a.aesh} : erreur classique, les {semaines - classe} semaines d'activités "
                "connexes ont été ajoutées à l'emploi du temps "
                f"({format_duration(heures)} → {format_duration(charge.minutes)}).",
                key=(a.aesh or "",),
                mesure=minutes(charge.minutes),
                attendu=minutes(heures),
                ecart=minutes(charge.minutes - heures),
            )
