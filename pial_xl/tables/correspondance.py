"""T_Correspondance: the only sheet with pupils' names."""

from typing import Annotated, ClassVar

from pial_xl.tables.column import Column
from pial_xl.tables.row import RowModel
from pial_xl.tables.types import CalendarDate, Code, Text


class Correspondance(RowModel):
    """The name behind a local code. Never read by a control, never leaves the workbook."""

    sheet: ClassVar[str] = "Correspondance"
    table: ClassVar[str] = "T_Correspondance"
    capacity: ClassVar[int] = 500
    intro: ClassVar[str] = (
        "Les noms des élèves, ici et nulle part ailleurs. À retirer avant tout envoi."
    )

    code: Annotated[
        Code,
        Column(
            "Code",
            "Code de l'élève.",
            required=True,
            unique=True,
            width=9,
            refers_to=("T_Eleves", "eleve"),
        ),
    ] = None
    nom: Annotated[Text, Column("Nom", "Nom de l'élève.", width=20)] = None
    prenom: Annotated[Text, Column("Prénom", "Prénom de l'élève.", width=18)] = None
    ne_le: Annotated[
        CalendarDate,
        Column(
            "Né le",
            "Date de naissance, pour reconnaître l'élève quand une autre liste est reprise.",
            width=12,
        ),
    ] = None
    fichier: Annotated[
        Text,
        Column(
            "Fichier",
            "Calendrier .ics de l'élève, quand il a été choisi à la main : la prochaine reprise "
            "s'en souvient.",
            width=34,
        ),
    ] = None
