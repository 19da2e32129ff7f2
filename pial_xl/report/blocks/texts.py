"""Texts of the output sheets."""

from typing import Final

from pial_xl.constats import Report
from pial_xl.report.text import displayable, to_cell_text
from pial_xl.units.dates import format_date
from pial_xl.units.text import french

INVITATION: Final = "Cliquez sur"
"""How the second row of an output sheet begins, until a run replaces it."""


def facts(report: Report) -> str:
    """Say in one line what was controlled, as of when, and by what."""
    return to_cell_text(
        french(
            f"Classeur : {displayable(report.workbook)}   ·   "
            f"Date de référence : {format_date(report.date_reference)}   ·   "
            f"Année scolaire : {displayable(report.annee_scolaire)}   ·   pial-xl {report.version}"
        )
    )
