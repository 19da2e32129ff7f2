"""The first sheet, a cockpit: buttons, figures, the last control, what to do first.

All of it stands on the first screen; how to go about it, and where things are, below.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from xlsxwriter import Workbook

from pial_xl.bareme import Bareme, parametres
from pial_xl.buttons import rows_on
from pial_xl.tables import Parametre
from pial_xl.template import fields, figures, last_control, letter
from pial_xl.template.buttons import put_buttons
from pial_xl.template.colors import AMBER_ITALIC, GRAY_SOLID, GRAY_STRUCK, RED_BOLD
from pial_xl.template.figures import unless_lost
from pial_xl.template.outputs import OUTPUTS
from pial_xl.template.page import FIRST, HALF, HEADING, LAST, HomePage
from pial_xl.template.palette import Palette
from pial_xl.template.printing import portrait
from pial_xl.template.whose import IDENTITY, IS_UNSET, SCHOOL_YEAR, tell_whose, tell_year
from pial_xl.template.zones import Zone, count_filled
from pial_xl.units.palette import (
    AMBER,
    AMBER_FILL,
    DARK,
    GRAY,
    LINE,
    PALE,
    RED_FILL,
    SHADE,
    WHITE,
)
from pial_xl.units.text import NBSP

SHEET = "Accueil"
_BUTTON_HEIGHT = 30
_TWO_LINES = 104
"""Characters of the role of a sheet that two lines hold."""
_DOTTED: dict[str, object] = {"bottom": 4, "bottom_color": LINE}

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
_COLORS: tuple[tuple[str, Mapping[str, object], str], ...] = (
    ("À corriger", RED_BOLD, "Heures de trop, notification expirée, code inconnu ou en double."),
    ("À vérifier", AMBER_ITALIC, "Case obligatoire vide, élève notifié sans AESH."),
    ("Terminé", GRAY_STRUCK, "Contrat ou notification passés, élève sorti : rien à faire."),
    ("Réglementaire", GRAY_SOLID, "Fixé par un texte : ne se change pas dans Paramètres."),
    ("Marque", {"bg_color": RED_FILL}, "Fond et note : un constat du dernier contrôle."),
)
_PRIVACY = (
    "Les notifications sont des données de santé de mineurs. Gardez ce fichier dans un espace "
    "professionnel, protégé par un mot de passe ; ne l'envoyez pas par courriel. Les élèves n'y "
    "figurent que par un code : leurs noms ne vont que dans la feuille Correspondance, à retirer "
    "avant toute transmission. N'écrivez jamais de diagnostic ni de motif d'absence."
)


class Known(NamedTuple):
    """What a file is known to hold, so that it shows before any program calculates.

    Attributes:
        settings: values of Paramètres by key.
        figures: the live figures by name, on their day.
        day: that day.
        is_blank: whether its tables are blank.
    """

    settings: Mapping[str, object]
    figures: figures.Values
    day: date
    is_blank: bool


def draw(
    workbook: Workbook,
    places: Sequence[Zone],
    palette: Palette,
    known: Known,
) -> None:
    """Add the welcome sheet.

    Args:
        workbook: where.
        places: the zones of the tables.
        palette: the formats.
        known: what its formulas give in this file.
    """
    sheet = workbook.add_worksheet(SHEET)
    sheet.set_tab_color(DARK)
    page = HomePage(sheet, palette)
    _banner(page, known.settings)
    _buttons(page)
    _figures(page, known)
    last_control.show_control(page)
    _steps(page)
    _sheets(page, places, is_blank=known.is_blank)
    _colors_and_privacy(page)
    last_control.keep(sheet, palette)
    portrait(sheet)
    sheet.set_margins(left=0.4, right=0.4, top=0.45, bottom=0.55)
    sheet.print_area(0, 0, page.row, LAST + 1)


def _banner(page: HomePage, settings: Mapping[str, object]) -> None:
    unset = page.palette.color(bg_color=AMBER_FILL, font_color=AMBER, bold=True)
    options = {"type": "formula", "criteria": f"={IS_UNSET}", "format": unset}
    page.sheet.conditional_format(page.row, FIRST, page.row, LAST, options)
    page.formula(
        FIRST, LAST, IDENTITY, tell_whose(settings), font_color=DARK, bg_color=SHADE, indent=1
    )
    page.advance(20)
    band = {"bold": True, "font_color": WHITE, "bg_color": DARK, "indent": 1}
    page.text(
        FIRST, LAST - 3, "Suivi des heures d'AESH et lettres de mission", **band, font_size=18
    )
    page.formula(LAST - 2, LAST, SCHOOL_YEAR, tell_year(settings), **band, align="right")
    page.advance(30)
    page.advance(6)


def _buttons(page: HomePage) -> None:
    """Lay the buttons over the columns of the page, one row of them after the other."""
    for row in rows_on(SHEET):
        put_buttons(page.sheet, row)
        page.advance(_BUTTON_HEIGHT)
    last_control.show_state(page)


def _figures(page: HomePage, known: Known) -> None:
    values = known.figures
    page.turn_red(FIRST, LAST, figures.IS_NOT_TODAY)
    page.formula(FIRST, LAST, figures.WEEK, figures.tell_week(known.day), **HEADING)
    page.advance(19)
    frame = {"align": "center", "bg_color": SHADE, "left": 5, "right": 5}
    frame |= {"left_color": WHITE, "right_color": WHITE}
    spans = list(zip(_spans(len(figures.FIGURES)), figures.FIGURES, strict=True))
    for (debut, fin), figure in spans:
        page.text(debut, fin, figure.title, font_size=10, font_color=DARK, **frame)
    page.advance(16)
    large = {"font_size": 18, "bold": True, "font_color": DARK} | frame
    for (debut, fin), figure in spans:
        page.formula(debut, fin, unless_lost(figure.valeur), figure.shown(values), **large)
    debut, fin = spans[figures.FREE_RANK][0]
    page.turn_red(debut, fin, figures.IS_NEGATIVE)
    page.advance(27)
    for (debut, fin), figure in spans:
        detail = unless_lost(figure.detail, "")
        page.formula(debut, fin, detail, figure.shown_detail(values), font_size=9, **frame)
    page.advance(15)
    result = figures.NO_RESERVE if known.is_blank else figures.tell_reserves(values)
    page.formula(FIRST, LAST, figures.RESERVES, result, italic=True, font_size=9, font_color=GRAY)
    page.turn_red(FIRST, LAST, f"IFERROR({figures.HAS_RESERVES},1)")
    page.advance(15)


def _spans(count: int) -> Iterator[tuple[int, int]]:
    """Share the columns of the page among tiles: the last ones take what is left over."""
    each, wider = divmod(LAST - FIRST + 1, count)
    debut = FIRST
    for rank in range(count):
        fin = debut + each - 1 + (rank >= count - wider)
        yield debut, fin
        debut = fin + 1


def _steps(page: HomePage) -> None:
    page.heading(FIRST, LAST, "Quatre étapes")
    page.advance(24)
    spans = list(_spans(len(_STEPS)))
    for (debut, fin), (title, _) in zip(spans, _STEPS, strict=True):
        page.text(debut, fin, title, bold=True, font_color=DARK, bg_color=PALE, indent=1)
    page.advance(18)
    style = {"text_wrap": True, "bg_color": PALE, "font_size": 10, "valign": "top"}
    style |= {"align": "left", "indent": 1}  # LibreOffice indents what stands on a side only
    for (debut, fin), (_, text) in zip(spans, _STEPS, strict=True):
        page.text(debut, fin, text, **style)
    page.advance(78)


def _sheets(page: HomePage, places: Sequence[Zone], *, is_blank: bool) -> None:
    page.heading(FIRST, LAST, "Les feuilles")
    page.advance(24)
    roles = {sheet: output.role for sheet, output in OUTPUTS.items() if not output.is_hidden}
    others = {**letter.SHEETS, fields.SHEET: fields.ROLE, **roles}
    lines = [(zone.model.sheet, zone.model.intro, zone) for zone in places]
    all_lines = [*lines, *((sheet, role, None) for sheet, role in others.items())]
    middle = (len(all_lines) + 1) // 2
    for rank in range(middle):
        beside = all_lines[rank::middle]
        for debut, line in zip((FIRST, HALF + 1), beside, strict=False):
            _sheet_line(page, debut, *line, is_blank=is_blank)
        longest = max(len(role) for _, role, _ in beside)
        page.advance(27 if longest <= _TWO_LINES else 39)


def _sheet_line(
    page: HomePage, debut: int, sheet: str, role: str, zone: Zone | None, *, is_blank: bool
) -> None:
    page.link(debut, debut + 1, sheet, font_size=10, **_DOTTED)
    page.text(debut + 2, debut + 4, role, font_size=9, text_wrap=True, **_DOTTED)
    # The sheet of the other half begins at once beside it.
    style = {"align": "right", "indent": 2, "font_size": 9, **_DOTTED}
    if zone is None:
        page.text(debut + 5, debut + 5, "", **style)
        return
    count = count_filled(zone)
    count_text = f'IF({count}=0,"vide",{count}&" ligne"&IF({count}>1,"s",""))'
    result = _count_when_blank(zone) if is_blank else ""
    page.formula(debut + 5, debut + 5, unless_lost(count_text), result, **style)


def _count_when_blank(zone: Zone) -> str:
    return f"{len(parametres(Bareme))} lignes" if zone.model is Parametre else "vide"


def _colors_and_privacy(page: HomePage) -> None:
    page.heading(FIRST, HALF, "Les couleurs")
    page.heading(HALF + 1, LAST, "Protection des données")
    page.advance(24)
    page.advance(4)
    top = page.row
    for title, traits, text in _COLORS:
        page.text(FIRST, FIRST, title, align="center", font_size=10, **traits)
        page.text(FIRST + 1, HALF, f"{NBSP}{text}", font_size=10)
        page.advance(17)
    style = page.palette.format(text_wrap=True, valign="top", font_size=10)
    page.sheet.merge_range(top, HALF + 1, page.row - 1, LAST, "", style)
    row, page.row = page.row, top
    page.text(HALF + 1, HALF + 1, _PRIVACY, text_wrap=True, valign="top", font_size=10)
    page.row = row
