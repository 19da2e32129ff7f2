"""The figures of a note de situation that no other sheet gives: what is missing, since when."""

from dataclasses import dataclass
from datetime import date, timedelta

from pial_xl.dossier.dossier import Dossier
from pial_xl.report.couverture import Service
from pial_xl.report.synthese import Synthese, synthese
from pial_xl.report.waiting import find_waiting
from pial_xl.tables.types import Contrat
from pial_xl.units.durations import round_minutes


@dataclass(frozen=True, slots=True)
class Ending:
    """What ends by a day: how many, and their weekly minutes where they have some."""

    count: int
    minutes: int
    limit: date


@dataclass(frozen=True, slots=True)
class Shortage:
    """Individual hours that poles lack: notified and not given, beyond what AESH have free.

    Attributes:
        eleves: pupils of individual help in these poles.
        missing: weekly minutes notified and not given.
        free: weekly minutes free in the same poles.
    """

    eleves: int
    missing: int
    free: int


@dataclass(frozen=True, slots=True)
class Situation:
    """A workbook on its reference date.

    Attributes:
        figures: those of the sheet Synthèse.
        vacancy: weekly minutes of quota that no contract uses, pole by pole; None where a quota or
            a contract is not known.
        absent: AESH who are away.
        absent_minutes: what they are allotted, and is not given.
        waits: days without any help of each pupil who has nobody, the longest first.
        shortage: what poles lack that their free hours do not make up for.
        poles_without_dotation: how many poles with AESH have no quota in force.
        cdd, notifications: what ends within the warning time of Paramètres.
    """

    figures: Synthese
    vacancy: int | None
    absent: int
    absent_minutes: int
    waits: tuple[int, ...]
    shortage: Shortage
    poles_without_dotation: int
    cdd: Ending
    notifications: Ending


def situation_of(d: Dossier) -> Situation:
    """Draw the figures of a note from a dossier."""
    figures = synthese(d)
    away = [d.use(a) for a in d.contrats if a.is_absent(d.reference)]
    waiting = find_waiting(d).eleves
    return Situation(
        figures=figures,
        vacancy=_vacancy(figures),
        absent=len(away),
        absent_minutes=round_minutes(sum(use.charge.exact for use in away)),
        waits=tuple(
            sorted((w.days for w in waiting if w.served.service is Service.WITHOUT), reverse=True)
        ),
        shortage=_shortage(figures),
        poles_without_dotation=sum(b.nb_aesh > 0 and b.dotation is None for b in d.bilans.values()),
        cdd=_cdd(d),
        notifications=_notifications(d),
    )


def _vacancy(s: Synthese) -> int | None:
    """Sum what each pole has of quota without contract: what one has too much fills no other."""
    total = 0
    for pole in s.poles[:-1]:
        quota, contrats = pole.dotation.minutes, pole.contrats.minutes
        if not pole.nb_aesh and quota is None:
            continue
        if quota is None or contrats is None:
            return None
        total += max(0, quota - contrats)
    return total


def _shortage(s: Synthese) -> Shortage:
    free = {p.pole: p.free.minutes or 0 for p in s.poles[:-1]}
    short = [c for c in (s.couverture or ())[:-1] if c.missing > free.get(c.pole, 0)]
    return Shortage(
        sum(c.individuals - c.undetermined for c in short),
        sum(c.missing for c in short),
        sum(free.get(c.pole, 0) for c in short),
    )


def _cdd(d: Dossier) -> Ending:
    limit = d.reference + timedelta(days=d.bareme.alerte_cdd_j)
    ending = [
        a for a in d.contrats if a.contrat is Contrat.CDD and a.fin is not None and a.fin <= limit
    ]
    return Ending(len(ending), sum(d.contrat_heures(a) or 0 for a in ending), limit)


def _notifications(d: Dossier) -> Ending:
    limit = d.reference + timedelta(days=d.bareme.alerte_notif_j)
    ending = 0
    for code in d.present_eleves:
        active = d.active_notifications(code)
        later = (n.fin is None or n.fin > limit for n in d.notifications_by_eleve.get(code, ()))
        ending += bool(active) and not any(later)
    return Ending(ending, 0, limit)
