"""Names of the letters' sheets: what Excel accepts, and none twice."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from pial_xl.units.excel import cut
from pial_xl.units.names import distinct_name, name_key
from pial_xl.units.text import clean, fold

LONGUEUR_MAX = 31
"""Longest sheet name Excel accepts, in UTF-16 units."""

_INTERDITS = str.maketrans(dict.fromkeys(":\\/?*[]", "-"))
_ECHAPPEMENT = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What begins the code of a character in a workbook's XML: programs would read one there."""
_RESERVES = frozenset({"history", "historique"})


@dataclass(frozen=True, slots=True)
class NomDeFeuille:
    """The name that a letter's sheet should have, and the one it has."""

    voulu: str
    garde: str

    @property
    def est_corrige(self) -> bool:
        """Tell whether the wanted name had to be changed."""
        return self.voulu != self.garde


def nom_voulu(nom: str | None, prenom: str | None) -> str:
    """Give ``Lettre <NOM> <Prénom>``."""
    return clean(f"Lettre {(nom or '').upper()} {prenom or ''}")


def noms_de_feuilles(
    personnes: Iterable[tuple[str | None, str | None]], pris: Iterable[str] = ()
) -> tuple[NomDeFeuille, ...]:
    """Give each (nom, prénom) the name of its sheet, valid and different from all others.

    Args:
        personnes: names of the letters, in order.
        pris: names of sheets that exist already.
    """
    deja = {name_key(nom) for nom in pris}
    found = []
    for nom, prenom in personnes:
        voulu = nom_voulu(nom, prenom)
        garde = distinct_name(partial(_avec_suffixe, nom_valide(voulu)), deja)
        deja.add(name_key(garde))
        found.append(NomDeFeuille(voulu, garde))
    return tuple(found)


def nom_valide(voulu: str) -> str:
    """Give the nearest name that Excel, LibreOffice and xlwings accept for a sheet."""
    nom = unicodedata.normalize("NFC", voulu).translate(_INTERDITS)
    nom = _ECHAPPEMENT.sub("-", nom)
    nom = clean("".join(c for c in nom if _est_imprimable(c)))
    nom = cut(nom.strip("' "), LONGUEUR_MAX).strip("' ")
    if nom.casefold().endswith(".py"):  # xlwings takes such a sheet for a program
        nom = cut(nom[:-3] + "-py", LONGUEUR_MAX)
    return f"Feuille {nom}".rstrip() if not nom or fold(nom) in _RESERVES else nom


def _est_imprimable(c: str) -> bool:
    return unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def _avec_suffixe(nom: str, suffixe: str) -> str:
    return cut(nom, LONGUEUR_MAX - len(suffixe)).rstrip("' ") + suffixe
