"""Which AESH have hours left, and so could help."""

from collections.abc import Iterator

from pial_xl.dossier.dossier import Dossier
from pial_xl.tables import Aesh


def free_minutes(d: Dossier, aesh: Aesh) -> int:
    """Give the weekly minutes that an AESH under contract has left; 0 when they are not known.

    An absent AESH has none to give.
    """
    heures = d.contrat_heures(aesh)
    charge = d.charges_without_duplicates[aesh.aesh or ""]
    if heures is None or not charge.complete or aesh.is_absent(d.reference):
        return 0
    return max(0, heures - charge.minutes)


def free_in_pole(d: Dossier, pole: str | None) -> Iterator[tuple[Aesh, int]]:
    """Give the AESH of a pole with hours left, and how many, in the order of the sheet."""
    for aesh in d.contrats_by_pole.get(pole or "", ()):
        if minutes := free_minutes(d, aesh):
            yield aesh, minutes
