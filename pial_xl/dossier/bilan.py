"""What a pole has, by its quota and its contracts, and what it does with it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction

from pial_xl.bareme.parametre import ConventionEtp
from pial_xl.bareme.quotite import DEFAULT_SEMAINES, etp, minutes_for_etp, quotite_contrat
from pial_xl.dossier.charge import Charge
from pial_xl.dossier.quota import Attribution, Quota, attribution
from pial_xl.tables import Aesh, Dotation
from pial_xl.tables.types import Aide
from pial_xl.units.durations import Exact, round_minutes
from pial_xl.units.records import record

NO_QUOTA = Quota(None, (), (), (), ())
ONE_ETP = minutes_for_etp(1)
"""Weekly minutes of one ETP at 41 weeks."""


@record
class Use:
    """What one AESH does with the contract; weekly minutes.

    Attributes:
        aesh: the AESH.
        contrat: minutes of the contract; None when they cannot be right (C-01).
        charge: the charge at the least, repeats (A-11) and slots that overlap (T-01) counted once.
        charge_at_most: the charge, every active row counted.
        is_absent: whether an absence holds on the reference date.
    """

    aesh: Aesh
    contrat: int | None
    charge: Charge
    charge_at_most: Charge
    is_absent: bool

    @property
    def left(self) -> Exact:
        """What the contract leaves beside the charge."""
        return self._beside(self.charge)

    @property
    def free(self) -> Exact:
        """What can be offered: the hours of an absent AESH are neither free nor lost."""
        return 0 if self.is_absent else self.left

    @property
    def surely_free(self) -> Exact:
        """The same where no row, even one repeated by mistake (A-11), takes it up."""
        return 0 if self.is_absent else self._beside(self.charge_at_most)

    def _beside(self, charge: Charge) -> Exact:
        return max(0, (self.contrat or 0) - charge.exact)

    @property
    def excess(self) -> Exact:
        """What the charge, at the least, takes beyond the contract."""
        return 0 if self.contrat is None else max(0, self.charge.exact - self.contrat)


@record
class PoleBilan:
    """Weekly minutes of one pole on the reference date.

    Attributes:
        pole: code of the pole.
        quota: the lines of Dotation in force.
        uses: what each AESH under contract does with it, in the order of the sheet.
        contrats: minutes of their contracts.
        contrats_complete: False when a contract's hours are missing or cannot be right (C-01).
        etp: full-time equivalents of those contracts, by convention.
        etp_minutes: weekly minutes of one ETP as those contracts are, by convention; at 41 weeks
            where there is none.
        charge: minutes of their charge, the repeats of A-11 left out.
        charge_complete: False when some hours could not be read: the true charge is higher.
        by_aide: the part of the charge by kind of help, in exact minutes; None for the rows whose
            kind cannot be read.
        referent, synthese, trajets: the other parts of the charge.
    """

    pole: str
    quota: Quota
    uses: tuple[Use, ...]
    contrats: int
    contrats_complete: bool
    etp: Mapping[ConventionEtp, Fraction]
    etp_minutes: Mapping[ConventionEtp, Fraction]
    charge: int
    charge_complete: bool
    by_aide: Mapping[Aide | None, Exact]
    referent: int
    synthese: int
    trajets: int

    @property
    def nb_aesh(self) -> int:
        """AESH under contract."""
        return len(self.uses)

    @property
    def free(self) -> int:
        """Minutes that can be offered: the sum of what each AESH has left, excesses apart."""
        return round_minutes(sum(u.free for u in self.uses))

    @property
    def surely_free(self) -> Exact:
        """The same where no row, even one repeated by mistake (A-11), takes it up."""
        return sum(u.surely_free for u in self.uses)

    @property
    def excess(self) -> int:
        """Minutes beyond contracts: the sum of what each overloaded AESH has too much."""
        return round_minutes(sum(u.excess for u in self.uses))

    @property
    def absent_left(self) -> int:
        """Minutes that absent AESH have left: neither free nor lost."""
        return round_minutes(sum(u.left for u in self.uses if u.is_absent))

    @property
    def total_rows(self) -> tuple[Dotation, ...]:
        """The lines that make the total of the pole."""
        return self.quota.total_rows(self._exact_etp)

    @property
    def _exact_etp(self) -> Fraction:
        return self.etp_minutes[ConventionEtp.EXACT]

    @property
    def dotation(self) -> Attribution | None:
        """What the DSDEN allots to the pole, ETP at the weeks of the contracts; None if unknown."""
        return self.dotation_under(ConventionEtp.EXACT)

    def dotation_under(self, convention: ConventionEtp) -> Attribution | None:
        """Give the same, ETP counted as the contracts are under a convention."""
        rows = self.total_rows
        return attribution(rows, self.etp_minutes[convention]) if rows else None

    @property
    def dotation_etp(self) -> Fraction | None:
        """The same in ETP, when the DSDEN gave them."""
        etps = [row.etp for row in self.total_rows if row.etp is not None]
        if not etps or len(etps) < len(self.total_rows):
            return None
        return sum(map(Fraction, etps), Fraction(0))

    def lines_of(self, aide: Aide) -> Attribution | None:
        """Give what the lines of one kind of help add up to; None when they do not say."""
        rows = self.quota.of_aide(aide)
        if not rows or not self.quota.is_known(aide):
            return None
        return self._sum_beside(rows, lambda charge: charge.of(aide))

    def sum_of(self, rows: Iterable[Dotation]) -> Attribution:
        """Give what lines add up to, ETP at the weeks of the contracts."""
        return attribution(rows, self._exact_etp)

    def sum_for(self, rows: Iterable[Dotation], charge: Exact, etp: Exact) -> Attribution:
        """Give what lines add up to beside a charge: ETP at the weeks of those who bear it.

        So a quota in ETP is exceeded when the charge is, in ETP, whatever weeks are mixed.

        Args:
            rows: the lines.
            charge: minutes of the charge.
            etp: its full-time equivalents.
        """
        return attribution(rows, Fraction(charge) / etp if etp else self._exact_etp)

    def _sum_beside(self, rows: Sequence[Dotation], part: Callable[[Charge], Exact]) -> Attribution:
        """Give the same beside a part of the charge of each AESH."""
        if all(row.heures is not None for row in rows):
            return self.sum_of(rows)
        parts = [(part(u.charge), u.aesh) for u in self.uses]
        etp = sum(minutes * etp_of_minute(a) for minutes, a in parts)
        return self.sum_for(rows, sum(minutes for minutes, _ in parts), etp)

    @property
    def dotation_for_charge(self) -> Attribution | None:
        """What the DSDEN allots to the pole, to be compared with its charge; None if unknown."""
        rows = self.total_rows
        return self._sum_beside(rows, lambda charge: charge.exact) if rows else None

    def quota_of(self, aide: Aide) -> Attribution | None:
        """Give the quota of one kind of help; None when the lines do not say.

        A kind that the details do not name has none, provided that they make the total.
        """
        if (own := self.lines_of(aide)) is not None or not self.quota.is_known(aide):
            return own
        detail, total = self.sum_of(self.quota.by_kind), self.dotation
        is_whole = total is not None and abs(total.exact - detail.exact) <= (
            total.margin + detail.margin
        )
        return Attribution(Fraction(0), Fraction(0)) if is_whole else None


def pole_bilan(pole: str, quota: Quota, uses: Sequence[Use]) -> PoleBilan:
    """Sum up one pole.

    Args:
        pole: its code.
        quota: its lines of Dotation in force.
        uses: what each of its AESH under contract does with the contract.
    """
    known = [u.aesh for u in uses if u.contrat is not None]
    charges = [u.charge for u in uses]
    contrats = sum(u.contrat or 0 for u in uses)
    etps = {c: etp_of_contrats(known, c) for c in ConventionEtp}
    return PoleBilan(
        pole=pole,
        quota=quota,
        uses=tuple(uses),
        contrats=contrats,
        contrats_complete=len(known) == len(uses),
        etp=etps,
        etp_minutes={c: contrats / total if total else ONE_ETP for c, total in etps.items()},
        charge=round_minutes(sum(c.exact for c in charges)),
        charge_complete=all(c.complete for c in charges),
        by_aide={
            **{aide: sum(c.of(aide) for c in charges) for aide in Aide},
            None: sum(c.by_aide.get(None, 0) for c in charges),
        },
        referent=sum(c.referent for c in charges),
        synthese=sum(c.synthese for c in charges),
        trajets=round_minutes(sum(c.trajets for c in charges)),
    )


def etp_of_minute(a: Aesh) -> Fraction:
    """Give the full-time equivalent of one minute a week of an AESH, at the contract's weeks."""
    return etp(1, a.semaines or DEFAULT_SEMAINES)


def etp_of_contrats(aesh: Iterable[Aesh], convention: ConventionEtp) -> Fraction:
    """Give the full-time equivalents of contracts under a convention."""
    alike = Counter((a.heures or 0, a.semaines or DEFAULT_SEMAINES, a.quotite) for a in aesh)
    total = Fraction(0)
    for (heures, semaines, printed), count in alike.items():
        if convention is ConventionEtp.EXACT:
            total += count * etp(heures, semaines)
        elif printed is not None:
            total += count * Fraction(printed) / 100
        else:
            total += Fraction(count * quotite_contrat(heures, semaines), 100)
    return total
