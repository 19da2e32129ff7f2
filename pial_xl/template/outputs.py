"""The output sheets, laid out and empty: a run only writes values in them."""

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from pial_xl.report.blocks import controles, not_judged, recap, synthese
from pial_xl.report.blocks.synthese import SynthesePlan
from pial_xl.report.workbook.controles import draw_checks
from pial_xl.report.workbook.drawings import TEMPLATE_DRAWINGS
from pial_xl.report.workbook.not_judged import draw_not_judged
from pial_xl.report.workbook.recap import draw_recap
from pial_xl.report.workbook.styles import TEMPLATE_FOOTER, Styles
from pial_xl.report.workbook.synthese import draw_synthese
from pial_xl.template.palette import AMBER
from pial_xl.units.text import french

OUTPUTS = {
    controles.SHEET: "Ce que le contrôle a trouvé : où, quoi, que faire. Rien à saisir.",
    synthese.SHEET: "Les chiffres et les graphiques à montrer en réunion. Rien à saisir.",
    not_judged.SHEET: "Ce que le contrôle n'a pas pu juger, et pourquoi. Rien à saisir.",
    recap.SHEET: "Où en est chaque lettre de mission : faite, gardée, refusée. Rien à saisir.",
}
"""The output sheets in their order, and what each is for."""

_SHOWN = 2
"""Blank rows left in each section: LibreOffice forgets a chart whose data are all hidden."""

_TO_LAUNCH = {
    controles.SHEET: "Cliquez sur « Contrôler », dans Accueil : les constats s'écriront ici.",
    synthese.SHEET: "Cliquez sur « Synthèse », dans Accueil : les chiffres s'écriront ici.",
    not_judged.SHEET: "Cliquez sur « Contrôler », dans Accueil : la liste s'écrira ici.",
    recap.SHEET: "Cliquez sur « Générer les lettres » : leur état s'écrira ici.",
}


def draw(workbook: Workbook) -> None:
    """Add the output sheets."""
    styles = Styles(workbook)
    sheets = {nom: workbook.add_worksheet(nom) for nom in OUTPUTS}
    draw_checks(sheets[controles.SHEET], styles, controles.CAPACITY, TEMPLATE_FOOTER)
    draw_synthese(
        workbook,
        sheets[synthese.SHEET],
        styles,
        synthese.TEMPLATE_PLAN,
        drawings=TEMPLATE_DRAWINGS,
        footer=TEMPLATE_FOOTER,
    )
    _fold(sheets[synthese.SHEET], synthese.TEMPLATE_PLAN)
    draw_not_judged(sheets[not_judged.SHEET], styles, not_judged.CAPACITY, TEMPLATE_FOOTER)
    draw_recap(sheets[recap.SHEET], styles, TEMPLATE_FOOTER)
    for nom, sheet in sheets.items():
        _invite(sheet, styles, _TO_LAUNCH[nom])


def _invite(sheet: Worksheet, styles: Styles, invitation: str) -> None:
    """Say on the second row, which a run replaces, what fills the sheet."""
    sheet.set_tab_color(AMBER)
    sheet.write_string(1, 0, french(invitation), styles.muted)


def _fold(sheet: Worksheet, plan: SynthesePlan) -> None:
    """Hide the blank rows of each section but the first ones: a run shows those that it fills."""
    for first, place in zip(plan.rows, plan.places, strict=True):
        for row in range(first + _SHOWN - 1, first + place - 1):
            sheet.set_row(row, None, None, {"hidden": True})
