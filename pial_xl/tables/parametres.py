"""T_Parametres: the settings of the workbook."""

from typing import Annotated, ClassVar

from pial_xl.tables.colonne import Colonne
from pial_xl.tables.ligne import Ligne
from pial_xl.tables.types import Texte


class Parametre(Ligne):
    """One setting, under its key; what it means and its default stand in ``pial_xl.bareme``."""

    feuille: ClassVar[str] = "Paramètres"
    table: ClassVar[str] = "T_Parametres"
    capacite: ClassVar[int] = 80
    intro: ClassVar[str] = (
        "Les réglages du classeur. Seules les valeurs de nature « local » peuvent être changées."
    )

    cle: Annotated[
        Texte,
        Colonne(
            "Clé", "Nom technique du réglage. Ne le changez pas.", obligatoire=True, largeur=26
        ),
    ] = None
    parametre: Annotated[
        Texte, Colonne("Paramètre", "Ce que le réglage veut dire.", largeur=52)
    ] = None
    valeur: Annotated[
        Texte, Colonne("Valeur", "La valeur en vigueur dans ce classeur.", largeur=24)
    ] = None
    unite: Annotated[Texte, Colonne("Unité", "Unité de la valeur.", largeur=14)] = None
    nature: Annotated[
        Texte,
        Colonne(
            "Nature",
            "« réglementaire » : fixé par un texte, ignoré s'il est changé ici. "
            "« local » : à régler selon votre département.",
            largeur=15,
        ),
    ] = None
    source: Annotated[
        Texte, Colonne("Source", "Le texte ou l'usage d'où vient la valeur.", largeur=46)
    ] = None
