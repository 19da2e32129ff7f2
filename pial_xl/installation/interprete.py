"""The record of the interpreter: what the macros of a workbook read to start Python."""

import sys
from pathlib import Path

from pial_xl.installation.machine import Machine, Systeme
from pial_xl.workbook.erreurs import EcritureImpossible

FICHIER = "interpreteur.txt"


def chemin_du_releve(machine: Machine) -> Path:
    """Give where the record stands."""
    return machine.configuration / FICHIER


def octets_du_releve(machine: Machine) -> bytes:
    """Give the record: one line, the path of the interpreter.

    Raises:
        EcritureImpossible: the path holds letters that Windows cannot hand to a macro.
    """
    fin = "\r\n" if machine.systeme is Systeme.WINDOWS else "\n"
    try:
        return f"{machine.python}{fin}".encode(_encodage(machine.systeme))
    except UnicodeEncodeError as failure:
        raise EcritureImpossible(
            "Le chemin de Python contient des lettres que les macros ne savent pas lire : "
            "installez Python dans un dossier au nom simple, par exemple C:\\Python."
        ) from failure


def lire_releve(machine: Machine) -> Path | None:
    """Give the interpreter that the macros start; None where there is no readable record."""
    try:
        texte = chemin_du_releve(machine).read_bytes().decode(_encodage(machine.systeme))
    except (OSError, UnicodeDecodeError):
        return None
    lignes = texte.splitlines()
    return Path(lignes[0]) if lignes and lignes[0].strip() else None


def _encodage(systeme: Systeme) -> str:
    """Give the encoding of VBA's ``Line Input``: the code page of the system on Windows."""
    if systeme is not Systeme.WINDOWS:
        return "utf-8"
    return "mbcs" if sys.platform == "win32" else "cp1252"
