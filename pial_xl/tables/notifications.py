"""T_Notifications: what the CDAPH decided for each pupil."""

from typing import Annotated, ClassVar

from pial_xl.tables.column import Column
from pial_xl.tables.row import RowModel
from pial_xl.tables.types import CalendarDate, Code, Duree, Text, TypeAide


class Notification(RowModel):
    """One decision: a kind of help, its hours when individual, and its dates (L351-3)."""

    sheet: ClassVar[str] = "Notifications"
    table: ClassVar[str] = "T_Notifications"
    capacity: ClassVar[int] = 600
    key: ClassVar[tuple[str, ...]] = ("eleve", "aide", "debut")
    intro: ClassVar[str] = (
        "Une notification de la CDAPH par ligne. Jamais de diagnostic ni de motif ici."
    )

    eleve: Annotated[
        Code,
        Column(
            "Élève",
            "Code de l'élève, choisi dans la feuille Élèves.",
            required=True,
            width=9,
            refers_to=("T_Eleves", "eleve"),
        ),
    ] = None
    aide: Annotated[
        TypeAide,
        Column(
            "Aide",
            "I (individuelle), M (mutualisée) ou CO (collective).",
            required=True,
            width=13,
        ),
    ] = None
    heures: Annotated[
        Duree,
        Column(
            "Heures notifiées",
            "Heures par semaine fixées par la CDAPH ; aide individuelle seulement.",
            width=17,
        ),
    ] = None
    debut: Annotated[
        CalendarDate,
        Column("Début", "Premier jour de validité.", required=True, width=12),
    ] = None
    fin: Annotated[
        CalendarDate, Column("Fin", "Dernier jour de validité.", ends="debut", width=12)
    ] = None
    decision: Annotated[
        Text, Column("Décision", "Référence de la décision, sans motif.", width=22)
    ] = None
