"""T_Poles: the PIAL and PAS of the workbook."""

from typing import Annotated, ClassVar

from pial_xl.tables.column import Column
from pial_xl.tables.row import RowModel
from pial_xl.tables.types import (
    Code,
    Number,
    PrintedText,
    TypeRemuneration,
    TypeReseau,
    TypeSigle,
    YesNo,
)


class Pole(RowModel):
    """One pole: an area in which AESH hours are shared between schools (L351-3)."""

    sheet: ClassVar[str] = "Pôles"
    table: ClassVar[str] = "T_Poles"
    capacity: ClassVar[int] = 20
    intro: ClassVar[str] = "Un pôle (PIAL ou PAS) par ligne."

    pole: Annotated[
        Code,
        Column("Pôle", "Code court du pôle, par exemple P1.", required=True, unique=True, width=10),
    ] = None
    sigle: Annotated[
        TypeSigle,
        Column("Sigle", "PIAL ou PAS.", width=9),
    ] = None
    libelle: Annotated[
        PrintedText, Column("Libellé", "Nom complet du pôle, repris dans les lettres.", width=34)
    ] = None
    reseau: Annotated[
        TypeReseau,
        Column("Réseau", "« public » ou « privé ».", width=10),
    ] = None
    pilote: Annotated[
        PrintedText, Column("Pilote", "Nom et fonction du pilote du pôle.", width=28)
    ] = None
    uai_pilote: Annotated[
        Code,
        Column(
            "UAI pilote",
            "Établissement du pilote, choisi dans la feuille Établissements.",
            width=12,
            refers_to=("T_Etablissements", "uai"),
        ),
    ] = None
    remuneration: Annotated[
        TypeRemuneration,
        Column(
            "Rémunération",
            "Comment la mission du coordonnateur est reconnue : IMP, décharge ou aucune.",
            width=15,
        ),
    ] = None
    non_notifies: Annotated[
        YesNo,
        Column(
            "Élèves non notifiés",
            "« oui » si le pôle accompagne aussi des élèves sans notification (PAS).",
            width=19,
        ),
    ] = None
    imp: Annotated[
        Number,
        Column(
            "IMP disponibles",
            "Nombre d'IMP que le pôle peut attribuer à ses coordonnateurs, s'il est connu.",
            width=16,
            alias=("IMP",),
        ),
    ] = None
