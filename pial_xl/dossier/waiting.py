"""Since when a notified pupil waits for help."""

from datetime import date

from pial_xl.dossier.affectations import Affectations
from pial_xl.tables import Notification


def last_help(d: Affectations, n: Notification) -> date | None:
    """Give the last day of help that ended in the year under a decision, before the reference date.

    None where none has: what ended before the year is history, as it is for those whose earlier
    years stand nowhere.
    """
    fins = (a.fin for a in d.affectations_by_eleve.get(n.eleve or "", ()) if a.has_hours)
    last = max((fin for fin in fins if fin and fin < d.reference), default=None)
    return None if last is None or last < _start(d, n) else last


def waits_since(d: Affectations, n: Notification) -> date:
    """Give the day from which a pupil has waited, within the decision and the school year.

    From the end of the last help, else from the beginning of the decision or of the year.
    """
    return last_help(d, n) or _start(d, n)


def _start(d: Affectations, n: Notification) -> date:
    debut = d.bareme.annee_scolaire.start
    return debut if n.debut is None else max(n.debut, debut)


def days_waited(d: Affectations, n: Notification) -> int:
    """Give how many days that is, on the reference date."""
    return max(0, (d.reference - waits_since(d, n)).days)
