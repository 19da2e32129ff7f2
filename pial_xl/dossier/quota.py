"""The quota of a pole: which lines of Dotation are in force, and what they add up to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pial_xl.tables import Dotation
from pial_xl.tables.types import Aide
from pial_xl.units.durations import round_minutes
from pial_xl.units.quotite import minutes_for_etp


def minutes_de(ligne: Dotation) -> int | None:
    """Give the weekly minutes of a line: its hours, else its ETP at 41 weeks (exact)."""
    if ligne.heures is not None:
        return ligne.heures
    if ligne.etp is not None:
        return round_minutes(minutes_for_etp(Fraction(ligne.etp)))
    return None


MARGE_ETP = Fraction(5, 1000)
"""ETP are written to the hundredth: a quota may be half a hundredth more than it says."""


def marge_de(ligne: Dotation | None) -> int:
    """Give the minutes that a line written in ETP alone may hold beyond what it says."""
    if ligne is None or ligne.heures is not None or ligne.etp is None:
        return 0
    return round_minutes(minutes_for_etp(MARGE_ETP))


@dataclass(frozen=True, slots=True)
class Quota:
    """The lines in force of one pole.

    Attributes:
        totale: the line without school nor kind of help, if there is one.
        par_aide: lines of a kind of help for the whole pole.
        par_uai: lines of a school, all kinds together.
        par_uai_aide: lines of a school and a kind of help.
        inutilisables: lines that are the last word on their subject, but are empty, unreadable,
            not yet in force or older than the year.
    """

    totale: Dotation | None
    par_aide: tuple[Dotation, ...]
    par_uai: tuple[Dotation, ...]
    par_uai_aide: tuple[Dotation, ...]
    inutilisables: tuple[Dotation, ...]

    @property
    def details(self) -> tuple[tuple[Dotation, ...], ...]:
        """The ways in which the total is split, each of which should add up to it."""
        return tuple(d for d in (self.par_aide, self.par_uai, self.par_uai_aide) if d)

    @property
    def minutes(self) -> int | None:
        """Weekly minutes of the pole: its total line, else the sum of its first detail.

        None when it cannot be told, because a line is missing or unusable.
        """
        if self.inutilisables:
            return None
        if self.totale is not None:
            return minutes_de(self.totale)
        for detail in self.details:
            return somme(detail)
        return None

    @property
    def etp(self) -> Fraction | None:
        """ETP of the total line, when the DSDEN gave them."""
        if self.inutilisables or self.totale is None or self.totale.etp is None:
            return None
        return Fraction(self.totale.etp)

    @property
    def ligne(self) -> Dotation | None:
        """The line to point at when the pole's quota is at stake."""
        if self.totale is not None:
            return self.totale
        return next((lines[0] for lines in self.details), None)


def somme(lignes: Iterable[Dotation]) -> int:
    """Add up the minutes of lines that all have some."""
    return sum(minutes_de(ligne) or 0 for ligne in lignes)


def quota_de(lignes: Iterable[Dotation], reference: date, debut_annee: date) -> Quota:
    """Sort out the lines of one pole on the reference date.

    For each subject (school, kind of help), the line in force is the latest whose date d'effet is
    not after *reference*. One before *debut_annee* is out of date.
    """
    sujets: dict[tuple[str | None, Aide | None], list[Dotation]] = {}
    for ligne in lignes:
        if not (ligne.est_illisible("aide") or ligne.est_illisible("uai")):
            sujets.setdefault((ligne.uai, ligne.aide), []).append(ligne)
    en_vigueur: list[Dotation] = []
    inutilisables: list[Dotation] = []
    for candidates in sujets.values():
        passees = [li for li in candidates if li.date_effet is None or li.date_effet <= reference]
        choix = max(passees or candidates, key=lambda li: li.date_effet or date.min)
        perimee = choix.date_effet is not None and choix.date_effet < debut_annee
        if not passees or perimee or minutes_de(choix) is None:
            inutilisables.append(choix)
        else:
            en_vigueur.append(choix)
    return Quota(
        totale=next((li for li in en_vigueur if not li.uai and not li.aide), None),
        par_aide=tuple(li for li in en_vigueur if not li.uai and li.aide),
        par_uai=tuple(li for li in en_vigueur if li.uai and not li.aide),
        par_uai_aide=tuple(li for li in en_vigueur if li.uai and li.aide),
        inutilisables=tuple(inutilisables),
    )
