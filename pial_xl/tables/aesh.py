"""T_AESH: the AESH and their contracts."""

from datetime import date
from typing import Annotated, ClassVar

from pial_xl.tables.colonne import Colonne, Format
from pial_xl.tables.ligne import Ligne
from pial_xl.tables.types import (
    Code,
    Contrat,
    Duree,
    DureeSignee,
    Entier,
    Jourdate,
    Pourcentage,
    Texte,
    TypeContrat,
)
from pial_xl.units.dates import is_active


class Aesh(Ligne):
    """One AESH with the contract in force (L917-1)."""

    feuille: ClassVar[str] = "AESH"
    table: ClassVar[str] = "T_AESH"
    capacite: ClassVar[int] = 120
    intro: ClassVar[str] = "Un AESH par ligne, sous un code court (A01, A02…)."

    aesh: Annotated[
        Code, Colonne("AESH", "Code de l'AESH, unique.", Format.CODE, obligatoire=True, largeur=9)
    ] = None
    nom: Annotated[Texte, Colonne("Nom", "Nom de l'AESH.", largeur=18)] = None
    prenom: Annotated[Texte, Colonne("Prénom", "Prénom de l'AESH.", largeur=16)] = None
    pole: Annotated[
        Code,
        Colonne("Pôle", "Pôle d'affectation.", largeur=9, reference=("T_Poles", "pole")),
    ] = None
    contrat: Annotated[
        TypeContrat, Colonne("Contrat", "CDD ou CDI.", largeur=10, choix=tuple(Contrat))
    ] = None
    debut: Annotated[
        Jourdate,
        Colonne("Début", "Début du contrat.", Format.DATE, obligatoire=True, largeur=12),
    ] = None
    fin: Annotated[
        Jourdate, Colonne("Fin", "Fin du contrat ; vide pour un CDI.", Format.DATE, largeur=12)
    ] = None
    heures: Annotated[
        DureeSignee,
        Colonne(
            "Heures/semaine",
            "Heures d'accompagnement par semaine au contrat : 24, 24,5 ou 24h15.",
            Format.DUREE,
            obligatoire=True,
            largeur=16,
        ),
    ] = None
    semaines: Annotated[
        Entier,
        Colonne("Semaines", "Nombre de semaines du contrat, 41 à 45.", Format.ENTIER, largeur=11),
    ] = None
    quotite: Annotated[
        Pourcentage,
        Colonne(
            "Quotité %",
            "Quotité imprimée au contrat, par exemple 62.",
            Format.POURCENTAGE,
            largeur=11,
        ),
    ] = None
    uai: Annotated[
        Code,
        Colonne(
            "UAI principal",
            "Établissement principal (résidence administrative).",
            largeur=14,
            reference=("T_Etablissements", "uai"),
        ),
    ] = None
    heures_referent: Annotated[
        Duree,
        Colonne(
            "Heures référent",
            "Heures par semaine de la mission d'AESH référent.",
            Format.DUREE,
            largeur=16,
        ),
    ] = None
    heures_ulis: Annotated[
        Duree,
        Colonne(
            "Heures ULIS", "Heures par semaine d'aide collective en ULIS.", Format.DUREE, largeur=13
        ),
    ] = None
    heures_synthese: Annotated[
        Duree,
        Colonne(
            "Heures synthèse",
            "Heures par semaine de réunion ou de synthèse comptées dans le service.",
            Format.DUREE,
            largeur=16,
        ),
    ] = None
    absent_du: Annotated[
        Jourdate, Colonne("Absent du", "Début d'une absence en cours.", Format.DATE, largeur=12)
    ] = None
    absent_au: Annotated[
        Jourdate, Colonne("Absent au", "Fin prévue de l'absence.", Format.DATE, largeur=12)
    ] = None

    def est_absent(self, jour: date) -> bool:
        """Tell whether an absence is known to hold on a day."""
        return self.absent_du is not None and is_active(self.absent_du, self.absent_au, jour)
