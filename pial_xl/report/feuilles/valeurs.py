"""The figures of the sheet Synthèse, and how a cell holds each of them."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeAlias

from pial_xl.bareme.parametre import ConventionEtp
from pial_xl.report.feuilles.bloc import Simple
from pial_xl.report.feuilles.textes import en_cellule
from pial_xl.report.grandeur import Borne, Grandeur
from pial_xl.units.durations import format_duration

NON_EVALUE: Final = "non évalué"
SANS_OBJET: Final = "–"
SIGNES: Final = {Borne.MINIMUM: "≥", Borne.MAXIMUM: "≤"}
MINUTES_PAR_JOUR: Final = 24 * 60
_MOINS = "\u2212"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole, from 0 to 1, shown in percent."""

    valeur: Fraction


@dataclass(frozen=True, slots=True)
class Etp:
    """Full-time equivalents, exact or a bound."""

    valeur: Fraction
    borne: Borne


Valeur: TypeAlias = str | int | Etp | Part | Grandeur | None
"""What a cell may hold: a text, a count, ETP, a part, an amount of time; None is not judged."""


def duree(minutes: int) -> Grandeur:
    """Give minutes as an amount of time, for a cell that shows no ETP."""
    return Grandeur(minutes, {})


def en_etp(grandeur: Grandeur | None, convention: ConventionEtp) -> Valeur:
    """Give the ETP of an amount under one convention; ``–`` where there is no such amount."""
    if grandeur is None:
        return SANS_OBJET
    valeur = grandeur.etp[convention]
    return None if valeur is None else Etp(valeur, grandeur.borne)


def simple(valeur: Valeur) -> Simple:
    """Give what a cell holds: a time in days, which a duration format shows.

    A negative time is a text, under a true minus sign: in the calendar from 1900, Excel shows
    such a number as a row of #.
    """
    match valeur:
        case str():
            return en_cellule(valeur)
        case int():
            return valeur
        case Etp() | Part():
            return float(valeur.valeur)
        case Grandeur(minutes=int() as minutes) if minutes < 0:
            return f"{_MOINS}{format_duration(-minutes)}"
        case Grandeur(minutes=int() as minutes):
            return minutes / MINUTES_PAR_JOUR
        case _:
            return NON_EVALUE


def signe(valeur: Valeur) -> Simple:
    """Give ``≥`` or ``≤`` for an amount that is only a bound, else None."""
    if isinstance(valeur, Etp) or (isinstance(valeur, Grandeur) and valeur.minutes is not None):
        return SIGNES.get(valeur.borne)
    return None
