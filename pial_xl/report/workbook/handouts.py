"""The workbook of sheets to hand over, as bytes."""

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pial_xl.report.blocks.figures import ColumnKind
from pial_xl.report.blocks.values import Etp, Share, Value, sign, simple
from pial_xl.report.handouts.handout import FOOTER_MAX, Handout, HandoutCell, HandoutRow
from pial_xl.report.looks import height
from pial_xl.report.quantity import Amount
from pial_xl.report.text import truncate
from pial_xl.report.workbook.styles import (
    NUMBER_FORMATS,
    OPTIONS,
    Styles,
    footer,
    footer_text,
    set_up_page,
    with_sign,
)
from pial_xl.units.palette import LINE, WHITE
from pial_xl.units.sheet_names import sheet_names

_PORTRAIT_MARGIN = 0.6
_HATCHED = 14  # thin diagonal stripes
_LINE_HEIGHT = 15.0
_OUT_OF_SIGHT = 0.1
"""Width of a hidden column: LibreOffice shows those that it pastes."""
_NOTHING_SHOWN: dict[str, object] = {
    "font_color": WHITE,
    "shrink": True,
    "text_wrap": False,
}
"""By its color alone: a grid is read by what its cells show and by how they stand. It shrinks, else
LibreOffice draws, at the edge of the column that is shown, the arrow of a text that is cut."""
_INDENT = 1.5
"""What one step of an indent takes, in characters."""


def handouts_bytes(handouts: Sequence[Handout], title: str, reference: date, version: str) -> bytes:
    """Give a ``.xlsx`` of one sheet each; the same input always gives the same bytes.

    Args:
        handouts: the sheets, in order; one at least.
        title: title of the file.
        reference: the date as of which they speak, that of the file.
        version: that of this program.
    """
    output = BytesIO()
    with Workbook(output, OPTIONS) as workbook:
        workbook.set_properties(
            {
                "title": title,
                "comments": f"pial-xl {version}",
                "created": datetime.combine(reference, time()),
            }
        )
        workbook.set_size(2400, 1400)
        styles = Styles(workbook)
        for nom, handout in zip(handout_names(handouts), handouts, strict=True):
            _draw(workbook.add_worksheet(nom), styles, handout)
    return output.getvalue()


def handout_names(handouts: Sequence[Handout]) -> tuple[str, ...]:
    """Give the name of each sheet, valid and different from all others, in order."""
    return sheet_names(handout.title for handout in handouts)


def _draw(sheet: Worksheet, styles: Styles, handout: Handout) -> None:
    _set_up(sheet, handout)
    for rank, width in enumerate(handout.widths):
        sheet.set_column(rank, rank, width or _OUT_OF_SIGHT, None, {"hidden": not width})
    for number, row in enumerate(handout.rows):
        sheet.set_row(number, _height(row, handout.widths))
    for place, cell in handout.places():
        _put(sheet, styles, place - 1, cell, is_shown=bool(handout.widths[cell.column - 1]))


def _set_up(sheet: Worksheet, handout: Handout) -> None:
    page = handout.page
    text = truncate(page.footer, FOOTER_MAX)  # Excel holds 255 in all
    set_up_page(sheet, footer(footer_text(text), "Page &P"))
    if not page.is_landscape:
        sheet.set_portrait()
        sheet.set_margins(*[_PORTRAIT_MARGIN] * 4)
    if page.is_single:
        sheet.fit_to_pages(1, 1)
    sheet.set_start_page(1)  # printed with others or alone
    shown = max((rank for rank, width in enumerate(handout.widths) if width), default=0)
    sheet.print_area(0, 0, max(0, len(handout.rows) - 1), shown)
    if page.repeated is not None:
        sheet.repeat_rows(page.repeated[0] - 1, page.repeated[1] - 1)
    if handout.frozen_rows:
        sheet.freeze_panes(handout.frozen_rows, 0)
    if handout.tab:
        sheet.set_tab_color(handout.tab)


def _height(row: HandoutRow, widths: tuple[float, ...]) -> float:
    if row.height is not None:
        return row.height
    texts = [
        (cell.value, _room(cell, widths))
        for cell in row.cells
        if isinstance(cell.value, str) and cell.look.wraps and cell.down == 1
    ]
    return max(_LINE_HEIGHT, height(texts))


def _room(cell: HandoutCell, widths: tuple[float, ...]) -> float:
    whole = sum(widths[cell.column - 1 : cell.column - 1 + cell.across])
    return max(1.0, whole - _INDENT * cell.indent)


def _put(sheet: Worksheet, styles: Styles, row: int, cell: HandoutCell, *, is_shown: bool) -> None:
    hiding = {} if is_shown else _NOTHING_SHOWN
    look, column, value = _format(styles, cell, hiding), cell.column - 1, simple(cell.value)
    last = row + cell.down - 1, column + cell.across - 1
    if last != (row, column):
        sheet.merge_range(row, column, *last, "", look)
    if cell.link and isinstance(value, str):
        sheet.write_url(row, column, f"internal:{cell.link}", look, value)
    elif isinstance(value, str) and value:
        sheet.write_string(row, column, value, look)
    elif isinstance(value, str) or value is None:
        sheet.write_blank(row, column, None, look)
    else:
        sheet.write_number(row, column, value, look)


def _format(styles: Styles, cell: HandoutCell, hiding: dict[str, object]) -> Format:
    properties = dict(hiding)
    kind = _kind(cell.value)
    if kind is not None:
        bound = sign(cell.value)
        shown = NUMBER_FORMATS[kind]
        properties["num_format"] = with_sign(shown, str(bound)) if bound else shown
        properties["align"] = "right"
    if cell.align is not None:
        properties["align"] = cell.align.value
    if cell.indent:
        properties["indent"] = cell.indent
    if cell.hatched and cell.look.fill:
        properties |= {"pattern": _HATCHED, "fg_color": LINE}
    return styles.of(cell.look, **properties)


def _kind(value: Value) -> ColumnKind | None:
    """Give the kind of number that a cell holds; None for a text."""
    match value:
        case Amount(minutes=int()):
            return ColumnKind.DUREE
        case Etp():
            return ColumnKind.ETP
        case Share():
            return ColumnKind.PART
        case int():
            return ColumnKind.COUNT
        case _:
            return None
