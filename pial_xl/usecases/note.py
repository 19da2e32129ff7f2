"""The note de situation of a workbook that has been read, or of a closed one."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from pial_xl import __version__
from pial_xl.report.blocks.history import HistoryLine, history_line, with_line
from pial_xl.report.comparison import Comparison
from pial_xl.report.handouts.note import Past, note_paper
from pial_xl.report.handouts.paper import Paper
from pial_xl.report.situation import situation_of
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.usecases.comparison import compare_judged
from pial_xl.usecases.earlier import known_history
from pial_xl.usecases.judgment import Judgment, judge


def note_of(workbook: Path, reference: date, earlier: Path | None = None) -> Paper:
    """Write the note of a workbook.

    What changed is told from an older state of the workbook, where one is given; else from the
    controls that it, or the latest report beside it, remembers.

    Args:
        workbook: the workbook.
        reference: the date on which it is looked at.
        earlier: an older state of it, seen on the same date.

    Raises:
        WorkbookReadError: one cannot be read, or they are not of the same pole.
    """
    judgment = judge(read_workbook(workbook), reference)
    comparison = None
    if earlier is not None:
        comparison = compare_judged(judge(read_workbook(earlier), reference), judgment)
    return note_from(judgment, known_history(workbook), comparison)


def note_from(
    judgment: Judgment, lines: Iterable[HistoryLine], comparison: Comparison | None = None
) -> Paper:
    """Write the note of a workbook that has been judged.

    Args:
        judgment: the workbook, and what is said of it.
        lines: the controls made before.
        comparison: an older state of it beside this one; None without.
    """
    situation, known = situation_of(judgment.dossier), tuple(lines)
    today = history_line(judgment.report, situation.figures)
    same_day = [line for line in known if line.day == today.day and line != today]
    past = Past(with_line(known, today), comparison, same_day[-1] if same_day else None)
    return note_paper(judgment.dossier, situation, past, __version__)
