"""Shortcuts of Linux desktops: ``.desktop`` files (freedesktop.org, Desktop Entry 1.5)."""

import re
from pathlib import Path

from pial_xl.installation.raccourcis import Raccourci

_TYPES = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.ms-excel.sheet.macroEnabled.12",
)


def entree_de_bureau(raccourci: Raccourci, python: Path) -> bytes:
    """Give the file that a desktop reads to show and start a shortcut."""
    mots = [_mot(str(python)), *map(_mot, raccourci.arguments)]
    if raccourci.recoit_fichiers:
        mots.append("%F")
    lignes = [
        "[Desktop Entry]",
        "Type=Application",
        f"Name={raccourci.nom}",
        f"Comment={raccourci.aide}",
        f"Exec={_valeur(' '.join(mots))}",
        "Icon=x-office-spreadsheet",
        "Terminal=true",
        "Categories=Office;Spreadsheet;",
    ]
    if raccourci.recoit_fichiers:
        lignes.append(f"MimeType={';'.join(_TYPES)};")
    return ("\n".join(lignes) + "\n").encode()


def _mot(texte: str) -> str:
    """Quote one word of an Exec line; ``%`` announces a field code."""
    double = texte.replace("%", "%%")
    if re.fullmatch(r"[\w%+,./:=@-]+", double):
        return double
    return '"' + re.sub(r'(["`$\\])', r"\\\1", double) + '"'


def _valeur(texte: str) -> str:
    """Escape the value of a key, whatever its own syntax."""
    return (
        texte.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
    )
