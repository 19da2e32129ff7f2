"""T_Eleves: the pupils, by code only."""

from typing import Annotated, ClassVar

from pial_xl.tables.column import Column
from pial_xl.tables.row import RowModel
from pial_xl.tables.types import CalendarDate, Code, Integer, Text, YesNo


class Eleve(RowModel):
    """One pupil, under a local code: no name stands here."""

    sheet: ClassVar[str] = "Élèves"
    table: ClassVar[str] = "T_Eleves"
    capacity: ClassVar[int] = 500
    intro: ClassVar[str] = (
        "Un élève par ligne, par code seulement (E001…) : les noms vont dans Correspondance."
    )

    eleve: Annotated[
        Code,
        Column("Élève", "Code de l'élève, unique.", required=True, unique=True, width=9),
    ] = None
    uai: Annotated[
        Code,
        Column(
            "UAI",
            "Établissement de l'élève.",
            required=True,
            width=12,
            refers_to=("T_Etablissements", "uai"),
        ),
    ] = None
    classe: Annotated[Text, Column("Classe", "Classe ou niveau : CM2, 3e…", width=12)] = None
    midi: Annotated[
        YesNo,
        Column(
            "Midi",
            "« oui » si la notification ou le PPS prévoit l'accompagnement au repas.",
            width=8,
        ),
    ] = None
    priorite: Annotated[
        Integer,
        Column("Priorité", "1 pour les élèves à servir en premier.", width=10),
    ] = None
    sorti_le: Annotated[
        CalendarDate,
        Column("Sorti le", "Jour où l'élève a quitté l'établissement.", width=12),
    ] = None
    groupes: Annotated[
        Code,
        Column(
            "Groupes",
            "Groupes de la classe où est l'élève, nommés comme dans Cours des élèves et séparés "
            "par des virgules : ESP2, G1.",
            width=14,
        ),
    ] = None
