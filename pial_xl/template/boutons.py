"""The buttons: what each is called wherever it is seen, and the macro that it runs."""

from collections.abc import Sequence
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

ACCUEIL: tuple[tuple[Bouton, ...], ...] = (
    (CONTROLER, SYNTHESE, EFFACER_MARQUES),
    (LETTRES, LETTRES_PDF, AIDE),
)
"""The buttons of Accueil, row by row."""
COORDONNATEURS = (APERCU, LETTRES_CHOISIES, LETTRES)
"""Those of Coordonnateurs, where rows are selected."""
BOUTONS = (*(bouton for rangee in ACCUEIL for bouton in rangee), LETTRES_CHOISIES, APERCU)

HAUTEUR = 30
"""Height of a button, in pixels."""
INTERVALLE = 12
"""Space between two buttons, in pixels."""


def poser(
    feuille: Worksheet, ligne: int, colonne: int, largeur: int, boutons: Sequence[Bouton]
) -> None:
    """Lay buttons side by side, from a cell (row and column from 0) over *largeur* pixels."""
    chacun = (largeur - INTERVALLE * (len(boutons) - 1)) // len(boutons)
    for rang, bouton in enumerate(boutons):
        feuille.insert_button(
            ligne,
            colonne,
            {
                "macro": f"modPial.{bouton.macro}",
                "caption": bouton.libelle,
                "description": french(bouton.aide),
                "width": chacun,
                "height": HAUTEUR,
                "x_offset": rang * (chacun + INTERVALLE),
                "y_offset": INTERVALLE // 4,
            },
        )
