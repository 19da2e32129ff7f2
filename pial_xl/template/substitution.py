"""From a formula of a block, written with names, to the formula of one cell."""

import re
from collections.abc import Callable, Mapping

from pial_xl.tables import Ligne, colonnes
from pial_xl.template.zones import LIGNE_TITRES, PREMIERE_LIGNE, nom_plage

Colonnes = dict[str, str]
"""Formulas by column name, in order."""

_CHAMP = re.compile(r"\{(\w+)\}")
_VOISINE = re.compile(r"\[(\w+)\]")
_AILLEURS = re.compile(r"<(\w+)\.(\w+)>")


def resoudre(
    formule: str,
    modele: type[Ligne],
    lettres: Mapping[str, str],
    nom_calcul: Callable[[str, str], str],
) -> str:
    """Give the formula of the block's first row.

    A field of the table is reached by its position in the named range, so that deleting a row of
    the table breaks no formula.
    """
    champs = list(colonnes(modele))

    def champ(match: re.Match[str]) -> str:
        position = champs.index(match[1]) + 1
        return f"INDEX({nom_plage(modele.table)},ROW()-{LIGNE_TITRES},{position})"

    texte = _CHAMP.sub(champ, formule)
    texte = _VOISINE.sub(lambda m: f"{lettres[m[1]]}{PREMIERE_LIGNE}", texte)
    return _AILLEURS.sub(lambda m: nom_calcul(m[1], m[2]), texte)
