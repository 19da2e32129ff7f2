"""Quota, contracts and charge, by pole and by kind of help, in hours and in ETP."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from pial_xl.bareme.parametre import ConventionEtp
from pial_xl.bareme.quotite import etp
from pial_xl.dossier.bilan import PoleBilan, etp_of_contrats
from pial_xl.dossier.dossier import Dossier
from pial_xl.report.couverture import ALL_POLES
from pial_xl.report.quantity import NOT_JUDGED, Amount, Bound, common_bound, total
from pial_xl.tables.types import Aide
from pial_xl.units.durations import format_duration, round_together
from pial_xl.units.text import french

Rate: TypeAlias = Mapping[ConventionEtp, Fraction | None]
"""ETP of one weekly minute, by convention."""

AIDES = {Aide.I: "Individuelle (I)", Aide.M: "Mutualisée (M)", Aide.CO: "Collective (CO)"}


@dataclass(frozen=True, slots=True)
class PoleRow:
    """The means of one pole, or of all; weekly time on the reference date.

    ``free`` is the sum of what each AESH has left, ``excess`` of what each has too much: one does
    not make up for the other. What absent AESH have left is in neither.
    """

    pole: str
    libelle: str
    nb_aesh: int | None
    dotation: Amount
    contrats: Amount
    allotted: Amount
    free: Amount
    excess: Amount
    remark: str = ""


@dataclass(frozen=True, slots=True)
class AideRow:
    """What one kind of help, or one mission of the AESH, is allotted and takes up in a pole.

    A mission has no quota of its own: its quota is None.
    """

    pole: str
    aide: str
    quota: Amount | None
    charge: Amount

    @property
    def remaining(self) -> Amount | None:
        """What the charge leaves of the quota (negative when it is exceeded)."""
        return None if self.quota is None else self.quota - self.charge


def means_by_pole(d: Dossier, *, contrats_read: bool, charges_read: bool) -> tuple[PoleRow, ...]:
    """Sum up each pole, then all of them.

    Args:
        d: the dossier.
        contrats_read: whether the contracts could be read.
        charges_read: whether the allocations could be read as well.
    """
    rows = [
        _pole_row(d, bilan, contrats_read=contrats_read, charges_read=charges_read)
        for bilan in d.bilans.values()
    ]
    if not rows:
        return ()
    # A pole without AESH nor quota, a PAS beside its PIAL for one, takes nothing from the total.
    endowed = [li for li, b in zip(rows, d.bilans.values(), strict=True) if not _is_empty(d, b)]
    overall = PoleRow(
        pole=ALL_POLES,
        libelle="",
        nb_aesh=sum(b.nb_aesh for b in d.bilans.values()) if contrats_read else None,
        dotation=total(li.dotation for li in endowed) if endowed else NOT_JUDGED,
        contrats=total(li.contrats for li in rows),
        allotted=total(li.allotted for li in rows),
        free=total(li.free for li in rows),
        excess=total(li.excess for li in rows),
    )
    return (*rows, overall)


def _is_empty(d: Dossier, bilan: PoleBilan) -> bool:
    return bilan.pole not in d.quotas and not bilan.nb_aesh


def _pole_row(d: Dossier, bilan: PoleBilan, *, contrats_read: bool, charges_read: bool) -> PoleRow:
    rate = _etp_per_minute(d, bilan)
    contrats = allotted = free = excess = NOT_JUDGED
    if contrats_read:
        bound = Bound.EXACT if bilan.contrats_complete else Bound.MINIMUM
        contrats = _amount(bilan.contrats, rate, bound)
    if charges_read:
        allotted = _charge(bilan, bilan.charge, rate)
        free = _amount(bilan.free, rate, _free_bound(bilan))
        excess = _amount(bilan.excess, rate, _excess_bound(bilan))
    return PoleRow(
        pole=bilan.pole,
        libelle=d.pole_by_code[bilan.pole].libelle or "",
        nb_aesh=bilan.nb_aesh if contrats_read else None,
        dotation=_dotation(bilan, rate),
        contrats=contrats,
        allotted=allotted,
        free=free,
        excess=excess,
        remark=french(_remark(bilan)),
    )


def _free_bound(bilan: PoleBilan) -> Bound | None:
    """Tell how far free hours can be trusted: charges unread take some, contracts give."""
    return common_bound(
        (
            Bound.EXACT if bilan.charge_complete else Bound.MAXIMUM,
            Bound.EXACT if bilan.contrats_complete else Bound.MINIMUM,
        )
    )


def _excess_bound(bilan: PoleBilan) -> Bound:
    is_exact = bilan.charge_complete and bilan.contrats_complete
    return Bound.EXACT if is_exact else Bound.MINIMUM


def _remark(bilan: PoleBilan) -> str:
    """Say why figures of the pole are missing, or only bounds."""
    reasons = (
        ("les heures d'un contrat manquent ou sont impossibles", not bilan.contrats_complete),
        ("des heures d'affectation manquent ou sont illisibles", not bilan.charge_complete),
        (
            "la dotation manque ou n'est pas en vigueur",
            bilan.nb_aesh > 0 and bilan.dotation is None,
        ),
        (
            f"{format_duration(bilan.absent_left)} d'AESH absents ne sont ni libres ni perdues",
            bilan.absent_left > 0,
        ),
    )
    true_ones = [reason for reason, is_true in reasons if is_true]
    return f"{bilan.pole} : {' ; '.join(true_ones)}." if true_ones else ""


def _etp_per_minute(d: Dossier, bilan: PoleBilan) -> Rate:
    """Give what a minute of the pole's contracts is worth, their weeks and rounding kept.

    Contracts whose hours are not known are left out; None without any other.
    """
    known = [a for a in d.contrats_by_pole.get(bilan.pole, ()) if d.contrat_heures(a) is not None]
    if not bilan.contrats:
        return dict.fromkeys(ConventionEtp)
    return {c: etp_of_contrats(known, c) / bilan.contrats for c in ConventionEtp}


def _amount(minutes: int, rate: Rate, bound: Bound | None = Bound.EXACT) -> Amount:
    """Give minutes with their ETP at a rate; no time is worth none, whatever the rate.

    Without a bound, nothing can be said.
    """
    if bound is None:
        return NOT_JUDGED
    etps = {c: Fraction(0) if not minutes else t and t * minutes for c, t in rate.items()}
    return Amount(minutes, etps, bound)


def _charge(bilan: PoleBilan, minutes: int, rate: Rate) -> Amount:
    """Give a charge: a minimum when some hours of the pole's allocations could not be read."""
    bound = Bound.EXACT if bilan.charge_complete else Bound.MINIMUM
    return _amount(minutes, rate, bound)


def _dotation(bilan: PoleBilan, rate: Rate) -> Amount:
    """Give the quota; the ETP of the DSDEN stand as they are, under both conventions."""
    if bilan.dotation is None:
        return NOT_JUDGED
    if bilan.dotation_etp is not None:
        return Amount(bilan.dotation.minutes, dict.fromkeys(ConventionEtp, bilan.dotation_etp))
    return _converted(bilan.dotation.minutes, rate)


def _converted(minutes: int, rate: Rate) -> Amount:
    """Convert minutes of quota: exactly at 41 weeks, and as the pole's contracts are."""
    return _amount(minutes, {**rate, ConventionEtp.EXACT: etp(1)})


def means_by_aide(d: Dossier) -> tuple[AideRow, ...]:
    """Sum up each kind of help and each mission, pole by pole, then for all the poles."""
    by_pole = {bilan.pole: _aide_rows(d, bilan) for bilan in d.bilans.values()}
    rows = [li for pole in by_pole.values() for li in pole if not _is_empty_mission(li)]
    if len(by_pole) < 2:
        return tuple(rows)
    empty = {b.pole for b in d.bilans.values() if _is_empty(d, b)}
    active = [pole for code, pole in by_pole.items() if code not in empty]
    overall = (_combined(same) for same in zip(*active, strict=True))
    return (*rows, *(li for li in overall if not _is_empty_mission(li)))


def _is_empty_mission(row: AideRow) -> bool:
    return row.quota is None and not row.charge.minutes


def _aide_rows(d: Dossier, bilan: PoleBilan) -> list[AideRow]:
    rate = _etp_per_minute(d, bilan)
    # Groups share an AESH's time between kinds of help: rounded together, kinds make the whole.
    kinds = (*AIDES, None)
    helped = dict(zip(kinds, round_together([bilan.by_aide[kind] for kind in kinds]), strict=True))
    missions = {
        "AESH référent": bilan.referent,
        "Synthèse, réunions": bilan.synthese,
        "Trajets": bilan.trajets,
        "Aide illisible": helped[None],
    }
    return [
        *(
            AideRow(bilan.pole, AIDES[aide], _quota(bilan, aide, rate), charge)
            for aide in AIDES
            for charge in (_charge(bilan, helped[aide], rate),)
        ),
        *(
            AideRow(bilan.pole, mission, None, _charge(bilan, minutes, rate))
            for mission, minutes in missions.items()
        ),
    ]


def _quota(bilan: PoleBilan, aide: Aide, rate: Rate) -> Amount:
    quota = bilan.quota_of(aide)
    return NOT_JUDGED if quota is None else _converted(quota.minutes, rate)


def _combined(same: Iterable[AideRow]) -> AideRow:
    rows = list(same)
    quotas = [li.quota for li in rows if li.quota is not None]
    charge = total(li.charge for li in rows)
    return AideRow(ALL_POLES, rows[0].aide, total(quotas) if quotas else None, charge)
