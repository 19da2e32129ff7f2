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
from pial_xl.sheets.pdf_writing import PdfOrder, write_batch, write_whole


@dataclass(frozen=True, slots=True)
class HandoutPdf:
    """The PDFs of a workbook of sheets to hand over.

    Attributes:
        bound: the PDF of all its sheets.
        folder: the folder of those of each; None where there is one sheet alone.
        count: how many stand there since this run.
        leftovers: how many of an earlier run stand there besides.
    """

    bound: Path
    folder: Path | None = None
    count: int = 0
    leftovers: int = 0


def write_handouts(
    handouts: Sequence[Handout], title: str, reference: date, folder: Path, protected: Path | None
) -> Path:
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
    return target


def handouts_to_pdf(workbook: Path, handouts: Sequence[Handout]) -> HandoutPdf:
    """Write the PDFs of a workbook of sheets to hand over beside it, through LibreOffice.

    All of them make one PDF, with a bookmark each; where there are several, each has one of its own
    too, in a folder. PDFs of an earlier run are replaced, other files are left alone.

    Args:
        workbook: the workbook, as ``write_handouts`` gave it.
        handouts: its sheets.

    Raises:
        WriteError: LibreOffice is absent or fails, no permission, disk full…
    """
    if len(handouts) == 1:
        return HandoutPdf(write_whole(workbook))
    names = handout_names(handouts)
    titles: list[str] = []
    for handout in handouts:
        titles.append(file_name(handout.title, "", titles))
    ranks = {nom: rank for rank, nom in enumerate(names, start=1)}
    written = write_batch(
        workbook,
        PdfOrder(
            titles=dict(zip(map(str.casefold, names), titles, strict=True)),
            bound=names,
            singles=names,
            of_all="de toutes les feuilles",
            of_one=lambda nom: f"de la feuille {ranks[nom]}",
        ),
    )
    return HandoutPdf(written.bound, written.folder, len(names), written.leftovers)
