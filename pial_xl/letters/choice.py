"""Which rows of Coordonnateurs a person wants letters of."""

from collections.abc import Collection
from typing import TYPE_CHECKING, TypeAlias

from pial_xl.tables import Coordonnateur
from pial_xl.units.text import fold

if TYPE_CHECKING:
    from pial_xl.dossier import Dossier

Choice: TypeAlias = frozenset[int]
"""Row numbers of the sheet Coordonnateurs."""


def every_row(d: "Dossier") -> Choice:
    """Choose every row."""
    return frozenset(c.number for c in d.coordonnateurs.rows)


def rows_of_person(d: "Dossier", person: str) -> Choice:
    """Choose the rows of ``"NOM Prénom"``, in any case, accents and order."""
    return frozenset(c.number for c in d.coordonnateurs.rows if _is_named(c, person))


def rows_by_number(d: "Dossier", numbers: Collection[int]) -> Choice:
    """Choose rows by their numbers on the sheet; those that hold nobody are left out."""
    return every_row(d) & frozenset(numbers)


def _is_named(c: Coordonnateur, person: str) -> bool:
    nom, prenom = fold(c.nom or ""), fold(c.prenom or "")
    return bool(nom + prenom) and fold(person) in {nom + prenom, prenom + nom}
