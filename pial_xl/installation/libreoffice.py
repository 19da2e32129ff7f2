"""LibreOffice on the machine: whether it lets macros run, whether it has the menu PIAL."""

import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import parse

from pial_xl.installation.machine import Machine, Systeme

EXTENSION = "fr.pial_xl.menu"
"""The name by which LibreOffice knows the extension that is ours."""
_EXTENSIONS = Path("uno_packages", "cache")
_LISTE = "uno_packages.pmap"
"""LibreOffice's list of a user's extensions; the folder of one may outlive it."""
_INSCRITE = re.compile(
    rb"\xff" + re.escape(EXTENSION.encode()) + rb"\n([^\xff\n]+)\xff([^\xff\n]+)\xff"
)
_OOR = "{http://openoffice.org/2001/registry}"
_SCRIPTS = "/org.openoffice.Office.Common/Security/Scripting"
_NIVEAUX = ("bas", "moyen", "élevé", "très élevé")
_ELEVE = 2
"""What a new profile has: macros run from trusted folders only, and nothing offers more."""


@dataclass(frozen=True, slots=True)
class Macros:
    """How a LibreOffice profile treats macros.

    Attributes:
        niveau: 0 (runs everything) to 3.
        emplacements: number of trusted folders.
    """

    niveau: int = _ELEVE
    emplacements: int = 0

    @property
    def bloque(self) -> bool:
        """Tell whether the macros of a workbook cannot run, wherever it stands."""
        return self.niveau >= _ELEVE and not self.emplacements

    def __str__(self) -> str:
        return f"niveau {_NIVEAUX[self.niveau]}, emplacements de confiance : {self.emplacements}"


def profil(machine: Machine) -> Path:
    """Give the folder of the user's LibreOffice profile."""
    match machine.systeme:
        case Systeme.WINDOWS | Systeme.MAC:
            racine = machine.configuration.parent / "LibreOffice"
        case Systeme.LINUX:
            racine = machine.configuration.parent / "libreoffice"
    return racine / "4" / "user"


def macros(machine: Machine) -> Macros | None:
    """Give how the user's LibreOffice treats macros; None where it was never started.

    A setting of the whole machine, by an administrator, is not seen.
    """
    try:
        arbre = parse(profil(machine) / "registrymodifications.xcu")
    except (OSError, ParseError, DefusedXmlException):
        return None
    reglages = {
        prop.get(f"{_OOR}name"): prop
        for item in arbre.iter("item")
        if item.get(f"{_OOR}path") == _SCRIPTS
        for prop in item.iter("prop")
    }
    niveau = reglages.get("MacroSecurityLevel")
    surs = reglages.get("SecureURL")
    return Macros(
        _niveau(None if niveau is None else niveau.findtext("value")),
        0 if surs is None else sum(1 for it in surs.iter("it") if it.text),
    )


def dossier_du_menu(profil: Path) -> Path | None:
    """Give where LibreOffice keeps the extension that is ours; None where it has it not.

    Args:
        profil: the folder ``user`` of a LibreOffice profile.
    """
    extensions = profil / _EXTENSIONS
    try:
        inscrite = _INSCRITE.search((extensions / _LISTE).read_bytes())
    except OSError:
        return None
    if inscrite is None:
        return None
    place, nom = (octets.decode("utf-8", "replace") for octets in inscrite.groups())
    return extensions / "uno_packages" / f"{place}_" / nom


def _niveau(texte: str | None) -> int:
    return int(texte) if texte in {"0", "1", "2", "3"} else _ELEVE
