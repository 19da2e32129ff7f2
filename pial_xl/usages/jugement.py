"""Judge a workbook that has been read, whether it is open or closed."""

from dataclasses import dataclass
from datetime import date

from pial_xl import __version__
from pial_xl.dossier import Dossier, lire_dossier
from pial_xl.findings import Report
from pial_xl.rules import appliquer, catalogue
from pial_xl.tables.brut import RawWorkbook


@dataclass(frozen=True, slots=True)
class Jugement:
    """What was read in a workbook, and what is said of it."""

    dossier: Dossier
    report: Report


def juger(brut: RawWorkbook, reference: date) -> Jugement:
    """Apply every rule to a workbook seen on the reference date."""
    dossier = lire_dossier(brut, reference)
    findings, non_evalues, reglages = appliquer(dossier, catalogue())
    report = Report(
        classeur=dossier.classeur,
        date_reference=reference,
        annee_scolaire=str(dossier.bareme.annee_scolaire),
        version=__version__,
        findings=findings,
        non_evalues=non_evalues,
        reglages=reglages,
    )
    return Jugement(dossier, report)
