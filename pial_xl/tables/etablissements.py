"""T_Etablissements: the schools of the poles."""

from typing import Annotated, ClassVar

from pial_xl.bareme.words import DEFAULTS
from pial_xl.tables.column import Column
from pial_xl.tables.row import RowModel
from pial_xl.tables.types import Code, Duree, PrintedText, Text, TypeDegre


class Etablissement(RowModel):
    """One school, under its UAI."""

    sheet: ClassVar[str] = "Établissements"
    table: ClassVar[str] = "T_Etablissements"
    capacity: ClassVar[int] = 100
    intro: ClassVar[str] = "Un établissement par ligne, sous son UAI (7 chiffres et une lettre)."

    uai: Annotated[
        Code,
        Column(
            "UAI",
            "Identifiant de l'établissement : 7 chiffres et une lettre de contrôle.",
            required=True,
            unique=True,
            width=12,
        ),
    ] = None
    nom: Annotated[
        PrintedText,
        Column("Nom", "Nom de l'établissement, repris dans les lettres.", required=True, width=34),
    ] = None
    commune: Annotated[
        PrintedText, Column("Commune", "Ville de l'établissement.", required=True, width=24)
    ] = None
    degre: Annotated[
        TypeDegre,
        Column("Degré", "« école », « collège » ou « lycée ».", width=11),
    ] = None
    pole: Annotated[
        Code,
        Column(
            "Pôle",
            "Pôle dont l'établissement fait partie.",
            width=10,
            refers_to=("T_Poles", "pole"),
        ),
    ] = None
    chef: Annotated[
        Text,
        Column("Chef d'établissement", "Nom du chef d'établissement.", width=28),
    ] = None
    heures_classe: Annotated[
        Duree,
        Column(
            "Heures de classe",
            "Heures de classe par semaine, si ce ne sont pas "
            f"{DEFAULTS.ecole_h} h (école) ou {DEFAULTS.college_h} h (collège).",
            width=17,
        ),
    ] = None
