"""T_Creneaux: the weekly timetable of the AESH."""

from typing import Annotated, ClassVar

from pial_xl.tables.column import Column
from pial_xl.tables.row import RowModel
from pial_xl.tables.types import CalendarDate, Code, TimeOfDay, TypeNature, TypeSemaine, TypeWeekday


class Creneau(RowModel):
    """One slot of an AESH's week."""

    sheet: ClassVar[str] = "Emploi du temps"
    table: ClassVar[str] = "T_Creneaux"
    capacity: ClassVar[int] = 1500
    key: ClassVar[tuple[str, ...]] = ("aesh", "eleve", "groupe", "jour", "debut", "semaine")
    intro: ClassVar[str] = "La semaine de chaque AESH, un créneau par ligne. Facultatif."

    aesh: Annotated[
        Code,
        Column(
            "AESH",
            "Code de l'AESH.",
            required=True,
            width=9,
            refers_to=("T_AESH", "aesh"),
        ),
    ] = None
    eleve: Annotated[
        Code,
        Column("Élève", "Élève aidé, s'il est seul.", width=9, refers_to=("T_Eleves", "eleve")),
    ] = None
    groupe: Annotated[Code, Column("Groupe", "Groupe aidé, comme dans Affectations.", width=10)] = (
        None
    )
    uai: Annotated[
        Code,
        Column(
            "UAI",
            "Établissement où le créneau a lieu.",
            width=12,
            refers_to=("T_Etablissements", "uai"),
        ),
    ] = None
    jour: Annotated[
        TypeWeekday,
        Column(
            "Jour",
            "De lundi à samedi.",
            required=True,
            width=11,
        ),
    ] = None
    debut: Annotated[
        TimeOfDay,
        Column("Début", "Heure de début, par exemple 8h30.", required=True, width=9),
    ] = None
    fin: Annotated[
        TimeOfDay,
        Column("Fin", "Heure de fin, par exemple 11h45.", required=True, ends="debut", width=9),
    ] = None
    nature: Annotated[
        TypeNature,
        Column(
            "Nature",
            "Ce qui se fait pendant le créneau ; vide pour l'accompagnement.",
            width=17,
        ),
    ] = None
    semaine: Annotated[
        TypeSemaine,
        Column(
            "Semaine",
            "A ou B si le créneau n'a lieu qu'une semaine sur deux ; vide pour chaque semaine.",
            width=10,
        ),
    ] = None
    du: Annotated[
        CalendarDate, Column("Du", "Premier jour du créneau, s'il n'est pas de l'année.", width=12)
    ] = None
    au: Annotated[CalendarDate, Column("Au", "Dernier jour du créneau.", ends="du", width=12)] = (
        None
    )
