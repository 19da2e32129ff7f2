"""Who is served among the notified pupils, pole by pole."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction

from pial_xl.dossier.dossier import Dossier
from pial_xl.tables import Notification
from pial_xl.tables.types import Aide

WITHOUT_POLE = "Sans pôle connu"
ALL_POLES = "Ensemble"


class Service(Enum):
    """How a notified pupil is served."""

    SERVED = auto()
    PARTIAL = auto()
    WITHOUT = auto()
    UNDETERMINED = auto()
    """It cannot be told: hours are missing or unreadable, or those of an unknown pupil."""


@dataclass(frozen=True, slots=True)
class EleveService:
    """What one pupil is due and receives, in minutes a week.

    Attributes:
        notification: the decision in force, of individual or of mutualised help.
        due: the notified minutes; None for mutualised help, which has none, or when they cannot
            be read.
        received: the minutes of individual and mutualised help, the repeats of A-11 left out.
        service: what that makes.
    """

    notification: Notification
    due: int | None
    received: int
    service: Service

    @property
    def aide(self) -> Aide | None:
        """The kind of help notified."""
        return self.notification.aide

    @property
    def missing(self) -> int | None:
        """The notified minutes that are not given; None where none are notified."""
        return None if self.due is None else max(0, self.due - self.received)


@dataclass(frozen=True, slots=True)
class Couverture:
    """Pupils notified on the reference date who have not left.

    Attributes:
        pole: code of the pole of their school.
        individuals: pupils with individual help (I); those below add up to it.
        servis, partiels, sans: whose notified hours are given wholly, in part, not at all.
        undetermined: for whom it cannot be told (``Service.UNDETERMINED``).
        notifiees, assurees: weekly minutes of the pupils that can be told; what a pupil receives
            above the notification does not make up for another.
        mutualisee: pupils with mutualised help (M) alone; those below add up to it.
        mutualisee_served, mutualisee_without, mutualisee_undetermined: with and without an AESH, or
            of whom it cannot be told.
    """

    pole: str
    individuals: int = 0
    served: int = 0
    partial: int = 0
    without: int = 0
    undetermined: int = 0
    notified: int = 0
    provided: int = 0
    mutualisee: int = 0
    mutualisee_served: int = 0
    mutualisee_without: int = 0
    mutualisee_undetermined: int = 0

    @property
    def missing(self) -> int:
        """Notified minutes that are not given."""
        return self.notified - self.provided

    @property
    def rate(self) -> Fraction | None:
        """Part of the notified time that is given, from 0 to 1; None where nothing is notified."""
        return Fraction(self.provided, self.notified) if self.notified else None


def count_couverture(d: Dossier) -> tuple[Couverture, ...]:
    """Count pole by pole, then the pupils without a known pole if there are some, then in all."""
    eleves: dict[str, list[Couverture]] = {pole: [] for pole in d.pole_by_code}
    for eleve in d.present_eleves:
        etablissement = d.etablissement_of(eleve)
        pole = d.pole_of(etablissement) if etablissement else None
        cle = pole if pole in d.pole_by_code else None
        if (one := _one_eleve(d, eleve)) is not None:
            eleves.setdefault(cle or WITHOUT_POLE, []).append(one)
    rows = [_total(pole, parts) for pole, parts in eleves.items()]
    return (*rows, _total(ALL_POLES, rows))


def couverture_by_school(d: Dossier) -> dict[str, Couverture]:
    """Count school by school, by UAI: those of known schools that have a notified pupil."""
    eleves: dict[str, list[Couverture]] = {}
    for eleve in d.present_eleves:
        uai, one = d.uai_of(eleve), _one_eleve(d, eleve)
        if uai and one is not None:
            eleves.setdefault(uai, []).append(one)
    return {uai: _total("", parts) for uai, parts in eleves.items()}


def service_of(d: Dossier, eleve: str) -> EleveService | None:
    """Tell how a pupil is served on the reference date; None for one notified neither I nor M.

    I first, since a pupil cannot hold I and M at once (D351-16-1).
    """
    received = d.received_without_duplicates.get(eleve, 0)
    doubtful = d.may_receive_more(eleve)
    if individuelle := d.individuelle(eleve, d.reference):
        due = individuelle.heures if individuelle.heures and individuelle.heures > 0 else None
        return EleveService(individuelle, due, received, _individual(d, due, received, doubtful))
    for n in d.active_notifications(eleve):
        if n.aide is Aide.M:
            return EleveService(n, None, received, _mutualisee(received, doubtful))
    return None


def _individual(d: Dossier, due: int | None, received: int, doubtful: bool) -> Service:
    if due is not None and received >= due - d.bareme.tol_min:
        return Service.SERVED
    if due is None or doubtful:
        return Service.UNDETERMINED
    return Service.PARTIAL if received else Service.WITHOUT


def _mutualisee(received: int, doubtful: bool) -> Service:
    if received:
        return Service.SERVED
    return Service.UNDETERMINED if doubtful else Service.WITHOUT


def _one_eleve(d: Dossier, eleve: str) -> Couverture | None:
    """Count one pupil."""
    one = service_of(d, eleve)
    if one is None:
        return None
    served, partial, without, undetermined = (int(one.service is s) for s in Service)
    if one.aide is Aide.M:
        return Couverture(
            "",
            mutualisee=1,
            mutualisee_served=served,
            mutualisee_without=without,
            mutualisee_undetermined=undetermined,
        )
    is_told = one.due is not None and not undetermined
    return Couverture(
        "",
        individuals=1,
        served=served,
        partial=partial,
        without=without,
        undetermined=undetermined,
        notified=(one.due or 0) if is_told else 0,
        provided=min(one.received, one.due or 0) if is_told else 0,
    )


def _total(pole: str, parts: Iterable[Couverture]) -> Couverture:
    rows = list(parts)
    fields = [c for c in Couverture.__dataclass_fields__ if c != "pole"]
    return Couverture(pole, **{c: sum(getattr(li, c) for li in rows) for c in fields})
