"""Letters of the open workbook as PDF: one file each, and one of them all."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from xlwings import Book, Sheet

from pial_xl.engines.litter import moment_folder
from pial_xl.engines.pdf.parting import assemble_pdf
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.file_names import free_path
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.output import create_folder, write_data
from pial_xl.sheets.pdf_files import count_leftovers, failures_told, free_places, is_ours
from pial_xl.sheets.progress import Step

FOLDER: Final = "PDF des lettres"
"""Not the folder of the closed workbook of letters, whose PDFs may bear the same names."""


@failures_told()
def export(
    book: Book,
    host: Host,
    *,
    titles: Mapping[str, str],
    bound: str,
    folder: Path,
    step: Step,
) -> int:
    """Write the letters to *folder*, and each one to a folder in it.

    Those of an earlier export are replaced; a file that is not ours is left alone.

    Args:
        book: the open workbook.
        host: the program that holds it.
        titles: by sheet, in the order of the pages, the title of the letter and of its file.
        bound: title of the file that holds them all, and name of the folder of the others.
        folder: where they go; made if need be.
        step: says how far it is.

    Returns:
        How many PDFs of an earlier export stand beside those of the letters.

    Raises:
        WriteError: no permission, disk full, a PDF that is open elsewhere…
    """
    singles = create_folder(folder / bound)
    places = free_places(singles, list(titles.values()))
    pieces = []
    for rank, (sheet, title) in enumerate(titles.items(), start=1):
        step(f"PDF {rank} sur {len(titles)}")
        raw = _pdf(book.sheets[sheet], host, singles)
        pieces.append((title, raw))
        write_data(places[rank - 1], assemble_pdf([(title, raw)], title))
    step("PDF de toutes les lettres")
    target = free_path(folder, bound, ".pdf", is_ours)
    write_data(target, assemble_pdf(pieces, bound))
    return count_leftovers(singles, places)


def _pdf(sheet: Sheet, host: Host, folder: Path) -> bytes:
    """Give the PDF of a sheet; the program writes it, to a file of a moment in a folder it has.

    Excel on a Mac has no access to the folder of temporary files.
    """
    with moment_folder(".pial-xl ", folder) as work:
        draft = work / "lettre.pdf"
        try:
            host.export_pdf(sheet, draft)
            return draft.read_bytes()
        except Exception as failure:  # each program has its own exceptions
            raise WriteError(
                "Une lettre n'a pas pu être mise en PDF : vérifiez que sa feuille n'est ni masquée "
                "ni vide et qu'il reste de la place sur le disque, puis recommencez."
            ) from failure
