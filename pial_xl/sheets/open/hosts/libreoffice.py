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
from pial_xl.engines.libreoffice.structures import block_of, blocks_of, uno_cell
from pial_xl.letters.letter import Values
from pial_xl.letters.tracking import fingerprint
from pial_xl.sheets.closed.grid import GridRow, TableExcel
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.addresses import Span, column_runs
from pial_xl.sheets.open.hosts import (
    libreoffice_checks,
    libreoffice_copies,
    libreoffice_handouts,
    libreoffice_headers,
    libreoffice_models,
    libreoffice_search,
    libreoffice_texts,
)
from pial_xl.sheets.open.hosts.areas import Box, Boxes, box, boxes_where
from pial_xl.sheets.open.hosts.caller import is_click
from pial_xl.sheets.open.hosts.common import TITLE, FileQuestion, Held, Host
from pial_xl.sheets.open.hosts.libreoffice_texts import color_code, color_seen
from pial_xl.sheets.open.hosts.looks import Rgb, RichFragment
from pial_xl.sheets.open.hosts.model_looks import ModelLook
from pial_xl.sheets.open.lock import file_of
from pial_xl.tables.address import Place

_FILL = "CellBackColor"
_POINT = 2540 / 72
"""Hundredths of a millimetre in a point."""
_NOTES = 8
_CONSTANTS, _FORMULAS = 1 | 2 | 4, 16
"""``com.sun.star.sheet.CellFlags``: notes; numbers, dates and texts that are typed; formulas."""
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
        """Tell them by what could be undone, the last hundred; those that say nothing are blank.

        Such are changes that repeat one another: one more of them would show the same.
        """
        titles = tuple(book.impl.undo_manager.getAllUndoActionTitles())
        count = len(titles)
        if not titles or any(titles[k:] == titles[:-k] for k in range(1, count // 2 + 1)):
            return ""
        return fingerprint([(str(book.api.getPropertyValue("RuntimeUID")), repr(titles))])

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
        self, source: Sheet, book: Book, nom: str, *, like: Sheet | None = None
    ) -> Sheet:
        return self._transfer.take(source, book, nom, like)

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
        controller = book.impl.controller
        active, selection = controller.getActiveSheet(), book.api.getCurrentSelection()
        nom = active.getName()
        row, column = controller.getFirstVisibleRow(), controller.getFirstVisibleColumn()
        try:
            yield
        finally:
            if nom in book.sheet_names:
                controller.setActiveSheet(book.sheets[nom].api)
                # A letter made again is another sheet under that name, and its old object is lost.
                if selection is not None and active.getName() == nom:
                    controller.select(selection)
            controller.setFirstVisibleRow(row)
            controller.setFirstVisibleColumn(column)

    @contextmanager
    def suspended_calculation(self, book: Book) -> Iterator[None]:
        """Hold the formulas: with 2,000 rows each change takes a second to calculate.

        A witness outlives a run that is killed: by it the next one knows that the person did not
        choose to calculate by hand. Where none can be left, nothing is held.
        """
        if not book.api.isAutomaticCalculationEnabled() or not _leave(_marker(book)):
            yield
            return
        book.api.enableAutomaticCalculation(False)
        try:
            yield
        finally:
            self.restore_calculation(book)

    def restore_calculation(self, book: Book) -> None:
        marker = _marker(book)
        if marker.exists():
            book.api.enableAutomaticCalculation(True)
            marker.unlink(missing_ok=True)

    def tables(self, sheets: Mapping[str, Sheet]) -> dict[str, tuple[TableExcel, ...]]:
        """Ask once which tables there are, not on each sheet."""
        book = next((sheet.book.impl for sheet in sheets.values()), None)
        found = book.database_ranges_by_sheet() if book else {}
        return {nom: _as_they_stand(found[nom]) for nom in sheets.keys() & found.keys()}

    def hidden_rows(self, body: Range) -> set[int]:
        area = body.impl.block
        hidden = set(range(area.row, area.last_row + 1))
        for block in blocks_of(body.sheet.impl.at(area).queryVisibleCells()):
            hidden.difference_update(range(block.row, block.last_row + 1))
        return hidden

    def has_merges(self, zone: Range) -> bool:
        return bool(zone.sheet.impl.at(zone.impl.block).getIsMerged())

    def cells_without_formula(self, areas: Sequence[Range]) -> tuple[Boxes, Boxes]:
        """Ask first where formulas stand: it is most often everywhere.

        One range at a time: of ranges on several sheets LibreOffice answers as if on one.
        """
        blank: Boxes = {}
        typed: Boxes = {}
        for area in areas:
            block = area.impl.block
            cells = area.sheet.impl.at(block)
            if blocks_of(cells.queryContentCells(_FORMULAS)) != [block]:
                empty, constant = cells.queryEmptyCells(), cells.queryContentCells(_CONSTANTS)
                blank.setdefault(area.sheet.name, []).extend(_boxes(empty))
                typed.setdefault(area.sheet.name, []).extend(_boxes(constant))
        return blank, typed

    def extend_checks(self, sheet: Sheet, columns: Span, rows: Span) -> None:
        libreoffice_checks.extend(sheet, columns, rows)

    def fills(self, sheet: Sheet, places: Iterable[Place]) -> dict[Place, Rgb | None]:
        wanted_places = set(places)
        shared = self.shared_fills(sheet, wanted_places)
        if shared or not wanted_places:  # most often: cells to be marked have no fill
            return shared
        rows, columns = zip(*wanted_places, strict=True)
        fills: dict[Place, Rgb | None] = {}
        for block, color in _fills(sheet, _up_to(max(rows), max(columns))):
            inside = [p for p in wanted_places if _contains(block, p)]
            fills |= dict.fromkeys(inside, color)
        return fills

    def shared_fills(self, sheet: Sheet, places: Iterable[Place]) -> dict[Place, Rgb | None]:
        known = tuple(places)
        cells = _cells(sheet, known)
        shared = None if cells is None else common_value(cells, _FILL)
        return {} if shared is None else dict.fromkeys(known, color_seen(shared))

    def cells_of_color(self, sheet: Sheet, colors: frozenset[Rgb]) -> set[Place]:
        useful = sheet.used_range.impl.block
        fills = _fills(sheet, _up_to(useful.last_row, useful.last_column))
        return _places(block for block, color in fills if color in colors)

    def colorize(self, sheet: Sheet, places: Iterable[Place], color: Rgb | None) -> None:
        cells = _cells(sheet, places)
        if cells is not None:
            cells.setPropertyValue(_FILL, color_code(color))

    def format_numbers(self, sheet: Sheet, places: Iterable[Place], number_format: str) -> None:
        cells = _cells(sheet, places)
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
            return _places(blocks_of(sheet.api.queryContentCells(_NOTES)))
        return self.annotated_on([sheet], beginning)[sheet.name]

    def annotated_on(self, sheets: Iterable[Sheet], beginning: str = "") -> dict[str, set[Place]]:
        """Search all the sheets at once."""
        known = {sheet.impl.rank: sheet for sheet in sheets}
        found = {sheet.name: set[Place]() for sheet in known.values()}
        for rank, block in libreoffice_search.annotated(known, beginning):
            found[known[rank].name] |= _places([block])
        return found

    def texts_at_once(self, sheets: Iterable[Sheet]) -> dict[str, list[GridRow]]:
        return libreoffice_search.texts({sheet.impl.rank: sheet for sheet in sheets})

    def annotate(self, sheet: Sheet, texts: Mapping[Place, str]) -> set[Place]:
        notes, rank = sheet.impl.annotations, sheet.impl.rank
        for (row, column), text in texts.items():
            notes.insertNew(uno_cell(rank, Rectangle(row, column)), text)
        return set()

    def clear_notes(self, sheet: Sheet, places: Iterable[Place]) -> None:
        cells = _cells(sheet, places)
        if cells is not None:
            cells.clearContents(_NOTES)

    def write_values(self, area: Range, rows: list[list[Any]]) -> None:
        area.impl.write_laid_out(rows)  # xlwings would ask each time who is who

    def write_formulas(self, area: Range, rows: list[list[Any]]) -> None:
        self.witness.formats(area)
        area.impl.number_format = "General"
        area.impl.formula = rows

    def contents(self, area: Range) -> list[list[Held]]:
        return [[_held(*cell) for cell in row] for row in area.impl.held]

    def write_contents(self, area: Range, rows: Sequence[Sequence[Held]]) -> None:
        is_formula = [[str(held).startswith("=") for held in row] for row in rows]
        area.impl.write_laid_out([[_constant(held) for held in row] for row in rows])
        for top, left, bottom, right in boxes_where(is_formula, 0, 0):
            zone = area[top : bottom + 1, left : right + 1]
            zone.impl.formula = [row[left : right + 1] for row in rows[top : bottom + 1]]

    def number_formats(self, area: Range) -> dict[Box, str]:
        """Ask for the cells of one look at once: calls grow with looks, not with cells."""
        if (shared := area.number_format) is not None:
            return {box(area): shared}
        code = area.sheet.book.impl.formats.code
        groups = area.api.getUniqueCellFormatRanges()
        found: dict[Box, str] = {}
        for rank in range(groups.getCount()):
            group = groups.getByIndex(rank)
            number_format = code(group.getPropertyValue("NumberFormat"))
            found |= dict.fromkeys(_boxes(group), number_format)
        return found

    def write_as_text(self, area: Range, rows: list[list[str]]) -> None:
        area.impl.raw_value = rows  # LibreOffice parses nothing of what a program writes

    def write_texts(self, sheet: Sheet, texts: Mapping[Place, str]) -> None:
        if sheet.impl.annotations.getCount():
            super().write_texts(sheet, texts)  # which keeps the notes
        else:
            libreoffice_models.write_by_cursor(sheet, texts)

    def indent(self, cell: Range) -> float:
        return float(_cell(cell).getPropertyValue("ParaIndent")) / _POINT

    def fragments(self, cell: Range, text: str) -> tuple[RichFragment, ...]:
        del text
        return libreoffice_texts.fragments_of(_cell(cell))

    def format_text(self, cell: Range, fragments: Iterable[RichFragment]) -> None:
        libreoffice_texts.format_pieces(_cell(cell), fragments)


def _as_they_stand(ranges: Iterable[tuple[str, Any]]) -> tuple[TableExcel, ...]:
    """Give the tables of a sheet, as Excel gives them: from the top, then from the left."""
    tables = []
    for nom, area in ranges:
        block = block_of(area.getDataArea())
        header, totals = map(area.getPropertyValue, ("ContainsHeader", "TotalsRow"))
        ends = block.column, block.row, block.last_column, block.last_row
        tables.append(TableExcel(nom, *ends, header_rows=int(header), total_rows=int(totals)))
    return tuple(sorted(tables, key=lambda table: (table.top, table.left)))


def _held(value: float | str | None, formula: str) -> Held:
    if formula.startswith("=") and formula != value:
        return formula
    if isinstance(value, str):
        return f"'{value}" if value else None
    return value


def _constant(held: Held) -> Held:
    """Give what a cell holds where it is no formula."""
    if not isinstance(held, str):
        return held
    return None if held.startswith("=") else held.removeprefix("'")


def _marker(book: Book) -> Path:
    return file_of(book, ".calcul")


def _leave(marker: Path) -> bool:
    try:
        marker.parent.mkdir(parents=True, exist_ok=True)
        marker.touch()
    except OSError:
        return False
    return True


def _cells(sheet: Sheet, places: Iterable[Place]) -> Any:
    """Give scattered cells as one object; None when there are none."""
    blocks = [
        Rectangle(top, column, bottom - top + 1)
        for (top, column), (bottom, _) in column_runs(places)
    ]
    return sheet.impl.scattered(blocks) if blocks else None


def _boxes(cells: Any) -> Iterator[Box]:
    for block in blocks_of(cells):
        yield block.row, block.column, block.last_row, block.last_column


def _places(blocks: Iterable[Rectangle]) -> set[Place]:
    return {
        (row, column)
        for block in blocks
        for row in range(block.row, block.last_row + 1)
        for column in range(block.column, block.last_column + 1)
    }


def _fills(sheet: Sheet, zone: Rectangle) -> Iterator[tuple[Rectangle, Rgb | None]]:
    """Give the blocks of one format each and their fill: calls grow with formats, not with rows."""
    groupes = sheet.impl.area(zone).api.getUniqueCellFormatRanges()
    for rank in range(groupes.getCount()):
        groupe = groupes.getByIndex(rank)
        color = color_seen(groupe.getPropertyValue(_FILL))
        for block in blocks_of(groupe):
            yield block, color


def _up_to(row: int, column: int) -> Rectangle:
    return Rectangle(1, 1, row, column)


def _contains(block: Rectangle, p: Place) -> bool:
    row, column = p
    return block.row <= row <= block.last_row and block.column <= column <= block.last_column


def _cell(area: Range) -> Any:
    return area.sheet.api.getCellByPosition(area.column - 1, area.row - 1)
