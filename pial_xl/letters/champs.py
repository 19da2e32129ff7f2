"""The placeholders of a letter: their values, those that are missing, those that are unknown."""

from collections.abc import Iterable
from difflib import get_close_matches

from pial_xl.letters.catalogue import (
    CHAMPS,
    REQUIS,
    Champ,
    Contexte,
    Requis,
    champ_connu,
)
from pial_xl.letters.remplissage import champs_du_texte, remplir
from pial_xl.tables import Coordonnateur
from pial_xl.units.text import fold

__all__ = [
    "CHAMPS",
    "Champ",
    "Contexte",
    "Requis",
    "champ_connu",
    "champs_du_texte",
    "inconnus",
    "manquants",
    "remplir",
    "valeurs",
]


def inconnus(textes: Iterable[str]) -> tuple[str, ...]:
    """Give the placeholders of a model that mean nothing known; letters leave them visible."""
    written = [ecrit for texte in textes for ecrit in champs_du_texte(texte)]
    return tuple(dict.fromkeys(ecrit for ecrit in written if champ_connu(ecrit) is None))


def champ_le_plus_proche(ecrit: str) -> str | None:
    """Give the known placeholder that a misspelt one most looks like, if one does."""
    known = {fold(champ.cle): champ.cle for champ in CHAMPS}
    nearest = get_close_matches(fold(ecrit), known, n=1)
    return known[nearest[0]] if nearest else None


def valeurs(coordonnateur: Coordonnateur, contexte: Contexte) -> dict[str, str | None]:
    """Give the value of every placeholder, by its key; None where the workbook has none."""
    return {champ.cle: champ.lire(coordonnateur, contexte) for champ in CHAMPS}


def manquants(
    textes: Iterable[str], coordonnateur: Coordonnateur, contexte: Contexte
) -> tuple[Requis, ...]:
    """Give what the model needs and the row does not say: while it is not empty, no letter.

    One missing value is given once, however many placeholders print it; a column left blank is
    given once too (an unknown UAI hides both the name and the town).
    """
    found: dict[str, Requis] = {}
    for texte in textes:
        for ecrit in champs_du_texte(texte):
            champ = champ_connu(ecrit)
            if champ and champ.requis and not champ.lire(coordonnateur, contexte):
                found[champ.requis] = REQUIS[champ.requis]
    if "etablissement" in found:
        found.pop("ville", None)
    return tuple(requis for cle, requis in REQUIS.items() if cle in found)
