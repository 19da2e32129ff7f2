"""What would stop the buttons on this machine, each as one French sentence that says what to do."""

from collections.abc import Callable, Iterator
from pathlib import Path

from pial_xl.installation.hosts import ReadRegistry
from pial_xl.installation.interpreter import read_python_record
from pial_xl.installation.libreoffice import Macros
from pial_xl.installation.machine import Machine, System

STORE = (
    "Ce Python vient du Microsoft Store : Windows cache à Excel ce qu'il écrit, et les boutons ne "
    "le trouveront pas. Installez plutôt Python depuis python.org, pour vous seul, et recommencez."
)
_INSTALL = "lancez pial-xl installer."
_MENU = "prenez le menu PIAL"
_WITHOUT_MENU = "fermez-le et lancez pial-xl installer, qui lui donne un menu PIAL"
_DEFENDER_RULES = (
    "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender"
    "\\Windows Defender Exploit Guard\\ASR\\Rules"
)
_NO_CHILD_PROGRAM = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"
"""Defender's rule that forbids Office to start programs."""
_BLOCKED = "1"
_SECURITY = (
    "HKCU\\Software\\Policies\\Microsoft\\Office\\16.0\\Excel\\Security",
    "HKCU\\Software\\Microsoft\\Office\\16.0\\Excel\\Security",
)
_SIGNED_MACROS, _FORBIDDEN_MACROS = 3, 4


def python_obstacles(machine: Machine) -> Iterator[str]:
    """Tell what is wrong with the interpreter that the buttons start."""
    recorded = read_python_record(machine)
    if recorded is None:
        yield f"Les boutons ne savent pas où est Python : {_INSTALL}"
    elif not recorded.is_file():
        yield f"Le Python que les boutons lancent n'existe plus : {_INSTALL}"
    elif recorded != machine.python:
        yield (
            f"Les boutons lancent un autre Python que celui-ci ; si ce n'est pas voulu, {_INSTALL}"
        )
    if machine.is_store_python:
        yield STORE


def excel_obstacles(machine: Machine, read: ReadRegistry) -> Iterator[str]:
    """Tell what Windows or Excel's settings forbid."""
    if machine.system is not System.WINDOWS:
        return
    if str(read(_DEFENDER_RULES, _NO_CHILD_PROGRAM)) == _BLOCKED:
        yield (
            "Windows interdit à Excel de lancer des programmes : utilisez le menu Démarrer, "
            "« PIAL - Contrôler le classeur ouvert », au lieu des boutons."
        )
    setting = next((r for key in _SECURITY if (r := read(key, "VBAWarnings")) is not None), None)
    if setting in (_SIGNED_MACROS, _FORBIDDEN_MACROS):
        yield (
            "Excel n'exécute pas les macros non signées : dans Fichier, Options, Centre de gestion "
            "de la confidentialité, Paramètres, ajoutez le dossier du classeur aux emplacements "
            "approuvés."
        )


def libreoffice_obstacles(
    present: bool, macros: Macros | None, uno: str | None, *, menu: bool = False
) -> Iterator[str]:
    """Tell what LibreOffice refuses.

    Args:
        present: whether LibreOffice is installed.
        macros: how its profile treats macros; None where it was never started.
        uno: the sentence that says why Python cannot speak to it, if it cannot.
        menu: whether it has the menu PIAL, which needs no macro of the workbook.
    """
    if not present:
        return
    if (macros or Macros()).is_blocked:
        yield (
            "LibreOffice n'exécute pas les macros du classeur : "
            f"{_MENU if menu else _WITHOUT_MENU} ; "
            "pour les boutons, dans Outils, Options, LibreOffice, Sécurité, "
            "Sécurité des macros, Sources de confiance, ajoutez le dossier du classeur, ou "
            "choisissez le niveau de sécurité moyen."
        )
    if uno is not None:
        yield uno


def comes_from_elsewhere(workbook: Path) -> bool:
    """Tell whether Windows marked a file as received (the stream ``Zone.Identifier``)."""
    return Path(f"{workbook}:Zone.Identifier").exists()


def workbook_obstacles(
    workbook: Path, machine: Machine, is_marked: Callable[[Path], bool] = comes_from_elsewhere
) -> Iterator[str]:
    """Tell what would stop the buttons of one workbook where it stands."""
    if not workbook.is_file():
        yield "Le classeur indiqué est introuvable : vérifiez son emplacement."
        return
    if machine.system is System.WINDOWS and is_marked(workbook):
        yield (
            "Le classeur vient d'un courriel ou d'Internet, et Excel bloque ses macros : "
            "fermez-le, puis, dans l'Explorateur, clic droit, Propriétés, cochez Débloquer."
        )
    if any("onedrive" in folder.casefold() for folder in workbook.absolute().parent.parts):
        yield (
            "Le classeur est dans OneDrive : copiez-le dans un dossier de l'ordinateur, où ses "
            "copies de sécurité restent à côté de lui et où les données restent chez vous."
        )
