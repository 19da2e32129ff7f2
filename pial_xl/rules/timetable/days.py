"""T: the day of an AESH: its length, its rest, its breaks."""

from collections import defaultdict
from collections.abc import Iterator

from pial_xl.bareme import Bareme
from pial_xl.bareme.sources import DECREE_2000_815, LOCAL_REPERE
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.dossier.timetable.days import Day, Gap
from pial_xl.dossier.timetable.placed import Placed
from pial_xl.dossier.timetable.weeks import DAYS
from pial_xl.rules.registry import Outcome, rule
from pial_xl.rules.timetable.common import cell_of, each_day, on_day
from pial_xl.tables import Aesh, Creneau
from pial_xl.tables.types import CreneauNature
from pial_xl.units.durations import MINUTES_PER_DAY, format_duration
from pial_xl.units.mesure import at_least, at_most, minutes
from pial_xl.units.time_windows import TimeWindow


@rule(
    "T-03",
    Niveau.BLOQUANT,
    "Journée de travail trop longue",
    source=DECREE_2000_815,
    nature="R",
    reads=(Creneau, Aesh),
    advice="Allégez cette journée.",
)
def day_too_long(d: Dossier) -> Outcome:
    """Le travail d'une journée dépasse 10 heures, trajets et repas avec un élève compris."""
    limit = d.bareme.jour_max

    def judge(day: Day) -> Constat | None:
        if day.minutes <= limit:
            return None
        return Constat(
            cell_of(d, day.passing(limit), "fin"),
            day.aesh,
            f"{day.aesh} : {format_duration(day.minutes)} de travail {on_day(day)} "
            f"(maximum {format_duration(limit)}).",
            mesure=minutes(day.minutes),
            attendu=at_most(minutes(limit)),
            ecart=minutes(day.minutes - limit),
        )

    yield from each_day(d, judge)


@rule(
    "T-05",
    Niveau.BLOQUANT,
    "Amplitude de la journée trop grande",
    source=DECREE_2000_815,
    nature="R",
    reads=(Creneau, Aesh),
    advice="Rapprochez la première et la dernière heure de cette journée.",
)
def day_too_wide(d: Dossier) -> Outcome:
    """De la première à la dernière heure de travail d'une journée, plus de 12 heures."""
    limit = d.bareme.amplitude_max

    def judge(day: Day) -> Constat | None:
        width = day.fin - day.debut
        if width <= limit:
            return None
        return Constat(
            cell_of(d, day.last, "fin"),
            day.aesh,
            f"{day.aesh} : amplitude de {format_duration(width)} {on_day(day)} "
            f"(maximum {format_duration(limit)}).",
            mesure=minutes(width),
            attendu=at_most(minutes(limit)),
            ecart=minutes(width - limit),
        )

    yield from each_day(d, judge)


@rule(
    "T-06",
    Niveau.BLOQUANT,
    "Repos trop court entre deux journées",
    source=DECREE_2000_815,
    nature="R",
    reads=(Creneau, Aesh),
    advice="Finissez plus tôt la veille, ou commencez plus tard le lendemain.",
)
def rest_too_short(d: Dossier) -> Outcome:
    """Moins de 11 heures entre la fin d'une journée de travail et le début de la suivante."""
    limit = d.bareme.repos_min
    for days in d.days_by_aesh.values():
        told: set[str] = set()
        for before, after in _one_after_another(days):
            rest = MINUTES_PER_DAY - before.fin + after.debut
            if rest < limit and after.jour not in told:
                told.add(after.jour)
                yield Constat(
                    cell_of(d, after.at_work[0], "debut"),
                    after.aesh,
                    f"{after.aesh} : repos de {format_duration(rest)} entre le {before.jour} et "
                    f"le {after.jour} (minimum {format_duration(limit)}).",
                    mesure=minutes(rest),
                    attendu=at_least(minutes(limit)),
                    ecart=minutes(rest - limit),
                )


def _one_after_another(days: list[Day]) -> Iterator[tuple[Day, Day]]:
    by_rank: defaultdict[int, list[Day]] = defaultdict(list)
    for day in days:
        by_rank[DAYS[day.jour]].append(day)
    for before in days:
        for after in by_rank[DAYS[before.jour] + 1]:
            if before.weeks & after.weeks:
                yield before, after


def _is_without_pause(day: Day, bareme: Bareme) -> bool:
    return day.minutes >= bareme.pause_seuil and day.longest_pause < bareme.pause_min


@rule(
    "T-07",
    Niveau.BLOQUANT,
    "Six heures de travail sans pause",
    source=DECREE_2000_815,
    nature="R",
    reads=(Creneau, Aesh),
    advice="Placez une pause de 20 minutes, ou une coupure, dans cette journée.",
)
def day_without_pause(d: Dossier) -> Outcome:
    """Une journée de 6 heures de travail ou plus n'a ni pause ni coupure de 20 minutes.

    Le temps de route entre deux établissements n'est pas une pause.
    """
    bareme = d.bareme

    def judge(day: Day) -> Constat | None:
        if not _is_without_pause(day, bareme):
            return None
        return Constat(
            cell_of(d, day.passing(bareme.pause_seuil - 1), "fin"),
            day.aesh,
            f"{day.aesh} : {format_duration(day.minutes)} de travail {on_day(day)} sans pause de "
            f"{bareme.pause_min} min.",
            mesure=minutes(day.longest_pause),
            attendu=at_least(minutes(bareme.pause_min)),
        )

    yield from each_day(d, judge)


@rule(
    "T-08",
    Niveau.ALERTE,
    "Pause du repas trop courte",
    source="Guides d'académies ; aucune durée nationale",
    nature="D",
    reads=(Creneau, Aesh),
    advice="Laissez à l'AESH le temps de déjeuner, ou réglez repas_min dans Paramètres.",
)
def short_repas(d: Dossier) -> Outcome:
    """Travail avant et après les heures du repas, et moins que la pause réglée (45 min) entre.

    Rien n'est dit d'un repas pris avec un élève, ni d'une journée que dit T-07. Un repère de 0 ne
    dit rien.
    """
    bareme, limit, window = d.bareme, d.bareme.repas_min, d.bareme.repas_fenetre

    def judge(day: Day) -> Constat | None:
        if day.debut >= window.debut or day.fin <= window.fin or _is_without_pause(day, bareme):
            return None
        longest = max(day.gaps, key=lambda gap: gap.free_within(window), default=None)
        rest = longest.free_within(window) if longest else 0
        if rest >= limit or _eats_with_eleve(day, window):
            return None
        shown = longest.after if longest and rest else _at(day, window.middle)
        return Constat(
            cell_of(d, shown, "debut"),
            day.aesh,
            f"{day.aesh} : pause déjeuner de {format_duration(rest)} {on_day(day)} (repère local "
            f"{format_duration(limit)}).",
            mesure=minutes(rest),
            attendu=at_least(minutes(limit)),
            ecart=minutes(rest - limit),
        )

    if limit:
        yield from each_day(d, judge)


def _eats_with_eleve(day: Day, window: TimeWindow) -> bool:
    return any(
        p.nature is CreneauNature.REPAS and window.shared_with(p.debut, p.fin) for p in day.at_work
    )


def _at(day: Day, minute: int) -> Placed:
    return next((p for p in day.at_work if p.debut <= minute < p.fin), day.last)


@rule(
    "T-14",
    Niveau.INFO,
    "Trou dans une demi-journée",
    source=LOCAL_REPERE,
    nature="P",
    reads=(Creneau, Aesh),
    advice="Resserrez les créneaux, ou proposez ce temps à un élève qui attend.",
)
def hole_in_half_day(d: Dossier) -> Outcome:
    """Entre deux créneaux d'une demi-journée, plus que le trou réglé (60 min ; 0 : rien).

    Les heures du repas et la route n'en sont pas.
    """
    limit = d.bareme.trou_max

    def judge(day: Day) -> Constat | None:
        holes = {_hole(d.bareme, gap): gap for gap in day.gaps}
        hole = max(holes, default=0)
        if hole <= limit:
            return None
        gap = holes[hole]
        return Constat(
            cell_of(d, gap.after, "debut"),
            day.aesh,
            f"{day.aesh} : trou de {format_duration(hole)} {on_day(day)}, avant "
            f"{format_duration(gap.fin)}.",
            mesure=minutes(hole),
            attendu=at_most(minutes(limit)),
            ecart=minutes(hole - limit),
        )

    if limit:
        yield from each_day(d, judge)


def _hole(bareme: Bareme, gap: Gap) -> int:
    """Give the minutes of a gap that are lost: none of one that parts two half-days."""
    window = bareme.repas_fenetre
    if gap.debut < window.middle < gap.fin:
        return 0
    return max(0, gap.free - window.shared_with(gap.debut, gap.fin))
