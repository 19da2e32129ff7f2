"""Compare two states of one closed workbook, both left untouched."""

from datetime import date
from pathlib import Path

from pial_xl.report.comparison import Comparison, NothingInCommonError, WorkbookState, compare
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.usecases.judgment import judge


def compare_workbooks(before: Path, after: Path, days: tuple[date, date]) -> Comparison:
    """Read two closed workbooks and set them side by side.

    Args:
        before, after: the workbooks.
        days: the reference date of each.

    Raises:
        WorkbookReadError: one cannot be read, or they are not of the same pole.
    """
    states = [_state(path, day) for path, day in zip((before, after), days, strict=True)]
    try:
        return compare(*states)
    except NothingInCommonError as error:
        raise WorkbookReadError(str(error)) from None


def _state(path: Path, day: date) -> WorkbookState:
    judgment = judge(read_workbook(path), day)
    return WorkbookState(judgment.dossier, judgment.report.constats)
