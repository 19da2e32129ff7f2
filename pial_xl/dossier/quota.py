"""The quota of a pole: which lines of Dotation are in force, and what they add up to."""

from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from pial_xl.bareme.limits import ETP_DECIMALS_MAX, ETP_MARGIN
from pial_xl.tables import Dotation
from pial_xl.tables.types import Aide
from pial_xl.units.durations import round_minutes
from pial_xl.units.records import record


@record
class Attribution:
    """What lines of Dotation allot: weekly minutes.

    Attributes:
        exact: the minutes, ETP converted as the pole's contracts are.
        margin: minutes that the writing of ETP may hide, either way: half of the last decimal
            of each line written in ETP alone.
    """

    exact: Fraction
    margin: Fraction

    @property
    def minutes(self) -> int:
        """The minutes, rounded for display."""
        return round_minutes(self.exact)


def has_figure(row: Dotation) -> bool:
    """Tell whether a line gives hours or ETP."""
    return row.heures is not None or row.etp is not None


def etp_margin(etp: Decimal) -> Fraction:
    """Give what a figure of ETP may hide: half of its last decimal.

    A whole number, or the long decimals of a formula, are taken as written to the hundredth.
    """
    exponent = etp.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    if not 0 < decimals <= ETP_DECIMALS_MAX:
        return ETP_MARGIN
    return Fraction(Decimal(1).scaleb(-decimals)) / 2


def attribution(rows: Iterable[Dotation], etp_minutes: Fraction) -> Attribution:
    """Add up lines that all have a figure.

    Args:
        rows: the lines; the hours of a line stand before its ETP.
        etp_minutes: weekly minutes of one ETP.
    """
    exact = margin = Fraction(0)
    for row in rows:
        if row.heures is not None:
            exact += row.heures
        elif row.etp is not None:
            exact += Fraction(row.etp) * etp_minutes
            margin += etp_margin(row.etp) * etp_minutes
    return Attribution(exact, margin)


@record
class Quota:
    """The lines in force of one pole.

    Attributes:
        total_row: the line without school nor kind of help, if there is one.
        by_aide: lines of a kind of help for the whole pole.
        by_uai: lines of a school, all kinds together.
        by_uai_aide: lines of a school and a kind of help.
        unusable: lines that are the last word on their subject, but are empty, unreadable,
            not yet in force or older than the year: told by D-09, and left out.
        has_unknown_subject: whether a line does not say readably what it is about (S-10).
    """

    total_row: Dotation | None
    by_aide: tuple[Dotation, ...]
    by_uai: tuple[Dotation, ...]
    by_uai_aide: tuple[Dotation, ...]
    unusable: tuple[Dotation, ...]
    has_unknown_subject: bool = False

    def of_aide(self, aide: Aide) -> tuple[Dotation, ...]:
        """Give the line of a kind of help; without one, its lines school by school."""
        own = tuple(row for row in self.by_aide if row.aide is aide)
        return own or tuple(row for row in self.by_uai_aide if row.aide is aide)

    def of_uai(self, uai: str) -> tuple[Dotation, ...]:
        """Give the line of a school; without one, its lines kind by kind."""
        own = tuple(row for row in self.by_uai if row.uai == uai)
        return own or tuple(row for row in self.by_uai_aide if row.uai == uai)

    def is_known(self, aide: Aide) -> bool:
        """Tell whether no line of a kind of help had to be left out of ``of_aide``."""
        if any(row.aide is aide for row in self.by_aide):
            return True
        return not self.has_unknown_subject and not any(r.aide is aide for r in self.unusable)

    @property
    def is_complete(self) -> bool:
        """Tell whether no line had to be left out."""
        return not self.unusable and not self.has_unknown_subject

    @property
    def uais(self) -> tuple[str, ...]:
        """Schools that have a line of their own, in the order of the sheet."""
        rows = (*self.by_uai, *self.by_uai_aide)
        return tuple(dict.fromkeys(row.uai for row in rows if row.uai))

    @property
    def by_kind(self) -> tuple[Dotation, ...]:
        """The total split by kind of help."""
        return tuple(row for aide in Aide for row in self.of_aide(aide))

    @property
    def by_school(self) -> tuple[Dotation, ...]:
        """The total split by school."""
        return tuple(row for uai in self.uais for row in self.of_uai(uai))

    def total_rows(self, etp_minutes: Fraction) -> tuple[Dotation, ...]:
        """Give the lines that make the total of the pole: its total line, else its details.

        Of two ways of splitting it, neither of which need be whole, the larger stands. There is
        none when the total cannot be told, for want of a line or because one is unusable.
        """
        if self.total_row is not None:
            return (self.total_row,)
        if not self.is_complete:
            return ()
        ways = (self.by_kind, self.by_school)
        return max(ways, key=lambda rows: attribution(rows, etp_minutes).exact)

    def claims_to_be_whole(self, detail: Iterable[Dotation], uais: Collection[str]) -> bool:
        """Tell whether a way of splitting the total leaves no room for a line not written.

        Args:
            detail: ``by_kind`` or ``by_school``.
            uais: the known schools of the pole.
        """
        if not self.is_complete:
            return False
        kinds = {row.aide for row in detail if not row.uai}
        schools = {row.uai for row in detail if not row.aide}
        pairs = {(row.uai, row.aide) for row in detail}
        return (
            kinds >= set(Aide)
            or (bool(uais) and schools >= set(uais))
            or (
                bool(uais)
                and all(
                    aide in kinds or uai in schools or (uai, aide) in pairs
                    for uai in uais
                    for aide in Aide
                )
            )
        )

    @property
    def row(self) -> Dotation | None:
        """The line to point at when the pole's quota is at stake."""
        if self.total_row is not None:
            return self.total_row
        return next(iter((*self.by_aide, *self.by_uai, *self.by_uai_aide)), None)


def quota_of(rows: Iterable[Dotation], reference: date, year_start: date) -> Quota:
    """Sort out the lines of one pole on the reference date.

    For each subject (school, kind of help), the line in force is the latest whose date d'effet is
    not after *reference*. One before *year_start* is out of date.
    """
    subjects: dict[tuple[str | None, Aide | None], list[Dotation]] = {}
    has_unknown_subject = False
    for row in rows:
        if row.is_unreadable("aide") or row.is_unreadable("uai"):
            has_unknown_subject = True
        else:
            subjects.setdefault((row.uai, row.aide), []).append(row)
    in_force: list[Dotation] = []
    unusable: list[Dotation] = []
    for candidates in subjects.values():
        past = [li for li in candidates if li.date_effet is None or li.date_effet <= reference]
        choice = max(past or candidates, key=lambda li: li.date_effet or date.min)
        outdated = choice.date_effet is not None and choice.date_effet < year_start
        if not past or outdated or not has_figure(choice):
            unusable.append(choice)
        else:
            in_force.append(choice)
    return Quota(
        total_row=next((li for li in in_force if not li.uai and not li.aide), None),
        by_aide=tuple(li for li in in_force if not li.uai and li.aide),
        by_uai=tuple(li for li in in_force if li.uai and not li.aide),
        by_uai_aide=tuple(li for li in in_force if li.uai and li.aide),
        unusable=tuple(unusable),
        has_unknown_subject=has_unknown_subject,
    )
