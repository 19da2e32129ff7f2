"""What a note asks of the DSDEN: three things at most, each drawn from the figures."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from typing import Final

from pial_xl.dossier.dossier import Dossier
from pial_xl.report.anonymity import told_count
from pial_xl.report.handouts.told import told_couverture
from pial_xl.report.situation import Situation
from pial_xl.units.dates import format_date
from pial_xl.units.durations import format_duration
from pial_xl.units.numbers import format_posts
from pial_xl.units.text import plural

REQUESTS_MAX: Final = 3


def requests_of(d: Dossier, s: Situation) -> tuple[str, ...]:
    """Give the requests, what the law owes first; fewer when the figures call for fewer.

    Individual hours are due as they are notified (L351-3); then what was given and is not filled,
    pupils of mutualised help without anybody, people away, what is not known, what ends.
    """
    return tuple(islice(_requests(d, s), REQUESTS_MAX))


def _requests(d: Dossier, s: Situation) -> Iterator[str]:
    k, short = d.bareme.k_anonymat, s.shortage
    if short.missing:
        if told_count(short.eleves, k) is None:
            yield "Donner les heures individuelles notifiées qui manquent à des élèves."
        else:
            yield (
                f"Donner {_with_posts(d, short.missing)} d'heures individuelles notifiées et non "
                f"assurées : les heures libres des mêmes pôles ({format_duration(short.free)}) n'y "
                "suffisent pas."
            )
    if s.vacancy and s.vacancy >= Fraction(d.bareme.vacance_seuil_h) * 60 > 0:
        yield f"Pourvoir {_with_posts(d, s.vacancy)} de dotation qu'aucun contrat n'emploie."
    c = s.figures.overall_couverture
    if c is not None and c.mutualisee_without:
        # Told as in the table of needs: a count that would give away those who are served is not.
        count = told_couverture(c, k).mutualisee[2]
        who = plural(count, "élève") if isinstance(count, int) else "des élèves"
        yield f"Donner un AESH à {who} d'aide mutualisée qui n'en ont aucun."
    if s.absent:
        yield (
            f"Remplacer {plural(s.absent, 'AESH absent', 'AESH absents')} : "
            f"{format_duration(s.absent_minutes)} d'affectations ne sont pas assurées."
        )
    if s.poles_without_dotation:
        poles = plural(s.poles_without_dotation, "pôle")
        yield f"Notifier la dotation en vigueur de {poles} qui n'en ont pas, par type d'aide."
    if s.cdd.count:
        yield (
            f"Dire la suite de {plural(s.cdd.count, 'CDD', 'CDD')} "
            f"({format_duration(s.cdd.minutes)}) qui finissent d'ici au "
            f"{format_date(s.cdd.limit)}."
        )
    if s.notifications.count:
        count = told_count(s.notifications.count, k)
        which = "des notifications" if count is None else plural(count, "notification")
        yield (
            f"Faire instruire {which} sans suite après le {format_date(s.notifications.limit)}, "
            "avant leur échéance."
        )


def _with_posts(d: Dossier, minutes: int) -> str:
    posts = format_posts(Fraction(minutes, 60) / Fraction(d.bareme.poste_h))
    return f"{format_duration(minutes)} (environ {posts})"
