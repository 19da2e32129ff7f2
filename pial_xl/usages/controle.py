"""Control a closed workbook."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pial_xl import __version__
from pial_xl.dossier import Dossier, lire_dossier
from pial_xl.findings import Report
from pial_xl.rules import appliquer, catalogue
from pial_xl.workbook.closed import read_workbook


@dataclass(frozen=True, slots=True)
class Controle:
    """A control of one workbook: where it is, what was read, what is said of it."""

    chemin: Path
    dossier: Dossier
    report: Report


def controler(chemin: Path, reference: date) -> Controle:
    """Read a closed workbook and control it on the reference date; the file is left untouched.

    Raises:
        ClasseurIllisible: when it cannot be read as a PIAL workbook.
    """
    dossier = lire_dossier(read_workbook(chemin), reference)
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
    return Controle(chemin, dossier, report)
