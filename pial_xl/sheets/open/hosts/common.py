"""What a spreadsheet program does in its own way; here, what xlwings alone can do."""

from abc import abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from xlwings import Book, Range, Sheet

from pial_xl.letters.letter import Values
from pial_xl.letters.reading import doubled_ampersands
from pial_xl.sheets.closed.grid import GridRow, TableExcel
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.addresses import Span, column_runs, place, spans
from pial_xl.sheets.open.hosts import contents, headers, layout
from pial_xl.sheets.open.hosts.areas import Box, Boxes
from pial_xl.sheets.open.hosts.contents import Held
from pial_xl.sheets.open.hosts.looks import Rgb, RichFragment, fill_of
from pial_xl.sheets.open.hosts.model_looks import ModelLook, look_at_cells
from pial_xl.sheets.open.hosts.program import Program
from pial_xl.sheets.open.hosts.sheet_copies import copied
from pial_xl.sheets.open.hosts.witness import Witness
from pial_xl.sheets.open.hosts.words import PROTECTED_MODEL, PROTECTED_STRUCTURE
from pial_xl.tables.address import Place


class Host(Program):
    """A program through xlwings alone, one cell at a time.

    Each program is a class of its own, which does in one call what this does in many, and what
    programs do not share.
    """

    refusal: tuple[type[Exception], ...] = ()
    """What the program raises when it declines one call on one cell."""
    witness = Witness()
    """Who is told of each change that a person may take back."""

    @abstractmethod
    def is_protected(self, sheet: Sheet) -> bool:
        """Tell whether a sheet takes neither fill nor note."""

    def copy_sheet(self, model: Sheet, neighbor: Sheet, nom: str) -> Sheet:
        """Copy a sheet after another, and name it.

        Raises:
            WriteError: the structure of the workbook is protected.
        """
        book = model.book
        if self.is_structure_protected(book):
            raise WriteError(PROTECTED_MODEL)
        sheet = copied(model, book, neighbor, PROTECTED_MODEL)
        sheet.name = nom
        return sheet

    def replace_sheet(self, model: Sheet, old: Sheet, nom: str) -> Sheet:
        """Lay a copy of a sheet in the place of another, of which nothing is left.

        Raises:
            WriteError: the structure of the workbook is protected.
        """
        book = old.book
        neighbor = book.sheets[old.index - 2] if old.index > 1 else model
        old.delete()
        return self.copy_sheet(model, neighbor, nom)

    @contextmanager
    def opened_aside(self, book: Book, path: Path) -> Iterator[Book]:
        """Give another workbook, opened in the same program while it is of use."""
        other = book.app.books.open(str(path), update_links=False, read_only=True)
        try:
            yield other
        finally:
            other.close()
            book.activate()

    def take_sheet(
        self,
        source: Sheet,
        book: Book,
        nom: str,
        *,
        like: Sheet | None = None,
        frozen: int | None = None,
    ) -> Sheet:
        """Put a copy of a sheet of another workbook in this one, as its sheet of that name.

        It takes the place of the one that bears that name, of which nothing is left; else it comes
        last.

        Args:
            source: the sheet.
            book: the workbook that takes it.
            nom: the name of its copy.
            like: one taken before of the same workbook, printed in the very same way but for
                the cells: it spares time.
            frozen: how many of its rows stay in sight; None where only its program knows.

        Raises:
            WriteError: the structure of the workbook is protected.
        """
        del like, frozen  # Excel copies a page and a window with their sheet
        names = book.sheet_names
        old = book.sheets[nom] if nom in names else None
        sheet = copied(source, book, old or book.sheets[names[-1]], PROTECTED_STRUCTURE)
        if old is not None:
            old.delete()
        if sheet.name != nom:
            sheet.name = nom
        return sheet

    def hide(self, sheet: Sheet) -> None:
        """Hide a sheet that no person needs to see."""
        sheet.visible = False

    @contextmanager
    def kept_view(self, book: Book) -> Iterator[None]:
        """Give the person back the sheet, the selection and the scroll they had."""
        # A letter that was made again is another sheet, under the same name.
        active = book.sheets.active.name
        selection = book.selection
        try:
            yield
        finally:
            if active in book.sheet_names:
                book.sheets[active].activate()
                if selection is not None:
                    with suppress(*self.refusal):  # its cells went with the sheet they were on
                        selection.select()

    @contextmanager
    def suspended_calculation(self, book: Book) -> Iterator[None]:
        """Hold the formulas, in a program where every fill and note would calculate them."""
        del book
        yield

    def restore_calculation(self, book: Book) -> None:
        """Let the formulas go, if a run that was killed held them."""
        del book

    def chosen_rows(self, book: Book) -> list[Span]:
        """Give the rows of the selected cells; none when something else is selected."""
        selection = book.selection
        return [] if selection is None else spans(selection.address)

    def tables(self, sheets: Mapping[str, Sheet]) -> dict[str, tuple[TableExcel, ...]]:
        """Give the Excel Tables of sheets, as they stand on each, by its name."""
        return {nom: tuple(layout.tables(sheet)) for nom, sheet in sheets.items()}

    @abstractmethod
    def hidden_rows(self, body: Range) -> set[int]:
        """Give the numbers of the rows of a range that a filter or a person hides."""

    def merges(self, body: Range) -> set[Box]:
        """Give the merged areas of a range; one call where there is none, by halves else."""
        return layout.merges(body, self.has_merges)

    def has_merges(self, zone: Range) -> bool:
        """Tell whether some cells are merged; of a zone that mixes, Excel says neither."""
        return zone.merge_cells is not False

    def cells_without_formula(self, areas: Sequence[Range]) -> tuple[Boxes, Boxes, Boxes]:
        """Give the cells of calculated columns that are not as their column has them.

        The blank ones, those that hold something else than a formula, and those whose formula
        reads another row than theirs.
        """
        return layout.cells_without_formula(areas)

    def extend_checks(self, sheet: Sheet, columns: Span, rows: Span) -> None:
        """Extend the drop-downs, checks and colors of a table to the rows that it takes in.

        Excel does it by itself as the table grows.

        Args:
            sheet: its sheet.
            columns: its first and last columns.
            rows: its last row before, and its last row now.
        """
        del sheet, columns, rows

    def fills(self, sheet: Sheet, places: Iterable[Place]) -> dict[Place, Rgb | None]:
        """Give the fill of each cell; None where there is none."""
        return {p: fill_of(sheet.range(p)) for p in places}

    def shared_fills(self, sheet: Sheet, places: Iterable[Place]) -> dict[Place, Rgb | None]:
        """Give the fill of cells that all bear the same, where that is one question; else none."""
        del sheet, places
        return {}

    def cells_of_color(self, sheet: Sheet, colors: frozenset[Rgb]) -> set[Place]:
        """Give the cells of a sheet that bear one of these fills, where that can be asked."""
        del sheet, colors
        return set()

    def colorize(self, sheet: Sheet, places: Iterable[Place], color: Rgb | None) -> None:
        """Fill cells; None takes their fill away."""
        for p in places:
            sheet.range(p).color = color

    def format_numbers(self, sheet: Sheet, places: Iterable[Place], number_format: str) -> None:
        """Give cells a number format, as Excel writes it in English."""
        for (top, column), (bottom, _) in column_runs(places):
            sheet.range((top, column), (bottom, column)).number_format = number_format

    def bring(self, sheet: Sheet, address: str) -> None:
        """Bring the person before a cell of a sheet."""
        sheet.activate()
        sheet.range(address).select()

    @property
    def teller(self) -> str:
        """Who tells the looks of models: those that another told are not compared with its own."""
        return self.nom

    def look_at_model(
        self, sheet: Sheet, texts: Mapping[Place, str], to_fill: Collection[Place]
    ) -> ModelLook:
        """Look at a model; see ``look_at_cells``."""
        return look_at_cells(sheet, texts, to_fill, cut=self.fragments, indent=self.indent)

    def keeps_height(self, sheet: Sheet, row: int) -> bool:
        """Tell whether a row has the height that somebody gave it, rather than what it needs."""
        del sheet, row
        return True

    def headers(self, sheet: Sheet) -> dict[str, tuple[str, ...]]:
        """Give the text of each zone of the header and the footer, in pieces; blank ones apart."""
        page = sheet.page_setup.api
        return headers.read_zones(lambda zone: self.read_header(page, zone))

    def write_headers(self, sheet: Sheet, model: Sheet, texts: Mapping[str, Sequence[str]]) -> None:
        """Write zones of the header and the footer, given as ``headers`` gives those of the model.

        What does not fit in the length that Excel allows is cut.
        """
        del model
        page = sheet.page_setup.api
        for zone, pieces in texts.items():
            self.write_header(page, zone, headers.fitting(pieces))
        self.number_from_one(page)

    def header_values(self, values: Values) -> Values:
        """Give values fit for a header: an ampersand opens a code there, two are one."""
        return doubled_ampersands(values)

    def read_header(self, page: Any, zone: str) -> str:
        """Give the text of one of ``ZONES``, from Excel's own page set-up."""
        raise NotImplementedError

    def write_header(self, page: Any, zone: str, text: str) -> None:
        """Write one of ``ZONES``."""
        raise NotImplementedError

    def number_from_one(self, page: Any) -> None:
        """Number the pages of a sheet from 1, printed with others or alone."""
        raise NotImplementedError

    def notes(self, sheet: Sheet) -> dict[Place, str]:
        """Give the text of each note of a sheet."""
        return {place(note.location.address): note.text for note in sheet.notes}

    def annotated(self, sheet: Sheet, beginning: str = "") -> set[Place]:
        """Give the cells whose note begins with a text."""
        return {p for p, text in self.notes(sheet).items() if text.startswith(beginning)}

    def annotated_on(self, sheets: Iterable[Sheet], beginning: str = "") -> dict[str, set[Place]]:
        """Give the cells whose note begins with a text, on sheets of one workbook, by title."""
        return {sheet.name: self.annotated(sheet, beginning) for sheet in sheets}

    def texts_at_once(self, sheets: Iterable[Sheet]) -> dict[str, list[GridRow]]:
        """Give the rows of sheets of one workbook by title, as far as texts alone tell them.

        Where the program can be asked for several at once; who asks must know by what they say
        whether they are right, and read the others by themselves.
        """
        del sheets
        return {}

    def annotate(self, sheet: Sheet, texts: Mapping[Place, str]) -> set[Place]:
        """Add a note to cells that have none; give those that took none.

        A cell with a discussion of Excel 365 is one: its fill alone marks it.
        """
        refused = set()
        for p, text in texts.items():
            try:
                self.put_note(sheet.range(p), text)
            except self.refusal:
                refused.add(p)
        return refused

    def clear_notes(self, sheet: Sheet, places: Iterable[Place]) -> None:
        """Take notes away."""
        for p in places:
            note = sheet.range(p).note
            if note is not None:
                note.delete()

    def put_note(self, cell: Range, text: str) -> None:
        """Add one note."""
        cell.add_note(text)

    def write_values(self, area: Range, rows: list[list[Any]]) -> None:
        """Write numbers, and texts that are taken for nothing else, in cells laid out for them."""
        area.value = rows

    def write_formulas(self, area: Range, rows: list[list[Any]]) -> None:
        """Write formulas, as Excel writes them in English."""
        self.witness.formats(area)
        area.number_format = "General"
        area.formula = rows

    def write_as_text(self, area: Range, rows: list[list[str]]) -> None:
        """Write texts as texts, whatever they look like: Excel parses what it is given."""
        self.witness.formats(area)
        area.number_format = "@"
        area.value = rows

    def contents(self, area: Range) -> list[list[Held]]:
        """Give what each cell of an area holds, as ``write_contents`` takes it."""
        return contents.held_in(area)

    def write_contents(self, area: Range, rows: Sequence[Sequence[Held]]) -> None:
        """Have cells hold again what they held; a text stays one, by its apostrophe."""
        area.value = [list(row) for row in rows]

    def number_formats(self, area: Range) -> dict[Box, str]:
        """Give the number formats of an area: one call where there is one, by halves else."""
        return contents.number_formats(area)

    def write_texts(self, sheet: Sheet, texts: Mapping[Place, str]) -> None:
        """Write texts in scattered cells: one block for each run of them."""
        for first, last in column_runs(texts):
            rows = range(first[0], last[0] + 1)
            self.write_as_text(sheet.range(first, last), [[texts[row, first[1]]] for row in rows])

    @abstractmethod
    def indent(self, cell: Range) -> float:
        """Give the indent of a cell, in points."""

    @abstractmethod
    def fragments(self, cell: Range, text: str) -> tuple[RichFragment, ...]:
        """Cut the text of a cell where its look changes."""

    @abstractmethod
    def format_text(self, cell: Range, fragments: Iterable[RichFragment]) -> None:
        """Give the pieces of a text, already written, their look."""
