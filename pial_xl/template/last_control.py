"""What Accueil shows of the last control, and what to do where its buttons cannot work.

Runs and macros write in hidden cells; the formulas here show them, and speak for themselves until
a run has come.
"""

from xlsxwriter.worksheet import Worksheet

from pial_xl.report.blocks import last_control as left
from pial_xl.report.looks import NIVEAU_COLORS
from pial_xl.tables.address import column_letters
from pial_xl.template.page import FIRST, HALF, LAST, HomePage
from pial_xl.template.palette import Palette
from pial_xl.units.palette import DARK, GRAY, LINE, PALE, WHITE
from pial_xl.units.text import french

_TEXT, _SHEET, _CELL = (f"${column_letters(left.COLUMN + rank)}$" for rank in range(3))
_NO_CONTROL = french("Aucun contrôle n'a encore été fait ici.")
_FIRST_TIME = (
    "Remplissez les feuilles, de gauche à droite, à partir de Paramètres.",
    "Enregistrez le classeur, puis cliquez sur « Contrôler ».",
    "Corrigez ce qu'il trouve, puis cliquez sur « Générer les lettres ».",
)
"""What to do first, until a control has come."""
_TILE = (HALF - FIRST + 1) // len(NIVEAU_COLORS)

_STEP_HEIGHT = 38
"""Points: three lines, which the longest of the things to do may take."""

NEVER_OPENED, CAN_WORK, WITHOUT_PYTHON = range(3)
"""What the macros tell on opening: nothing as long as they do not run."""
_WITHOUT_BUTTONS = french(
    "Si les boutons manquent ou ne font rien : autorisez les macros de ce classeur ; sinon, prenez "
    "« PIAL - Contrôler le classeur ouvert » dans le menu Démarrer ou des applications, ou lancez "
    "« pial-xl bouton controler »."
)
_WITHOUT_PYTHON = french(
    "Les boutons ne trouvent pas Python sur cet ordinateur : lancez la commande « pial-xl "
    "installer » là où pial-xl est installé. Les couleurs et les chiffres de cette page n'en ont "
    "pas besoin."
)


def show_state(page: HomePage) -> None:
    """Say what to do where the buttons cannot work; the macros, if they run, clear it."""
    state, day = f"{_TEXT}{left.STATE_ROW}", f"{_SHEET}{left.STATE_ROW}"
    formula = (
        f'IF({day}<>TODAY(),"{_WITHOUT_BUTTONS}",IF({state}={CAN_WORK},"",IF({state}={WITHOUT_PYTHON},"{_WITHOUT_PYTHON}",'
        f'"{_WITHOUT_BUTTONS}")))'
    )
    page.formula(FIRST, LAST, formula, _WITHOUT_BUTTONS, italic=True, font_size=9, font_color=GRAY)
    page.advance(16)


def show_control(page: HomePage) -> None:
    """Show the last control on the left, what to do first on the right."""
    page.heading(FIRST, HALF, "Le dernier contrôle")
    page.heading(HALF + 1, LAST, "À faire d'abord")
    page.advance(24)
    shown = (_show_date, _show_niveaux, _show_not_judged)
    for rank, show_left in enumerate(shown):
        show_left(page)
        _show_step(page, rank)
        page.advance(_STEP_HEIGHT)
    page.advance(6)


def keep(sheet: Worksheet, palette: Palette) -> None:
    """Lay the hidden cells, blank: their sign, and the state of the buttons."""
    texts = palette.format(num_format="@")
    first = left.COLUMN - 1
    sheet.set_column(first, first + 2, 12, texts, {"hidden": True})
    sheet.write_string(left.SIGN_ROW - 1, first, left.SIGN, texts)
    numbers = palette.format()
    sheet.write_number(left.STATE_ROW - 1, first, NEVER_OPENED, numbers)
    sheet.write_number(left.STATE_ROW - 1, first + 1, 0, numbers)


def state_cell() -> str:
    """Give the cells where the macros tell whether buttons can work, and which day they looked."""
    return f"='{left.SHEET}'!{_TEXT}{left.STATE_ROW}:{_SHEET}{left.STATE_ROW}"


def _show_date(page: HomePage) -> None:
    text, day = f"{_TEXT}{left.DATE_ROW}", f"{_SHEET}{left.DATE_ROW}"
    formula = f'IF(LEN({text})=0,"{_NO_CONTROL}",{text})'
    page.turn_red(FIRST, HALF, f"IF(LEN({day})=0,FALSE,VALUE({day})<>TODAY())")
    page.formula(FIRST, HALF, formula, _NO_CONTROL, indent=1, bg_color=PALE)


def _show_niveaux(page: HomePage) -> None:
    for rank, (ink, fill) in enumerate(NIVEAU_COLORS.values()):
        debut = FIRST + rank * _TILE
        frame = {"left": 5, "right": 5, "left_color": WHITE, "right_color": WHITE}
        style = {"bold": True, "font_size": 14, "font_color": ink, "bg_color": fill}
        formula = _link(left.NIVEAUX_ROW + rank, "–")
        page.formula(debut, debut + _TILE - 1, formula, "–", align="center", **style, **frame)
        page.underline_link(debut, debut, _leads(left.NIVEAUX_ROW + rank))


def _show_not_judged(page: HomePage) -> None:
    formula = _link(left.NOT_JUDGED_ROW, "")
    page.formula(FIRST, HALF, formula, indent=1, bg_color=PALE, font_size=10)
    page.underline_link(FIRST, FIRST, _leads(left.NOT_JUDGED_ROW))


def _show_step(page: HomePage, rank: int) -> None:
    default = french(_FIRST_TIME[rank])
    style = {"text_wrap": True, "font_size": 10, "font_color": DARK, "bg_color": PALE}
    style |= {"bottom": 4, "bottom_color": LINE}
    debut = HALF + 1
    number = page.palette.format(
        **style | {"bold": True, "font_size": 14, "align": "center", "valign": "vcenter"}
    )
    page.sheet.write_number(page.row, debut, rank + 1, number)
    formula = _link(left.STEPS_ROW + rank, default, f"LEN({_TEXT}{left.DATE_ROW})=0")
    page.formula(debut + 1, LAST, formula, default, **style)
    page.underline_link(debut + 1, debut + 1, _leads(left.STEPS_ROW + rank))


def _leads(row: int) -> str:
    """Give the condition that a hidden text leads somewhere."""
    return f"LEN({_CELL}{row})>0"


def _link(row: int, default: str, unless: str | None = None) -> str:
    """Give a formula that shows a hidden text as a link, where it leads somewhere.

    Args:
        row: its row.
        default: what is shown in its place when there is none.
        unless: the formula that tells that there is none; by default, that it is blank.
    """
    text, sheet, cell = f"{_TEXT}{row}", f"{_SHEET}{row}", f"{_CELL}{row}"
    target = f'"#\'"&SUBSTITUTE({sheet},"\'","\'\'")&"\'!"&{cell}'
    shown = f"IF(LEN({cell})=0,{text},HYPERLINK({target},{text}))"
    return f'IF({unless or f"LEN({text})=0"},"{default}",{shown})'
