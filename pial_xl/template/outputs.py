"""The output sheets, laid out and empty: a run only writes values in them."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from pial_xl.report.blocks import controles, history, not_judged, recap, synthese
from pial_xl.report.blocks.drawings import TEMPLATE_DRAWINGS
from pial_xl.report.blocks.history import HistoryLine
from pial_xl.report.blocks.synthese import SynthesePlan
from pial_xl.report.blocks.texts import INVITATION
from pial_xl.report.looks import BACK
from pial_xl.report.workbook.controles import draw_checks, take_checks_over
from pial_xl.report.workbook.history import draw_history, fill_history
from pial_xl.report.workbook.not_judged import draw_not_judged
from pial_xl.report.workbook.recap import draw_recap
from pial_xl.report.workbook.styles import TEMPLATE_FOOTER, Styles
from pial_xl.report.workbook.synthese import draw_synthese
from pial_xl.units.palette import AMBER_TAB
from pial_xl.units.text import french

HOME_LINK = "internal:'Accueil'!A1"
HOME_LABEL = french("← Accueil")
_SHOWN = 2
"""Blank rows left in each section: LibreOffice forgets a chart whose data are all hidden."""


def _draw_checks(_: Workbook, sheet: Worksheet, styles: Styles) -> None:
    draw_checks(sheet, styles, controles.CAPACITY, TEMPLATE_FOOTER)


def _draw_synthese(workbook: Workbook, sheet: Worksheet, styles: Styles) -> None:
    draw_synthese(
        workbook,
        sheet,
        styles,
        synthese.TEMPLATE_PLAN,
        drawings=TEMPLATE_DRAWINGS,
        footer=TEMPLATE_FOOTER,
    )
    _fold(sheet, synthese.TEMPLATE_PLAN)


def _draw_not_judged(_: Workbook, sheet: Worksheet, styles: Styles) -> None:
    draw_not_judged(sheet, styles, not_judged.CAPACITY, TEMPLATE_FOOTER)


def _draw_recap(_: Workbook, sheet: Worksheet, styles: Styles) -> None:
    draw_recap(sheet, styles, TEMPLATE_FOOTER)


def _draw_history(workbook: Workbook, sheet: Worksheet, styles: Styles) -> None:
    draw_history(workbook, sheet, styles, history.CAPACITY, TEMPLATE_FOOTER)


class OutputSheet(NamedTuple):
    """What the template says of an output sheet.

    Attributes:
        role: what it is for, on Accueil.
        invitation: what fills it, on its second row until a run does.
        draw: lays it out, empty.
        back: column, from 0, of the link back to Accueil, on the row of the title.
        is_hidden: whether the first run that fills it also shows it.
        kept: columns, from the left, that stay in sight: its texts begin after them.
    """

    role: str
    invitation: str
    draw: Callable[[Workbook, Worksheet, Styles], None]
    back: int
    is_hidden: bool = False
    kept: int = 0


OUTPUTS = {
    controles.SHEET: OutputSheet(
        "Ce que le contrôle a trouvé : où, quoi, que faire. Rien à saisir.",
        f"{INVITATION} « Contrôler », dans Accueil : les constats s'écriront ici.",
        _draw_checks,
        controles.RANKS["que_faire"],
    ),
    synthese.SHEET: OutputSheet(
        "Les chiffres et les graphiques à montrer en réunion. Rien à saisir.",
        f"{INVITATION} « Synthèse », dans Accueil : les chiffres s'écriront ici.",
        _draw_synthese,
        4,
    ),
    not_judged.SHEET: OutputSheet(
        "Ce que le contrôle n'a pas pu juger, et pourquoi. Rien à saisir.",
        f"{INVITATION} « Contrôler », dans Accueil : la liste s'écrira ici.",
        _draw_not_judged,
        2,
        is_hidden=True,
    ),
    history.SHEET: OutputSheet(
        "Les chiffres de chaque contrôle, jour après jour. Rien à saisir.",
        f"{INVITATION} « Contrôler », dans Accueil : une ligne par jour s'écrira ici.",
        _draw_history,
        6,
        is_hidden=True,
        kept=history.LAYOUT.kept,
    ),
    recap.SHEET: OutputSheet(
        "Où en est chaque lettre de mission : faite, gardée, refusée. Rien à saisir.",
        f"{INVITATION} « Générer les lettres » : leur état s'écrira ici.",
        _draw_recap,
        recap.LINK_RANK,
        is_hidden=True,
    ),
}
"""The output sheets, in their order."""


def draw(
    workbook: Workbook,
    checks: Iterable[tuple[object, ...]] = (),
    lines: Sequence[HistoryLine] = (),
) -> None:
    """Add the output sheets, empty but for the rows of Contrôles and the lines taken over."""
    styles = Styles(workbook)
    sheets = {nom: workbook.add_worksheet(nom) for nom in OUTPUTS}
    for nom, output in OUTPUTS.items():
        output.draw(workbook, sheets[nom], styles)
    take_checks_over(sheets[controles.SHEET], styles, checks)
    _take_history_over(sheets[history.SHEET], styles, lines)
    for nom, output in OUTPUTS.items():
        _invite(sheets[nom], styles, output)
        if output.is_hidden and not (lines and nom == history.SHEET):
            sheets[nom].hide()
        sheets[nom].write_url(0, output.back, HOME_LINK, styles.of(BACK), HOME_LABEL)


def _take_history_over(sheet: Worksheet, styles: Styles, lines: Sequence[HistoryLine]) -> None:
    """Write the lines taken over; rows without any are hidden, so that the curve skips them."""
    fill_history(sheet, styles, lines, history.CAPACITY)
    for row in range(max(_SHOWN, len(lines)), history.CAPACITY):
        sheet.set_row(history.TITLE_ROW + row, None, None, {"hidden": True})


def _invite(sheet: Worksheet, styles: Styles, output: OutputSheet) -> None:
    """Say on the second row, which a run replaces, what fills the sheet."""
    sheet.set_tab_color(AMBER_TAB)
    sheet.write_string(1, output.kept, french(output.invitation), styles.muted)


def _fold(sheet: Worksheet, plan: SynthesePlan) -> None:
    """Hide the blank rows of each section but the first ones: a run shows those that it fills."""
    for first, place in zip(plan.rows, plan.places, strict=True):
        for row in range(first + _SHOWN - 1, first + place - 1):
            sheet.set_row(row, None, None, {"hidden": True})
