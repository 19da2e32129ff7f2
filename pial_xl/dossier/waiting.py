"""Since when a notified pupil waits for help."""

from datetime import date

from pial_xl.dossier.affectations import Affectations
from pial_xl.tables import Notification


def last_help(d: Affectations, n: Notification) -> date | None:
    """Give the last day of help that ended under a decision, before the reference date.

    None where no help has ended since the decision began.
    """
    fins = (a.fin for a in d.affectations_by_eleve.get(n.eleve or "", ()) if a.has_hours)
    last = max((fin for fin in fins if fin and fin < d.reference), default=None)
    return None if last is None or (n.debut is not None and n.debut > last) else last


def waits_since(d: Affectations, n: Notification) -> date:
    """Give the day from which a pupil has waited, within the decision and the school year.

    From the end of the last help, else from the beginning of the decision or of the year.
    """
    if (last := last_help(d, n)) is not None:
        return last
    debut = d.bareme.annee_scolaire.start
    return debut if n.debut is None else max(n.debut, debut)


def days_waited(d: Affectations, n: Notification) -> int:
    """Give how many days that is, on the reference date."""
    return max(0, (d.reference - waits_since(d, n)).days)
