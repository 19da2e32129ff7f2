"""Write the sheets of closed workbooks as PDFs, beside them: all in one, and those wanted alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pial_xl.engines.pdf import convert_all
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.file_names import free_path
from pial_xl.sheets.output import create_folder, write_data
from pial_xl.sheets.pdf_files import count_leftovers, failures_told, free_places, is_ours


def _unnamed(_: str) -> str:
    return "d'une feuille"


@dataclass(frozen=True, slots=True)
class PdfOrder:
    """The PDFs that are wanted of a workbook: one of all, and one of some sheets.

    Attributes:
        workbook: its file.
        titles: the title of each sheet that may have a PDF, which is also its file's name, by the
            sheet in lower case: the name of one does not depend on which others are wanted. None:
            a sheet's title is its name.
        bound: the sheets of the PDF of all, in order; None: every visible sheet.
        singles: those that have one of their own too.
        of_all, of_one: say which PDF could not be written: « de toutes les lettres »; not by a
            name, which is most often a person's.
    """

    workbook: Path
    titles: Mapping[str, str] = field(default_factory=dict)
    bound: Sequence[str] | None = None
    singles: Sequence[str] = ()
    of_all: str = "de toutes les feuilles"
    of_one: Callable[[str], str] = _unnamed

    def titled(self, sheets: Sequence[str]) -> dict[str, str]:
        """Give the title of each of these sheets, in order."""
        return {nom: self.titles[nom.casefold()] for nom in sheets}


@dataclass(frozen=True, slots=True)
class PdfBatch:
    """What was written.

    Attributes:
        bound: the PDF of all.
        folder: the folder of the others; None where no sheet may have one.
        count: how many of them.
        leftovers: how many PDFs of an earlier run stand there besides.
    """

    bound: Path
    folder: Path | None = None
    count: int = 0
    leftovers: int = 0


def write_pdfs(*orders: PdfOrder) -> tuple[PdfBatch, ...]:
    """Write the PDFs of workbooks beside them, through one start of LibreOffice.

    PDFs of an earlier run are replaced; those that were signed since, and other files, are left
    alone.

    Raises:
        WriteError: LibreOffice is absent or fails, no permission, disk full…
    """
    with failures_told():
        converted = convert_all([order.workbook for order in orders])
    return tuple(_write(order, raw) for order, raw in zip(orders, converted, strict=True))


def _write(order: PdfOrder, raw: bytes) -> PdfBatch:
    from pial_xl.engines.pdf.parting import bind, separate  # noqa: PLC0415 - slow to import

    title, folder = order.workbook.stem, order.workbook.parent
    with failures_told():
        bound = bind(raw, title, None if order.bound is None else order.titled(order.bound))
        apart = separate(raw, order.titled(order.singles)) if order.singles else {}
    bound_path = free_path(folder, title, ".pdf", is_ours)
    with _say_which(order.of_all):
        write_data(bound_path, bound)
    if not order.titles:
        return PdfBatch(bound_path)
    singles = create_folder(folder / title)
    taken = free_places(singles, list(order.titles.values()))
    places = dict(zip(order.titles, taken, strict=True))
    for nom, data in apart.items():
        with _say_which(order.of_one(nom)):
            write_data(places[nom.casefold()], data)
    leftovers = count_leftovers(singles, places.values())
    return PdfBatch(bound_path, singles, len(apart), leftovers)


@contextmanager
def _say_which(of_what: str) -> Iterator[None]:
    try:
        yield
    except WriteError as failure:
        raise WriteError(f"Le PDF {of_what} n'a pas pu être écrit. {failure}") from failure
