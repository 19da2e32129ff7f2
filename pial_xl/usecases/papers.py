"""Write a paper beside a closed workbook: its sheet, and its PDF."""

from datetime import date
from pathlib import Path

from pial_xl.report.handouts.paper import Paper, as_handout
from pial_xl.sheets.errors import WriteError
from pial_xl.usecases.handouts import HandoutBook, handouts_to_pdf, write_handouts


def write_paper(paper: Paper, output: Path, reference: date, protected: Path) -> HandoutBook:
    """Write a paper to a ``.xlsx``.

    The one that an earlier run left there is replaced; one that a person changed since, or a file
    of others, is left alone, and the new one bears another name.

    Args:
        paper: what it says.
        output: the file wanted.
        reference: the date as of which it speaks.
        protected: the input workbook, which is never replaced.

    Raises:
        WriteError: wrong extension, no permission, disk full…
    """
    if output.suffix.lower() != ".xlsx":
        raise WriteError(
            "Le document est un classeur : donnez à --sortie un nom qui finit par .xlsx."
        )
    handouts = (as_handout(paper),)
    return write_handouts(handouts, output.stem, reference, output.parent, protected)


def paper_to_pdf(written: HandoutBook) -> Path:
    """Write the PDF of a paper beside its workbook, through LibreOffice.

    Raises:
        WriteError: LibreOffice is absent or fails, no permission…
    """
    (batch,) = handouts_to_pdf(written)
    return batch.bound
