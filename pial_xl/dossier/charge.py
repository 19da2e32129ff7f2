"""The weekly time that an AESH owes, pupils helped at the same time counted once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property

from pial_xl.tables import Aesh, Affectation
from pial_xl.tables.types import Aide
from pial_xl.units.durations import Exact, as_exact, round_minutes
from pial_xl.units.records import deriving_record, record

OTHER_HEURES = ("heures_referent", "heures_ulis", "heures_synthese")
"""Fields of T_AESH whose hours are due besides the allocations."""


@record
class Groupe:
    """Rows of one AESH under one group, or one row alone.

    Attributes:
        rows: the rows, in the order of the sheet.
        uais: known schools of their pupils, in the order of the rows; not looked for where a row
            is alone.
    """

    rows: tuple[Affectation, ...]
    uais: tuple[str, ...] = ()

    @property
    def is_split(self) -> bool:
        """Tell whether its pupils are in two schools: it cannot be one block of time (A-16)."""
        return len(self.uais) > 1

    @property
    def is_uneven(self) -> bool:
        """Tell whether pupils helped together do not have the same hours (A-05)."""
        if len(self.rows) == 1 or self.is_split:
            return False
        return len({a.heures for a in self.rows if a.has_hours}) > 1

    @property
    def has_same_hours(self) -> bool:
        """Tell whether its rows, of one school, all say the same hours."""
        if self.is_split or not self.rows[0].has_hours:
            return False
        return len({a.heures for a in self.rows}) == 1

    @property
    def blocs(self) -> tuple[tuple[Affectation, ...], ...]:
        """The rows that make one block of time: all of them, or each one if it is split."""
        return tuple((a,) for a in self.rows) if self.is_split else (self.rows,)


def groupes(affectations: Iterable[Affectation]) -> list[list[Affectation]]:
    """Gather rows under one group: same AESH and same non-empty group.

    A row without a group is alone. The order of first rows is kept.
    """
    gathered: dict[object, list[Affectation]] = {}
    for a in affectations:
        key = (a.aesh, a.groupe) if a.aesh and a.groupe else a.number
        gathered.setdefault(key, []).append(a)
    return list(gathered.values())


def groupes_by_school(
    affectations: Iterable[Affectation], uai_of: Callable[[str | None], str | None]
) -> tuple[Groupe, ...]:
    """Gather the same rows, and tell the schools of their pupils.

    Args:
        affectations: rows that are active together.
        uai_of: gives the school of a pupil, when it is known.
    """
    return tuple(
        Groupe(tuple(rows), tuple(_schools(rows, uai_of)) if len(rows) > 1 else ())
        for rows in groupes(affectations)
    )


def _schools(
    rows: Iterable[Affectation], uai_of: Callable[[str | None], str | None]
) -> Iterator[str]:
    return filter(None, dict.fromkeys(uai_of(a.eleve) for a in rows))


def parts_of(gathered: Iterable[Groupe]) -> dict[int, Exact]:
    """Give the minutes of AESH time that each row takes up, by row number.

    A block is as long as the longest of its rows, since an AESH cannot leave while one pupil is
    still helped; a row of ``t`` minutes takes up its share, block × t ÷ Σt, so that the parts
    always add up to the block. A row without readable hours has no part.
    """
    parts: dict[int, Exact] = {}
    for groupe in gathered:
        for bloc in groupe.blocs:
            if len(bloc) == 1:
                if bloc[0].has_hours:
                    parts[bloc[0].number] = bloc[0].heures or 0
                continue
            heures = [a.heures for a in bloc if a.heures is not None and a.has_hours]
            parts |= shared_out(bloc, max(heures, default=0))
    return parts


def shared_out(rows: Iterable[Affectation], minutes: Exact) -> dict[int, Exact]:
    """Share minutes out among rows in proportion to their hours, by row number."""
    heures = {a.number: a.heures for a in rows if a.heures is not None and a.has_hours}
    total = sum(heures.values())
    return {n: as_exact(Fraction(minutes * t, total)) for n, t in heures.items()}


@deriving_record
class Charge:
    """Weekly minutes of one AESH.

    Source: the count that real tools make.

    ``charge(a) = Σ blocks + trajets + référent + ULIS + synthèse``.

    Attributes:
        by_aide: minutes by kind of help, each row for its part of its block.
        referent, ulis, synthese, trajets: the other minutes of the service.
        is_drawn: whether the hours in front of pupils are those of the timetable, whose slots are
            complete, rather than those of the allocations.
        complete: False when one of its rows does not say its hours (S-02, A-12): the true charge
            is then higher than this one.
    """

    by_aide: Mapping[Aide | None, Exact]
    referent: int = 0
    ulis: int = 0
    synthese: int = 0
    trajets: Exact = 0
    complete: bool = True
    is_drawn: bool = False

    @cached_property
    def exact(self) -> Exact:
        """The whole charge, in exact minutes."""
        others = self.referent + self.ulis + self.synthese + self.trajets
        return sum(self.by_aide.values(), others)

    @cached_property
    def minutes(self) -> int:
        """The whole charge, rounded to the minute for display."""
        return round_minutes(self.exact)

    def of(self, aide: Aide) -> Exact:
        """Give the minutes of one kind of help; the ULIS hours are collective help."""
        return self.by_aide.get(aide, 0) + (self.ulis if aide is Aide.CO else 0)


@record
class Excess:
    """An AESH whose charge, at the least, is above the contract.

    Attributes:
        aesh: the AESH.
        heures: minutes of the contract.
        charge: the charge.
        row: the allocation with which it passes the contract, in the sheet's order; None where
            there is none.
    """

    aesh: Aesh
    heures: int
    charge: Charge
    row: Affectation | None


def charge_of(aesh: Aesh, affectations: Iterable[Affectation], trajets: Exact) -> Charge:
    """Compute the charge of one AESH whose groups are each in one school.

    Args:
        aesh: the AESH.
        affectations: the active rows.
        trajets: minutes of travel in the timetable.
    """
    rows = tuple(affectations)
    return charge_from(aesh, rows, parts_of(map(Groupe, map(tuple, groupes(rows)))), trajets)


def charge_from(
    aesh: Aesh,
    affectations: Iterable[Affectation],
    parts: Mapping[int, Exact],
    trajets: Exact,
    *,
    is_drawn: bool = False,
) -> Charge:
    """Compute the charge of one AESH from the part of each row, by its number (``parts_of``).

    Args:
        aesh: the AESH.
        affectations: the active rows.
        parts: minutes of each.
        trajets: minutes of road in the timetable.
        is_drawn: whether those minutes are of the timetable, which the charge tells.
    """
    by_aide: defaultdict[Aide | None, Exact] = defaultdict(int)
    complete = aesh.unreadable.isdisjoint(OTHER_HEURES)
    for a in affectations:
        if a.has_hours:
            by_aide[a.aide] += parts[a.number]
        else:
            complete = False
    return Charge(
        by_aide,
        referent=aesh.heures_referent or 0,
        ulis=aesh.heures_ulis or 0,
        synthese=aesh.heures_synthese or 0,
        trajets=trajets,
        complete=complete,
        is_drawn=is_drawn,
    )
