"""The closed workbook of letters that an earlier run left in a folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pial_xl.engines.privates import openpyxl as privates
from pial_xl.letters.language.fields import shows_braces
from pial_xl.letters.tracking import NOTICE, RECORD_SHEET, Trace, fingerprint, traces_in_record
from pial_xl.sheets.closed.archive import Archive, open_archive
from pial_xl.sheets.closed.assembly import cell_texts
from pial_xl.sheets.closed.cells import read_cells
from pial_xl.sheets.closed.grid import SheetLayout
from pial_xl.sheets.closed.letters.copying import PROGRAM
from pial_xl.sheets.closed.letters.extents import OversizedSheetError
from pial_xl.sheets.closed.package import read_package
from pial_xl.sheets.closed.properties import file_properties
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.units.names import name_key

KIND = "classeur de lettres"
"""First cell of the row of the record that tells that a workbook of letters is ours."""
PREVIEW = "Aperçu de lettre"
"""Title of the workbook of a preview."""
DAMAGED_LETTERS = (
    "Le classeur de lettres qui se trouve déjà dans le dossier ne peut pas être relu, et rien n'a "
    "été changé : déplacez-le, ou remettez à sa place une copie du dossier « copies pial-xl », "
    "puis recommencez."
)


@dataclass(frozen=True, slots=True)
class Previous:
    """A workbook of letters as it is now.

    Attributes:
        path: its file.
        data: the file.
        traces: what was written in it, by sheet.
        fingerprints: print of what each sheet says now, its notes included, by title.
        recap: print of the summary that it has.
        source: file name of the workbook that it was made from; empty in an older one.
    """

    path: Path
    data: bytes
    traces: Mapping[str, Trace]
    fingerprints: Mapping[str, str]
    recap: str
    source: str

    def comes_from(self, workbook: str) -> bool:
        """Tell whether it was made from the workbook of that file name, as far as it says."""
        return not self.source or name_key(self.source) == name_key(workbook)


def read_previous(path: Path) -> Previous | None:
    """Read a workbook of letters; None when it is another workbook.

    Raises:
        WorkbookReadError: when it cannot be read.
    """
    try:
        archive = open_archive(path)
        data = archive.data
        lines, fingerprints = _read(archive)
        notes = _notes(data) if any(nom.startswith("xl/comments") for nom in archive.names) else {}
    except OversizedSheetError:
        raise
    except (WorkbookReadError, OSError) as failure:
        raise WorkbookReadError(DAMAGED_LETTERS) from failure
    for kind, _, recap, _, source in lines:
        if kind == KIND:
            traces = traces_in_record(lines)
            seen_prints = {
                nom: f"{p}-{notes[nom]}" if nom in notes else p for nom, p in fingerprints.items()
            }
            return Previous(path, data, traces, seen_prints, recap, source)
    return None


def is_preview(path: Path) -> bool:
    """Tell whether a file is the preview of a letter that an earlier run left."""
    return file_properties(path, "dc:title", "dc:creator") == (PREVIEW, PROGRAM)


def sheet_fingerprints(data: bytes) -> dict[str, str]:
    """Give the print of what each sheet says, of a workbook that we have just made."""
    return _read(Archive(data))[1]


def sheets_with_braces(path: Path) -> frozenset[str]:
    """Give the titles of the sheets of which a cell shows a field of a model.

    Raises:
        WorkbookReadError: when the file cannot be read.
    """
    archive = open_archive(path)
    package = read_package(archive)
    return frozenset(
        sheet.title
        for sheet in package.sheets
        if any(
            shows_braces(text)
            for _, text in cell_texts(read_cells(archive, package, sheet, SheetLayout()))
        )
    )


def workbook_line(title: str, recap: str, source: str) -> tuple[str, str, str, str, str]:
    """Give the row of the record that tells that a workbook of letters is ours, and from where."""
    return KIND, title, recap, NOTICE, source


def _read(archive: Archive) -> tuple[list[tuple[str, ...]], dict[str, str]]:
    """Give the rows of the record, and the print of every sheet."""
    package = read_package(archive)
    lines: list[tuple[str, ...]] = []
    fingerprints = {}
    for sheet in package.sheets:
        rows = list(read_cells(archive, package, sheet, SheetLayout()))
        fingerprints[sheet.title] = fingerprint(cell_texts(rows))
        if sheet.title == RECORD_SHEET:
            lines = [tuple(str(v.get(c, "")) for c in range(1, 6)) for _, v in rows]
    return lines, fingerprints


def _notes(data: bytes) -> dict[str, str]:
    """Give the print of the notes of each sheet that has some: our letters have none."""
    from pial_xl.sheets.closed.letters.source import open_letter_workbook  # noqa: PLC0415 - rarely needed, and slow

    try:
        workbook = open_letter_workbook(data)
    except OversizedSheetError:
        raise
    except Exception as failure:
        # openpyxl raises anything from KeyError to its own errors on a damaged part.
        raise WorkbookReadError(DAMAGED_LETTERS) from failure
    found = {}
    for sheet in workbook.worksheets:
        cells = (cell for _, cell in sorted(privates.cells(sheet).items()) if cell.comment)
        if notes := [(cell.coordinate, str(cell.comment.text)) for cell in cells]:
            found[sheet.title] = fingerprint(notes)
    return found
