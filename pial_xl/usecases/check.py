"""Control a closed workbook."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pial_xl.constats import Report
from pial_xl.dossier import Dossier
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.usecases.judgment import judge


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A control of one workbook: where it is, what was read, what is said of it."""

    path: Path
    dossier: Dossier
    report: Report


def check_workbook(path: Path, reference: date) -> CheckResult:
    """Read a closed workbook and control it on the reference date; the file is left untouched.

    Raises:
        WorkbookReadError: when it cannot be read as a PIAL workbook.
    """
    judgment = judge(read_workbook(path), reference)
    return CheckResult(path, judgment.dossier, judgment.report)
