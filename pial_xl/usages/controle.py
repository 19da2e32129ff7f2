"""Control a closed workbook."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pial_xl.dossier import Dossier
from pial_xl.findings import Report
from pial_xl.usages.jugement import juger
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
    jugement = juger(read_workbook(chemin), reference)
    return Controle(chemin, jugement.dossier, jugement.report)
