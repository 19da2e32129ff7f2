"""What a user sends when something does not work: versions and programs, nothing personal."""

import locale
import platform
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, entry_points, requires, version
from pathlib import Path

from pial_xl import __version__
from pial_xl.installation import obstacles, registre
from pial_xl.installation.hotes import LireRegistre, excel
from pial_xl.installation.interprete import lire_releve
from pial_xl.installation.libreoffice import Macros, dossier_du_menu, macros, profil
from pial_xl.installation.machine import Machine
from pial_xl.rules.moteur import GROUPE_TIERS
from pial_xl.workbook.dossiers import sans_dossier_personnel
from pial_xl.workbook.libreoffice.soffice import (
    LibreOfficeInjoignable,
    importer_uno,
    trouver_soffice,
)

_ABSENT = "non trouvé"
_NOM = re.compile(r"[\w.-]+")


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What is known of the machine, in French.

    Attributes:
        faits: each fact with its name.
        obstacles: what would stop the buttons, each with what to do.
    """

    faits: tuple[tuple[str, str], ...]
    obstacles: tuple[str, ...]


def diagnostiquer(
    classeur: Path | None = None,
    machine: Machine | None = None,
    lire: LireRegistre = registre.valeur,
    reglage: Macros | None = None,
) -> Diagnostic:
    """Look at the machine, and at a workbook that stands on it.

    Args:
        classeur: a workbook whose buttons do not answer, if there is one.
        machine: the machine to look at; the one that runs by default.
        lire: reads the Windows registry.
        reglage: how the LibreOffice that runs treats macros, where that is known; the user's own
            profile is looked at otherwise.
    """
    machine = machine or Machine.celle_ci()
    soffice = _libreoffice()
    reglage = reglage or macros(machine)
    menu = dossier_du_menu(profil(machine)) is not None
    uno = _sans_uno()
    releve = lire_releve(machine)
    genes = (
        *obstacles.de_python(machine),
        *obstacles.d_excel(machine, lire),
        *obstacles.de_libreoffice(soffice is not None, reglage, uno, menu=menu),
        *(obstacles.du_classeur(classeur, machine) if classeur else ()),
    )
    faits = (
        ("pial-xl", __version__),
        ("Python", f"{platform.python_version()} ({platform.python_implementation()})"),
        ("Interpréteur", sans_dossier_personnel(machine.python, machine.maison)),
        ("Python des boutons", _chemin(releve, machine, "aucun")),
        ("Système", f"{platform.system()} {platform.release()} ({platform.machine()})"),
        ("Encodage", f"{locale.getpreferredencoding(do_setlocale=False)}, {_encodage_ecran()}"),
        ("Excel", excel(machine, lire) or _ABSENT),
        ("LibreOffice", _chemin(soffice, machine, _ABSENT)),
        ("Macros de LibreOffice", str(reglage) if reglage else "réglage d'origine"),
        ("Menu PIAL de LibreOffice", "présent" if menu else "absent"),
        ("Module uno", "absent" if uno else "présent"),
        *((paquet, _version(paquet)) for paquet in _paquets()),
        ("Contrôles ajoutés par d'autres paquets", ", ".join(_tiers()) or "aucun"),
    )
    return Diagnostic(faits, genes)


def _chemin(chemin: Path | None, machine: Machine, sinon: str) -> str:
    return sinon if chemin is None else sans_dossier_personnel(chemin, machine.maison)


def _sans_uno() -> str | None:
    """Say why Python cannot speak to LibreOffice; None when it can."""
    try:
        importer_uno()
    except LibreOfficeInjoignable as failure:
        return str(failure)
    return None


def _tiers() -> Sequence[str]:
    return sorted(entry.name for entry in entry_points(group=GROUPE_TIERS))


def _paquets() -> list[str]:
    """Give the packages that ours asks for, as they are written in it."""
    try:
        demandes = requires("pial-xl") or []
    except PackageNotFoundError:  # run from its source, never installed
        return []
    noms = (_NOM.match(demande) for demande in demandes if "extra ==" not in demande)
    return sorted((nom[0] for nom in noms if nom), key=str.casefold)


def _version(paquet: str) -> str:
    try:
        return version(paquet)
    except PackageNotFoundError:
        return "absent"


def _encodage_ecran() -> str:
    return getattr(sys.stdout, "encoding", None) or "inconnu"


def _libreoffice() -> Path | None:
    try:
        return trouver_soffice()
    except LibreOfficeInjoignable:
        return None
