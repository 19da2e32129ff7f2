"""T_Affectations: which AESH helps which pupil, and how long."""

from typing import Annotated, ClassVar

from pial_xl.tables.colonne import Colonne, Format
from pial_xl.tables.ligne import Ligne
from pial_xl.tables.types import Aide, Code, DureeSignee, Jourdate, OuiNon, TypeAide


class Affectation(Ligne):
    """Hours of one AESH for one pupil.

    Rows that share an AESH and a non-empty ``groupe`` are pupils helped at the same time: the
    AESH's time is counted once.
    """

    feuille: ClassVar[str] = "Affectations"
    table: ClassVar[str] = "T_Affectations"
    capacite: ClassVar[int] = 800
    intro: ClassVar[str] = (
        "Qui accompagne qui, et combien d'heures par semaine. Des élèves aidés en même temps "
        "portent le même groupe."
    )

    aesh: Annotated[
        Code,
        Colonne(
            "AESH",
            "Code de l'AESH, choisi dans la feuille AESH.",
            obligatoire=True,
            largeur=9,
            reference=("T_AESH", "aesh"),
        ),
    ] = None
    eleve: Annotated[
        Code,
        Colonne(
            "Élève",
            "Code de l'élève, choisi dans la feuille Élèves.",
            obligatoire=True,
            largeur=9,
            reference=("T_Eleves", "eleve"),
        ),
    ] = None
    aide: Annotated[
        TypeAide,
        Colonne(
            "Aide",
            "I, M ou CO, comme sur la notification.",
            obligatoire=True,
            largeur=13,
            choix=tuple(Aide),
        ),
    ] = None
    heures: Annotated[
        DureeSignee,
        Colonne(
            "Heures/semaine",
            "Heures par semaine pour cet élève : 6, 6,5 ou 6h30.",
            Format.DUREE,
            obligatoire=True,
            largeur=16,
        ),
    ] = None
    groupe: Annotated[
        Code,
        Colonne(
            "Groupe",
            "Même lettre ou code pour les élèves aidés en même temps par cet AESH ; sinon vide.",
            largeur=10,
        ),
    ] = None
    debut: Annotated[
        Jourdate,
        Colonne("Début", "Début, s'il diffère de la rentrée.", Format.DATE, largeur=12),
    ] = None
    fin: Annotated[Jourdate, Colonne("Fin", "Fin, s'il y en a une.", Format.DATE, largeur=12)] = (
        None
    )
    fixe: Annotated[
        OuiNon,
        Colonne(
            "Fixe",
            "« oui » pour une affectation à ne pas déplacer.",
            largeur=8,
            choix=("oui", "non"),
        ),
    ] = None

    @property
    def est_chiffree(self) -> bool:
        """Tell whether the row says how many hours: readable and above zero."""
        return self.heures is not None and self.heures > 0
