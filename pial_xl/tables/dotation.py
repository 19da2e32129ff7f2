"""T_Dotation: the hours that the DSDEN allots."""

from typing import Annotated, ClassVar

from pial_xl.tables.colonne import Colonne, Format
from pial_xl.tables.ligne import Ligne
from pial_xl.tables.types import Aide, Code, Duree, Jourdate, Nombre, Texte, TypeAide


class Dotation(Ligne):
    """One line of the quota: a pole's total, or its detail by school or kind of help."""

    feuille: ClassVar[str] = "Dotation"
    table: ClassVar[str] = "T_Dotation"
    capacite: ClassVar[int] = 100
    intro: ClassVar[str] = (
        "Les heures attribuées par la DSDEN. Une ligne sans UAI ni aide est le total du pôle."
    )

    pole: Annotated[
        Code,
        Colonne(
            "Pôle",
            "Pôle auquel les heures sont attribuées.",
            obligatoire=True,
            largeur=10,
            reference=("T_Poles", "pole"),
        ),
    ] = None
    uai: Annotated[
        Code,
        Colonne(
            "UAI",
            "Établissement, si la DSDEN détaille par établissement ; sinon vide.",
            largeur=12,
            reference=("T_Etablissements", "uai"),
        ),
    ] = None
    aide: Annotated[
        TypeAide,
        Colonne("Aide", "I, M ou CO ; vide pour le total.", largeur=8, choix=tuple(Aide)),
    ] = None
    heures: Annotated[
        Duree,
        Colonne(
            "Heures/semaine",
            "Heures attribuées par semaine, par exemple 167 ou 167h30.",
            Format.DUREE,
            largeur=16,
        ),
    ] = None
    etp: Annotated[
        Nombre,
        Colonne(
            "ETP",
            "Équivalents temps plein, si la DSDEN les donne (1 ETP = 39h12 sur 41 semaines).",
            Format.NOMBRE,
            largeur=9,
        ),
    ] = None
    date_effet: Annotated[
        Jourdate,
        Colonne("Date d'effet", "Jour à partir duquel la dotation vaut.", Format.DATE, largeur=14),
    ] = None
    reference: Annotated[
        Texte, Colonne("Référence", "Courrier ou notification de la DSDEN.", largeur=30)
    ] = None
