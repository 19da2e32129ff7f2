"""What a pole has, by its quota and its contracts, and what it does with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pial_xl.bareme.parametre import ConventionEtp
from pial_xl.bareme.quotite import DEFAULT_SEMAINES, etp, quotite_contrat
from pial_xl.dossier.charge import Charge
from pial_xl.dossier.quota import Quota
from pial_xl.tables import Aesh
from pial_xl.tables.types import Aide
from pial_xl.units.durations import round_minutes

NO_QUOTA = Quota(None, (), (), (), ())


@dataclass(frozen=True, slots=True)
class PoleBilan:
    """Weekly minutes of one pole on the reference date.

    Attributes:
        pole: code of the pole.
        quota: the lines of Dotation in force.
        nb_aesh: AESH under contract.
        contrats: minutes of their contracts.
        contrats_complete: False when a contract's hours are missing or cannot be right (C-01).
        etp: full-time equivalents of those contracts, by convention.
        charge: minutes of their charge, the repeats of A-11 left out.
        charge_complete: False when some hours could not be read: the true charge is higher.
        by_aide: the part of the charge by kind of help.
        referent, synthese, trajets: the other parts of the charge.
    """

    pole: str
    quota: Quota
    nb_aesh: int
    contrats: int
    contrats_complete: bool
    etp: Mapping[ConventionEtp, Fraction]
    charge: int
    charge_complete: bool
    by_aide: Mapping[Aide, int]
    referent: int
    synthese: int
    trajets: int

    @property
    def free(self) -> int:
        """Minutes of contract that are not allotted (negative when over-allotted)."""
        return self.contrats - self.charge


def pole_bilan(
    pole: str, quota: Quota, charges: Sequence[Charge], known: Sequence[Aesh]
) -> PoleBilan:
    """Sum up one pole.

    Args:
        pole: its code.
        quota: its lines of Dotation in force.
        charges: the charge of each of its AESH under contract, the repeats of A-11 left out.
        known: those of them whose hours of contract can be right (C-01).
    """
    return PoleBilan(
        pole=pole,
        quota=quota,
        nb_aesh=len(charges),
        contrats=sum(a.heures or 0 for a in known),
        contrats_complete=len(known) == len(charges),
        etp={convention: etp_of_contrats(known, convention) for convention in ConventionEtp},
        charge=round_minutes(sum((c.exact for c in charges), Fraction(0))),
        charge_complete=all(c.complete for c in charges),
        by_aide={
            aide: round_minutes(sum((c.of(aide) for c in charges), Fraction(0))) for aide in Aide
        },
        referent=sum(c.referent for c in charges),
        synthese=sum(c.synthese for c in charges),
        trajets=sum(c.trajets for c in charges),
    )


def etp_of_contrats(aesh: Iterable[Aesh], convention: ConventionEtp) -> Fraction:
    """Give the full-time equivalents of contracts under a convention."""
    total = Fraction(0)
    for a in aesh:
        semaines = a.semaines or DEFAULT_SEMAINES
        if convention is ConventionEtp.EXACT:
            total += etp(a.heures or 0, semaines)
        elif a.quotite is not None:
            total += Fraction(a.quotite) / 100
        else:
            total += Fraction(quotite_contrat(a.heures or 0, semaines), 100)
    return total
