"""T_Poles: the PIAL and PAS of the workbook."""

from typing import Annotated, ClassVar

from pial_xl.tables.colonne import Colonne, Format
from pial_xl.tables.ligne import Ligne
from pial_xl.tables.types import (
    Code,
    Nombre,
    OuiNon,
    Remuneration,
    Reseau,
    Sigle,
    Texte,
    TypeRemuneration,
    TypeReseau,
    TypeSigle,
)


class Pole(Ligne):
    """One pole: an area in which AESH hours are shared between schools (L351-3)."""

    feuille: ClassVar[str] = "Pôles"
    table: ClassVar[str] = "T_Poles"
    capacite: ClassVar[int] = 20
    intro: ClassVar[str] = "Un pôle (PIAL ou PAS) par ligne."

    pole: Annotated[
        Code,
        Colonne("Pôle", "Code court du pôle, par exemple P1.", obligatoire=True, largeur=10),
    ] = None
    sigle: Annotated[
        TypeSigle,
        Colonne("Sigle", "PIAL ou PAS.", largeur=9, choix=tuple(Sigle)),
    ] = None
    libelle: Annotated[
        Texte, Colonne("Libellé", "Nom complet du pôle, repris dans les lettres.", largeur=34)
    ] = None
    reseau: Annotated[
        TypeReseau,
        Colonne("Réseau", "« public » ou « privé ».", largeur=10, choix=tuple(Reseau)),
    ] = None
    pilote: Annotated[
        Texte, Colonne("Pilote", "Nom et fonction du pilote du pôle.", largeur=28)
    ] = None
    uai_pilote: Annotated[
        Code,
        Colonne(
            "UAI pilote",
            "Établissement du pilote, choisi dans la feuille Établissements.",
            largeur=12,
            reference=("T_Etablissements", "uai"),
        ),
    ] = None
    remuneration: Annotated[
        TypeRemuneration,
        Colonne(
            "Rémunération",
            "Comment la mission du coordonnateur est reconnue : IMP, décharge ou aucune.",
            largeur=15,
            choix=tuple(Remuneration),
        ),
    ] = None
    non_notifies: Annotated[
        OuiNon,
        Colonne(
            "Élèves non notifiés",
            "« oui » si le pôle accompagne aussi des élèves sans notification (PAS).",
            largeur=19,
            choix=("oui", "non"),
        ),
    ] = None
    imp: Annotated[
        Nombre,
        Colonne(
            "IMP disponibles",
            "Nombre d'IMP que le pôle peut attribuer à ses coordonnateurs, s'il est connu.",
            Format.NOMBRE,
            largeur=16,
            alias=("IMP",),
        ),
    ] = None
