"""T_Parametres: the settings of the workbook."""

from typing import Annotated, ClassVar

from pial_xl.tables.column import Column
from pial_xl.tables.row import RowModel
from pial_xl.tables.types import PrintedText, SettingKey, Text


class Parametre(RowModel):
    """One setting, under its key; what it means and its default stand in ``pial_xl.bareme``."""

    sheet: ClassVar[str] = "Paramètres"
    table: ClassVar[str] = "T_Parametres"
    capacity: ClassVar[int] = 80
    intro: ClassVar[str] = (
        "Les réglages du classeur. Seules les valeurs de nature « local » peuvent être changées."
    )

    cle: Annotated[
        SettingKey,
        Column(
            "Clé",
            "Nom technique du réglage. Ne le changez pas.",
            required=True,
            unique=True,
            width=26,
        ),
    ] = None
    parametre: Annotated[Text, Column("Paramètre", "Ce que le réglage veut dire.", width=52)] = None
    valeur: Annotated[
        PrintedText, Column("Valeur", "La valeur en vigueur dans ce classeur.", width=24)
    ] = None
    unite: Annotated[Text, Column("Unité", "Unité de la valeur.", width=14)] = None
    nature: Annotated[
        Text,
        Column(
            "Nature",
            "« réglementaire » : fixé par un texte, ignoré s'il est changé ici. "
            "« local » : à régler selon votre département. "
            "« technique » : écrit par pial-xl, ne le changez pas.",
            width=15,
        ),
    ] = None
    source: Annotated[
        Text, Column("Source", "Le texte ou l'usage d'où vient la valeur.", width=46)
    ] = None
