"""Excel on Windows: through its object model where xlwings would go cell by cell, or forever."""

# ruff: noqa: D102 (said once, in ``Host``)

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from pywintypes import com_error  # type: ignore[import-untyped, unused-ignore]
from xlwings import App, Book, Range, Sheet

from pial_xl.engines.privates.xlwings import windows
from pial_xl.letters.text_height import INDENT_PT
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.addresses import Span, unions
from pial_xl.sheets.open.hosts.caller import is_click
from pial_xl.sheets.open.hosts.common import Host
from pial_xl.sheets.open.hosts.looks import Rgb, RichFragment, look_of
from pial_xl.sheets.open.hosts.words import TITLE, FileQuestion
from pial_xl.tables.address import Place

_ADDRESS_MAX = 250
"""``Range("A1,B2…")`` takes no more than 255 characters."""
_NO_FILL = -4142
_VERY_HIDDEN = 2
_VISIBLE = 12
"""``xlCellTypeVisible``."""
_PDF = 0
_REJECTED, _IGNORE = -2147418111, -2146777998
"""``RPC_E_CALL_REJECTED`` and ``VBA_E_IGNORE``: a cell is being edited, or a box is open."""
_TIMEOUT_S, _PAUSE_S = 20.0, 0.5


class ExcelWindows(Host):
    """Excel on Windows, out of process: each call costs, so cells go in unions."""

    refusal = (com_error,)

    def save_copy(self, book: Book, path: Path) -> None:
        book.api.SaveCopyAs(str(path))

    def is_saved(self, book: Book) -> bool:
        return bool(book.api.Saved)

    def mark_saved(self, book: Book) -> None:
        book.api.Saved = True

    @property
    def asks_files(self) -> bool:
        return is_click()

    def choose_files(self, book: Book, folder: Path, question: FileQuestion) -> tuple[Path, ...]:
        del folder  # Excel opens its box where the person was last
        shown = f"{question.kinds},{question.patterns}"
        asked = shown, 1, question.title, "", question.takes_several
        chosen = book.api.Application.GetOpenFilename(*asked)
        if not chosen:  # False: they gave none
            return ()
        return (Path(chosen),) if isinstance(chosen, str) else tuple(map(Path, chosen))

    def is_encrypted(self, book: Book) -> bool | None:
        return bool(book.api.HasPassword)

    def is_structure_protected(self, book: Book) -> bool:
        return bool(book.api.ProtectStructure)

    def is_protected(self, sheet: Sheet) -> bool:
        return bool(sheet.api.ProtectContents)

    def export_pdf(self, sheet: Sheet, path: Path) -> None:
        sheet.api.ExportAsFixedFormat(_PDF, str(path))

    def read_header(self, page: Any, zone: str) -> str:
        return str(getattr(page, _property(zone)))

    def write_header(self, page: Any, zone: str, text: str) -> None:
        setattr(page, _property(zone), text)

    def number_from_one(self, page: Any) -> None:
        page.FirstPageNumber = 1

    def hide(self, sheet: Sheet) -> None:
        sheet.api.Visible = _VERY_HIDDEN

    @contextmanager
    def kept_view(self, book: Book) -> Iterator[None]:
        window = book.api.Windows(1)
        row, column = window.ScrollRow, window.ScrollColumn
        try:
            with super().kept_view(book):
                yield
        finally:
            window.ScrollRow, window.ScrollColumn = row, column

    def chosen_rows(self, book: Book) -> list[Span]:
        """Give the rows of the selected cells, area by area: Excel cuts a long address short."""
        selection = book.selection
        if selection is None:
            return []
        return [(zone.Row, zone.Row + zone.Rows.Count - 1) for zone in selection.api.Areas]

    def hidden_rows(self, body: Range) -> set[int]:
        """Ask for the rows that are seen, area by area: Excel says nothing of rows that differ."""
        first, last = body.row, body.last_cell.row
        rows: Any = body.api.EntireRow
        if first == last:  # of one cell, Excel understands the whole sheet
            return {first} if rows.Hidden else set()
        hidden = set(range(first, last + 1))
        try:
            seen = rows.SpecialCells(_VISIBLE).Areas
        except com_error:  # no cell is seen
            return hidden
        for area in seen:
            hidden -= set(range(area.Row, area.Row + area.Rows.Count))
        return hidden

    def fills(self, sheet: Sheet, places: Iterable[Place]) -> dict[Place, Rgb | None]:
        found: dict[Place, Rgb | None] = {}
        pending = list(unions(places, _ADDRESS_MAX))
        while pending:
            address, batch = pending.pop()
            fill = sheet.api.Range(address).Interior
            color_index, color = fill.ColorIndex, fill.Color
            if color_index == _NO_FILL:
                found |= dict.fromkeys(batch)
            elif len(batch) == 1 or (color_index is not None and color):
                found |= dict.fromkeys(batch, _rgb(int(color)))
            else:  # several fills, of which Excel says nothing, or black: each half by itself
                middle = len(batch) // 2
                pending += [
                    *unions(batch[:middle], _ADDRESS_MAX),
                    *unions(batch[middle:], _ADDRESS_MAX),
                ]
        return found

    def colorize(self, sheet: Sheet, places: Iterable[Place], color: Rgb | None) -> None:
        for address, _ in unions(places, _ADDRESS_MAX):
            fill: Any = sheet.api.Range(address).Interior
            if color is None:
                fill.ColorIndex = _NO_FILL
            else:
                fill.Color = color[0] | color[1] << 8 | color[2] << 16

    def format_numbers(self, sheet: Sheet, places: Iterable[Place], number_format: str) -> None:
        for address, _ in unions(places, _ADDRESS_MAX):
            sheet.api.Range(address).NumberFormat = number_format

    def put_note(self, cell: Range, text: str) -> None:
        note = cell.add_note(text)
        note.api.Shape.TextFrame.AutoSize = True  # Excel's box shows four lines, whatever it holds

    def indent(self, cell: Range) -> float:
        pas: Any = cell.api.IndentLevel
        return float(pas or 0) * INDENT_PT

    def fragments(self, cell: Range, text: str) -> tuple[RichFragment, ...]:
        """Cut the text of a cell where its look changes."""
        return tuple(_cut(cell, text, 0, len(text)))

    def format_text(self, cell: Range, fragments: Iterable[RichFragment]) -> None:
        """Give the pieces of a text, already written, their look."""
        debut = 0
        for fragment in fragments:
            fin = debut + len(fragment.text)
            if fin > debut:
                font: Any = cell.characters[debut:fin].font
                font.bold, font.italic = fragment.bold, fragment.italic
                if fragment.color is not None:
                    font.color = fragment.color
            debut = fin


def wait_until_ready(app: App, delay_s: float = _TIMEOUT_S, pause_s: float = _PAUSE_S) -> None:
    """Wait until Excel obeys: while a cell is being edited, xlwings would insist for ever.

    Args:
        app: an Excel that nothing was asked of yet.
        delay_s: how long to wait, in seconds.
        pause_s: seconds between two questions.

    Raises:
        WriteError: it still does not.
    """
    fin = time.monotonic() + delay_s
    with _without_insisting():
        while not _obeys(app):
            if time.monotonic() >= fin:
                raise WriteError(
                    "Une cellule est en cours de saisie dans Excel, ou une fenêtre de dialogue y "
                    "est ouverte, et rien n'a été changé : terminez la saisie (Entrée ou Échap), "
                    "fermez la fenêtre, puis recommencez."
                )
            time.sleep(pause_s)


def show_alert(window: int, sentence: str) -> None:
    """Show a sentence over a window of Excel, without asking anything of Excel itself."""
    excel_of(window).alert(sentence, TITLE, mode="critical")


def excel_of(window: int) -> App:
    """Give the Excel that owns a window; nothing is asked of it yet."""
    return App(impl=windows().App(xl=window))


def _obeys(app: App) -> bool:
    """Tell whether Excel takes a harmless order, which it refuses while a cell is edited."""
    try:
        excel = app.api
        excel.Interactive = excel.Interactive
    except com_error as refusal:
        if not _is_busy(refusal):
            raise
        return False
    # Of a refused order, pywin32 says that the property does not exist.
    except (AttributeError, windows().ExcelBusyError):
        return False
    return True


def _is_busy(refusal: Any) -> bool:
    detail = refusal.excepinfo
    return refusal.hresult in (_REJECTED, _IGNORE) or (detail is not None and detail[5] == _IGNORE)


@contextmanager
def _without_insisting() -> Iterator[None]:
    """Have xlwings ask once, instead of again and again without a pause."""
    xlwings = windows()
    before = xlwings.N_COM_ATTEMPTS
    xlwings.N_COM_ATTEMPTS = 1
    try:
        yield
    finally:
        xlwings.N_COM_ATTEMPTS = before


def _cut(cell: Range, text: str, debut: int, fin: int) -> Iterator[RichFragment]:
    """Give the pieces of one look, by halves: a piece is asked about as a whole."""
    look = look_of(cell.characters[debut:fin].font)
    traits = look.bold, look.italic, look.color
    if None not in traits or fin - debut <= 1:
        yield RichFragment(text[debut:fin], *traits)
        return
    middle = (debut + fin) // 2
    left = list(_cut(cell, text, debut, middle))
    right = list(_cut(cell, text, middle, fin))
    last, first = left[-1], right[0]
    if replace(last, text="") == replace(first, text=""):
        yield from (*left[:-1], replace(last, text=last.text + first.text), *right[1:])
    else:
        yield from (*left, *right)


def _property(zone: str) -> str:
    """Give Excel's name of a zone: ``LeftHeader`` for ``left_header``."""
    return zone.title().replace("_", "")


def _rgb(color: int) -> Rgb:
    return color & 255, color >> 8 & 255, color >> 16 & 255
