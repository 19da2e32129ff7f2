"""T_Etablissements: the schools of the poles."""

from typing import Annotated, ClassVar

from pial_xl.tables.colonne import Colonne, Format
from pial_xl.tables.ligne import Ligne
from pial_xl.tables.types import Code, Degre, Duree, Texte, TypeDegre


class Etablissement(Ligne):
    """One school, under its UAI."""

    feuille: ClassVar[str] = "Établissements"
    table: ClassVar[str] = "T_Etablissements"
    capacite: ClassVar[int] = 100
    intro: ClassVar[str] = "Un établissement par ligne, sous son UAI (7 chiffres et une lettre)."

    uai: Annotated[
        Code,
        Colonne(
            "UAI",
            "Identifiant de l'établissement : 7 chiffres et une lettre de contrôle.",
            Format.CODE,
            obligatoire=True,
            largeur=12,
        ),
    ] = None
    nom: Annotated[
        Texte,
        Colonne(
            "Nom", "Nom de l'établissement, repris dans les lettres.", obligatoire=True, largeur=34
        ),
    ] = None
    commune: Annotated[
        Texte, Colonne("Commune", "Ville de l'établissement.", obligatoire=True, largeur=24)
    ] = None
    degre: Annotated[
        TypeDegre,
        Colonne("Degré", "« école », « collège » ou « lycée ».", largeur=11, choix=tuple(Degre)),
    ] = None
    pole: Annotated[
        Code,
        Colonne(
            "Pôle",
            "Pôle dont l'établissement fait partie.",
            largeur=10,
            reference=("T_Poles", "pole"),
        ),
    ] = None
    chef: Annotated[
        Texte,
        Colonne("Chef d'établissement", "Nom du chef d'établissement.", largeur=28),
    ] = None
    heures_classe: Annotated[
        Duree,
        Colonne(
            "Heures de classe",
            "Heures de classe par semaine, si ce ne sont pas 24 h (école) ou 26 h (collège).",
            Format.DUREE,
            largeur=17,
        ),
    ] = None
