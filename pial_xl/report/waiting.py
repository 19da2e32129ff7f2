"""The pupils without help or partly served, those first whom the law owes most."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from pial_xl.dossier.dossier import Dossier
from pial_xl.dossier.waiting import days_waited, waits_since
from pial_xl.report.couverture import EleveService, Service, service_of
from pial_xl.report.text import unread_sheet
from pial_xl.tables import Eleve, Etablissement
from pial_xl.units.text import french, none_or

NOBODY_NOTIFIED: Final = (
    "Aucun élève n'est notifié à cette date, ou les feuilles Élèves et Notifications ne sont pas "
    "encore remplies."
)


@dataclass(frozen=True, slots=True)
class WaitingEleve:
    """A pupil who waits.

    Attributes:
        eleve: the pupil's row.
        etablissement: the school, when it is known.
        served: what is due and received.
        since: the day from which the pupil has waited.
        days: how many days without any help; 0 for one who is partly served.
    """

    eleve: Eleve
    etablissement: Etablissement | None
    served: EleveService
    since: date
    days: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """Who waits on the reference date.

    Attributes:
        eleves: those without help or partly served, by urgency.
        undetermined: of how many others it cannot be told (``Service.UNDETERMINED``).
        notified: how many are notified in all.
        unread: the sheet without which nobody can be told: missing, or without its titles.
    """

    eleves: tuple[WaitingEleve, ...]
    undetermined: int
    notified: int
    unread: str = ""


def find_waiting(d: Dossier) -> Waiting:
    """Find who waits: the same pupils as the sheet Synthèse counts.

    Notified hours of individual help first, which alone are due as such (L351-3); then the
    priority, the days without help, the hours that are missing.
    """
    tables = (d.eleves, d.notifications, d.affectations)
    for table in tables:
        if not table.is_read:
            return Waiting((), 0, 0, table.sheet)
    found, undetermined, notified = [], 0, 0
    for code in d.present_eleves:
        served = service_of(d, code)
        if served is None:
            continue
        notified += 1
        undetermined += served.service is Service.UNDETERMINED
        if served.service in {Service.WITHOUT, Service.PARTIAL}:
            found.append(_waiting(d, code, served))
    return Waiting(tuple(sorted(found, key=_urgency)), undetermined, notified)


def how_many_wait(waiting: Waiting) -> str:
    """Say in one sentence how many pupils wait, or why that is not known."""
    if waiting.unread:
        return french(f"Élèves à signaler : non évalué. {unread_sheet(waiting.unread)}")
    if not waiting.notified:
        return french(NOBODY_NOTIFIED)
    return french(f"{none_or(len(waiting.eleves), 'élève')} à signaler.")


def _waiting(d: Dossier, code: str, served: EleveService) -> WaitingEleve:
    n = served.notification
    return WaitingEleve(
        d.eleve_by_code[code],
        d.etablissement_of(code),
        served,
        waits_since(d, n),
        days_waited(d, n) if served.service is Service.WITHOUT else 0,
    )


def _urgency(w: WaitingEleve) -> tuple[bool, bool, int, int, int]:
    priorite = w.eleve.priorite
    missing = w.served.missing
    return missing is None, priorite is None, priorite or 0, -w.days, -(missing or 0)
