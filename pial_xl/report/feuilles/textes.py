"""Texts of the output sheets."""

from pial_xl.findings import Report
from pial_xl.report.texte import affichable, tronquer
from pial_xl.units.dates import format_date
from pial_xl.units.excel import TEXT_MAX
from pial_xl.units.text import french


def en_cellule(texte: str) -> str:
    """Make a text fit for a cell: no control character, no more than Excel holds."""
    return tronquer(affichable(texte, garder="\n"), TEXT_MAX)


def faits(report: Report) -> str:
    """Say in one line what was controlled, as of when, and by what."""
    return en_cellule(
        french(
            f"Classeur : {affichable(report.classeur)}   ·   "
            f"Date de référence : {format_date(report.date_reference)}   ·   "
            f"Année scolaire : {affichable(report.annee_scolaire)}   ·   pial-xl {report.version}"
        )
    )
