"""Settle pial_xl for one user, and take it away again."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pial_xl.installation import journal as journaux
from pial_xl.installation.journal import Journal
from pial_xl.installation.lanceurs_windows import LienImpossible
from pial_xl.installation.machine import Machine
from pial_xl.installation.menu_libreoffice import poser_menu, retirer_menu
from pial_xl.installation.obstacles import MAGASIN
from pial_xl.installation.pieces import lanceurs, modele, releve
from pial_xl.installation.pose import Issue, Piece, poser, retirer_tout
from pial_xl.workbook.erreurs import EcritureImpossible


@dataclass(slots=True)
class Installation:
    """What was done: each file with its meaning and its fate, and what a person must know."""

    pieces: list[tuple[Piece, Issue]] = field(default_factory=list)
    remarques: list[str] = field(default_factory=list)


def installer(
    machine: Machine, dossier: Path | None, construire: Callable[[], bytes]
) -> Installation:
    """Put the record of the interpreter, the template, the shortcuts, LibreOffice's menu.

    Twice changes nothing.

    Args:
        machine: where to install.
        dossier: folder of the template, made if need be; the user's PIAL folder by default.
        construire: gives the template.

    Raises:
        EcritureImpossible: no permission, disk full… What was put before is in the journal.
    """
    journal = _journal(machine)
    faite = Installation()
    voulues = [releve(machine), modele((dossier or machine.classeurs).absolute(), construire())]
    try:
        voulues += lanceurs(machine)
    except LienImpossible as failure:
        faite.remarques.append(str(failure))
    for piece in voulues:
        faite.pieces.append((piece, poser(piece, journal)))
    if machine.unopkg is not None:
        try:
            faite.pieces.append(poser_menu(machine, journal))
        except EcritureImpossible as failure:  # the rest is of use without it
            faite.remarques.append(str(failure))
    if machine.python_du_magasin:
        faite.remarques.append(MAGASIN)
    return faite


def desinstaller(machine: Machine) -> list[tuple[Path, Issue]]:
    """Remove what was put, but for the files that a person has changed since.

    Returns:
        Each file that was there, and what became of it.

    Raises:
        EcritureImpossible: a file is open elsewhere, or LibreOffice is; what was not removed is
            still in the journal.
    """
    journal = _journal(machine)
    # First: LibreOffice may refuse, and nothing has then been touched.
    return [*retirer_menu(machine, journal), *retirer_tout(journal)]


def _journal(machine: Machine) -> Journal:
    return Journal.lire(machine.configuration / journaux.FICHIER)
