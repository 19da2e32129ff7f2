"""File names made from the text of cells, safe on Windows, macOS and Linux."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from functools import partial
from pathlib import Path

from pathvalidate import sanitize_filename

from pial_xl.units.names import distinct_name, name_key

OCTETS_MAX = 120
"""Length of a name without its extension, in UTF-8 bytes: leaves room for folders on Windows."""
_SANS_NOM = "sans nom"
_INTERDITS = re.compile(r'[\\/:*?"<>|]+')
_BORDS = " .-~$"


def nom_de_fichier(texte: str, extension: str = "", pris: Collection[str] = ()) -> str:
    """Make a file name, never a path, from any text.

    Args:
        texte: the text of a cell.
        extension: ``".xlsx"``, ``".pdf"``…
        pris: names already used in the folder; compared without regard to case or to how accents
            are composed, as Windows and macOS do. A collision gives ``… (2)``, ``… (3)``.
    """
    base = _assainir(texte)
    return distinct_name(partial(_avec_suffixe, base, extension), set(map(name_key, pris)))


def place_libre(
    dossier: Path,
    titre: str,
    extension: str,
    est_a_nous: Callable[[Path], bool],
    pris: Iterable[str] = (),
) -> Path:
    """Give the first path of that name in a folder that is free, or holds a file of ours.

    What others have put there under that name is left alone, and so are the names of *pris*.
    """
    occupes = list(pris)
    while True:
        nom = nom_de_fichier(titre, extension, occupes)
        if not (dossier / nom).exists() or est_a_nous(dossier / nom):
            return dossier / nom
        occupes.append(nom)


def _assainir(texte: str) -> str:
    # Controls, surrogates and the marks that turn the direction of writing hide what a name is.
    lisible = "".join(
        " " if c.isspace() else c
        for c in unicodedata.normalize("NFC", texte)
        if c.isspace() or unicodedata.category(c)[0] != "C"
    )
    return " ".join(_INTERDITS.sub("-", lisible).split()).strip(_BORDS)


def _avec_suffixe(base: str, extension: str, suffixe: str) -> str:
    court = _couper(base, OCTETS_MAX - len(suffixe)).strip(_BORDS) or _SANS_NOM
    return sanitize_filename(f"{court}{suffixe}{extension}", platform="universal")


def _couper(texte: str, octets: int) -> str:
    return texte.encode()[:octets].decode(errors="ignore")
