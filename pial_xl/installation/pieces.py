"""Everything that is put on a machine."""

from pathlib import Path

from pial_xl.installation.interprete import chemin_du_releve, octets_du_releve
from pial_xl.installation.lanceurs_linux import entree_de_bureau
from pial_xl.installation.lanceurs_mac import fichier_de_commande
from pial_xl.installation.lanceurs_windows import lien
from pial_xl.installation.machine import Machine, Systeme
from pial_xl.installation.pose import Piece
from pial_xl.installation.raccourcis import RACCOURCIS, Raccourci
from pial_xl.installation.script_excel import FICHIER as SCRIPT
from pial_xl.installation.script_excel import script_excel

MODELE = "PIAL_template.xlsm"


def releve(machine: Machine) -> Piece:
    """Give the record of the interpreter, which the buttons need before anything else."""
    return Piece(
        "Python que les boutons lancent", chemin_du_releve(machine), octets_du_releve(machine)
    )


def modele(dossier: Path, octets: bytes) -> Piece:
    """Give the template. Written here, it bears no mark of a download: its macros may run."""
    return Piece("Modèle de classeur", dossier / MODELE, octets)


def lanceurs(machine: Machine) -> list[Piece]:
    """Give the shortcuts of the machine's system.

    Raises:
        LienImpossible: Windows makes no shortcut.
    """
    match machine.systeme:
        case Systeme.WINDOWS:
            return [_de_windows(raccourci, machine) for raccourci in RACCOURCIS]
        case Systeme.MAC:
            return [_script(machine), *_de_mac(machine)]
        case Systeme.LINUX:
            return [_de_linux(raccourci, machine) for raccourci in RACCOURCIS]


def _de_windows(raccourci: Raccourci, machine: Machine) -> Piece:
    dossier = machine.envoyer_vers if raccourci.recoit_fichiers else machine.lanceurs
    menu = "Menu Envoyer vers" if raccourci.recoit_fichiers else "Menu Démarrer"
    chemin = dossier / f"{raccourci.nom}.lnk"
    return Piece(f"{menu}, « {raccourci.nom} »", chemin, lien(raccourci, machine))


def _de_linux(raccourci: Raccourci, machine: Machine) -> Piece:
    menu = "Menu Ouvrir avec" if raccourci.recoit_fichiers else "Menu des applications"
    chemin = machine.lanceurs / f"{raccourci.code}.desktop"
    octets = entree_de_bureau(raccourci, machine.python)
    return Piece(f"{menu}, « {raccourci.nom} »", chemin, octets)


def _de_mac(machine: Machine) -> list[Piece]:
    """Give the files to double-click; the Finder hands no file to such a one."""
    return [
        Piece(
            f"À double-cliquer, « {raccourci.nom} »",
            machine.lanceurs / f"{raccourci.nom}.command",
            fichier_de_commande(raccourci, machine.python),
            executable=True,
        )
        for raccourci in RACCOURCIS
        if not raccourci.recoit_fichiers
    ]


def _script(machine: Machine) -> Piece:
    chemin = machine.scripts_d_excel / SCRIPT
    return Piece("Script d'Excel pour Mac", chemin, script_excel(machine.python))
