"""Which rows of Coordonnateurs a person wants letters of."""

from collections.abc import Collection
from typing import TYPE_CHECKING, TypeAlias

from pial_xl.tables import Coordonnateur
from pial_xl.units.text import fold

if TYPE_CHECKING:
    from pial_xl.dossier import Dossier

Choix: TypeAlias = frozenset[int]
"""Row numbers of the sheet Coordonnateurs."""


def toutes(d: "Dossier") -> Choix:
    """Choose every row."""
    return frozenset(c.numero for c in d.coordonnateurs.lignes)


def de_la_personne(d: "Dossier", pour: str) -> Choix:
    """Choose the rows of ``"NOM Prénom"``, in any case, accents and order."""
    return frozenset(c.numero for c in d.coordonnateurs.lignes if _est_nomme(c, pour))


def des_lignes(d: "Dossier", numeros: Collection[int]) -> Choix:
    """Choose rows by their numbers on the sheet; those that hold nobody are left out."""
    return toutes(d) & frozenset(numeros)


def _est_nomme(c: Coordonnateur, pour: str) -> bool:
    nom, prenom = fold(c.nom or ""), fold(c.prenom or "")
    return bool(nom + prenom) and fold(pour) in {nom + prenom, prenom + nom}
