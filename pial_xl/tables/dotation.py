"""T_Dotation: the hours that the DSDEN allots."""

from typing import Annotated, ClassVar

from pial_xl.bareme.words import ONE_ETP
from pial_xl.tables.column import Column
from pial_xl.tables.row import RowModel
from pial_xl.tables.types import CalendarDate, Code, Duree, Number, Text, TypeAide


class Dotation(RowModel):
    """One line of the quota: a pole's total, or its detail by school or kind of help."""

    sheet: ClassVar[str] = "Dotation"
    table: ClassVar[str] = "T_Dotation"
    capacity: ClassVar[int] = 100
    key: ClassVar[tuple[str, ...]] = ("pole", "uai", "aide", "date_effet")
    intro: ClassVar[str] = (
        "Les heures attribuées par la DSDEN. Une ligne sans UAI ni aide est le total du pôle."
    )

    pole: Annotated[
        Code,
        Column(
            "Pôle",
            "Pôle auquel les heures sont attribuées.",
            required=True,
            width=10,
            refers_to=("T_Poles", "pole"),
        ),
    ] = None
    uai: Annotated[
        Code,
        Column(
            "UAI",
            "Établissement, si la DSDEN détaille par établissement ; sinon vide.",
            width=12,
            refers_to=("T_Etablissements", "uai"),
        ),
    ] = None
    aide: Annotated[
        TypeAide,
        Column("Aide", "I, M ou CO ; vide pour le total.", width=8),
    ] = None
    heures: Annotated[
        Duree,
        Column(
            "Heures/semaine",
            "Heures attribuées par semaine, par exemple 167 ou 167h30.",
            width=16,
        ),
    ] = None
    etp: Annotated[
        Number,
        Column(
            "ETP",
            f"Équivalents temps plein, si la DSDEN les donne ({ONE_ETP}).",
            width=9,
        ),
    ] = None
    date_effet: Annotated[
        CalendarDate,
        Column("Date d'effet", "Jour à partir duquel la dotation vaut.", width=14),
    ] = None
    reference: Annotated[
        Text, Column("Référence", "Courrier ou notification de la DSDEN.", width=30)
    ] = None
