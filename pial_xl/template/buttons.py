"""The buttons: what each is called wherever it is seen, and the macro that it runs."""

from collections.abc import Iterator
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from pial_xl.units.text import french


@dataclass(frozen=True, slots=True)
class Button:
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


CHECK = Button(
    "controler",
    "Controler",
    "Contrôler",
    "Vérifie tout le classeur : remplit la feuille Contrôles et marque les cellules à corriger.",
    "AcceptInvitation",
)
SYNTHESE = Button(
    "synthese",
    "Synthese",
    "Synthèse",
    "Met à jour la feuille Synthèse : dotation, contrats et accompagnements, pôle par pôle.",
    "ChartInsert",
)
CLEAR_MARKS = Button(
    "effacer_marques",
    "EffacerMarques",
    "Effacer les marques",
    "Retire les marques du dernier contrôle, sans toucher à vos couleurs ni à vos notes.",
    "ClearFormats",
)
LETTERS = Button(
    "lettres",
    "Lettres",
    "Générer les lettres",
    "Prépare une lettre de mission par ligne de Coordonnateurs, chacune dans sa feuille.",
    "MailMergeStartLetters",
)
CHOSEN_LETTERS = Button(
    "lettres_choisies",
    "LettresChoisies",
    "Lettres choisies",
    "Prépare les seules lettres des lignes sélectionnées dans Coordonnateurs.",
    "MailMergeRecipientsEditList",
)
PREVIEW = Button(
    "apercu",
    "Apercu",
    "Aperçu d'une lettre",
    "Montre la lettre de la ligne sélectionnée, sans l'ajouter aux lettres faites.",
    "MailMergeResultsPreview",
)
PDF_LETTERS = Button(
    "lettres_pdf",
    "LettresPdf",
    "Exporter en PDF",
    "Enregistre chaque lettre de mission en PDF, dans un dossier à côté du classeur.",
    "FileSaveAsPdfOrXps",
)
AIDE = Button(
    "aide",
    "Aide",
    "Aide",
    "Dit ce qui est installé et ce qui empêcherait les boutons de marcher.",
    "Help",
)

HEIGHT = 30
"""Height of a button, in pixels."""
GAP = 12
"""Space between two buttons, in pixels."""
INDENT = GAP // 4
"""Space over a button, in pixels."""


@dataclass(frozen=True, slots=True)
class ButtonRow:
    """Buttons side by side on a sheet.

    Attributes:
        sheet: name of the sheet.
        ligne, colonne: the cell where they begin, counted from 0.
        width: pixels that they share.
        buttons: from left to right.
    """

    sheet: str
    row: int
    column: int
    width: int
    buttons: tuple[Button, ...]

    def places(self) -> Iterator[tuple[Button, int, int]]:
        """Give each button, how far it is from the first cell, and its width, in pixels."""
        count = len(self.buttons)
        each = (self.width - GAP * (count - 1)) // count
        for rank, button in enumerate(self.buttons):
            yield button, rank * (each + GAP), each


_PAGE = 675
"""Width of Accueil's page on the screen: five columns of 135 pixels."""
HOME = (
    ButtonRow("Accueil", 5, 1, _PAGE, (CHECK, SYNTHESE, CLEAR_MARKS)),
    ButtonRow("Accueil", 6, 1, _PAGE, (LETTERS, PDF_LETTERS, AIDE)),
)
"""The buttons of Accueil, over the width of its page."""
COORDONNATEURS = ButtonRow("Coordonnateurs", 0, 2, 500, (PREVIEW, CHOSEN_LETTERS, LETTERS))
"""Those of Coordonnateurs, where rows are selected."""
BUTTON_ROWS = (*HOME, COORDONNATEURS)
GROUPS = (
    ("Controles", "Contrôles", (CHECK, SYNTHESE, CLEAR_MARKS)),
    ("Lettres", "Lettres de mission", (LETTERS, CHOSEN_LETTERS, PREVIEW, PDF_LETTERS)),
    ("Aide", "Aide", (AIDE,)),
)
"""How menus gather all the buttons: a code, what a person reads, the buttons."""
BUTTONS: tuple[Button, ...] = tuple(button for _, _, members in GROUPS for button in members)


def put_buttons(sheet: Worksheet, line: ButtonRow) -> None:
    """Lay the buttons of a row on its sheet."""
    for button, offset, width in line.places():
        sheet.insert_button(
            line.row,
            line.column,
            {
                "macro": f"modPial.{button.macro}",
                "caption": button.libelle,
                "description": french(button.aide),
                "width": width,
                "height": HEIGHT,
                "x_offset": offset,
                "y_offset": INDENT,
            },
        )
