"""Hold the allocations of a closed workbook against its timetable, and write what is accepted."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pial_xl.dossier import Dossier, read_dossier
from pial_xl.dossier.implied import AffectationChange, affectation_changes, writes_of
from pial_xl.report.handouts.implied import TITLE, implied_paper
from pial_xl.report.handouts.paper import Paper, as_handout
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.sheets.output import check_target, write_data
from pial_xl.tables import Affectation
from pial_xl.usecases.blank import new_path
from pial_xl.usecases.handouts import write_handouts
from pial_xl.usecases.row_writes import workbook_with


@dataclass(frozen=True, slots=True)
class ImpliedAffectations:
    """The differences between the allocations of a workbook and its timetable.

    Attributes:
        workbook: the file.
        dossier: what it holds.
        changes: the differences; their numbers begin at 1.
    """

    workbook: Path
    dossier: Dossier
    changes: tuple[AffectationChange, ...]

    @property
    def all(self) -> frozenset[int]:
        """The numbers of the differences, but for those of rows that are not to be moved."""
        return frozenset(n for n, c in enumerate(self.changes, start=1) if not c.is_fixed)

    def paper(self, accepted: Collection[int] = ()) -> Paper:
        """Say them; *accepted* are the numbers of those that were accepted."""
        return implied_paper(self.dossier, self.changes, accepted)


def find_implied(workbook: Path, reference: date) -> ImpliedAffectations:
    """Read a closed workbook, which is left untouched, and say what its timetable implies.

    Raises:
        WorkbookReadError: it cannot be read.
    """
    dossier = read_dossier(read_workbook(workbook), reference)
    return ImpliedAffectations(workbook, dossier, affectation_changes(dossier))


def write_implied(found: ImpliedAffectations, accepted: Collection[int], output: Path) -> Path:
    """Write what is accepted in a new workbook; all else is as it was.

    Args:
        found: the differences.
        accepted: the numbers of those that are accepted.
        output: the new workbook; ``.xlsm`` is added to a name without extension.

    Raises:
        WorkbookReadError: a number is that of no difference, or none is accepted.
        WriteError: a file of that name is there, or the disk refuses.
    """
    path = new_path(output)
    check_target(path, found.workbook)
    unknown = sorted(set(accepted) - set(range(1, len(found.changes) + 1)))
    if unknown:
        raise WorkbookReadError(
            f"Il n'y a pas de différence n° {unknown[0]} : la liste en compte {len(found.changes)}."
        )
    chosen = [c for n, c in enumerate(found.changes, start=1) if n in accepted]
    if not chosen:
        raise WorkbookReadError("Aucune différence n'est acceptée : aucun classeur n'est écrit.")
    table = found.dossier.affectations
    writes = writes_of(found.dossier, chosen, table.last_row + 1)
    data = workbook_with(
        found.workbook, Affectation, table.title_row, writes, found.dossier.reference
    )
    write_data(path, data, protected=found.workbook)
    return path


def write_implied_sheet(
    found: ImpliedAffectations, folder: Path, accepted: Collection[int] = ()
) -> Path:
    """Write the differences as a sheet, in a new workbook of a folder.

    Raises:
        WriteError: no permission, disk full, file open elsewhere…
    """
    handout = as_handout(found.paper(accepted))
    return write_handouts([handout], TITLE, found.dossier.reference, folder, found.workbook).path
