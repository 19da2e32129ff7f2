"""Write the sheets of a closed workbook as PDFs, beside it: all in one, and those wanted alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pial_xl.engines.pdf import convert
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.file_names import free_path
from pial_xl.sheets.output import create_folder, write_data
from pial_xl.sheets.pdf_files import count_leftovers, failures_told, free_places, is_ours


@dataclass(frozen=True, slots=True)
class PdfOrder:
    """The PDFs that are wanted of a workbook.

    Attributes:
        titles: the title of each sheet that may have a PDF, which is also its file's name, by the
            sheet in lower case: the name of one does not depend on which others are wanted.
        bound: the sheets of the PDF of all, in order.
        singles: those that have one of their own too.
        of_all, of_one: say which PDF could not be written: « de toutes les lettres »; not by a
            name, which is most often a person's.
    """

    titles: Mapping[str, str]
    bound: Sequence[str]
    singles: Sequence[str]
    of_all: str
    of_one: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class PdfBatch:
    """What was written.

    Attributes:
        bound: the PDF of all.
        folder: the folder of the others.
        leftovers: how many PDFs of an earlier run stand there besides.
    """

    bound: Path
    folder: Path
    leftovers: int


def write_batch(workbook: Path, order: PdfOrder) -> PdfBatch:
    """Write the PDFs of a workbook beside it, through one start of LibreOffice.

    PDFs of an earlier run are replaced; those that were signed since, and other files, are left
    alone.

    Raises:
        WriteError: LibreOffice is absent or fails, no permission, disk full…
    """
    from pial_xl.engines.pdf.parting import bind, separate  # noqa: PLC0415 - slow to import

    title, folder, titles = workbook.stem, workbook.parent, order.titles
    with failures_told():
        raw = convert(workbook)
        bound = bind(raw, title, {nom: titles[nom.casefold()] for nom in order.bound})
        apart = separate(raw, {nom: titles[nom.casefold()] for nom in order.singles})
    bound_path = free_path(folder, title, ".pdf", is_ours)
    with _say_which(order.of_all):
        write_data(bound_path, bound)
    singles = create_folder(folder / title)
    places = dict(zip(titles, free_places(singles, list(titles.values())), strict=True))
    for nom, data in apart.items():
        with _say_which(order.of_one(nom)):
            write_data(places[nom.casefold()], data)
    return PdfBatch(bound_path, singles, count_leftovers(singles, places.values()))


def write_whole(workbook: Path) -> Path:
    """Write one PDF of all the visible sheets of a workbook beside it, through LibreOffice.

    Raises:
        WriteError: LibreOffice is absent or fails, no permission, disk full…
    """
    from pial_xl.engines.pdf.parting import bind  # noqa: PLC0415 - slow to import

    title = workbook.stem
    with failures_told():
        data = bind(convert(workbook), title)
    target = free_path(workbook.parent, title, ".pdf", is_ours)
    write_data(target, data)
    return target


@contextmanager
def _say_which(of_what: str) -> Iterator[None]:
    try:
        yield
    except WriteError as failure:
        raise WriteError(f"Le PDF {of_what} n'a pas pu être écrit. {failure}") from failure
