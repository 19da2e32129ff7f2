"""What free hours are worth: as much as what has been typed in, unless it is said to be all."""

from pial_xl.dossier.dossier import Dossier
from pial_xl.units.dates import format_date
from pial_xl.units.text import french


def free_hours_worth(d: Dossier) -> str:
    """Say, in one sentence, how far the hours that AESH have left may be trusted.

    A coordinator declares in Paramètres (``complet_jusqu_au``) the day up to which every
    allocation is typed in; without it, or past it, an allocation that is not there yet shows as
    free hours.
    """
    day = d.bareme.complet_jusqu_au
    if day is None:
        return french(
            "Les heures libres ne valent que si toutes les affectations sont saisies, ce que "
            "Paramètres ne déclare pas (complet_jusqu_au)."
        )
    if day < d.reference:
        return french(
            f"Saisie déclarée complète jusqu'au {format_date(day)} seulement : depuis, les heures "
            "libres ne valent que si toutes les affectations sont saisies."
        )
    return french(
        f"Heures libres : complet jusqu'au {format_date(day)}, toutes les affectations étant "
        "déclarées saisies."
    )
