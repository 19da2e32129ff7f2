"""T_AESH: the AESH and their contracts."""

from datetime import date
from typing import Annotated, ClassVar

from pial_xl.bareme.words import SEMAINES_RANGE
from pial_xl.tables.column import Column
from pial_xl.tables.row import RowModel
from pial_xl.tables.types import (
    CalendarDate,
    Code,
    Duree,
    Integer,
    Percentage,
    SignedDuree,
    Text,
    TypeContrat,
)
from pial_xl.units.dates import is_active


class Aesh(RowModel):
    """One AESH with the contract in force (L917-1)."""

    sheet: ClassVar[str] = "AESH"
    table: ClassVar[str] = "T_AESH"
    capacity: ClassVar[int] = 120
    intro: ClassVar[str] = "Un AESH par ligne, sous un code court (A01, A02…)."

    aesh: Annotated[
        Code, Column("AESH", "Code de l'AESH, unique.", required=True, unique=True, width=9)
    ] = None
    nom: Annotated[Text, Column("Nom", "Nom de l'AESH.", width=18)] = None
    prenom: Annotated[Text, Column("Prénom", "Prénom de l'AESH.", width=16)] = None
    pole: Annotated[
        Code,
        Column("Pôle", "Pôle d'affectation.", width=9, refers_to=("T_Poles", "pole")),
    ] = None
    contrat: Annotated[TypeContrat, Column("Contrat", "CDD ou CDI.", width=10)] = None
    debut: Annotated[
        CalendarDate,
        Column("Début", "Début du contrat.", required=True, width=12),
    ] = None
    fin: Annotated[
        CalendarDate, Column("Fin", "Fin du contrat ; vide pour un CDI.", ends="debut", width=12)
    ] = None
    heures: Annotated[
        SignedDuree,
        Column(
            "Heures/semaine",
            "Heures d'accompagnement par semaine au contrat : 24, 24,5 ou 24h15.",
            required=True,
            width=16,
        ),
    ] = None
    semaines: Annotated[
        Integer,
        Column("Semaines", f"Nombre de semaines du contrat, {SEMAINES_RANGE}.", width=11),
    ] = None
    quotite: Annotated[
        Percentage,
        Column(
            "Quotité %",
            "Quotité imprimée au contrat, par exemple 62.",
            width=11,
        ),
    ] = None
    uai: Annotated[
        Code,
        Column(
            "UAI principal",
            "Établissement principal (résidence administrative).",
            width=14,
            refers_to=("T_Etablissements", "uai"),
        ),
    ] = None
    heures_referent: Annotated[
        Duree,
        Column(
            "Heures référent",
            "Heures par semaine de la mission d'AESH référent.",
            width=16,
        ),
    ] = None
    heures_ulis: Annotated[
        Duree,
        Column("Heures ULIS", "Heures par semaine d'aide collective en ULIS.", width=13),
    ] = None
    heures_synthese: Annotated[
        Duree,
        Column(
            "Heures synthèse",
            "Heures par semaine de réunion ou de synthèse comptées dans le service.",
            width=16,
        ),
    ] = None
    absent_du: Annotated[
        CalendarDate, Column("Absent du", "Début d'une absence en cours.", width=12)
    ] = None
    absent_au: Annotated[
        CalendarDate, Column("Absent au", "Fin prévue de l'absence.", ends="absent_du", width=12)
    ] = None

    heures_devant_eleves: Annotated[
        Duree,
        Column(
            "Heures devant élèves",
            "Heures du contrat passées devant les élèves, repas à part. Facultatif.",
            width=20,
        ),
    ] = None
    heures_midi: Annotated[
        Duree,
        Column(
            "Heures midi", "Heures du contrat passées au repas des élèves. Facultatif.", width=13
        ),
    ] = None

    def is_absent(self, jour: date) -> bool:
        """Tell whether an absence is known to hold on a day."""
        return self.absent_du is not None and is_active(self.absent_du, self.absent_au, jour)
