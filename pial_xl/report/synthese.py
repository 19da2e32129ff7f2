"""The figures that a coordinator shows: quota, contracts, allocations, coverage, free hours.

A figure whose input is missing is None (« non évalué »), never a zero.
"""

from dataclasses import dataclass
from typing import TypeVar

from pial_xl.dossier.dossier import Dossier
from pial_xl.report.couverture import Couverture, couverture
from pial_xl.report.grandeur import Grandeur
from pial_xl.report.moyens import LigneAide, LignePole, moyens_par_aide, moyens_par_pole
from pial_xl.tables import Aesh, Affectation, Ligne, Pole, Tableau
from pial_xl.units.durations import format_duration, round_minutes
from pial_xl.units.text import french, plural

L = TypeVar("L", bound=Ligne)


@dataclass(frozen=True, slots=True)
class HeuresLibres:
    """An AESH whose contract is not wholly allotted; weekly minutes."""

    aesh: str
    pole: str
    contrat: int
    charge: int
    libres: int
    absent: bool


@dataclass(frozen=True, slots=True)
class Synthese:
    """All the figures of one workbook on one reference date.

    Attributes:
        poles: means of each pole, in the order of Pôles, then of all of them.
        aides: quota and charge by kind of help, pole by pole, then for all of them.
        couverture: coverage of the notifications pole by pole, then in all; None when the
            Notifications or the Affectations cannot be read.
        libres: AESH with free hours, the most first; None when contracts or allocations cannot
            be read.
        seuil_libres: minutes from which free hours are listed.
        notes: what the figures leave out, as French sentences.
    """

    poles: tuple[LignePole, ...]
    aides: tuple[LigneAide, ...]
    couverture: tuple[Couverture, ...] | None
    libres: tuple[HeuresLibres, ...] | None
    seuil_libres: int
    notes: tuple[str, ...]

    @property
    def ensemble(self) -> LignePole | None:
        """The means of all the poles together."""
        return self.poles[-1] if self.poles else None


def synthese(dossier: Dossier) -> Synthese:
    """Draw the figures from a dossier."""
    d = dossier
    contrats_lus = _est_lu(d.aesh) and bool(d.aesh.lignes)
    charges_lues = contrats_lus and _est_lu(d.affectations)
    return Synthese(
        poles=moyens_par_pole(d, contrats_lus=contrats_lus, charges_lues=charges_lues),
        aides=moyens_par_aide(d) if charges_lues else (),
        couverture=couverture(d) if _est_lu(d.notifications) and _est_lu(d.affectations) else None,
        libres=_heures_libres(d) if charges_lues else None,
        seuil_libres=d.bareme.heures_libres_seuil,
        notes=tuple(french(note) for note in _notes(d)),
    )


def _est_lu(tableau: Tableau[L]) -> bool:
    """Tell whether a table is there with all its required columns."""
    return tableau.presente and not tableau.manquantes


def _heures_libres(d: Dossier) -> tuple[HeuresLibres, ...]:
    """List the AESH under contract with free hours whose charge is known."""
    found = []
    for a in d.contrats:
        charge = d.charges_sans_doublons[a.aesh or ""]
        contrat = d.heures_de_contrat(a)
        if contrat is None:
            continue
        libres = contrat - charge.exacte
        if charge.complete and libres >= max(1, d.bareme.heures_libres_seuil):
            found.append(
                HeuresLibres(
                    aesh=a.aesh or "",
                    pole=d.pole_de(a) or "",
                    contrat=contrat,
                    charge=charge.minutes,
                    libres=round_minutes(libres),
                    absent=a.est_absent(d.reference),
                )
            )
    return tuple(sorted(found, key=lambda h: (-h.libres, h.pole, h.aesh)))


def _est_absent(a: Aesh, d: Dossier) -> bool:
    du, au = a.absent_du, a.absent_au
    return du is not None and du <= d.reference and (au is None or d.reference <= au)


def _notes(d: Dossier) -> list[str]:
    notes = []
    if not _est_lu(d.poles) or not d.poles.lignes:
        notes.append(f"La feuille {Pole.feuille} manque ou est vide : rien n'est réparti par pôle.")
    for modele in (Aesh, Affectation):
        tableau = d.tableau(modele)
        if not _est_lu(tableau):
            notes.append(f"La feuille {modele.feuille} manque ou n'a plus tous ses titres.")
        elif not tableau.lignes:
            notes.append(f"La feuille {modele.feuille} est vide.")
    isoles = [a for a in d.contrats if d.pole_de(a) not in d.pole_par_code]
    if isoles and d.pole_par_code:
        heures = format_duration(sum(a.heures or 0 for a in isoles))
        verbe = "n'est pas compté" if len(isoles) == 1 else "ne sont pas comptés"
        notes.append(
            f"{len(isoles)} AESH ({heures} de contrat) sans pôle connu {verbe} dans les pôles."
        )
    if inconnus := [pole for pole in d.quotas if pole not in d.pole_par_code]:
        notes.append(
            f"Dotation de {plural(len(inconnus), 'pôle inconnu', 'pôles inconnus')} non comptée."
        )
    return notes


__all__ = [
    "Couverture",
    "Grandeur",
    "HeuresLibres",
    "LigneAide",
    "LignePole",
    "Synthese",
    "synthese",
]
