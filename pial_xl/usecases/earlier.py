"""Find the controls made before one of a closed workbook, and what the person wrote there."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

from pial_xl.report.blocks.controles_reading import ChecksSheet
from pial_xl.report.blocks.history import HistoryLine
from pial_xl.report.text import displayable
from pial_xl.report.tracking import EarlierControl
from pial_xl.sheets.closed.controles import is_report, read_closed_checks
from pial_xl.sheets.closed.history import read_closed_history
from pial_xl.sheets.errors import WorkbookReadError

_EXAMINED_MAX: Final = 30
"""Files of a folder in which the report before is looked for, the latest first."""


def earlier_files(workbook: Path | None, output: Path) -> tuple[Path, ...]:
    """Give the files that may remember the controls made before, the workbook's own first.

    They are the workbook, and the report before: the one that is about to be replaced, else the
    latest of the same workbook in that folder.

    Args:
        workbook: the file that was controlled; None when it has none.
        output: the report to be written.
    """
    before = output if output.is_file() else _latest_in(output.parent, workbook)
    return _there(workbook, before)


def earlier_controls(files: Iterable[Path]) -> tuple[EarlierControl, ...]:
    """Give the controls to which a new one is compared, the latest first.

    They are those of the sheets Contrôles. The later is the one of the later day; of one day, the
    file that was written last.

    Args:
        files: those that ``earlier_files`` gives.
    """
    found = [read for path in files if (read := _read(path)) is not None]
    found.sort(key=lambda one: one[0], reverse=True)
    return tuple(sheet.control for _, sheet in found)


def earlier_history(files: Iterable[Path]) -> tuple[HistoryLine, ...]:
    """Give the lines of the controls made before; of one day, that of the last file stands.

    Args:
        files: those that ``earlier_files`` gives.
    """
    found: list[HistoryLine] = []
    for path in files:
        with suppress(WorkbookReadError):
            found += read_closed_history(path)
    return tuple(found)


def known_history(workbook: Path) -> tuple[HistoryLine, ...]:
    """Give the lines of the controls made that a workbook, and the latest report beside, hold."""
    return earlier_history(_there(workbook, _latest_in(workbook.parent, workbook)))


def _there(workbook: Path | None, before: Path | None) -> tuple[Path, ...]:
    own = workbook if workbook is not None and workbook.is_file() else None
    return tuple(path for path in (own, before) if path is not None)


def _latest_in(folder: Path, workbook: Path | None) -> Path | None:
    """Give the latest report of a workbook in a folder."""
    if workbook is None:
        return None
    with suppress(OSError):
        files = sorted(folder.glob("*.xlsx"), key=_written_at, reverse=True)
        return next((path for path in files[:_EXAMINED_MAX] if _tells_of(workbook, path)), None)
    return None


def _tells_of(workbook: Path, path: Path) -> bool:
    """Tell whether a file is the report of a control of this workbook."""
    try:
        read = read_closed_checks(path) if path.is_file() and is_report(path) else None
    except WorkbookReadError:
        return False
    return read is not None and read.workbook == displayable(workbook.name)


def _read(path: Path) -> tuple[tuple[date, float], ChecksSheet] | None:
    """Read one; a file that cannot be read tells nothing, which is said when it is written over."""
    with suppress(WorkbookReadError):
        sheet = read_closed_checks(path)
        if sheet is not None:
            return (sheet.control.day or date.min, _written_at(path)), sheet
    return None


def _written_at(path: Path) -> float:
    return path.stat().st_mtime
