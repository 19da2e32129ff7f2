"""LibreOffice Calc, through the engine of ``pial_xl.engines.libreoffice``."""

# ruff: noqa: D102 (said once, in ``Host``)

import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from xlwings import Book, Range, Sheet

from pial_xl.engines.libreoffice.font import common_value
from pial_xl.engines.libreoffice.geometry import Rectangle
from pial_xl.engines.libreoffice.structures import blocks_of, uno_cell
from pial_xl.letters.letter import Values
from pial_xl.sheets.closed.grid import GridRow, TableExcel
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.addresses import Span
from pial_xl.sheets.open.hosts import (
    libreoffice_calculation,
    libreoffice_cells,
    libreoffice_changes,
    libreoffice_checks,
    libreoffice_contents,
    libreoffice_copies,
    libreoffice_handouts,
    libreoffice_headers,
    libreoffice_layout,
    libreoffice_models,
    libreoffice_search,
    libreoffice_texts,
    libreoffice_view,
)
from pial_xl.sheets.open.hosts.areas import Box, Boxes
from pial_xl.sheets.open.hosts.caller import is_click
from pial_xl.sheets.open.hosts.common import Host
from pial_xl.sheets.open.hosts.contents import Held
from pial_xl.sheets.open.hosts.libreoffice_texts import color_code, color_seen
from pial_xl.sheets.open.hosts.looks import Rgb, RichFragment
from pial_xl.sheets.open.hosts.model_looks import ModelLook
from pial_xl.sheets.open.hosts.words import TITLE, FileQuestion
from pial_xl.tables.address import Place

_POINT = 2540 / 72
"""Hundredths of a millimetre in a point."""
_NOTES = 8
"""``com.sun.star.sheet.CellFlags``."""
_SUCCESS, _ATTENTION = 1, 2
"""``com.sun.star.frame.InfobarType``."""


class LibreOffice(Host):
    """LibreOffice on any system: scattered cells are one object, and one call."""

    nom = "LibreOffice"

    def version(self, book: Book) -> str:
        return str(book.app.impl.libreoffice_version)

    def macro_security(self, book: Book) -> tuple[int, int]:
        niveau, locations = book.app.impl.macro_security
        return niveau, locations

    def save_copy(self, book: Book, path: Path) -> None:
        file = self.path(book)
        if file is not None and self.is_saved(book) and file.suffix == path.suffix:
            shutil.copyfile(file, path)  # what is on the disk is what is open
            return
        # LibreOffice would calculate again while it writes, ten times as long. Only an .ods file
        # would keep that formulas were held.
        with nullcontext() if path.suffix == ".ods" else self.suspended_calculation(book):
            book.impl.copy_to(path)

    def is_saved(self, book: Book) -> bool:
        return not book.api.isModified()

    def mark_saved(self, book: Book) -> None:
        book.api.setModified(False)

    def changes(self, book: Book) -> str:
        return libreoffice_changes.print_of_changes(book)

    def close_changes(self, book: Book, before: str) -> str:
        return libreoffice_changes.close_changes(book, before)

    def export_pdf(self, sheet: Sheet, path: Path) -> None:
        sheet.impl.to_pdf(str(path))  # xlwings would hide and show every other sheet

    def show(self, book: Book, sentence: str, *, succeeded: bool) -> bool:
        """Show the sentence in a bar over the sheet, which waits for nobody; the last one goes."""
        controller = book.impl.controller
        if controller.hasInfobar(TITLE):
            controller.removeInfobar(TITLE)
        kind = _SUCCESS if succeeded else _ATTENTION
        controller.appendInfobar(TITLE, TITLE, sentence, kind, (), True)
        return True

    @property
    def asks_files(self) -> bool:
        return is_click()

    def choose_files(self, book: Book, folder: Path, question: FileQuestion) -> tuple[Path, ...]:
        kinds = question.kinds, question.patterns
        chosen = book.app.impl.choose_files(
            folder, question.title, kinds, several=question.takes_several
        )
        return tuple(map(Path, chosen))

    def is_protected(self, sheet: Sheet) -> bool:
        return bool(sheet.api.isProtected())

    def answer_macro(self, book: Book) -> None:
        """Leave the macro be: it sees by itself that Python is at the end of the pipe."""
        del book

    def is_structure_protected(self, book: Book) -> bool:
        return bool(book.api.isProtected())

    @contextmanager
    def opened_aside(self, book: Book, path: Path) -> Iterator[Book]:
        other = book.app.impl.books.open_hidden(path)
        other_book = Book(impl=other)
        self._transfer = libreoffice_handouts.Transfer(other_book, book)
        try:
            yield other_book
        finally:
            other.close()

    def take_sheet(
        self,
        source: Sheet,
        book: Book,
        nom: str,
        *,
        like: Sheet | None = None,
        frozen: int | None = None,
    ) -> Sheet:
        return self._transfer.take(source, book, nom, like, frozen)

    def copy_sheet(self, model: Sheet, neighbor: Sheet, nom: str) -> Sheet:
        if self.is_structure_protected(model.book):
            raise WriteError(
                "La structure du classeur est protégée, une lettre ne peut pas y être ajoutée : "
                "retirez cette protection (Outils, Protéger la structure du classeur), puis "
                "recommencez."
            )
        # At once under its name: no run can be killed between the copy and its naming.
        model.book.impl.sheet_collection.copyByName(model.name, nom, neighbor.index)
        model.book.impl.note_changed_sheets()
        return model.book.sheets[nom]

    def replace_sheet(self, model: Sheet, old: Sheet, nom: str) -> Sheet:
        if self.is_protected(old) or not libreoffice_copies.can_lay_over(model):
            return super().replace_sheet(model, old, nom)
        libreoffice_copies.lay_over(model, old)
        return old

    @contextmanager
    def kept_view(self, book: Book) -> Iterator[None]:
        with libreoffice_view.kept_view(book):
            yield

    @contextmanager
    def suspended_calculation(self, book: Book) -> Iterator[None]:
        with libreoffice_calculation.suspended(book):
            yield

    def restore_calculation(self, book: Book) -> None:
        libreoffice_calculation.release_formulas(book)

    def tables(self, sheets: Mapping[str, Sheet]) -> dict[str, tuple[TableExcel, ...]]:
        """Ask once which tables there are, not on each sheet."""
        book = next((sheet.book.impl for sheet in sheets.values()), None)
        found = book.database_ranges_by_sheet() if book else {}
        return {
            nom: libreoffice_layout.as_they_stand(found[nom])
            for nom in sheets.keys() & found.keys()
        }

    def hidden_rows(self, body: Range) -> set[int]:
        return libreoffice_layout.rows_hidden_in(body)

    def has_merges(self, zone: Range) -> bool:
        return bool(zone.sheet.impl.at(zone.impl.block).getIsMerged())

    def cells_without_formula(self, areas: Sequence[Range]) -> tuple[Boxes, Boxes, Boxes]:
        """Ask first whether each column holds one formula, and that of its own row: most often.

        One range at a time: of ranges on several sheets LibreOffice answers as if on one.
        """
        others = [area for area in areas if not libreoffice_layout.is_of_one_formula(area)]
        return super().cells_without_formula(others)

    def extend_checks(self, sheet: Sheet, columns: Span, rows: Span) -> None:
        libreoffice_checks.extend(sheet, columns, rows)

    def fills(self, sheet: Sheet, places: Iterable[Place]) -> dict[Place, Rgb | None]:
        wanted_places = set(places)
        shared = self.shared_fills(sheet, wanted_places)
        if shared or not wanted_places:  # most often: cells to be marked have no fill
            return shared
        return libreoffice_cells.fills(sheet, wanted_places)

    def shared_fills(self, sheet: Sheet, places: Iterable[Place]) -> dict[Place, Rgb | None]:
        known = tuple(places)
        cells = libreoffice_cells.scattered(sheet, known)
        shared = None if cells is None else common_value(cells, libreoffice_cells.FILL)
        return {} if shared is None else dict.fromkeys(known, color_seen(shared))

    def cells_of_color(self, sheet: Sheet, colors: frozenset[Rgb]) -> set[Place]:
        return libreoffice_cells.of_color(sheet, colors)

    def colorize(self, sheet: Sheet, places: Iterable[Place], color: Rgb | None) -> None:
        cells = libreoffice_cells.scattered(sheet, places)
        if cells is not None:
            cells.setPropertyValue(libreoffice_cells.FILL, color_code(color))

    def format_numbers(self, sheet: Sheet, places: Iterable[Place], number_format: str) -> None:
        cells = libreoffice_cells.scattered(sheet, places)
        if cells is not None:
            key = sheet.book.impl.formats.key(number_format)
            cells.setPropertyValue("NumberFormat", key)

    def bring(self, sheet: Sheet, address: str) -> None:
        controller = sheet.book.impl.controller  # asked for once: each time costs eight round trips
        controller.getFrame().activate()
        controller.setActiveSheet(sheet.api)
        controller.select(sheet.impl.at(sheet.range(address).impl.block))
        controller.setFirstVisibleRow(0)
        controller.setFirstVisibleColumn(0)

    @property
    def teller(self) -> str:
        return "LibreOffice 2"  # heights of rows are told apart since

    def look_at_model(
        self, sheet: Sheet, texts: Mapping[Place, str], to_fill: Collection[Place]
    ) -> ModelLook:
        return libreoffice_models.look_by_cursor(sheet, texts, to_fill)

    def keeps_height(self, sheet: Sheet, row: int) -> bool:
        return not sheet.impl.uno_row(row).getPropertyValue("OptimalHeight")

    def headers(self, sheet: Sheet) -> dict[str, tuple[str, ...]]:
        return libreoffice_headers.read(sheet)

    def write_headers(self, sheet: Sheet, model: Sheet, texts: Mapping[str, Sequence[str]]) -> None:
        libreoffice_headers.write(sheet, model, texts)

    def header_values(self, values: Values) -> Values:
        return values

    def notes(self, sheet: Sheet) -> dict[Place, str]:
        annotations = sheet.impl.annotations
        read_rows = {}
        for rank in range(annotations.getCount()):
            annotation = annotations.getByIndex(rank)
            where = annotation.getPosition()
            read_rows[where.Row + 1, where.Column + 1] = str(annotation.getString())
        return read_rows

    def annotated(self, sheet: Sheet, beginning: str = "") -> set[Place]:
        """Ask for all of them at once: a note asked for by itself costs seven round trips."""
        if not sheet.impl.annotations.getCount():
            return set()
        if not beginning:
            return libreoffice_cells.places_in(blocks_of(sheet.api.queryContentCells(_NOTES)))
        return self.annotated_on([sheet], beginning)[sheet.name]

    def annotated_on(self, sheets: Iterable[Sheet], beginning: str = "") -> dict[str, set[Place]]:
        """Search all the sheets at once."""
        known = {sheet.impl.rank: sheet for sheet in sheets}
        found = {sheet.name: set[Place]() for sheet in known.values()}
        for rank, block in libreoffice_search.annotated(known, beginning):
            found[known[rank].name] |= libreoffice_cells.places_in([block])
        for sheet in known.values():
            places = found[sheet.name]
            places |= libreoffice_search.annotated_under_filter(sheet, places, beginning)
        return found

    def texts_at_once(self, sheets: Iterable[Sheet]) -> dict[str, list[GridRow]]:
        return libreoffice_search.texts({sheet.impl.rank: sheet for sheet in sheets})

    def annotate(self, sheet: Sheet, texts: Mapping[Place, str]) -> set[Place]:
        notes, rank = sheet.impl.annotations, sheet.impl.rank
        for (row, column), text in texts.items():
            notes.insertNew(uno_cell(rank, Rectangle(row, column)), text)
        return set()

    def clear_notes(self, sheet: Sheet, places: Iterable[Place]) -> None:
        cells = libreoffice_cells.scattered(sheet, places)
        if cells is not None:
            cells.clearContents(_NOTES)

    def write_values(self, area: Range, rows: list[list[Any]]) -> None:
        area.impl.write_laid_out(rows)  # xlwings would ask each time who is who

    def write_formulas(self, area: Range, rows: list[list[Any]]) -> None:
        self.witness.formats(area)
        area.impl.number_format = "General"
        area.impl.formula = rows

    def contents(self, area: Range) -> list[list[Held]]:
        return libreoffice_contents.uno_contents(area)

    def write_contents(self, area: Range, rows: Sequence[Sequence[Held]]) -> None:
        libreoffice_contents.write_uno_contents(area, rows)

    def number_formats(self, area: Range) -> dict[Box, str]:
        return libreoffice_contents.uno_number_formats(area)

    def write_as_text(self, area: Range, rows: list[list[str]]) -> None:
        area.impl.raw_value = rows  # LibreOffice parses nothing of what a program writes

    def write_texts(self, sheet: Sheet, texts: Mapping[Place, str]) -> None:
        if sheet.impl.annotations.getCount():
            super().write_texts(sheet, texts)  # which keeps the notes
        else:
            libreoffice_models.write_by_cursor(sheet, texts)

    def indent(self, cell: Range) -> float:
        return float(libreoffice_cells.first_uno_cell(cell).getPropertyValue("ParaIndent")) / _POINT

    def fragments(self, cell: Range, text: str) -> tuple[RichFragment, ...]:
        del text
        return libreoffice_texts.fragments_of(libreoffice_cells.first_uno_cell(cell))

    def format_text(self, cell: Range, fragments: Iterable[RichFragment]) -> None:
        libreoffice_texts.format_pieces(libreoffice_cells.first_uno_cell(cell), fragments)
