"""The first sheet: what this workbook is, what to do in what order, and where things stand."""

from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from pial_xl.bareme import Bareme, parametres
from pial_xl.buttons import rows_on
from pial_xl.tables import Parametre
from pial_xl.template import fields, figures, letter
from pial_xl.template.buttons import put_buttons
from pial_xl.template.colors import AMBER_ITALIC, GRAY_SOLID, GRAY_STRUCK, RED_BOLD
from pial_xl.template.outputs import OUTPUTS
from pial_xl.template.palette import Palette
from pial_xl.template.printing import portrait
from pial_xl.template.zones import Zone, column_name, counted_field
from pial_xl.units.palette import DARK, GRAY, LINE, PALE, RED, SHADE
from pial_xl.units.text import NBSP, french

SHEET = "Accueil"
_FIRST_COLUMN, _LAST_COLUMN = 1, 5
_WIDTH = 18.5
_BUTTON_HEIGHT = 28
_DESCRIPTION_LENGTH = 72
_DOTTED: dict[str, object] = {"bottom": 4, "bottom_color": LINE}

_INTRO = (
    "Ce classeur réunit les établissements, les AESH, les élèves (par code) et les heures "
    "attribuées par la DSDEN : il montre qui accompagne qui, ce qui dépasse et ce qui manque. "
    "Il prépare aussi la lettre de mission de chaque coordonnateur."
)
_STEPS = (
    (
        "1. Remplir",
        "Complétez les feuilles de gauche à droite, de Paramètres à Coordonnateurs. Chaque en-tête "
        "s'explique quand on le sélectionne ; les listes proposent ce qui est déjà saisi.",
    ),
    (
        "2. Contrôler",
        "Enregistrez, puis cliquez sur Contrôler : la feuille Contrôles montre chaque constat, "
        "avec la cellule et ce qu'il faut faire. Synthèse compare les heures, pôle par pôle.",
    ),
    (
        "3. Corriger",
        "Reprenez les cellules marquées, puis contrôlez de nouveau ; Effacer les marques les "
        "retire. Les couleurs, expliquées plus bas, montrent déjà l'essentiel sans rien lancer.",
    ),
    (
        "4. Éditer les lettres",
        "Générer les lettres fait une lettre par ligne de Coordonnateurs, d'après la feuille "
        "Modèle de lettre, que vous pouvez adapter. Exporter en PDF les enregistre près du "
        "classeur.",
    ),
)
_WITHOUT_MACROS = (
    "Si un clic ne fait rien : autorisez les macros de ce classeur, ou lancez "
    "« pial-xl controler » dans un terminal."
)
_COLORS = (
    ("À corriger", RED_BOLD, "Heures de trop, notification expirée, code inconnu ou en double."),
    ("À vérifier", AMBER_ITALIC, "Case obligatoire vide, élève notifié sans AESH."),
    ("Terminé", GRAY_STRUCK, "Contrat ou notification passés, élève sorti : rien à faire."),
    ("Réglementaire", GRAY_SOLID, "Valeur fixée par un texte : ne se change pas dans Paramètres."),
)
_PRIVACY = (
    "Les notifications sont des données de santé de mineurs. Gardez ce fichier dans un espace "
    "professionnel, protégé par un mot de passe ; ne l'envoyez pas par courriel. Les élèves n'y "
    "figurent que par un code : leurs noms ne vont que dans la feuille Correspondance, à retirer "
    "avant toute transmission. N'écrivez jamais de diagnostic ni de motif d'absence."
)


def draw(workbook: Workbook, places: Sequence[Zone], palette: Palette, *, is_blank: bool) -> None:
    """Add the welcome sheet. ``is_blank`` tells that its figures are known to be zero."""
    sheet = workbook.add_worksheet(SHEET)
    sheet.set_tab_color(DARK)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 2)
    sheet.set_column(_FIRST_COLUMN, _LAST_COLUMN, _WIDTH)
    sheet.set_column(_LAST_COLUMN + 1, _LAST_COLUMN + 1, 2)
    page = _GrowingSheet(sheet, palette, is_blank)
    _banner(page)
    _steps(page)
    _figures(page)
    _sheets(page, places)
    _colors(page)
    _privacy(page)
    portrait(sheet)
    sheet.set_margins(left=0.4, right=0.4, top=0.45, bottom=0.55)
    sheet.print_area(0, 0, page.row, _LAST_COLUMN + 1)


class _GrowingSheet:
    """A sheet filled downwards: each call writes on the current row and moves on."""

    def __init__(self, sheet: Worksheet, palette: Palette, is_blank: bool) -> None:
        self.sheet = sheet
        self.palette = palette
        self.is_blank = is_blank
        self.row = 0

    def advance(self, height: float) -> None:
        self.sheet.set_row(self.row, height)
        self.row += 1

    def text(self, debut: int, fin: int, text: str, **traits: object) -> None:
        """Write a text over columns *debut* to *fin*."""
        style = self.palette.format(**{"valign": "vcenter"} | traits)
        if fin > debut:
            self.sheet.merge_range(self.row, debut, self.row, fin, "", style)
        self.sheet.write_string(self.row, debut, french(text), style)

    def formula(
        self, debut: int, fin: int, formula: str, when_blank: object = "", **traits: object
    ) -> None:
        """Write a formula over columns; *when_blank* is its result in a blank workbook."""
        style = self.palette.format(**{"valign": "vcenter"} | traits)
        if fin > debut:
            self.sheet.merge_range(self.row, debut, self.row, fin, "", style)
        valeur = when_blank if self.is_blank else ""
        self.sheet.write_formula(self.row, debut, f"={formula}", style, valeur)

    def turn_red(self, row: int, debut: int, fin: int, condition: str) -> None:
        """Turn cells red while a formula holds."""
        red = self.palette.color(font_color=RED, bold=True)
        options = {"type": "formula", "criteria": f"={condition}", "format": red}
        self.sheet.conditional_format(row, debut, row, fin, options)

    def buttons(self) -> None:
        """Lay the buttons over the columns of the page, one row of them after the other."""
        for row in rows_on(SHEET):
            put_buttons(self.sheet, row)
            self.advance(_BUTTON_HEIGHT)
        self.text(
            _FIRST_COLUMN, _LAST_COLUMN, _WITHOUT_MACROS, italic=True, font_size=9, font_color=GRAY
        )
        self.advance(17)

    def section(self, title: str) -> None:
        """Open a section."""
        self.advance(9)
        self.text(
            _FIRST_COLUMN,
            _LAST_COLUMN,
            title,
            bold=True,
            font_size=13,
            font_color=DARK,
            bottom=2,
            bottom_color=DARK,
        )
        self.advance(21)
        self.advance(4)


def _banner(page: _GrowingSheet) -> None:
    page.advance(8)
    page.text(
        _FIRST_COLUMN,
        _LAST_COLUMN,
        "Suivi des heures d'AESH et lettres de mission",
        bold=True,
        font_size=20,
        font_color="#FFFFFF",
        bg_color=DARK,
        align="center",
    )
    page.advance(40)
    page.formula(
        _FIRST_COLUMN,
        _LAST_COLUMN,
        figures.SUBTITLE,
        figures.SUBTITLE_WHEN_BLANK,
        align="center",
        font_color=DARK,
        bg_color=SHADE,
    )
    page.advance(20)
    page.advance(6)
    page.text(_FIRST_COLUMN, _LAST_COLUMN, _INTRO, text_wrap=True)
    page.advance(47)
    page.buttons()


def _steps(page: _GrowingSheet) -> None:
    page.section("Quatre étapes")
    for title, text in _STEPS:
        page.text(_FIRST_COLUMN, _FIRST_COLUMN, title, bold=True, font_color=DARK, bg_color=PALE)
        page.text(_FIRST_COLUMN + 1, _LAST_COLUMN, text, text_wrap=True, bg_color=PALE)
        page.advance(34)


def _figures(page: _GrowingSheet) -> None:
    page.section("Les heures de la semaine, aujourd'hui")
    tile_columns = range(_FIRST_COLUMN, _LAST_COLUMN + 1)
    frame = {"align": "center", "bg_color": SHADE, "left": 5, "right": 5}
    frame |= {"left_color": "#FFFFFF", "right_color": "#FFFFFF"}
    for column, figure in zip(tile_columns, figures.FIGURES, strict=True):
        page.text(column, column, figure.title, font_size=10, font_color=DARK, **frame)
    page.advance(20)
    for column, figure in zip(tile_columns, figures.FIGURES, strict=True):
        page.formula(
            column,
            column,
            figure.valeur,
            figure.when_blank,
            font_size=18,
            bold=True,
            font_color=DARK,
            **frame,
        )
    free = _FIRST_COLUMN + figures.FREE_RANK
    page.turn_red(page.row, free, free, figures.IS_NEGATIVE)
    page.advance(30)
    for column, figure in zip(tile_columns, figures.FIGURES, strict=True):
        page.formula(column, column, figure.detail, figure.detail_when_blank, font_size=9, **frame)
    page.advance(17)
    page.formula(
        _FIRST_COLUMN, _LAST_COLUMN, figures.RESERVES, figures.NO_RESERVE, italic=True, font_size=9
    )
    page.turn_red(page.row, _FIRST_COLUMN, _LAST_COLUMN, figures.HAS_RESERVES)
    page.advance(17)


def _sheets(page: _GrowingSheet, places: Sequence[Zone]) -> None:
    page.section("Les feuilles")
    for zone in places:
        rows = column_name(zone.model.table, counted_field(zone))
        count = f"COUNTA({rows})"
        count_text = f'IF({count}=0,"vide",{count}&" ligne"&IF({count}>1,"s",""))'
        _link(page, zone.model.sheet, zone.model.intro)
        page.formula(
            _LAST_COLUMN,
            _LAST_COLUMN,
            count_text,
            _count_when_blank(zone),
            align="right",
            **_DOTTED,
        )
        page.advance(_height(zone.model.intro))
    roles = {sheet: output.role for sheet, output in OUTPUTS.items()}
    for sheet, description in {**letter.SHEETS, fields.SHEET: fields.ROLE, **roles}.items():
        _link(page, sheet, description)
        page.text(_LAST_COLUMN, _LAST_COLUMN, "", **_DOTTED)
        page.advance(_height(description))


def _count_when_blank(zone: Zone) -> str:
    return f"{len(parametres(Bareme))} lignes" if zone.model is Parametre else "vide"


def _height(description: str) -> float:
    return 17 if len(description) <= _DESCRIPTION_LENGTH else 29


def _link(page: _GrowingSheet, sheet: str, description: str) -> None:
    style = page.palette.format(font_color=DARK, underline=1, valign="vcenter", **_DOTTED)
    page.sheet.write_url(
        page.row,
        _FIRST_COLUMN,
        f"internal:'{sheet}'!A1",
        style,
        sheet,
        french(f"Aller à la feuille « {sheet} »"),
    )
    page.text(
        _FIRST_COLUMN + 1, _LAST_COLUMN - 1, description, font_size=10, text_wrap=True, **_DOTTED
    )


def _colors(page: _GrowingSheet) -> None:
    page.section("Les couleurs")
    for title, traits, text in _COLORS:
        page.text(_FIRST_COLUMN, _FIRST_COLUMN, title, align="center", **traits)
        page.text(_FIRST_COLUMN + 1, _LAST_COLUMN, f"{NBSP}{text}", font_size=10)
        page.advance(17)


def _privacy(page: _GrowingSheet) -> None:
    page.section("Protection des données")
    page.text(_FIRST_COLUMN, _LAST_COLUMN, _PRIVACY, text_wrap=True, valign="top")
    page.advance(64)
