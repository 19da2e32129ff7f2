"""The model of letters on its sheet of a closed workbook: what it prints, and how it looks."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.engines.privates import openpyxl as privates
from pial_xl.letters.reading import ModelPrint, ModelReading, TextCell, has_fields
from pial_xl.letters.tracking import fingerprint
from pial_xl.sheets.closed.letters.copying import border_style, header_zones, zone
from pial_xl.sheets.closed.letters.heights import column_width, model_height, room_of
from pial_xl.units.records import deriving_record

_BLACK, _WHITE = "000000", "FFFFFF"
_NAMED = {
    **{("theme", 1): _BLACK, ("indexed", 8): _BLACK, ("indexed", 64): _BLACK},
    **{("theme", 0): _WHITE, ("indexed", 9): _WHITE},
}
_SIDES = ("left", "right", "top", "bottom")
_GRADIENTS = frozenset({"linear", "path"})


@deriving_record
class ClosedModel(ModelReading):
    """A model.

    Attributes:
        sheet: its sheet, opened by ``open_model_sheet``.
        cells: its cells, in reading order.
    """

    sheet: Worksheet
    cells: tuple[Cell, ...]


def look_at_model(sheet: Worksheet) -> ClosedModel:
    """Look at a model, opened by ``open_model_sheet``."""
    cells = zone(sheet)
    texts = [cell for cell in cells if isinstance(cell.value, str | CellRichText)]
    merges = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    return ClosedModel(
        texts=tuple((cell.row, str(cell.value)) for cell in texts),
        to_fill=tuple(
            _text_cell(sheet, cell, merges) for cell in texts if has_fields(str(cell.value))
        ),
        headers=header_zones(sheet),
        prints=ModelPrint(fingerprint(_features(sheet, cells))),
        sheet=sheet,
        cells=cells,
    )


def _text_cell(sheet: Worksheet, cell: Any, merges: Mapping[tuple[int, int], Any]) -> TextCell:
    place = cell.row, cell.column
    parts = cell.value if isinstance(cell.value, CellRichText) else [cell.value]
    bold = all((_font(part) or cell.font).b for part in parts)
    room = room_of(sheet, cell, merges.get(place), bold=bold)
    return TextCell(place, tuple(map(str, parts)), room)


def _features(sheet: Worksheet, cells: tuple[Cell, ...]) -> Iterator[tuple[str, str]]:
    """Give what makes a letter's look, in words that do not depend on who saved the workbook.

    Excel and LibreOffice write the same sheet in many ways: measures are rounded, and what shows
    nothing is left out.
    """
    styles: dict[tuple[int, ...], tuple[str, bool]] = {}  # asked once of each look
    shown = []
    for cell in cells:
        look = tuple(privates.style(cell) or ())
        if look not in styles:
            styles[look] = _style(cell), _is_drawn(cell)
        style, is_drawn = styles[look]
        if is_drawn or cell.value is not None:
            shown.append(cell)
            yield cell.coordinate, f"{_content(cell)} {style}"
    yield "fusions", str(sorted(str(area) for area in sheet.merged_cells.ranges))
    columns = sorted({cell.column for cell in cells})
    yield "largeurs", str([round(column_width(sheet, column)) for column in columns])
    ranks = sorted({cell.row for cell in shown})
    yield "hauteurs", str([round(model_height(sheet, rank)) for rank in ranks])
    yield "masquées", str([r for r in ranks if sheet.row_dimensions[r].hidden])
    yield "page", str([round(getattr(sheet.page_margins, side), 1) for side in _SIDES])
    yield "entêtes", str(["".join(pieces) for pieces in header_zones(sheet).values()])
    yield "images", str([_image(media) for media in privates.pictures(sheet)])
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            yield f"condition {area.sqref}", f"{rule.type} {rule.formula} {rule.operator}"


def _is_drawn(cell: Any) -> bool:
    return bool(cell.fill.fill_type) or any(border_style(cell, side) for side in _SIDES)


def _content(cell: Any) -> str:
    if not isinstance(cell.value, CellRichText):
        return repr(cell.value)
    return repr([(str(part), _font_look(_font(part), cell.font)) for part in cell.value])


def _font(part: object) -> Any:
    return part.font if isinstance(part, TextBlock) else None


def _font_look(font: Any, default: Any) -> str:
    """Say how a text looks; a piece of a rich text takes what it does not say from its cell."""
    if font is None:
        font = default
    nom = (font.rFont if isinstance(font, InlineFont) else font.name) or default.name
    kinds = "".join(kind for kind in ("b", "i", "u", "strike") if getattr(font, kind))
    return f"{nom} {font.sz or default.sz} {kinds} {_color(font.color or default.color)}"


def _style(cell: Any) -> str:
    borders = [border_style(cell, side) for side in _SIDES]
    a = cell.alignment
    fill = f"{cell.fill.fill_type} {_fill_colors(cell.fill)}" if cell.fill.fill_type else ""
    place = [a.horizontal or "general", a.vertical or "bottom", bool(a.wrap_text), int(a.indent)]
    return f"{_font_look(cell.font, cell.font)} | {fill} | {borders} | {place}"


def _fill_colors(fill: Any) -> str:
    if fill.fill_type in _GRADIENTS:
        stops = [(stop.position, _color(stop.color)) for stop in fill.stop]
        return f"{fill.degree} {fill.left} {fill.right} {fill.top} {fill.bottom} {stops}"
    return _color(fill.fgColor)


def _color(color: Any) -> str:
    """Name a colour; the text's own black has many names."""
    if color is None:
        return _BLACK
    if color.type == "rgb":
        return str(color.rgb)[-6:]
    return _NAMED.get((color.type, color.value), f"{color.type} {color.value}")


def _image(media: Any) -> str:
    depart = privates.anchor_start(media.anchor)
    place = (depart.row, depart.col) if depart else ()
    return f"{sha256(media.data).hexdigest()[:20]} {place}"
