"""Write sheets to hand over beside a closed workbook, which is left untouched, and their PDFs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from pial_xl import __version__
from pial_xl.report.handouts.handout import Handout
from pial_xl.report.workbook.handouts import handout_names, handouts_bytes
from pial_xl.sheets.closed.handouts import is_untouched
from pial_xl.sheets.file_names import file_name, free_path
from pial_xl.sheets.output import create_folder, write_data
from pial_xl.sheets.pdf_writing import PdfBatch, PdfOrder, write_pdfs


@dataclass(frozen=True, slots=True)
class HandoutBook:
    """A workbook of sheets to hand over.

    Attributes:
        handouts: its sheets.
        path: its file.
    """

    handouts: tuple[Handout, ...]
    path: Path


def write_handouts(
    handouts: Sequence[Handout], title: str, reference: date, folder: Path, protected: Path | None
) -> HandoutBook:
    """Write sheets to a new workbook in a folder, made if need be.

    The one that an earlier run left there is replaced. One that a person changed since, or a file
    of others, is left alone: the new one then bears another name, « … (2) ».

    Args:
        handouts: the sheets, in order; one at least.
        title: title of the file, and its name.
        reference: the date as of which they speak.
        folder: where it goes.
        protected: the input workbook, which is never replaced; None without.

    Raises:
        WriteError: no permission, disk full, file open elsewhere…
    """
    data = handouts_bytes(handouts, title, reference, __version__)
    target = free_path(create_folder(folder), title, ".xlsx", partial(is_untouched, title=title))
    write_data(target, data, protected=protected)
    return HandoutBook(tuple(handouts), target)


def handouts_to_pdf(*books: HandoutBook) -> tuple[PdfBatch, ...]:
    """Write the PDFs of workbooks of sheets to hand over beside them, in the same order.

    The sheets of one make one PDF, with a bookmark each; where there are several, each has one of
    its own too, in a folder. PDFs of an earlier run are replaced, other files are left alone.
    LibreOffice starts once.

    Raises:
        WriteError: LibreOffice is absent or fails, no permission, disk full…
    """
    return write_pdfs(*map(_order, books))


def _order(book: HandoutBook) -> PdfOrder:
    if len(book.handouts) == 1:
        return PdfOrder(book.path)
    names = handout_names(book.handouts)
    titles: list[str] = []
    for handout in book.handouts:
        titles.append(file_name(handout.title, "", titles))
    ranks = {nom: rank for rank, nom in enumerate(names, start=1)}
    return PdfOrder(
        book.path,
        titles=dict(zip(map(str.casefold, names), titles, strict=True)),
        bound=names,
        singles=names,
        of_one=lambda nom: f"de la feuille {ranks[nom]}",
    )
