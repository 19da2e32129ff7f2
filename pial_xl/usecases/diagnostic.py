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
from pial_xl.engines.libreoffice.soffice import (
    LibreOfficeUnreachable,
    find_soffice,
    import_uno,
)
from pial_xl.installation import obstacles, registry
from pial_xl.installation.hosts import ReadRegistry, excel
from pial_xl.installation.interpreter import read_python_record
from pial_xl.installation.libreoffice import Macros, macros, menu_folder, profile
from pial_xl.installation.machine import Machine
from pial_xl.plugins import GROUP
from pial_xl.sheets.folders import without_home_folder
from pial_xl.support import helper

_ABSENT = "non trouvé"
_NAME = re.compile(r"[\w.-]+")


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What is known of the machine, in French.

    Attributes:
        facts: each fact with its name.
        obstacles: what would stop the buttons, each with what to do.
    """

    facts: tuple[tuple[str, str], ...]
    obstacles: tuple[str, ...]


def diagnose(
    workbook: Path | None = None,
    machine: Machine | None = None,
    read: ReadRegistry = registry.value,
    setting: Macros | None = None,
) -> Diagnostic:
    """Look at the machine, and at a workbook that stands on it.

    Args:
        workbook: a workbook whose buttons do not answer, if there is one.
        machine: the machine to look at; the one that runs by default.
        read: reads the Windows registry.
        setting: how the LibreOffice that runs treats macros, where that is known; the user's own
            profile is looked at otherwise.
    """
    machine = machine or Machine.current()
    soffice = _libreoffice()
    setting = setting or macros(machine)
    menu = menu_folder(profile(machine)) is not None
    uno = _uno_failure()
    python_record = read_python_record(machine)
    hindrances = (
        *obstacles.python_obstacles(machine),
        *obstacles.excel_obstacles(machine, read),
        *obstacles.libreoffice_obstacles(soffice is not None, setting, uno, menu=menu),
        *(obstacles.workbook_obstacles(workbook, machine) if workbook else ()),
    )
    facts = (
        ("pial-xl", __version__),
        ("Pour de l'aide", helper("ce programme")),
        ("Python", f"{platform.python_version()} ({platform.python_implementation()})"),
        ("Interpréteur", without_home_folder(machine.python, machine.home)),
        ("Python des boutons", _path(python_record, machine, "aucun")),
        ("Système", f"{platform.system()} {platform.release()} ({platform.machine()})"),
        ("Encodage", f"{locale.getpreferredencoding(do_setlocale=False)}, {_screen_encoding()}"),
        ("Excel", excel(machine, read) or _ABSENT),
        ("LibreOffice", _path(soffice, machine, _ABSENT)),
        ("Macros de LibreOffice", str(setting) if setting else "réglage d'origine"),
        ("Menu PIAL de LibreOffice", "présent" if menu else "absent"),
        ("Module uno", "absent" if uno else "présent"),
        *((package, _version(package)) for package in _packages()),
        ("Contrôles ajoutés par d'autres paquets", ", ".join(_third_parties()) or "aucun"),
    )
    return Diagnostic(facts, hindrances)


def _path(path: Path | None, machine: Machine, otherwise: str) -> str:
    return otherwise if path is None else without_home_folder(path, machine.home)


def _uno_failure() -> str | None:
    """Say why Python cannot speak to LibreOffice; None when it can."""
    try:
        import_uno()
    except LibreOfficeUnreachable as failure:
        return str(failure)
    return None


def _third_parties() -> Sequence[str]:
    return sorted(entry.name for entry in entry_points(group=GROUP))


def _packages() -> list[str]:
    """Give the packages that ours asks for, as they are written in it."""
    try:
        requirements = requires("pial-xl") or []
    except PackageNotFoundError:  # run from its source, never installed
        return []
    names = (_NAME.match(request) for request in requirements if "extra ==" not in request)
    return sorted((name[0] for name in names if name), key=str.casefold)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "absent"


def _screen_encoding() -> str:
    return getattr(sys.stdout, "encoding", None) or "inconnu"


def _libreoffice() -> Path | None:
    try:
        return find_soffice()
    except LibreOfficeUnreachable:
        return None
