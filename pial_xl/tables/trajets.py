"""T_Trajets: travel times between schools."""

from typing import Annotated, ClassVar

from pial_xl.tables.colonne import Colonne, Format
from pial_xl.tables.ligne import Ligne
from pial_xl.tables.types import Code, Entier


class Trajet(Ligne):
    """Travel time between two schools, the same both ways unless both rows stand."""

    feuille: ClassVar[str] = "Trajets"
    table: ClassVar[str] = "T_Trajets"
    capacite: ClassVar[int] = 400
    intro: ClassVar[str] = (
        "Temps de trajet entre deux établissements ; une ligne vaut pour l'aller et le retour."
    )

    uai_depart: Annotated[
        Code,
        Colonne(
            "UAI départ",
            "Établissement de départ.",
            obligatoire=True,
            largeur=13,
            reference=("T_Etablissements", "uai"),
        ),
    ] = None
    uai_arrivee: Annotated[
        Code,
        Colonne(
            "UAI arrivée",
            "Établissement d'arrivée.",
            obligatoire=True,
            largeur=13,
            reference=("T_Etablissements", "uai"),
        ),
    ] = None
    minutes: Annotated[
        Entier,
        Colonne(
            "Minutes", "Durée du trajet, en minutes.", Format.ENTIER, obligatoire=True, largeur=10
        ),
    ] = None
