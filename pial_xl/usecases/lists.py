"""Write the lists of a closed workbook that a coordinator hands over."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pial_xl.report.handouts.lists import CODE_LISTS, HandoutList, aggregated_list
from pial_xl.report.waiting import Waiting, find_waiting
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.sheets.output import check_folder
from pial_xl.tables.raw import RawWorkbook
from pial_xl.usecases.handouts import HandoutBook, write_handouts
from pial_xl.usecases.judgment import judge

FOLDER = "listes"
"""Folder of the lists, beside the workbook, unless another is asked for."""
CODES_FOLDER = "par code"
"""Folder in it of those that hold codes: nobody hands them over with the others unawares."""


@dataclass(frozen=True, slots=True)
class Lists:
    """What was written.

    Attributes:
        aggregated: the list that may leave the PIAL as it is.
        by_code: those that hold codes; none unless they were asked for.
        waiting: who waits.
        contained: what rules raised, for whoever writes them.
    """

    aggregated: HandoutBook
    by_code: tuple[HandoutBook, ...]
    waiting: Waiting
    contained: tuple[BaseException, ...] = ()

    @property
    def books(self) -> tuple[HandoutBook, ...]:
        """All of them."""
        return (self.aggregated, *self.by_code)


def write_lists(path: Path, reference: date, output: Path, *, codes: bool) -> Lists:
    """Write the lists of a closed workbook, which is left untouched, to a folder.

    Args:
        path: the workbook.
        reference: date on which it is looked at.
        output: folder of the lists, made if need be.
        codes: whether those that hold codes are wanted too.

    Raises:
        WorkbookReadError: the workbook cannot be read.
        WriteError: no permission, disk full, file open elsewhere…
    """
    check_folder(output)
    return write_lists_of(read_workbook(path), reference, output, codes=codes, protected=path)


def write_lists_of(
    raw: RawWorkbook, reference: date, output: Path, *, codes: bool, protected: Path | None
) -> Lists:
    """Write the lists of a workbook that has been read; see ``write_lists``."""
    judgment = judge(raw, reference)
    dossier, report = judgment.dossier, judgment.report

    def write(made: HandoutList, folder: Path) -> HandoutBook:
        return write_handouts(made.handouts, made.title, reference, folder, protected)

    return Lists(
        write(aggregated_list(dossier), output),
        tuple(
            write(made, output / CODES_FOLDER)
            for make in (CODE_LISTS.values() if codes else ())
            if (made := make(dossier, report.constats)).handouts
        ),
        find_waiting(dossier),
        tuple(unjudged.error for unjudged in report.not_judged if unjudged.error),
    )
