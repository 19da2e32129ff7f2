"""Judge a workbook that has been read, whether it is open or closed."""

from datetime import date

from pial_xl import __version__
from pial_xl.constats import Report
from pial_xl.dossier import Dossier, read_dossier
from pial_xl.rules import apply, catalogue, left_out
from pial_xl.tables.raw import RawWorkbook
from pial_xl.units.records import record


@record
class Judgment:
    """What was read in a workbook, and what is said of it."""

    dossier: Dossier
    report: Report


def judge(raw: RawWorkbook, reference: date) -> Judgment:
    """Apply every rule to a workbook seen on the reference date."""
    dossier = read_dossier(raw, reference)
    constats, not_judged, settings = apply(dossier, catalogue())
    report = Report(
        workbook=dossier.workbook,
        date_reference=reference,
        annee_scolaire=str(dossier.bareme.annee_scolaire),
        version=__version__,
        constats=constats,
        not_judged=(*not_judged, *left_out(dossier)),
        settings=settings,
    )
    return Judgment(dossier, report)
