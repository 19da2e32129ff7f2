"""Find the controls made before one of a closed workbook, and what the person wrote there."""

from collections.abc import Iterator
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


def earlier_controls(workbook: Path | None, output: Path) -> tuple[EarlierControl, ...]:
    """Give the controls to which a new one is compared, the latest first.

    They are the workbook's own sheet Contrôles, and the report before: the one that is about to be
    replaced, else the latest of the same workbook in that folder. The later is the one of the
    later day; of one day, the file that was written last.

    Args:
        workbook: the file that was controlled; None when it has none.
        output: the report to be written.
    """
    found = [read for path in _sources(workbook, output) if (read := _read(path)) is not None]
    found.sort(key=lambda one: one[0], reverse=True)
    return tuple(sheet.control for _, sheet in found)


def earlier_history(workbook: Path | None, output: Path) -> tuple[HistoryLine, ...]:
    """Give the lines of the controls made before: those of the workbook, and of the report before.

    Of one day, the report's stands.

    Args:
        workbook: the file that was controlled; None when it has none.
        output: the report to be written.
    """
    found: list[HistoryLine] = []
    for path in _sources(workbook, output):
        with suppress(WorkbookReadError):
            found += read_closed_history(path)
    return tuple(found)


def known_history(workbook: Path) -> tuple[HistoryLine, ...]:
    """Give the lines of the controls made that a workbook, and the latest report beside, hold."""
    return earlier_history(workbook, workbook.with_name(f".{workbook.stem}.aucun.xlsx"))


def _sources(workbook: Path | None, output: Path) -> Iterator[Path]:
    if workbook is not None and workbook.is_file():
        yield workbook
    before = output if output.is_file() else _latest_beside(workbook, output)
    if before is not None:
        yield before


def _latest_beside(workbook: Path | None, output: Path) -> Path | None:
    """Give the latest report of the same workbook in the folder of the output."""
    if workbook is None:
        return None
    with suppress(OSError):
        files = sorted(output.parent.glob("*.xlsx"), key=_written_at, reverse=True)
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
