"""Whom a constat or a sheet is about, as a person reads it in the workbook: names beside codes.

The JSON, and what is shown elsewhere, keep ``objet``: the code alone.
"""

from pial_xl.constats import Constat
from pial_xl.tables import Aesh


def who(constat: Constat) -> str:
    """Give the code, the AESH's name and the school; never the name of a pupil."""
    place = constat.place
    if place is None:
        return constat.objet
    whom = place.whom or constat.objet
    if not place.school or place.school in whom:
        return whom
    return f"{whom}, {place.school}" if whom else place.school


def named_aesh(aesh: Aesh) -> str:
    """Give the code of an AESH and the name."""
    return " ".join(filter(None, (aesh.aesh, aesh.prenom, aesh.nom)))


def school_of(constat: Constat) -> str:
    """Give the name of the school; blank when the constat is about none."""
    return constat.place.school if constat.place else ""


def pole_of(constat: Constat) -> str:
    """Give the code of the pole; blank when the constat is about none."""
    return constat.place.pole if constat.place else ""
