"""T_Correspondance: the only sheet with pupils' names."""

from typing import Annotated, ClassVar

from pial_xl.tables.colonne import Colonne
from pial_xl.tables.ligne import Ligne
from pial_xl.tables.types import Code, Texte


class Correspondance(Ligne):
    """The name behind a local code. Never read by a control, never leaves the workbook."""

    feuille: ClassVar[str] = "Correspondance"
    table: ClassVar[str] = "T_Correspondance"
    capacite: ClassVar[int] = 500
    intro: ClassVar[str] = (
        "Les noms des élèves, ici et nulle part ailleurs. À retirer avant tout envoi."
    )

    code: Annotated[
        Code,
        Colonne(
            "Code",
            "Code de l'élève.",
            obligatoire=True,
            largeur=9,
            reference=("T_Eleves", "eleve"),
        ),
    ] = None
    nom: Annotated[Texte, Colonne("Nom", "Nom de l'élève.", largeur=20)] = None
    prenom: Annotated[Texte, Colonne("Prénom", "Prénom de l'élève.", largeur=18)] = None
