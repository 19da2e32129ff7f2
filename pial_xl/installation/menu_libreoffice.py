"""Give LibreOffice the menu PIAL, through its own program for extensions, and take it back."""

import subprocess
from pathlib import Path
from subprocess import DEVNULL
from tempfile import TemporaryDirectory

from pial_xl.installation.journal import Journal
from pial_xl.installation.libreoffice import EXTENSION, dossier_du_menu, profil
from pial_xl.installation.machine import Machine
from pial_xl.installation.pose import Issue, Piece
from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.sortie import ecrire_octets

_FICHIER = "pial_xl.oxt"
_VERROU = ".lock"
"""Stands in a profile while its LibreOffice runs."""
_DELAI_S = 120.0


def poser_menu(machine: Machine, journal: Journal) -> tuple[Piece, Issue]:
    """Give the menu to the user's LibreOffice, unless it has it, and write it down.

    Raises:
        EcritureImpossible: LibreOffice runs, or refuses.
    """
    from pial_xl.installation.extension import paquet, parties  # noqa: PLC0415 - slow to import

    place = profil(machine)
    piece = Piece("Menu PIAL de LibreOffice", place, paquet())
    en_place = _contient(dossier_du_menu(place), parties())
    if not en_place:
        with TemporaryDirectory(prefix="pial_xl_", ignore_cleanup_errors=True) as travail:
            fichier = Path(travail, _FICHIER)
            ecrire_octets(fichier, piece.octets)
            mots = ("add", "--suppress-license", "--force", str(fichier))
            if not _demander(machine.unopkg, place, *mots):
                raise EcritureImpossible(_OUVERT if _est_ouvert(place) else _REFUS)
    if journal.menu != place:
        journal.menu = place
        journal.ecrire()
    return piece, Issue.EN_PLACE if en_place else Issue.INSTALLE


def retirer_menu(machine: Machine, journal: Journal) -> list[tuple[Path, Issue]]:
    """Take back the menu that the journal says.

    Returns:
        The profile that had it, and what became of it there; nothing where none had.

    Raises:
        EcritureImpossible: LibreOffice runs, or refuses; the journal still says it.
    """
    place = journal.menu
    if place is None or dossier_du_menu(place) is None or machine.unopkg is None:
        return []
    if not _demander(machine.unopkg, place, "remove", EXTENSION):
        raise EcritureImpossible(_GARDE)
    journal.menu = None
    journal.ecrire()
    return [(place, Issue.RETIRE)]


_OUVERT = (
    "LibreOffice est ouvert, et le menu PIAL ne peut pas lui être ajouté : fermez-le, puis "
    "relancez pial-xl installer."
)
_REFUS = (
    "LibreOffice n'a pas accepté le menu PIAL : les boutons du classeur et les raccourcis marchent "
    "sans lui."
)
_GARDE = (
    "LibreOffice n'a pas rendu le menu PIAL : fermez-le, puis recommencez, ou supprimez ce menu "
    "dans LibreOffice (Outils, Gestionnaire des extensions)."
)


def _contient(dossier: Path | None, parties: dict[str, bytes]) -> bool:
    """Tell whether a folder holds every file of the extension as it is now."""
    if dossier is None:
        return False
    try:
        return all((dossier / nom).read_bytes() == octets for nom, octets in parties.items())
    except OSError:
        return False


def _est_ouvert(place: Path) -> bool:
    return (place.parent / _VERROU).exists()


def _demander(unopkg: Path | None, place: Path, *mots: str) -> bool:
    """Ask LibreOffice something about the extensions of a profile; tell whether it was done."""
    lieu = f"-env:UserInstallation={place.parent.as_uri()}"
    try:
        fini = subprocess.run(  # noqa: S603 - LibreOffice's own program, our own words
            [str(unopkg), *mots, lieu],
            stdin=DEVNULL,
            stdout=DEVNULL,
            stderr=DEVNULL,
            timeout=_DELAI_S,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return fini.returncode == 0
