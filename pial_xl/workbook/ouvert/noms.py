"""The sheets that a live run writes."""

from typing import Final

from pial_xl.units.text import fold

REGISTRE: Final = "_pial_xl"
"""Hidden sheet where a run leaves what the next one must know."""

_LETTRE = "lettre "


def est_une_lettre(nom: str) -> bool:
    """Tell whether a sheet bears the name of a letter: it holds no table."""
    return nom.casefold().startswith(_LETTRE) and fold(nom) != fold(_LETTRE)
