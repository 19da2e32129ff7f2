"""Write the lists of a closed workbook that a coordinator hands over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pial_xl.report.handouts.aesh import aesh_papers
from pial_xl.report.handouts.handout import Handout
from pial_xl.report.handouts.paper import as_handout, as_listing
from pial_xl.report.handouts.schools import school_papers
from pial_xl.report.handouts.waiting import TITLE, waiting_paper
from pial_xl.report.handouts.waiting_codes import TITLE as CODES_TITLE
from pial_xl.report.handouts.waiting_codes import waiting_codes_paper
from pial_xl.report.waiting import find_waiting
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.sheets.output import check_folder
from pial_xl.tables.raw import RawWorkbook
from pial_xl.usecases.handouts import HandoutBook, write_handouts
from pial_xl.usecases.judgment import Judgment, judge

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
        eleves: how many pupils wait.
        contained: what rules raised, for whoever writes them.
    """

    aggregated: HandoutBook
    by_code: tuple[HandoutBook, ...]
    eleves: int
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
    dossier = judgment.dossier
    year, waiting = dossier.bareme.annee_scolaire, find_waiting(dossier)

    def write(title: str, handouts: Sequence[Handout], folder: Path) -> HandoutBook:
        return write_handouts(handouts, f"{title} {year}", reference, folder, protected)

    return Lists(
        write(TITLE, [as_handout(waiting_paper(dossier, waiting))], output),
        tuple(
            write(title, handouts, output / CODES_FOLDER)
            for title, handouts in (_by_code(judgment) if codes else ())
        ),
        len(waiting.eleves),
        tuple(unjudged.error for unjudged in judgment.report.not_judged if unjudged.error),
    )


def _by_code(judgment: Judgment) -> Iterator[tuple[str, Sequence[Handout]]]:
    dossier = judgment.dossier
    waiting = waiting_codes_paper(dossier, find_waiting(dossier))
    yield CODES_TITLE, [as_listing(waiting)]
    schools = school_papers(dossier, judgment.report.constats)
    if schools:
        yield "Fiches des établissements", list(map(as_handout, schools))
    if aesh := aesh_papers(dossier):
        yield "Fiches des AESH", list(map(as_handout, aesh))
