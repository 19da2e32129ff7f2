"""What would stop the buttons on this machine, each as one French sentence that says what to do."""

from collections.abc import Callable, Iterator
from pathlib import Path

from pial_xl.installation.hotes import LireRegistre
from pial_xl.installation.interprete import lire_releve
from pial_xl.installation.libreoffice import Macros
from pial_xl.installation.machine import Machine, Systeme

MAGASIN = (
    "Ce Python vient du Microsoft Store : Windows cache à Excel ce qu'il écrit, et les boutons ne "
    "le trouveront pas. Installez plutôt Python depuis python.org, pour vous seul, et recommencez."
)
_INSTALLER = "lancez pial-xl installer."
_MENU = "prenez le menu PIAL"
_SANS_MENU = "fermez-le et lancez pial-xl installer, qui lui donne un menu PIAL"
_REGLES_DEFENDER = (
    "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender"
    "\\Windows Defender Exploit Guard\\ASR\\Rules"
)
_SANS_PROGRAMME_FILS = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"
"""Defender's rule that forbids Office to start programs."""
_BLOQUE = "1"
_SECURITE = (
    "HKCU\\Software\\Policies\\Microsoft\\Office\\16.0\\Excel\\Security",
    "HKCU\\Software\\Microsoft\\Office\\16.0\\Excel\\Security",
)
_MACROS_SIGNEES, _MACROS_INTERDITES = 3, 4


def de_python(machine: Machine) -> Iterator[str]:
    """Tell what is wrong with the interpreter that the buttons start."""
    retenu = lire_releve(machine)
    if retenu is None:
        yield f"Les boutons ne savent pas où est Python : {_INSTALLER}"
    elif not retenu.is_file():
        yield f"Le Python que les boutons lancent n'existe plus : {_INSTALLER}"
    elif retenu != machine.python:
        yield (
            "Les boutons lancent un autre Python que celui-ci ; si ce n'est pas voulu, "
            f"{_INSTALLER}"
        )
    if machine.python_du_magasin:
        yield MAGASIN


def d_excel(machine: Machine, lire: LireRegistre) -> Iterator[str]:
    """Tell what Windows or Excel's settings forbid."""
    if machine.systeme is not Systeme.WINDOWS:
        return
    if str(lire(_REGLES_DEFENDER, _SANS_PROGRAMME_FILS)) == _BLOQUE:
        yield (
            "Windows interdit à Excel de lancer des programmes : utilisez le menu Démarrer, "
            "« PIAL - Contrôler le classeur ouvert », au lieu des boutons."
        )
    reglage = next((r for cle in _SECURITE if (r := lire(cle, "VBAWarnings")) is not None), None)
    if reglage in (_MACROS_SIGNEES, _MACROS_INTERDITES):
        yield (
            "Excel n'exécute pas les macros non signées : dans Fichier, Options, Centre de gestion "
            "de la confidentialité, Paramètres, ajoutez le dossier du classeur aux emplacements "
            "approuvés."
        )


def de_libreoffice(
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
    if (macros or Macros()).bloque:
        yield (
            f"LibreOffice n'exécute pas les macros du classeur : {_MENU if menu else _SANS_MENU} ; "
            "pour les boutons, dans Outils, Options, LibreOffice, Sécurité, "
            "Sécurité des macros, Sources de confiance, ajoutez le dossier du classeur, ou "
            "choisissez le niveau de sécurité moyen."
        )
    if uno is not None:
        yield uno


def vient_d_ailleurs(classeur: Path) -> bool:
    """Tell whether Windows marked a file as received (the stream ``Zone.Identifier``)."""
    return Path(f"{classeur}:Zone.Identifier").exists()


def du_classeur(
    classeur: Path, machine: Machine, est_marque: Callable[[Path], bool] = vient_d_ailleurs
) -> Iterator[str]:
    """Tell what would stop the buttons of one workbook where it stands."""
    if not classeur.is_file():
        yield "Le classeur indiqué est introuvable : vérifiez son emplacement."
        return
    if machine.systeme is Systeme.WINDOWS and est_marque(classeur):
        yield (
            "Le classeur vient d'un courriel ou d'Internet, et Excel bloque ses macros : "
            "fermez-le, puis, dans l'Explorateur, clic droit, Propriétés, cochez Débloquer."
        )
    if any("onedrive" in dossier.casefold() for dossier in classeur.absolute().parent.parts):
        yield (
            "Le classeur est dans OneDrive : copiez-le dans un dossier de l'ordinateur, où ses "
            "copies de sécurité restent à côté de lui et où les données restent chez vous."
        )
