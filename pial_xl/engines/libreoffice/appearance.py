"""How cells look: colours, fonts, number formats, sizes, alignment."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from pial_xl.engines.libreoffice.font import Font, Rgb, common_value, read_color, write_color
from pial_xl.engines.libreoffice.geometry import Rectangle
from pial_xl.engines.libreoffice.structures import blocks_of, enum
from pial_xl.engines.libreoffice.values import CellOffset, in_blocks

if TYPE_CHECKING:
    from pial_xl.engines.libreoffice.sheet import Sheet

_POINT = 2540 / 72
"""Hundredths of a millimetre in a point."""
_PIXEL = 2540 / 96
_DIGIT, _MARGIN = 7, 5
"""Pixels of a digit in Excel's default font, and of a column's padding."""

_HORIZONTAL = {
    "general": "STANDARD",
    "left": "LEFT",
    "center": "CENTER",
    "right": "RIGHT",
    "fill": "REPEAT",
    "justify": "BLOCK",
}
_VERTICAL = {"bottom": 3, "top": 1, "center": 2, "justify": 4}


class Appearance:
    """The part of a range that tells and changes how its cells look."""

    sheet: "Sheet"
    block: Rectangle
    api: Any

    @property
    def color(self) -> Rgb | None:
        """The fill, or None when there is none or several."""
        return read_color(common_value(self.api, "CellBackColor"))

    @color.setter
    def color(self, color_or_rgb: Any) -> None:
        self.api.setPropertyValue("CellBackColor", write_color(color_or_rgb))

    def colorize(self, colors: Sequence[Sequence[Any]]) -> None:
        """Fill cells one by one: one call for each colour. ``...`` leaves a cell as it is."""
        by_color: dict[int, list[CellOffset]] = {}
        for i, row in enumerate(colors):
            for j, color in enumerate(row):
                if color is not ...:
                    by_color.setdefault(write_color(color), []).append((i, j))
        for color, cells in by_color.items():
            targets = self.sheet.scattered(in_blocks(cells, self.block))
            targets.setPropertyValue("CellBackColor", color)

    @property
    def font(self) -> "Font":
        """The font of the cells."""
        return Font(self.api)

    @property
    def number_format(self) -> str | None:
        """The number format's code as Excel writes it, or None when there are several."""
        key = common_value(self.sheet.at(self.block), "NumberFormat")
        return None if key is None else self.sheet.book.formats.code(key)

    @number_format.setter
    def number_format(self, value: str) -> None:
        self.sheet.at(self.block).setPropertyValue(
            "NumberFormat", self.sheet.book.formats.key(value)
        )

    @property
    def wrap_text(self) -> bool | None:
        """Whether long texts are wrapped."""
        return cast(bool | None, common_value(self.api, "IsTextWrapped"))

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self.api.setPropertyValue("IsTextWrapped", value)

    @property
    def horizontal_alignment(self) -> str | None:
        """How texts stand between left and right."""
        value = common_value(self.api, "HoriJustify")
        names = {uno: excel for excel, uno in _HORIZONTAL.items()}
        return None if value is None else names.get(value.value)

    @horizontal_alignment.setter
    def horizontal_alignment(self, value: str) -> None:
        justify = enum(f"com.sun.star.table.CellHoriJustify.{_known(_HORIZONTAL, value)}")
        self.api.setPropertyValue("HoriJustify", justify)

    @property
    def vertical_alignment(self) -> str | None:
        """How texts stand between top and bottom."""
        names = {uno: excel for excel, uno in _VERTICAL.items()} | {0: "bottom"}
        return names.get(common_value(self.api, "VertJustify"))

    @vertical_alignment.setter
    def vertical_alignment(self, value: str) -> None:
        self.api.setPropertyValue("VertJustify", _known(_VERTICAL, value))

    @property
    def column_width(self) -> float | None:
        """Width of the columns in characters, as Excel counts; None when they differ."""
        common_value = _shared_size(self.api.getColumns(), "Width", self._size.Width)
        return None if common_value is None else _in_characters(common_value)

    @column_width.setter
    def column_width(self, value: float) -> None:
        pixels = value * _DIGIT + _MARGIN if value >= 1 else value * (_DIGIT + _MARGIN)
        self.api.getColumns().setPropertyValue("Width", round(pixels * _PIXEL))

    @property
    def row_height(self) -> float | None:
        """Height of the rows in points; None when they differ."""
        if self.block.height == 1:
            height, is_visible = self._rows.getPropertyValues(("Height", "IsVisible"))
            return _in_points(height) if is_visible else None
        common_value = _shared_size(self._rows, "Height", self._size.Height)
        return None if common_value is None else _in_points(common_value)

    @row_height.setter
    def row_height(self, value: float) -> None:
        rows = self.sheet.at(self.block).getRows()  # for once, quicker than the sheet's own rows
        rows.setPropertyValue("Height", round(value * _POINT))

    @property
    def row_hidden(self) -> bool | None:
        """Whether the rows are hidden; None when some are."""
        first = bool(self._rows.getPropertyValue("IsVisible"))
        if self.block.height == 1:
            return not first
        shown = {(block.row, block.height) for block in self._visible()}
        return _hidden(first, sum(height for _, height in shown), self.block.height)

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self._rows.setPropertyValue("IsVisible", not value)

    @property
    def column_hidden(self) -> bool | None:
        """Whether the columns are hidden; None when some are."""
        first = bool(self.api.getColumns().getPropertyValue("IsVisible"))
        shown = {(block.column, block.width) for block in self._visible()}
        return _hidden(first, sum(width for _, width in shown), self.block.width)

    @column_hidden.setter
    def column_hidden(self, value: bool) -> None:
        self.api.getColumns().setPropertyValue("IsVisible", not value)

    @property
    def width(self) -> float:
        """Width in points."""
        return _in_points(self._size.Width)

    @property
    def height(self) -> float:
        """Height in points."""
        return _in_points(self._size.Height)

    @property
    def left(self) -> float:
        """Points from the sheet's left edge."""
        return _in_points(self.api.getPropertyValue("Position").X)

    @property
    def top(self) -> float:
        """Points from the sheet's top edge."""
        return _in_points(self.api.getPropertyValue("Position").Y)

    def autofit(self, axis: str | None = None) -> None:
        """Fit the rows and the columns to what they hold."""
        if axis in (None, "columns", "c"):
            self.sheet.at(self.block).getColumns().setPropertyValue("OptimalWidth", True)
        if axis in (None, "rows", "r"):
            self._rows.setPropertyValue("OptimalHeight", True)

    @property
    def _rows(self) -> Any:
        """The UNO rows: one alone is asked of its sheet, a range is an object more."""
        if self.block.height == 1:
            return self.sheet.uno_row(self.block.row)
        return self.sheet.at(self.block).getRows()

    def _visible(self) -> list[Rectangle]:
        return blocks_of(self.sheet.at(self.block).queryVisibleCells())

    @property
    def _size(self) -> Any:
        return self.sheet.at(self.block).getPropertyValue("Size")


def _hidden(first_visible: bool, shown: int, total: int) -> bool | None:
    """Tell rows from the number of those seen; none is seen when all the columns are hidden."""
    if shown == total:
        return False
    return None if shown else not first_visible


def _shared_size(bands: Any, name: str, total: int) -> int | None:
    """Give the size that all rows or columns share: their total tells it, in three calls."""
    first, count = int(bands.getPropertyValue(name)), bands.getCount()
    return first if abs(total - first * count) <= count else None


def _in_points(hundredths: int) -> float:
    """Round to the quarter of a point, which is finer than a pixel."""
    return round(hundredths / _POINT * 4) / 4


def _in_characters(hundredths: int) -> float:
    pixels = round(hundredths / _PIXEL)
    if pixels < _DIGIT + _MARGIN:
        return round(pixels / (_DIGIT + _MARGIN), 2)
    return round((pixels - _MARGIN) / _DIGIT, 2)


def _known(values: dict[str, Any], wanted: str) -> Any:
    if wanted not in values:
        raise NotImplementedError(
            f"Le moteur LibreOffice ne propose pas l'alignement «\xa0{wanted}\xa0»."
        )
    return values[wanted]
