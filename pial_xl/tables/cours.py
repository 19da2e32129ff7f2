"""T_Cours: the timetable of the pupils, or of their classes."""

from typing import Annotated, ClassVar

from pial_xl.tables.column import Column
from pial_xl.tables.row import RowModel
from pial_xl.tables.types import (
    Besoin,
    CalendarDate,
    Code,
    Text,
    TimeOfDay,
    TypeSemaine,
    TypeWeekday,
)


class Cours(RowModel):
    """One course of the week: that of a pupil, or of a whole class or one of its groups.

    A row with ``eleve`` is that pupil's; a row with ``uai`` and ``classe`` is the class's, and
    only that of the pupils of ``groupe`` when it names one.
    """

    sheet: ClassVar[str] = "Cours des élèves"
    table: ClassVar[str] = "T_Cours"
    capacity: ClassVar[int] = 1500
    key: ClassVar[tuple[str, ...]] = (
        "eleve",
        "uai",
        "classe",
        "groupe",
        "jour",
        "debut",
        "semaine",
    )
    intro: ClassVar[str] = (
        "Les cours de la semaine, par élève ou par classe : un bloc de lignes sert toute une "
        "classe. Facultatif."
    )
    since: ClassVar[int] = 2

    eleve: Annotated[
        Code,
        Column(
            "Élève",
            "Code de l'élève, si la ligne est pour lui seul ; vide si elle est de la classe.",
            width=9,
            refers_to=("T_Eleves", "eleve"),
        ),
    ] = None
    uai: Annotated[
        Code,
        Column(
            "UAI",
            "Établissement de la classe.",
            width=12,
            refers_to=("T_Etablissements", "uai"),
        ),
    ] = None
    classe: Annotated[
        Text, Column("Classe", "Classe, écrite comme dans la feuille Élèves.", width=12)
    ] = None
    groupe: Annotated[
        Code,
        Column(
            "Groupe",
            "Groupe de la classe, quand une partie seulement a ce cours ; sinon vide.",
            width=10,
        ),
    ] = None
    jour: Annotated[
        TypeWeekday,
        Column("Jour", "De lundi à samedi.", required=True, width=11),
    ] = None
    debut: Annotated[
        TimeOfDay,
        Column("Début", "Heure de début, par exemple 8h30.", required=True, width=9),
    ] = None
    fin: Annotated[
        TimeOfDay,
        Column("Fin", "Heure de fin, par exemple 9h25.", required=True, ends="debut", width=9),
    ] = None
    semaine: Annotated[
        TypeSemaine,
        Column(
            "Semaine",
            "A ou B si le cours n'a lieu qu'une semaine sur deux ; vide pour chaque semaine.",
            width=10,
        ),
    ] = None
    du: Annotated[
        CalendarDate, Column("Du", "Premier jour du cours, s'il n'est pas de l'année.", width=12)
    ] = None
    au: Annotated[CalendarDate, Column("Au", "Dernier jour du cours.", ends="du", width=12)] = None
    matiere: Annotated[Text, Column("Matière", "Matière, par exemple : EPS.", width=18)] = None
    cours: Annotated[
        Text, Column("Cours", "Nom du cours, si la matière ne suffit pas.", width=18)
    ] = None
    besoin: Annotated[
        Besoin,
        Column(
            "Besoin",
            "De 0 à 5 : 0 si personne n'est nécessaire, 5 si l'aide l'est toujours ; vide si rien "
            "n'est dit.",
            width=9,
        ),
    ] = None
