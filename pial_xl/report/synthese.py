"""The figures that a coordinator shows: quota, contracts, allocations, coverage, free hours.

A figure whose input is missing is None (« non évalué »), never a zero.
"""

from dataclasses import dataclass

from pial_xl.dossier.dossier import Dossier
from pial_xl.report.completeness import free_hours_worth
from pial_xl.report.couverture import Couverture, count_couverture
from pial_xl.report.means import AideRow, PoleRow, means_by_aide, means_by_pole
from pial_xl.report.quantity import Amount
from pial_xl.report.schools import SchoolRow, schools_of
from pial_xl.report.text import unread_sheet
from pial_xl.tables import Aesh, Affectation, Pole
from pial_xl.units.durations import format_duration, round_minutes
from pial_xl.units.text import french, plural


@dataclass(frozen=True, slots=True)
class FreeHours:
    """An AESH whose contract is not wholly allotted; weekly minutes.

    The hours of an absent AESH are not free: ``free`` is then 0.
    """

    aesh: str
    pole: str
    contrat: int
    charge: int
    free: int
    absent: bool


@dataclass(frozen=True, slots=True)
class Synthese:
    """All the figures of one workbook on one reference date.

    Attributes:
        poles: means of each pole, in the order of Pôles, then of all of them.
        aides: quota and charge by kind of help, pole by pole, then for all of them.
        couverture: coverage of the notifications pole by pole, then in all; None when the
            Notifications or the Affectations cannot be read.
        free: AESH with free hours, the most first; None when contracts or allocations cannot
            be read.
        free_threshold: minutes from which free hours are listed.
        notes: what the figures leave out, as French sentences.
        schools: each school; None when the Notifications or the Affectations cannot be read.
    """

    poles: tuple[PoleRow, ...]
    aides: tuple[AideRow, ...]
    couverture: tuple[Couverture, ...] | None
    free: tuple[FreeHours, ...] | None
    free_threshold: int
    notes: tuple[str, ...]
    schools: tuple[SchoolRow, ...] | None = None

    @property
    def overall(self) -> PoleRow | None:
        """The means of all the poles together."""
        return self.poles[-1] if self.poles else None

    @property
    def overall_couverture(self) -> Couverture | None:
        """The coverage of all the poles together."""
        return self.couverture[-1] if self.couverture else None


def synthese(dossier: Dossier) -> Synthese:
    """Draw the figures from a dossier."""
    d = dossier
    contrats_read = d.aesh.is_read and bool(d.aesh.rows)
    charges_read = contrats_read and d.affectations.is_read
    is_covered = d.notifications.is_read and d.affectations.is_read
    return Synthese(
        poles=means_by_pole(d, contrats_read=contrats_read, charges_read=charges_read),
        aides=means_by_aide(d) if charges_read else (),
        couverture=count_couverture(d) if is_covered else None,
        schools=schools_of(d) if is_covered else None,
        free=_free_hours(d) if charges_read else None,
        free_threshold=d.bareme.heures_libres_seuil,
        notes=tuple(french(note) for note in _notes(d)),
    )


def _free_hours(d: Dossier) -> tuple[FreeHours, ...]:
    """List the AESH under contract with free hours whose charge is known, absent ones last."""
    found = []
    for a in d.contrats:
        use = d.use(a)
        if use.contrat is None or not use.charge.complete:
            continue
        if use.left >= max(1, d.bareme.heures_libres_seuil):
            found.append(
                FreeHours(
                    aesh=a.aesh or "",
                    pole=d.pole_of(a) or "",
                    contrat=use.contrat,
                    charge=use.charge.minutes,
                    free=round_minutes(use.free),
                    absent=use.is_absent,
                )
            )
    return tuple(sorted(found, key=lambda h: (-h.free, h.pole, h.aesh)))


def _notes(d: Dossier) -> list[str]:
    notes = []
    if not d.poles.is_read or not d.poles.rows:
        notes.append(f"La feuille {Pole.sheet} manque ou est vide : rien n'est réparti par pôle.")
    for model in (Aesh, Affectation):
        table = d.table(model)
        if not table.is_read:
            notes.append(unread_sheet(model.sheet))
        elif not table.rows:
            notes.append(f"La feuille {model.sheet} est vide.")
    isolated = [a for a in d.contrats if d.pole_of(a) not in d.pole_by_code]
    if isolated and d.pole_by_code:
        heures = format_duration(sum(a.heures or 0 for a in isolated))
        verb = "n'est pas compté" if len(isolated) == 1 else "ne sont pas comptés"
        notes.append(
            f"{len(isolated)} AESH ({heures} de contrat) sans pôle connu {verb} dans les pôles."
        )
    if unknown := [pole for pole in d.quotas if pole not in d.pole_by_code]:
        notes.append(
            f"Dotation de {plural(len(unknown), 'pôle inconnu', 'pôles inconnus')} non comptée."
        )
    if drawn := len(d.drawn_aesh):
        notes.append(
            f"Charge d'après l'emploi du temps pour {drawn} AESH, dont chaque affectation a des "
            "créneaux ; d'après les affectations pour les autres."
        )
    notes.append(free_hours_worth(d))
    return notes


__all__ = [
    "AideRow",
    "Amount",
    "Couverture",
    "FreeHours",
    "PoleRow",
    "Synthese",
    "synthese",
]
