"""T: the week of an AESH: its length, and what allocations say of it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from pial_xl.bareme.sources import COHERENCE, DECREE_2000_815
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.creneaux import Helped, helped, helped_in
from pial_xl.dossier.dossier import Dossier
from pial_xl.dossier.timetable.days import Day
from pial_xl.dossier.timetable.placed import FORTNIGHT, Placed, weekly_minutes
from pial_xl.dossier.timetable.weeks import DAYS, compositions
from pial_xl.rules.registry import Outcome, Reserve, rule
from pial_xl.rules.timetable.common import cell_of
from pial_xl.tables import Aesh, Affectation, Creneau
from pial_xl.tables.types import CreneauNature
from pial_xl.units.durations import format_duration, round_minutes
from pial_xl.units.mesure import at_most, minutes


@rule(
    "T-04",
    Niveau.BLOQUANT,
    "Semaine de travail trop longue",
    source=DECREE_2000_815,
    nature="R",
    reads=(Creneau, Aesh),
    advice="Allégez cette semaine.",
)
def week_too_long(d: Dossier) -> Outcome:
    """Le travail d'une semaine dépasse 48 heures ; alerte s'il ne dépasse que le contrat.

    Au contrat est comparée la moyenne des semaines A et B, sans les réunions (T-15) ; rien n'est
    dit d'un AESH dont A-01 dit déjà les heures.
    """
    limit = d.bareme.semaine_max
    for code, days in d.days_by_aesh.items():
        # No week has more than all the days together.
        heaviest = max(_weeks(days), key=_worked) if _worked(days) > limit else ()
        worked = _worked(heaviest)
        if worked > limit:
            yield Constat(
                cell_of(d, _passing_day(heaviest, limit).last, "fin"),
                code,
                f"{code} : {format_duration(worked)} sur la semaine (maximum "
                f"{format_duration(limit)}).",
                mesure=minutes(worked),
                attendu=at_most(minutes(limit)),
                ecart=minutes(worked - limit),
            )
        else:
            yield from _beyond_contrat(d, code)


def _weeks(days: Sequence[Day]) -> Iterator[tuple[Day, ...]]:
    """Give the days of the weeks that differ."""
    for weeks in compositions(day.weeks for day in days):
        yield tuple(day for day in days if day.weeks & weeks)


def _worked(days: Sequence[Day]) -> int:
    return sum(day.minutes for day in days)


def _passing_day(days: Sequence[Day], limit: int) -> Day:
    worked = 0
    for day in days:
        worked += day.minutes
        if worked > limit:
            return day
    return days[-1]


def _beyond_contrat(d: Dossier, code: str) -> Iterator[Constat]:
    aesh, tolerance = d.aesh_by_code[code], d.bareme.tol_min
    heures = d.contrat_heures(aesh)
    if heures is None:
        return
    slots = [
        p
        for p in d.placed_by_aesh[code]
        if p.is_current and p.is_work and p.nature is not CreneauNature.REUNION
    ]
    # What slots share counts once: they never make more than their sum.
    if sum(p.minutes for p in slots) <= heures + tolerance:
        return
    worked = weekly_minutes(slots)
    if worked <= heures + tolerance or d.use(aesh).excess > tolerance:
        return
    shown = round_minutes(worked)
    yield Constat(
        cell_of(d, _passing_slot(slots, heures + tolerance), "fin"),
        code,
        f"{code} : {format_duration(shown)} sur la semaine pour {format_duration(heures)} de "
        f"contrat (+{format_duration(shown - heures)}).",
        mesure=minutes(shown),
        attendu=at_most(minutes(heures)),
        ecart=minutes(shown - heures),
        niveau=Niveau.ALERTE,
    )


def _passing_slot(slots: Sequence[Placed], limit: int) -> Placed:
    """Give the slot with which a week goes above a number of minutes, counted over two."""
    ordered = sorted(slots, key=lambda p: (DAYS[p.jour], p.debut, p.row.number))
    worked = 0
    for p in ordered:
        worked += p.minutes * (1 if p.row.semaine else FORTNIGHT)
        if worked > limit * FORTNIGHT:
            return p
    return ordered[-1]


@rule(
    "T-12",
    Niveau.ALERTE,
    "Emploi du temps et affectation différents",
    source=COHERENCE,
    nature="K",
    reads=(Creneau, Affectation, Aesh),
    advice="Corrigez les créneaux, ou les heures de l'affectation.",
)
def timetable_unlike_affectation(d: Dossier) -> Outcome:
    """Les créneaux d'un AESH pour un élève ou un groupe ne font pas les heures affectées.

    La semaine est la moyenne des semaines A et B, des créneaux en vigueur ; l'écart admis est
    réglé (5 min). Rien n'est dit d'un groupe que disent A-05 ou A-16.
    """
    lacking: defaultdict[str, list[str]] = defaultdict(list)
    timed = {whom[0] for whom in d.drawn_minutes}
    allotted = _allotted(d)
    for whom, rows in allotted.items():
        if not rows or whom[0] not in timed:
            continue
        if whom[0] in d.partly_drawn_aesh:
            lacking[whom[0]] = []
        elif whom not in d.drawn_minutes:
            lacking[whom[0]].append(_name(whom))
        else:
            yield from _gap(d, whom, rows)
    for code, names in lacking.items():
        reason = (
            f"sans créneau pour {', '.join(names)}"
            if names
            else "un créneau est illisible, ou d'un code inconnu"
        )
        yield Reserve(code, f"emploi du temps incomplet, {reason}")
    yield from _not_allotted(d, d.drawn_minutes.keys() - allotted.keys())


def _name(whom: Helped) -> str:
    _, groupe, eleve = whom
    return f"le groupe {groupe}" if groupe else eleve


def _allotted(d: Dossier) -> dict[Helped, tuple[Affectation, ...]]:
    """Give the active rows by whom they are for, none where they do not say one number of hours."""
    found: dict[Helped, tuple[Affectation, ...]] = {}
    unsure: set[Helped] = set()
    for groupe in d.groupes:
        whom = helped(groupe.rows[0])
        found[whom] = found.get(whom, ()) + groupe.rows
        if not groupe.has_same_hours:
            unsure.add(whom)
    return found | dict.fromkeys(unsure, ())


def _gap(d: Dossier, whom: Helped, rows: Sequence[Affectation]) -> Iterator[Constat]:
    aesh, groupe, _ = whom
    heures = [a.heures or 0 for a in rows]
    allotted = max(heures) if groupe else sum(heures)
    drawn = d.drawn_minutes[whom]
    counts = (drawn, d.drawn_minutes_at_most[whom])  # of slots at once, T-01 says what to correct
    if any(-d.bareme.edt_tol_min <= n - allotted <= d.bareme.edt_tol_min for n in counts):
        return
    shown = round_minutes(drawn)
    yield Constat(
        d.affectations.cell(rows[0], "heures"),
        aesh,
        f"{aesh} et {_name(whom)} : emploi du temps {format_duration(shown)} par semaine, "
        f"affectation {format_duration(allotted)}.",
        mesure=minutes(shown),
        attendu=minutes(allotted),
        ecart=minutes(shown - allotted),
    )


def _not_allotted(d: Dossier, not_now: Set[Helped]) -> Iterator[Constat]:
    """Tell the slots of a pupil or a group that no allocation, of now or later, gives the AESH.

    Args:
        d: the dossier.
        not_now: whom slots are for, and no active allocation.
    """
    codes = {whom[0] for whom in not_now}
    rows = (a for code in codes for a in d.affectations_by_aesh.get(code, ()))
    unknown = not_now - {helped(a) for a in rows if a.fin is None or a.fin >= d.reference}
    told: set[Helped] = set()
    for p in (p for code, placed in d.placed_by_aesh.items() if code in codes for p in placed):
        whom = helped_in(p)
        if whom not in unknown or whom in told:
            continue
        if not p.groupe and not d.is_present(p.row.eleve):
            continue
        told.add(whom)
        shown = round_minutes(d.drawn_minutes[whom])
        yield Constat(
            cell_of(d, p, "groupe" if p.groupe else "eleve"),
            p.aesh,
            f"{p.aesh} et {_name(whom)} : emploi du temps {format_duration(shown)} par semaine, "
            "aucune affectation.",
            mesure=minutes(shown),
            attendu=minutes(0),
            ecart=minutes(shown),
        )
