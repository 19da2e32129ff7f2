"""An absence of an AESH, in a workbook that has been read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pial_xl.dossier import Dossier, read_dossier
from pial_xl.dossier.absence import Absence, absence_of
from pial_xl.report.handouts.absence import absence_paper
from pial_xl.report.handouts.paper import Paper, as_handout
from pial_xl.report.text import unread_sheet
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.sheets.errors import FileError
from pial_xl.tables import Aesh
from pial_xl.tables.raw import RawWorkbook
from pial_xl.units.dates import format_date, is_active
from pial_xl.units.nearest import Nearest
from pial_xl.units.text import code_key, quoted
from pial_xl.usecases.handouts import write_handouts
from pial_xl.usecases.papers import paper_to_pdf


class AbsenceError(FileError):
    """What was asked of an absence cannot be answered."""


def read_absence(
    raw: RawWorkbook, code: str, du: date, au: date | None, today: date
) -> tuple[Dossier, Absence]:
    """Give an absence, and the workbook on the day from which it matters.

    That day is today while the absence lasts, else its first day.

    Args:
        raw: the workbook.
        code: code of the AESH.
        du: first day of the absence.
        au: last day; None without end.
        today: the day of the question.

    Raises:
        AbsenceError: its end is before its beginning, the AESH is not known, has no contract then,
            a sheet that says who waits is missing.
    """
    if au is not None and au < du:
        raise AbsenceError(
            f"L'absence finirait le {format_date(au)}, avant son début le {format_date(du)} : "
            "corrigez une des deux dates."
        )
    d = read_dossier(raw, today if is_active(du, au, today) else du)
    for table in (d.aesh, d.eleves, d.affectations):
        if not table.is_read:
            raise AbsenceError(unread_sheet(table.sheet))
    aesh = _find(d.aesh_by_code, code)
    if not is_active(aesh.debut, aesh.fin, d.reference):
        raise AbsenceError(
            f"{aesh.aesh} n'est pas sous contrat le {format_date(d.reference)} : corrigez les "
            "dates de l'absence, ou celles du contrat."
        )
    return d, absence_of(d, aesh, du, au)


def _find(known: Mapping[str, Aesh], code: str) -> Aesh:
    key = code_key(code)
    if key in known:
        return known[key]
    if not key:
        raise AbsenceError("Donnez le code de l'AESH absent, comme dans la feuille AESH.")
    near = Nearest(known).to(key)
    proposal = f" ; vouliez-vous dire {near} ?" if near else "."
    raise AbsenceError(f"La feuille AESH n'a pas de code « {quoted(key)} »{proposal}")


@dataclass(frozen=True, slots=True)
class AbsenceFound:
    """What is said of an absence.

    Attributes:
        reference: the day as of which the workbook was looked at.
        by_code: without a name, for a screen.
        named: with the names of AESH, for a sheet.
    """

    reference: date
    by_code: Paper
    named: Paper


def look_at_absence(path: Path, code: str, du: date, au: date | None, today: date) -> AbsenceFound:
    """Give what is said of an absence in a closed workbook, which is left untouched.

    Raises:
        WorkbookReadError: the file cannot be read.
        AbsenceError: as ``read_absence``.
    """
    d, absence = read_absence(read_workbook(path), code, du, au, today)
    named = absence_paper(d, absence, named=True)
    return AbsenceFound(d.reference, absence_paper(d, absence), named)


def write_absence(found: AbsenceFound, folder: Path, workbook: Path, *, pdf: bool) -> list[Path]:
    """Write the sheet of an absence to a new workbook in a folder, and its PDF if asked.

    Args:
        found: what is said of it.
        folder: where it goes, made if need be.
        workbook: the workbook looked at, which is never replaced.
        pdf: whether its PDF is written too, through LibreOffice.

    Raises:
        WriteError: as ``write_handouts`` and ``paper_to_pdf``.
    """
    handouts = (as_handout(found.named),)
    book = write_handouts(handouts, found.named.title, found.reference, folder, workbook)
    return [book.path, paper_to_pdf(book)] if pdf else [book.path]
