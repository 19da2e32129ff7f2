"""T_Affectations: which AESH helps which pupil, and how long."""

from typing import Annotated, ClassVar

from pial_xl.tables.column import Column
from pial_xl.tables.row import RowModel
from pial_xl.tables.types import CalendarDate, Code, SignedDuree, TypeAide, YesNo


class Affectation(RowModel):
    """Hours of one AESH for one pupil.

    Rows that share an AESH and a non-empty ``groupe`` are pupils helped at the same time: the
    AESH's time is counted once.
    """

    sheet: ClassVar[str] = "Affectations"
    table: ClassVar[str] = "T_Affectations"
    capacity: ClassVar[int] = 800
    key: ClassVar[tuple[str, ...]] = ("aesh", "eleve", "aide", "groupe")
    intro: ClassVar[str] = (
        "Qui accompagne qui, et combien d'heures par semaine. Des élèves aidés en même temps "
        "portent le même groupe."
    )

    aesh: Annotated[
        Code,
        Column(
            "AESH",
            "Code de l'AESH, choisi dans la feuille AESH.",
            required=True,
            width=9,
            refers_to=("T_AESH", "aesh"),
        ),
    ] = None
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
            "I, M ou CO, comme sur la notification.",
            required=True,
            width=13,
        ),
    ] = None
    heures: Annotated[
        SignedDuree,
        Column(
            "Heures/semaine",
            "Heures par semaine pour cet élève : 6, 6,5 ou 6h30.",
            required=True,
            width=16,
        ),
    ] = None
    groupe: Annotated[
        Code,
        Column(
            "Groupe",
            "Même lettre ou code pour les élèves aidés en même temps par cet AESH ; sinon vide.",
            width=10,
        ),
    ] = None
    debut: Annotated[
        CalendarDate,
        Column("Début", "Début, s'il diffère de la rentrée.", width=12),
    ] = None
    fin: Annotated[CalendarDate, Column("Fin", "Fin, s'il y en a une.", ends="debut", width=12)] = (
        None
    )
    fixe: Annotated[
        YesNo,
        Column(
            "Fixe",
            "« oui » pour une affectation à ne pas déplacer.",
            width=8,
        ),
    ] = None

    @property
    def has_hours(self) -> bool:
        """Tell whether the row says how many hours: readable and above zero."""
        return self.heures is not None and self.heures > 0
