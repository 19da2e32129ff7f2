"""Names of the letters' sheets: what Excel accepts, and none twice."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from pial_xl.units.text import clean, fold

LONGUEUR_MAX = 31
"""Longest sheet name Excel accepts, in UTF-16 units."""

_INTERDITS = str.maketrans(dict.fromkeys(":\\/?*[]", "-"))
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
    deja = {_cle(nom) for nom in pris}
    found = []
    for nom, prenom in personnes:
        voulu = nom_voulu(nom, prenom)
        garde = _unique(nom_valide(voulu), deja)
        deja.add(_cle(garde))
        found.append(NomDeFeuille(voulu, garde))
    return tuple(found)


def nom_valide(voulu: str) -> str:
    """Give the nearest name that Excel, LibreOffice and xlwings accept for a sheet."""
    nom = unicodedata.normalize("NFC", voulu).translate(_INTERDITS)
    nom = clean("".join(c for c in nom if _est_imprimable(c)))
    nom = couper(nom.strip("' "), LONGUEUR_MAX).strip("' ")
    if nom.casefold().endswith(".py"):  # xlwings takes such a sheet for a program
        nom = couper(nom[:-3] + "-py", LONGUEUR_MAX)
    return f"Feuille {nom}".rstrip() if not nom or fold(nom) in _RESERVES else nom


def couper(texte: str, longueur: int) -> str:
    """Cut a text to a number of UTF-16 units, never in the middle of a character."""
    while len(texte.encode("utf-16-le")) // 2 > longueur:
        texte = texte[:-1]
    return texte


def _est_imprimable(c: str) -> bool:
    return unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def _cle(nom: str) -> str:
    return unicodedata.normalize("NFC", nom).casefold()


def _unique(nom: str, deja: set[str]) -> str:
    candidat, rang = nom, 1
    while _cle(candidat) in deja:
        rang += 1
        suffixe = f" ({rang})"
        candidat = couper(nom, LONGUEUR_MAX - len(suffixe)).rstrip("' ") + suffixe
    return candidat
