"""LibreOffice on the machine: whether it lets macros run, whether it has the menu PIAL."""

import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import parse

from pial_xl.installation.machine import Machine, System

EXTENSION = "fr.pial_xl.menu"
"""The name by which LibreOffice knows the extension that is ours."""
_EXTENSIONS = Path("uno_packages", "cache")
_LIST = "uno_packages.pmap"
"""LibreOffice's list of a user's extensions; the folder of one may outlive it."""
_REGISTERED = re.compile(
    rb"\xff" + re.escape(EXTENSION.encode()) + rb"\n([^\xff\n]+)\xff([^\xff\n]+)\xff"
)
_OOR = "{http://openoffice.org/2001/registry}"
_SCRIPTS = "/org.openoffice.Office.Common/Security/Scripting"
_LEVELS = ("bas", "moyen", "élevé", "très élevé")
_HIGH = 2
"""What a new profile has: macros run from trusted folders only, and nothing offers more."""


@dataclass(frozen=True, slots=True)
class Macros:
    """How a LibreOffice profile treats macros.

    Attributes:
        niveau: 0 (runs everything) to 3.
        locations: number of trusted folders.
    """

    niveau: int = _HIGH
    locations: int = 0

    @property
    def is_blocked(self) -> bool:
        """Tell whether the macros of a workbook cannot run, wherever it stands."""
        return self.niveau >= _HIGH and not self.locations

    def __str__(self) -> str:
        return f"niveau {_LEVELS[self.niveau]}, emplacements de confiance : {self.locations}"


def profile(machine: Machine) -> Path:
    """Give the folder of the user's LibreOffice profile."""
    match machine.system:
        case System.WINDOWS | System.MAC:
            root = machine.configuration.parent / "LibreOffice"
        case System.LINUX:
            root = machine.configuration.parent / "libreoffice"
    return root / "4" / "user"


def macros(machine: Machine) -> Macros | None:
    """Give how the user's LibreOffice treats macros; None where it was never started.

    A setting of the whole machine, by an administrator, is not seen.
    """
    try:
        tree = parse(profile(machine) / "registrymodifications.xcu")
    except (OSError, ParseError, DefusedXmlException):
        return None
    settings = {
        prop.get(f"{_OOR}name"): prop
        for item in tree.iter("item")
        if item.get(f"{_OOR}path") == _SCRIPTS
        for prop in item.iter("prop")
    }
    niveau = settings.get("MacroSecurityLevel")
    trusted = settings.get("SecureURL")
    return Macros(
        _niveau(None if niveau is None else niveau.findtext("value")),
        0 if trusted is None else sum(1 for it in trusted.iter("it") if it.text),
    )


def menu_folder(profile: Path) -> Path | None:
    """Give where LibreOffice keeps the extension that is ours; None where it has it not.

    Args:
        profile: the folder ``user`` of a LibreOffice profile.
    """
    extensions = profile / _EXTENSIONS
    try:
        registered = _REGISTERED.search((extensions / _LIST).read_bytes())
    except OSError:
        return None
    if registered is None:
        return None
    place, name = (data.decode("utf-8", "replace") for data in registered.groups())
    return extensions / "uno_packages" / f"{place}_" / name


def _niveau(text: str | None) -> int:
    return int(text) if text in {"0", "1", "2", "3"} else _HIGH
