"""T_Calendrier: the days without class."""

from typing import Annotated, ClassVar

from pial_xl.tables.column import Column
from pial_xl.tables.row import RowModel
from pial_xl.tables.types import CalendarDate, Text, TypeCalendrierNature


class Calendrier(RowModel):
    """Days on which there is no class, the first and the last included."""

    sheet: ClassVar[str] = "Calendrier"
    table: ClassVar[str] = "T_Calendrier"
    capacity: ClassVar[int] = 40
    key: ClassVar[tuple[str, ...]] = ("du", "nature")
    intro: ClassVar[str] = "Les jours sans classe : vacances, jours fériés, ponts. Facultatif."
    since: ClassVar[int] = 2

    du: Annotated[
        CalendarDate, Column("Du", "Premier jour sans classe.", required=True, width=12)
    ] = None
    au: Annotated[
        CalendarDate,
        Column("Au", "Dernier jour sans classe.", required=True, ends="du", width=12),
    ] = None
    nature: Annotated[
        TypeCalendrierNature,
        Column("Nature", "« vacances », « férié » ou « autre ».", width=12),
    ] = None
    libelle: Annotated[
        Text, Column("Libellé", "Par exemple : vacances de la Toussaint.", width=34)
    ] = None
