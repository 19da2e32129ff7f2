"""The buttons: what each is called wherever it is seen, and the macro that it runs."""

from collections.abc import Iterator
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from pial_xl.units.text import french


@dataclass(frozen=True, slots=True)
class Bouton:
    """One button, on a sheet and on the ribbon.

    Attributes:
        code: what ``pial-xl bouton`` is asked for.
        macro: the procedure of ``modPial`` (and, for the ribbon, of ``modRuban``).
        libelle: its caption.
        aide: what it does, in one sentence.
        image: the name of one of Office's own pictures, for the ribbon.
    """

    code: str
    macro: str
    libelle: str
    aide: str
    image: str


CONTROLER = Bouton(
    "controler",
    "Controler",
    "Contrôler",
    "Vérifie tout le classeur : remplit la feuille Contrôles et marque les cellules à corriger.",
    "AcceptInvitation",
)
SYNTHESE = Bouton(
    "synthese",
    "Synthese",
    "Synthèse",
    "Met à jour la feuille Synthèse : dotation, contrats et accompagnements, pôle par pôle.",
    "ChartInsert",
)
EFFACER_MARQUES = Bouton(
    "effacer_marques",
    "EffacerMarques",
    "Effacer les marques",
    "Retire les marques du dernier contrôle, sans toucher à vos couleurs ni à vos notes.",
    "ClearFormats",
)
LETTRES = Bouton(
    "lettres",
    "Lettres",
    "Générer les lettres",
    "Prépare une lettre de mission par ligne de Coordonnateurs, chacune dans sa feuille.",
    "MailMergeStartLetters",
)
LETTRES_CHOISIES = Bouton(
    "lettres_choisies",
    "LettresChoisies",
    "Lettres choisies",
    "Prépare les seules lettres des lignes sélectionnées dans Coordonnateurs.",
    "MailMergeRecipientsEditList",
)
APERCU = Bouton(
    "apercu",
    "Apercu",
    "Aperçu d'une lettre",
    "Montre la lettre de la ligne sélectionnée, sans l'ajouter aux lettres faites.",
    "MailMergeResultsPreview",
)
LETTRES_PDF = Bouton(
    "lettres_pdf",
    "LettresPdf",
    "Exporter en PDF",
    "Enregistre chaque lettre de mission en PDF, dans un dossier à côté du classeur.",
    "FileSaveAsPdfOrXps",
)
AIDE = Bouton(
    "aide",
    "Aide",
    "Aide",
    "Dit ce qui est installé et ce qui empêcherait les boutons de marcher.",
    "Help",
)

HAUTEUR = 30
"""Height of a button, in pixels."""
INTERVALLE = 12
"""Space between two buttons, in pixels."""
RETRAIT = INTERVALLE // 4
"""Space over a button, in pixels."""


@dataclass(frozen=True, slots=True)
class Rangee:
    """Buttons side by side on a sheet.

    Attributes:
        feuille: name of the sheet.
        ligne, colonne: the cell where they begin, counted from 0.
        largeur: pixels that they share.
        boutons: from left to right.
    """

    feuille: str
    ligne: int
    colonne: int
    largeur: int
    boutons: tuple[Bouton, ...]

    def places(self) -> Iterator[tuple[Bouton, int, int]]:
        """Give each button, how far it is from the first cell, and its width, in pixels."""
        nombre = len(self.boutons)
        chacun = (self.largeur - INTERVALLE * (nombre - 1)) // nombre
        for rang, bouton in enumerate(self.boutons):
            yield bouton, rang * (chacun + INTERVALLE), chacun


_PAGE = 675
"""Width of Accueil's page on the screen: five columns of 135 pixels."""
ACCUEIL = (
    Rangee("Accueil", 5, 1, _PAGE, (CONTROLER, SYNTHESE, EFFACER_MARQUES)),
    Rangee("Accueil", 6, 1, _PAGE, (LETTRES, LETTRES_PDF, AIDE)),
)
"""The buttons of Accueil, over the width of its page."""
COORDONNATEURS = Rangee("Coordonnateurs", 0, 2, 500, (APERCU, LETTRES_CHOISIES, LETTRES))
"""Those of Coordonnateurs, where rows are selected."""
RANGEES = (*ACCUEIL, COORDONNATEURS)
GROUPES = (
    ("Controles", "Contrôles", (CONTROLER, SYNTHESE, EFFACER_MARQUES)),
    ("Lettres", "Lettres de mission", (LETTRES, LETTRES_CHOISIES, APERCU, LETTRES_PDF)),
    ("Aide", "Aide", (AIDE,)),
)
"""How menus gather all the buttons: a code, what a person reads, the buttons."""
BOUTONS: tuple[Bouton, ...] = tuple(bouton for _, _, membres in GROUPES for bouton in membres)


def poser(feuille: Worksheet, rangee: Rangee) -> None:
    """Lay the buttons of a row on its sheet."""
    for bouton, decalage, largeur in rangee.places():
        feuille.insert_button(
            rangee.ligne,
            rangee.colonne,
            {
                "macro": f"modPial.{bouton.macro}",
                "caption": bouton.libelle,
                "description": french(bouton.aide),
                "width": largeur,
                "height": HAUTEUR,
                "x_offset": decalage,
                "y_offset": RETRAIT,
            },
        )
