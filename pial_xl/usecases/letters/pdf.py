"""Write the letters of a closed workbook of letters as PDFs: all in one, and those wanted alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pial_xl.letters.letter import Letter
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.pdf_names import letter_titles, unknown_fields
from pial_xl.sheets.pdf_writing import PdfBatch, PdfOrder, write_pdfs
from pial_xl.usecases.letters.making import LetterRun, unfinished
from pial_xl.usecases.letters.preview import Preview


@dataclass(frozen=True, slots=True)
class Pdf(PdfBatch):
    """What was written of letters.

    Attributes:
        unknown: what the pattern of their names holds between braces and means nothing.
        unfinished: how many letters have no PDF, for a field of their model still shows in them.
    """

    unknown: tuple[str, ...] = ()
    unfinished: int = 0


def letters_to_pdf(made: LetterRun) -> Pdf:
    """Write the PDFs of a workbook of letters beside it, through LibreOffice.

    All its letters make one PDF; those that were asked for have one of their own, whose name does
    not depend on which ones were. PDFs of an earlier run are replaced, other files are left alone.

    Raises:
        WriteError: there is no letter, LibreOffice is absent or fails, disk full…
    """
    if made.workbook is None or not made.content:
        raise WriteError("Aucune lettre à mettre en PDF : complétez d'abord une ligne.")
    raw_sheets = unfinished(made)
    content = [nom for nom in made.content if nom not in raw_sheets]
    chosen = [nom for nom in made.chosen if nom not in raw_sheets]
    if not content:
        raise WriteError(
            "Aucune lettre à mettre en PDF : un champ du modèle se lit encore dans chacune. "
            "Corrigez le modèle, puis recommencez."
        )
    pattern = made.dossier.bareme.fichier_lettre
    numbers = {letter.sheet.casefold(): letter.number for letter in made.batch.letters}
    (written,) = write_pdfs(
        PdfOrder(
            made.workbook,
            titles=_titles(made.batch.letters, pattern),
            bound=content,
            singles=chosen,
            of_all="de toutes les lettres",
            of_one=lambda nom: f"de la ligne {numbers[nom.casefold()]} de Coordonnateurs",
        ),
    )
    return Pdf(
        written.bound,
        written.folder,
        written.count,
        written.leftovers,
        unknown_fields(pattern),
        len(made.content) - len(content),
    )


def preview_to_pdf(shown: Preview) -> Path:
    """Write the PDF of a preview beside it, through LibreOffice.

    Raises:
        WriteError: LibreOffice is absent or fails, no permission, disk full…
    """
    (written,) = write_pdfs(PdfOrder(shown.workbook))
    return written.bound


def _titles(letters: Sequence[Letter], pattern: str) -> dict[str, str]:
    """Give the title of each letter, which is also its file's name, by its sheet in any case."""
    sheets = [letter.sheet for letter in letters]
    titles = letter_titles(pattern, (letter.values for letter in letters), sheets)
    return dict(zip(map(str.casefold, sheets), titles, strict=True))
