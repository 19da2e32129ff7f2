"""Show one letter of a closed workbook, in a file of a moment."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pial_xl.dossier import read_dossier
from pial_xl.letters.batch import Batch, prepare_letters
from pial_xl.letters.context import READ_TABLES
from pial_xl.letters.letter import Letter
from pial_xl.sheets.closed.letters.folder import PREVIEW, is_preview
from pial_xl.sheets.closed.letters.workbook import LetterWorkbook
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.sheets.file_names import free_path
from pial_xl.sheets.output import check_folder, create_folder, write_data
from pial_xl.usecases.letters.models import letter_models
from pial_xl.usecases.letters.request import Request, choose_rows
from pial_xl.usecases.letters.run import lay


@dataclass(frozen=True, slots=True)
class Preview:
    """A letter that is shown.

    Attributes:
        workbook: the file that holds it, and nothing else.
        number: its row in Coordonnateurs.
        batch: the letters of every row.
    """

    workbook: Path
    number: int
    batch: Batch


def preview(path: Path, reference: date, output: Path, request: Request) -> Preview:
    """Lay the first letter wanted that can be made in a workbook of its own.

    It replaces the preview of an earlier run, and counts for nothing in the next ones.

    Raises:
        WorkbookReadError: when a file cannot be read, or no row that is wanted gives a letter.
        WriteError: no permission, disk full, file open elsewhere…
    """
    check_folder(output)
    dossier = read_dossier(read_workbook(path, READ_TABLES), reference)
    choice = choose_rows(dossier, request)
    batch = prepare_letters(dossier)
    letter = batch.to_show(choice)
    if not isinstance(letter, Letter):
        refusal = f" {letter}" if letter else ""
        raise WorkbookReadError(f"Aucune lettre à montrer.{refusal}")
    model = letter_models(path, dossier, [letter])[letter.number]
    workbook = LetterWorkbook.blank(model, PREVIEW)
    lay(workbook, model, letter, letter.sheet)
    target = free_path(create_folder(output), PREVIEW, ".xlsx", is_preview)
    write_data(target, workbook.data(), protected=path)
    return Preview(target, letter.number, batch)
