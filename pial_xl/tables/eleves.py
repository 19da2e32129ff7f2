"""T_Eleves: the pupils, by code only."""

from typing import Annotated, ClassVar

from pial_xl.tables.colonne import Colonne, Format
from pial_xl.tables.ligne import Ligne
from pial_xl.tables.types import Code, Entier, Jourdate, OuiNon, Texte


class Eleve(Ligne):
    """One pupil, under a local code: no name stands here."""

    feuille: ClassVar[str] = "Élèves"
    table: ClassVar[str] = "T_Eleves"
    capacite: ClassVar[int] = 500
    intro: ClassVar[str] = (
        "Un élève par ligne, par code seulement (E001…) : les noms vont dans Correspondance."
    )

    eleve: Annotated[
        Code,
        Colonne("Élève", "Code de l'élève, unique.", Format.CODE, obligatoire=True, largeur=9),
    ] = None
    uai: Annotated[
        Code,
        Colonne(
            "UAI",
            "Établissement de l'élève.",
            obligatoire=True,
            largeur=12,
            reference=("T_Etablissements", "uai"),
        ),
    ] = None
    classe: Annotated[Texte, Colonne("Classe", "Classe ou niveau : CM2, 3e…", largeur=12)] = None
    midi: Annotated[
        OuiNon,
        Colonne(
            "Midi",
            "« oui » si la notification ou le PPS prévoit l'accompagnement au repas.",
            largeur=8,
            choix=("oui", "non"),
        ),
    ] = None
    priorite: Annotated[
        Entier,
        Colonne("Priorité", "1 pour les élèves à servir en premier.", Format.ENTIER, largeur=10),
    ] = None
    sorti_le: Annotated[
        Jourdate,
        Colonne("Sorti le", "Jour où l'élève a quitté l'établissement.", Format.DATE, largeur=12),
    ] = None
