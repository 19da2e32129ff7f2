"""The buttons: one entry says everything about one, and every place where it shows obeys it.

From ``BUTTONS`` come the functions of ``pial_xl.macros``, the modules ``modPial`` and ``modRuban``
of the workbook, its ribbon, the buttons of its sheets, LibreOffice's menu PIAL, ``pial-xl bouton``,
the shortcuts and ``docs/boutons.md``. To add a button: one entry here, and the use case it names.

Nothing of the work is imported here: each click starts a fresh Python.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pial_xl.units.text import french

HEIGHT = 30
"""Height of a button, in pixels."""
GAP = 12
"""Space between two buttons, in pixels."""
INDENT = GAP // 4
"""Space over a button, in pixels."""
_MARGIN = 8
"""Letters for which a button has room beside its caption, where all have the most of it."""


class Group(NamedTuple):
    """Buttons that menus show together.

    Attributes:
        code: short name, for files that no person reads.
        libelle: what a person reads.
    """

    code: str
    libelle: str


class ButtonRow(NamedTuple):
    """Where buttons stand side by side on a sheet.

    Attributes:
        sheet: name of the sheet.
        row, column: the cell where they begin, counted from 0.
        width: pixels that they share, a longer caption having more of them.
    """

    sheet: str
    row: int
    column: int
    width: int


class Place(NamedTuple):
    """Where one button stands: in which row, and at which rank from the left, from 1."""

    row: ButtonRow
    rank: int


class ShortcutText(NamedTuple):
    """What starts a button from outside the workbook: its name, and one sentence more."""

    name: str
    aide: str


@dataclass(frozen=True, slots=True)
class Button:
    """One button. Its texts are kept in French typography.

    Attributes:
        code: its name for programs: ``pial-xl bouton CODE``, ``pial_xl.macros.CODE``. Workbooks
            already filled hold it: it never changes.
        libelle: its caption.
        aide: what it does, in one sentence.
        busy: what the status bar says while it works, after "PIAL : ".
        image: the name of one of Office's own pictures (``imageMso``), for the ribbon.
        group: where menus and the ribbon show it, after those of its group that come before.
        use_case: ``module:function``. The function takes the open workbook and gives the French
            sentence to show at the end; see ``usecases/open/buttons.py``.
        places: where it stands on sheets; somewhere at least.
        shortcut: what starts it outside the workbook, if anything does.
    """

    code: str
    libelle: str
    aide: str
    busy: str
    image: str
    group: Group
    use_case: str
    places: tuple[Place, ...]
    shortcut: ShortcutText | None = None

    def __post_init__(self) -> None:
        for field in ("libelle", "aide", "busy"):
            object.__setattr__(self, field, french(getattr(self, field)))

    @property
    def macro(self) -> str:
        """The procedure that runs it, in ``modPial``, ``modRuban`` and LibreOffice's menu.

        Workbooks already filled hold it too: ``lettres_pdf`` is ``LettresPdf``.
        """
        return "".join(word.capitalize() for word in self.code.split("_"))


CHECKS = Group("Controles", "Contrôles")
LETTERS = Group("Lettres", "Lettres de mission")
DOCUMENTS = Group("Documents", "Documents")
WORKBOOK = Group("Classeur", "Classeur")
AIDE = Group("Aide", "Aide")
GROUPS = (CHECKS, LETTERS, DOCUMENTS, WORKBOOK, AIDE)
"""The groups, in the order of the ribbon and of the menus."""

_PAGE = 1104
"""Width of Accueil's page on the screen: twelve columns of 92 pixels."""
HOME = ButtonRow("Accueil", 3, 1, _PAGE)
COORDONNATEURS = ButtonRow("Coordonnateurs", 0, 3, 500)
"""Over the table where rows are selected."""
TIMETABLE = ButtonRow("Emploi du temps", 0, 5, 600)
"""Over the table that the grids are drawn from, and the allocations deduced from."""
MEANS = ButtonRow("Dotation", 0, 5, 300)
"""Over the table of what the DSDEN gives, which the papers for a meeting speak of."""
AESH = ButtonRow("AESH", 0, 3, 116)
"""Over the table where the row of who is absent is selected."""
ELEVES = ButtonRow("Élèves", 0, 4, 300)
"""Over the table of the pupils whom lists are about."""
BUTTON_ROWS = (HOME, COORDONNATEURS, TIMETABLE, MEANS, AESH, ELEVES)
FIRST_HOME = (ButtonRow("Accueil", 5, 1, 675), ButtonRow("Accueil", 6, 1, 675))
"""Where the first edition's Accueil has them, three a row."""

_ROOM = "pial_xl.usecases.open.buttons"

BUTTONS: tuple[Button, ...] = (
    Button(
        code="controler",
        libelle="Contrôler",
        aide="Vérifie tout le classeur : remplit la feuille Contrôles et marque les cellules à "
        "corriger.",
        busy="contrôle en cours",
        image="AcceptInvitation",
        group=CHECKS,
        use_case=f"{_ROOM}:check",
        places=(Place(HOME, 1),),
        shortcut=ShortcutText(
            "Contrôler le classeur ouvert",
            "Contrôle le classeur PIAL ouvert dans Excel ou LibreOffice.",
        ),
    ),
    Button(
        code="synthese",
        libelle="Synthèse",
        aide="Met à jour la feuille Synthèse : dotation, contrats et accompagnements, pôle par "
        "pôle.",
        busy="synthèse en cours",
        image="ChartInsert",
        group=CHECKS,
        use_case=f"{_ROOM}:synthese",
        places=(Place(HOME, 2),),
    ),
    Button(
        code="absence",
        libelle="Absence",
        aide="Dit quels élèves attendent pendant l'absence de l'AESH de la ligne sélectionnée "
        "(Absent du, Absent au), et qui pourrait aider.",
        busy="recherche de remplaçants",
        image="AddOrRemoveAttendees",
        group=CHECKS,
        use_case=f"{_ROOM}:absence",
        places=(Place(AESH, 1),),
    ),
    Button(
        code="effacer_marques",
        libelle="Effacer les marques",
        aide="Retire les marques du dernier contrôle, sans toucher à vos couleurs ni à vos notes.",
        busy="effacement des marques",
        image="ClearFormats",
        group=CHECKS,
        use_case=f"{_ROOM}:clear_marks",
        places=(Place(HOME, 3),),
    ),
    Button(
        code="lettres",
        libelle="Générer les lettres",
        aide="Prépare une lettre de mission par ligne de Coordonnateurs, chacune dans sa feuille.",
        busy="lettres en préparation",
        image="MailMergeStartLetters",
        group=LETTERS,
        use_case=f"{_ROOM}:letters",
        places=(Place(HOME, 4), Place(COORDONNATEURS, 3)),
        shortcut=ShortcutText(
            "Générer les lettres du classeur ouvert",
            "Prépare les lettres de mission dans le classeur PIAL ouvert.",
        ),
    ),
    Button(
        code="lettres_choisies",
        libelle="Lettres choisies",
        aide="Prépare les seules lettres des lignes sélectionnées dans Coordonnateurs.",
        busy="lettres en préparation",
        image="MailMergeRecipientsEditList",
        group=LETTERS,
        use_case=f"{_ROOM}:chosen_letters",
        places=(Place(COORDONNATEURS, 2),),
    ),
    Button(
        code="apercu",
        libelle="Aperçu d'une lettre",
        aide="Montre la lettre de la ligne sélectionnée, sans l'ajouter aux lettres faites.",
        busy="aperçu en préparation",
        image="MailMergeResultsPreview",
        group=LETTERS,
        use_case=f"{_ROOM}:preview",
        places=(Place(COORDONNATEURS, 1),),
    ),
    Button(
        code="lettres_pdf",
        libelle="Exporter en PDF",
        aide="Enregistre chaque lettre de mission en PDF, dans un dossier à côté du classeur.",
        busy="export des lettres en PDF",
        image="FileSaveAsPdfOrXps",
        group=LETTERS,
        use_case=f"{_ROOM}:letters_pdf",
        places=(Place(HOME, 5),),
    ),
    Button(
        code="listes",
        libelle="À signaler",
        aide="Compte, sans nom ni code, les élèves sans aide ou aidés moins que notifié, par "
        "établissement et par aide : la feuille À signaler.",
        busy="liste en préparation",
        image="TableInsert",
        group=DOCUMENTS,
        use_case="pial_xl.usecases.open.lists:report_waiting",
        places=(Place(ELEVES, 1),),
    ),
    Button(
        code="listes_par_code",
        libelle="Listes par code",
        aide="Écrit, dans un dossier à côté du classeur, les élèves à signaler par code, une fiche "
        "par établissement et une par AESH : des données de santé.",
        busy="listes en préparation",
        image="FileSaveAs",
        group=DOCUMENTS,
        use_case="pial_xl.usecases.open.lists:write_code_lists",
        places=(Place(ELEVES, 2),),
    ),
    Button(
        code="note",
        libelle="Note de situation",
        aide="Écrit une page, sans nom ni code : moyens, besoins, ce qui manque, ce qui a changé, "
        "demandes à la DSDEN.",
        busy="note en préparation",
        image="FileNew",
        group=DOCUMENTS,
        use_case=f"{_ROOM}:note",
        places=(Place(MEANS, 1),),
    ),
    Button(
        code="comparer",
        libelle="Comparer",
        aide="Dit, sans nom ni code, ce qui a changé depuis un fichier plus ancien que vous "
        "choisissez : la feuille Ce qui a changé.",
        busy="comparaison en cours",
        image="ReviewCompareTwoVersions",
        group=DOCUMENTS,
        use_case="pial_xl.usecases.open.comparison:show_comparison",
        places=(Place(MEANS, 2),),
    ),
    Button(
        code="grilles",
        libelle="Grilles",
        aide="Dessine la semaine de chaque AESH d'Emploi du temps, en grille, chacune dans sa "
        "feuille.",
        busy="grilles en préparation",
        image="CalendarInsert",
        group=DOCUMENTS,
        use_case=f"{_ROOM}:grilles",
        places=(Place(TIMETABLE, 1),),
    ),
    Button(
        code="lire_grilles",
        libelle="Lire les grilles",
        aide="Reprend dans Emploi du temps les seules cases des grilles que vous avez modifiées.",
        busy="lecture des grilles",
        image="TableImport",
        group=DOCUMENTS,
        use_case=f"{_ROOM}:lire_grilles",
        places=(Place(TIMETABLE, 2),),
    ),
    Button(
        code="affectations_edt",
        libelle="Affectations d'après l'emploi du temps",
        aide="Montre les affectations que les créneaux supposent et ce qui diffère de la feuille "
        "Affectations ; un second clic y écrit ce que vous acceptez, et rien d'autre.",
        busy="affectations en préparation",
        image="TableSelect",
        group=DOCUMENTS,
        use_case="pial_xl.usecases.open.implied:accept_implied",
        places=(Place(TIMETABLE, 3),),
    ),
    Button(
        code="reprendre",
        libelle="Reprendre un fichier",
        aide="Montre ce que d'autres fichiers (élèves, AESH, calendriers de PRONOTE) donneraient, "
        "dans la feuille Reprise ; un second clic l'ajoute au classeur, sans rien effacer de vos "
        "saisies.",
        busy="lecture du fichier à reprendre",
        image="ImportExcel",
        group=WORKBOOK,
        use_case=f"{_ROOM}:take_file",
        places=(Place(HOME, 6),),
    ),
    Button(
        code="annuler",
        libelle="Annuler",
        aide="Défait ce que le dernier bouton a écrit : feuilles, marques et lettres ; ce que vous "
        "avez écrit depuis reste.",
        busy="retour en arrière",
        image="Undo",
        group=WORKBOOK,
        use_case=f"{_ROOM}:undo",
        places=(Place(HOME, 7),),
    ),
    Button(
        code="aide",
        libelle="Aide",
        aide="Dit ce qui empêcherait les boutons de marcher, et quoi envoyer pour être aidé.",
        busy="diagnostic en cours",
        image="Help",
        group=AIDE,
        use_case=f"{_ROOM}:help_person",
        places=(Place(HOME, 8),),
    ),
)
"""Every button, in the order in which lists show them; those of a group follow each other."""


def button_of(code: str) -> Button:
    """Give a button by its code.

    Raises:
        KeyError: no button has this code.
    """
    for button in BUTTONS:
        if button.code == code:
            return button
    raise KeyError(code)


def grouped() -> Iterator[tuple[Group, tuple[Button, ...]]]:
    """Give the groups with their buttons, as menus and the ribbon show them."""
    for group in GROUPS:
        yield group, tuple(button for button in BUTTONS if button.group == group)


def rows_on(sheet: str) -> tuple[ButtonRow, ...]:
    """Give the rows of buttons of a sheet, from top to bottom."""
    return tuple(row for row in BUTTON_ROWS if row.sheet == sheet)


def buttons_in(row: ButtonRow) -> Iterator[tuple[Button, int, int]]:
    """Give the buttons of a row, from left to right.

    With each, how far it is from the first cell, and its width, in pixels.
    """
    return laid_in(row, buttons_of(row))


def buttons_of(row: ButtonRow) -> list[Button]:
    """Give the buttons of a row, in their order."""
    return _in_first_home(row) if row in FIRST_HOME else _placed(row)


def laid_in(row: ButtonRow, placed: Sequence[Button]) -> Iterator[tuple[Button, int, int]]:
    """Lay buttons in a row, from left to right, as ``buttons_in`` gives them."""
    weights = [len(button.libelle) + _MARGIN for button in placed]
    shared, offset = row.width - GAP * (len(placed) - 1), 0
    for button, weight in zip(placed, weights, strict=True):
        width = shared * weight // sum(weights)
        yield button, offset, width
        offset += width + GAP


def _placed(row: ButtonRow) -> list[Button]:
    """Give the buttons of a row, in their order."""
    placed = [(place.rank, b) for b in BUTTONS for place in b.places if place.row == row]
    return [button for _, button in sorted(placed, key=lambda ranked: ranked[0])]


def _in_first_home(row: ButtonRow) -> list[Button]:
    """Give the buttons of a row of the first edition: those of its page, half in each row."""
    known = _placed(HOME)
    half = (len(known) + 1) // len(FIRST_HOME)
    start = FIRST_HOME.index(row) * half
    return known[start : start + half]
