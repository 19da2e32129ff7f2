"""T_Creneaux: the weekly timetable of the AESH."""

from typing import Annotated, ClassVar

from pial_xl.tables.colonne import Colonne, Format
from pial_xl.tables.ligne import Ligne
from pial_xl.tables.types import Code, HeureDuJour, Jour, NatureCreneau, TypeJour, TypeNature


class Creneau(Ligne):
    """One slot of an AESH's week."""

    feuille: ClassVar[str] = "Emploi du temps"
    table: ClassVar[str] = "T_Creneaux"
    capacite: ClassVar[int] = 1500
    intro: ClassVar[str] = "La semaine de chaque AESH, un créneau par ligne. Facultatif."

    aesh: Annotated[
        Code,
        Colonne(
            "AESH",
            "Code de l'AESH.",
            obligatoire=True,
            largeur=9,
            reference=("T_AESH", "aesh"),
        ),
    ] = None
    eleve: Annotated[
        Code,
        Colonne("Élève", "Élève aidé, s'il est seul.", largeur=9, reference=("T_Eleves", "eleve")),
    ] = None
    groupe: Annotated[
        Code, Colonne("Groupe", "Groupe aidé, comme dans Affectations.", largeur=10)
    ] = None
    uai: Annotated[
        Code,
        Colonne(
            "UAI",
            "Établissement où le créneau a lieu.",
            largeur=12,
            reference=("T_Etablissements", "uai"),
        ),
    ] = None
    jour: Annotated[
        TypeJour,
        Colonne(
            "Jour",
            "De lundi à samedi.",
            obligatoire=True,
            largeur=11,
            choix=tuple(Jour),
        ),
    ] = None
    debut: Annotated[
        HeureDuJour,
        Colonne(
            "Début", "Heure de début, par exemple 8h30.", Format.HEURE, obligatoire=True, largeur=9
        ),
    ] = None
    fin: Annotated[
        HeureDuJour,
        Colonne(
            "Fin", "Heure de fin, par exemple 11h45.", Format.HEURE, obligatoire=True, largeur=9
        ),
    ] = None
    nature: Annotated[
        TypeNature,
        Colonne(
            "Nature",
            "Ce qui se fait pendant le créneau ; vide pour l'accompagnement.",
            largeur=17,
            choix=tuple(NatureCreneau),
        ),
    ] = None
