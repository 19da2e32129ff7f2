"""The placeholders of a letter: their values, those that are missing, those that are unknown."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from pial_xl.letters.langue.catalogue import (
    CHAMPS,
    REQUIS,
    Contexte,
    Requis,
    champ_connu,
)
from pial_xl.letters.langue.remplissage import champs_imprimes
from pial_xl.letters.langue.syntaxe import Inconnu, analyser
from pial_xl.tables import Coordonnateur
from pial_xl.units.text import fold

_ACCOLADE_SEULE = re.compile(r"\{{1,2}([^{}\n]{0,60})\}{0,2}|\}\}")


class Faute(NamedTuple):
    """A pair of braces that a letter would show as it is.

    Attributes:
        ecrit: what is written, braces included.
        conseil: what to do, one French sentence; empty when nothing known looks like it.
        attendu: what to write instead, if one knows it.
    """

    ecrit: str
    conseil: str
    attendu: str | None = None


def fautes(texte: str) -> tuple[Faute, ...]:
    """Give what a text of the model has of unknown, misplaced or badly closed braces."""
    jetons = analyser(texte)
    mal_ecrits = [
        _faute(jeton.ecrit, jeton.sens)
        for jeton in jetons
        if isinstance(jeton.sens, Inconnu) and (jeton.sens.mot is not None or jeton.sens.faute)
    ]
    reste = texte
    for jeton in jetons:
        reste = reste[: jeton.debut] + "." * (jeton.fin - jeton.debut) + reste[jeton.fin :]
    return (*dict.fromkeys(mal_ecrits), *_mal_fermees(reste))


def _faute(ecrit: str, sens: Inconnu) -> Faute:
    entier = f"{{{{{ecrit}}}}}"
    if sens.mot is None:
        return Faute(entier, sens.faute)
    proche = champ_le_plus_proche(sens.mot)
    if proche is None:
        return Faute(entier, "")
    attendu = f"{{{{{ecrit.replace(sens.mot, proche) if sens.mot in ecrit else proche}}}}}"
    return Faute(entier, f"Vouliez-vous dire {attendu} ?", attendu)


def _mal_fermees(texte: str) -> Iterator[Faute]:
    """Give the braces that close nothing, and the fields between single ones."""
    for match in _ACCOLADE_SEULE.finditer(texte):
        champ = champ_connu(match[1] or "")
        if champ is None and "{{" not in match[0] and "}}" not in match[0]:
            continue  # braces of a text
        attendu = f"{{{{{champ.cle}}}}}" if champ else None
        conseil = f"Écrivez {attendu}." if attendu else "Fermez les accolades : {{champ}}."
        yield Faute(match[0], conseil, attendu)


def champ_le_plus_proche(ecrit: str) -> str | None:
    """Give the known placeholder that a writing holds among other words, or most looks like."""
    mots = ecrit.split()
    for rang in range(1, len(mots)):
        if champ := champ_connu(" ".join(mots[rang:])) or champ_connu(" ".join(mots[:-rang])):
            return champ.cle
    known = {fold(champ.cle): champ.cle for champ in CHAMPS}
    nearest = get_close_matches(fold(ecrit), known, n=1)
    return known[nearest[0]] if nearest else None


def valeurs(coordonnateur: Coordonnateur, contexte: Contexte) -> dict[str, str | None]:
    """Give the value of every placeholder, by its key; None where the workbook has none."""
    return {champ.cle: champ.lire(coordonnateur, contexte) for champ in CHAMPS}


def manquants(textes: Iterable[str], lues: Mapping[str, str | None]) -> tuple[Requis, ...]:
    """Give what the model needs and the row does not say: while it is not empty, no letter.

    One missing value is given once, however many placeholders print it; a column left blank is
    given once too (an unknown UAI hides both the name and the town). What an absent block would
    print is not needed.

    Args:
        textes: the texts of the model.
        lues: the value of every placeholder, as ``valeurs`` gives it.
    """
    found: dict[str, Requis] = {}
    for texte in textes:
        for cle in champs_imprimes(texte, lues):
            champ = champ_connu(cle)
            if champ and champ.requis and not lues[cle]:
                found[champ.requis] = REQUIS[champ.requis]
    if "etablissement" in found:
        found.pop("ville", None)
    return tuple(requis for cle, requis in REQUIS.items() if cle in found)
