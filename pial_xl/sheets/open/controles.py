"""The sheet Contrôles of the open workbook: read what it showed, replace it in place."""

from collections.abc import Sequence

from xlwings import Book, Sheet

from pial_xl.constats import Constat, Niveau, Report
from pial_xl.report.blocks.controles import (
    COLUMNS,
    SHEET,
    TITLE_ROW,
    Status,
    TrackedConstat,
    checks_blocks,
)
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.marks import FILLS
from pial_xl.sheets.open.outputs import find_sheet, show_all_rows, write_blocks
from pial_xl.tables.address import Cell
from pial_xl.units.palette import DARK, WHITE, rgb
from pial_xl.units.text import fold

_WIDTH = len(COLUMNS)
_DARK, _WHITE = rgb(DARK), rgb(WHITE)


def read_checks(book: Book) -> tuple[TrackedConstat, ...]:
    """Give the rows that the sheet shows; none when there is no such sheet.

    Raises:
        WriteError: when a sheet of that name holds something else.
    """
    sheet = find_sheet(book, SHEET)
    if sheet is None:
        return ()
    useful = sheet.used_range
    last = max(useful.row + useful.shape[0] - 1, TITLE_ROW)
    zone = sheet.range((1, 1), (last, _WIDTH)).options(ndim=2)
    lines = [["" if v is None else str(v) for v in line] for line in zone.value]
    if not any(v for line in lines for v in line):
        return ()
    if list(map(fold, lines[TITLE_ROW - 1])) != [fold(c.title) for c in COLUMNS]:
        raise WriteError(
            f"La feuille « {SHEET} » n'a plus ses titres à leur place, ou n'est pas de "
            "pial-xl : renommez-la ou supprimez-la, puis recommencez."
        )
    return tuple(_constat(line) for line in lines[TITLE_ROW:] if line[1])


def write_checks(book: Book, host: Host, rows: Sequence[TrackedConstat], report: Report) -> None:
    """Replace the rows of the sheet, made if need be; nothing beyond its columns is touched."""
    sheet = find_sheet(book, SHEET)
    if sheet is None:
        sheet = book.sheets.add(SHEET, after=book.sheets[book.sheet_names[-1]])
    is_from_template = len(sheet.tables) > 0
    if is_from_template:
        show_all_rows(sheet)
    else:
        _set_up_page(sheet, host)
    write_blocks(sheet, host, checks_blocks(report, rows))
    if not is_from_template:
        _colorize(sheet, host, rows)
    # No program fits by itself the rows that another writes: a text would be printed over the next.
    sheet.range((TITLE_ROW + 1, 1), (TITLE_ROW + max(len(rows), 1), 1)).rows.autofit()


def _constat(line: Sequence[str]) -> TrackedConstat:
    texts = dict(zip((c.key for c in COLUMNS), line, strict=True))
    niveau = texts["niveau"]
    constat = Constat(
        Cell(texts["feuille"], texts["cellule"]),
        texts["objet"],
        texts["message"],
        mesure=texts["mesure"],
        attendu=texts["attendu"],
        ecart=texts["ecart"],
        advice=texts["que_faire"],
        niveau=Niveau(niveau) if niveau in set(Niveau) else Niveau.INFO,
        code=texts["code"],
        source=texts["source"],
    )
    return TrackedConstat(constat, Status.SOLVED if texts[""] == Status.SOLVED else Status.KNOWN)


def _set_up_page(sheet: Sheet, host: Host) -> None:
    """Lay out a sheet that the template did not: an older workbook has none."""
    title = sheet.range((1, 1))
    host.write_as_text(title, [["Contrôles du classeur"]])
    title.font.bold, title.font.size = True, 18
    header = sheet.range((TITLE_ROW, 1), (TITLE_ROW, _WIDTH))
    host.write_as_text(header, [[c.title for c in COLUMNS]])
    header.font.bold, header.font.color, header.color = True, _WHITE, _DARK
    for rank, column in enumerate(COLUMNS, start=1):
        sheet.range((1, rank)).column_width = column.width


def _colorize(sheet: Sheet, host: Host, tracked: Sequence[TrackedConstat]) -> None:
    """Colour the levels and wrap the texts where the template has not."""
    first = TITLE_ROW + 1
    last = first + max(len(tracked), sheet.used_range.shape[0])
    host.colorize(sheet, ((row, 1) for row in range(first, last + 1)), None)
    for niveau, fill in FILLS.items():
        rows = (first + i for i, t in enumerate(tracked) if t.constat.niveau is niveau)
        host.colorize(sheet, ((row, 1) for row in rows), fill)
    body = sheet.range((first, 1), (first + max(len(tracked), 1) - 1, _WIDTH))
    body.wrap_text, body.vertical_alignment = True, "top"
