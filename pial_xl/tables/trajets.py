"""T_Trajets: travel times between schools."""

from typing import Annotated, ClassVar

from pial_xl.tables.column import Column
from pial_xl.tables.row import RowModel
from pial_xl.tables.types import Code, Integer


class Trajet(RowModel):
    """Travel time between two schools, the same both ways unless both rows stand."""

    sheet: ClassVar[str] = "Trajets"
    table: ClassVar[str] = "T_Trajets"
    capacity: ClassVar[int] = 400
    key: ClassVar[tuple[str, ...]] = ("uai_depart", "uai_arrivee")
    intro: ClassVar[str] = (
        "Temps de trajet entre deux établissements ; une ligne vaut pour l'aller et le retour."
    )

    uai_depart: Annotated[
        Code,
        Column(
            "UAI départ",
            "Établissement de départ.",
            required=True,
            width=13,
            refers_to=("T_Etablissements", "uai"),
        ),
    ] = None
    uai_arrivee: Annotated[
        Code,
        Column(
            "UAI arrivée",
            "Établissement d'arrivée.",
            required=True,
            width=13,
            refers_to=("T_Etablissements", "uai"),
        ),
    ] = None
    minutes: Annotated[
        Integer,
        Column("Minutes", "Durée du trajet, en minutes.", required=True, width=10),
    ] = None
