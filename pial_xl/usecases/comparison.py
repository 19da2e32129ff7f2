"""Compare two states of one closed workbook, both left untouched."""

from datetime import date
from pathlib import Path

from pial_xl.report.comparison import Comparison, NothingInCommonError, WorkbookState, compare
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.usecases.judgment import Judgment, judge


def compare_workbooks(before: Path, after: Path, days: tuple[date, date]) -> Comparison:
    """Read two closed workbooks and set them side by side.

    Args:
        before, after: the workbooks.
        days: the reference date of each.

    Raises:
        WorkbookReadError: one cannot be read, or they are not of the same pole.
    """
    judged = (judge(read_workbook(p), day) for p, day in zip((before, after), days, strict=True))
    return compare_judged(*judged)


def compare_judged(before: Judgment, after: Judgment) -> Comparison:
    """Set two workbooks that have been judged side by side.

    Raises:
        WorkbookReadError: they are not of the same pole.
    """
    try:
        return compare(_state(before), _state(after))
    except NothingInCommonError as error:
        raise WorkbookReadError(str(error)) from None


def _state(judgment: Judgment) -> WorkbookState:
    return WorkbookState(judgment.dossier, judgment.report.constats, judgment.report.not_judged)
