"""T_Notifications: what the CDAPH decided for each pupil."""

from typing import Annotated, ClassVar

from pial_xl.tables.colonne import Colonne, Format
from pial_xl.tables.ligne import Ligne
from pial_xl.tables.types import Aide, Code, Duree, Jourdate, Texte, TypeAide


class Notification(Ligne):
    """One decision: a kind of help, its hours when individual, and its dates (L351-3)."""

    feuille: ClassVar[str] = "Notifications"
    table: ClassVar[str] = "T_Notifications"
    capacite: ClassVar[int] = 600
    intro: ClassVar[str] = (
        "Une notification de la CDAPH par ligne. Jamais de diagnostic ni de motif ici."
    )

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
            "I (individuelle), M (mutualisée) ou CO (collective).",
            obligatoire=True,
            largeur=13,
            choix=tuple(Aide),
        ),
    ] = None
    heures: Annotated[
        Duree,
        Colonne(
            "Heures notifiées",
            "Heures par semaine fixées par la CDAPH ; aide individuelle seulement.",
            Format.DUREE,
            largeur=17,
        ),
    ] = None
    debut: Annotated[
        Jourdate,
        Colonne("Début", "Premier jour de validité.", Format.DATE, obligatoire=True, largeur=12),
    ] = None
    fin: Annotated[
        Jourdate, Colonne("Fin", "Dernier jour de validité.", Format.DATE, largeur=12)
    ] = None
    decision: Annotated[
        Texte, Colonne("Décision", "Référence de la décision, sans motif.", largeur=22)
    ] = None

    @property
    def est_inversee(self) -> bool:
        """Tell whether the end stands before the beginning."""
        return self.debut is not None and self.fin is not None and self.fin < self.debut
