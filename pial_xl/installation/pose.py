"""Put files on a machine, and take them away again, without ever losing a user's work."""

import stat
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pial_xl.installation.journal import Journal, empreinte
from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.sortie import creer_dossier, ecrire_octets


class Issue(StrEnum):
    """What became of a file."""

    INSTALLE = "installé"
    EN_PLACE = "déjà en place"
    CONSERVE = "conservé, car il a été modifié ou n'est pas de nous"
    RETIRE = "retiré"


@dataclass(frozen=True, slots=True)
class Piece:
    """One file to put.

    Attributes:
        libelle: what it is, in French.
        chemin: where it goes.
        octets: what it holds.
        executable: whether a double click runs it.
    """

    libelle: str
    chemin: Path
    octets: bytes
    executable: bool = False


def poser(piece: Piece, journal: Journal) -> Issue:
    """Put a file, unless one stands there that is not as we left it, and write it down.

    Raises:
        EcritureImpossible: no permission, disk full…
    """
    present = _contenu(piece.chemin)
    if present is not None and present != piece.octets and not _est_a_nous(piece.chemin, journal):
        return Issue.CONSERVE
    if present != piece.octets:
        _creer_dossiers(piece.chemin.parent, journal)
        ecrire_octets(piece.chemin, piece.octets)
    if piece.executable:
        piece.chemin.chmod(piece.chemin.stat().st_mode | stat.S_IXUSR)
    if journal.fichiers.get(piece.chemin) != empreinte(piece.octets):
        journal.fichiers[piece.chemin] = empreinte(piece.octets)
        _creer_dossiers(journal.chemin.parent, journal)
        journal.ecrire()
    return Issue.EN_PLACE if present == piece.octets else Issue.INSTALLE


def retirer_tout(journal: Journal) -> list[tuple[Path, Issue]]:
    """Remove what the journal says, but for files that changed since; then the journal itself.

    Returns:
        Each file that was there, and what became of it.

    Raises:
        EcritureImpossible: a file cannot be removed; the journal still lists it.
    """
    issues = []
    for chemin in list(journal.fichiers):
        if _contenu(chemin) is not None:
            issues.append((chemin, _retirer(chemin, journal)))
    try:
        journal.chemin.unlink(missing_ok=True)
    except OSError as failure:
        raise EcritureImpossible(_REFUS) from failure
    for dossier in reversed(journal.dossiers):
        _retirer_si_vide(dossier)
    return issues


_REFUS = (
    "Un fichier installé ne peut pas être retiré, parce qu'il est ouvert ou faute de droits : "
    "fermez Excel et LibreOffice, puis recommencez."
)


def _retirer(chemin: Path, journal: Journal) -> Issue:
    if not _est_a_nous(chemin, journal):
        return Issue.CONSERVE
    try:
        chemin.unlink()
    except OSError as failure:
        raise EcritureImpossible(_REFUS) from failure
    return Issue.RETIRE


def _est_a_nous(chemin: Path, journal: Journal) -> bool:
    """Tell whether a file that is there may go: in our own folder, or as we left it."""
    if chemin.parent == journal.chemin.parent:
        return True
    contenu = _contenu(chemin)
    return contenu is not None and journal.fichiers.get(chemin) == empreinte(contenu)


def _contenu(chemin: Path) -> bytes | None:
    try:
        return chemin.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as failure:
        raise EcritureImpossible(
            "Un fichier déjà installé ne peut pas être lu : vérifiez vos droits sur lui, puis "
            "recommencez."
        ) from failure


def _creer_dossiers(dossier: Path, journal: Journal) -> None:
    absents = [parent for parent in (dossier, *dossier.parents) if not parent.exists()]
    creer_dossier(dossier)
    journal.dossiers += reversed(absents)


def _retirer_si_vide(dossier: Path) -> None:
    try:
        dossier.rmdir()
    except OSError:
        return  # it holds something that is not ours, or is already gone
