"""Which letters a person asks for on the command line."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pial_xl.letters.choix import Choix, de_la_personne, des_lignes, toutes
from pial_xl.workbook.erreurs import ClasseurIllisible

if TYPE_CHECKING:
    from pial_xl.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Demande:
    """The people and the rows of Coordonnateurs wanted; all rows when neither is given.

    Attributes:
        pour: ``"NOM Prénom"`` of each person.
        lignes: numbers of rows.
    """

    pour: Collection[str] = ()
    lignes: Collection[int] = ()


def choisir(dossier: "Dossier", demande: Demande) -> Choix:
    """Give the rows that a demand names, those of people and of numbers together.

    Raises:
        ClasseurIllisible: when a name is nobody's, or the numbers are those of no row.
    """
    if not demande.pour and not demande.lignes:
        return toutes(dossier)
    choix = des_lignes(dossier, demande.lignes)
    if demande.lignes and not choix:
        raise ClasseurIllisible(
            "Ces lignes de la feuille Coordonnateurs sont vides : vérifiez l'option --lignes."
        )
    for pour in demande.pour:
        siennes = de_la_personne(dossier, pour)
        if not siennes:
            raise ClasseurIllisible(
                "Personne ne porte ce nom dans la feuille Coordonnateurs : vérifiez l'option "
                "--pour."
            )
        choix |= siennes
    return choix
