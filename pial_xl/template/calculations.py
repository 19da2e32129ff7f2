"""The hidden sheet: the day of the figures, and the figures, each under its defined name."""

from collections.abc import Iterator
from datetime import date

from xlsxwriter import Workbook

from pial_xl.tables.calculated import DAY_NAME
from pial_xl.template.figures import LIVE_FIGURES, SETTINGS, LiveFigure
from pial_xl.template.palette import Palette

SHEET = "Calculs"
_FIRST_ROW = 3
"""First row of figures, from 1: the title stands above."""


def _placed() -> Iterator[tuple[int, LiveFigure]]:
    return enumerate((*SETTINGS, *LIVE_FIGURES), start=_FIRST_ROW + 1)


def definitions() -> dict[str, str]:
    """Give the defined names of the sheet, and what each stands for."""
    cells = {DAY_NAME: _FIRST_ROW} | {figure.nom: row for row, figure in _placed()}
    return {nom: f"'{SHEET}'!$B${row}" for nom, row in cells.items()}


def draw(workbook: Workbook, palette: Palette, day: date) -> None:
    """Add the sheet, hidden.

    Args:
        workbook: the workbook.
        palette: its formats.
        day: the day of the figures, until the workbook is opened.
    """
    sheet = workbook.add_worksheet(SHEET)
    sheet.hide()
    sheet.set_column(0, 0, 44)
    sheet.write_string(0, 0, "Formules du classeur : ne rien saisir ici.")
    sheet.write_string(_FIRST_ROW - 1, 0, "Jour des chiffres")
    sheet.write_datetime(_FIRST_ROW - 1, 1, day, palette.format(num_format="dd/mm/yyyy"))
    for row, figure in _placed():
        sheet.write_string(row - 1, 0, figure.libelle)
        # LibreOffice trusts a number that a file gives for the result of a formula, and not the
        # blanks of the cells that it stands on: the first edits would stop at those.
        sheet.write_formula(row - 1, 1, f"={figure.formula}", None, "")
