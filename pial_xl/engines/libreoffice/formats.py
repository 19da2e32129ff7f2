"""Number formats: what they make of numbers, and their codes as Excel writes them."""

import re
from functools import cached_property, reduce
from typing import Any, Final

from pial_xl.engines.libreoffice.font import common_value
from pial_xl.engines.libreoffice.geometry import Rectangle
from pial_xl.engines.libreoffice.soffice import import_uno
from pial_xl.engines.libreoffice.structures import blocks_of, uno_areas
from pial_xl.engines.libreoffice.values import CellOffset, NumberKind, ValueBlock, in_blocks

_DATE, _TIME, _LOGICAL = 2, 4, 1024
"""``com.sun.star.util.NumberFormat``: a type is a sum of these."""
_NUMBERS: Final = 1 | 2 | 16
"""``com.sun.star.sheet.CellFlags``: numbers, dates and formulas."""
_STANDARD: Final = 0
_QUOTED = re.compile(r'("[^"]*"|\\.|AM/PM|A/P)')
_FRENCH_LETTERS = str.maketrans("jaJA", "dydy")


class Formats:
    """The number formats of one document. What a key stands for is asked once."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._types: dict[int, int] = {}

    @cached_property
    def _uno(self) -> Any:
        return self._document.getNumberFormats()

    def natures(self, area: Any, block: Rectangle) -> dict[CellOffset, NumberKind]:
        """Tell which cells of a range are dates or booleans by their format.

        The number of calls grows with the formats around its numbers, never with its rows.
        """
        found: dict[CellOffset, NumberKind] = {}
        cells = area.queryContentCells(_NUMBERS)
        numbers = blocks_of(cells)
        if not numbers:
            return found
        shared = common_value(cells, "NumberFormat")
        if shared is not None:
            kind = self._nature(shared)
            parts = () if kind is NumberKind.NUMBER else numbers
            return {cell: kind for part in parts for cell in _cells(part, block)}
        groupes = _part(area, block, reduce(Rectangle.up_to, numbers)).getUniqueCellFormatRanges()
        for index in range(groupes.getCount()):
            group = groupes.getByIndex(index)
            kind = self._nature(group.getPropertyValue("NumberFormat"))
            if kind is NumberKind.NUMBER:
                continue
            for part in blocks_of(group):
                found.update(dict.fromkeys(_cells(part, block), kind))
        return found

    def adapt(self, area: Any, sheet: int, corner: Rectangle, block: ValueBlock) -> None:
        """Give the cells just written the formats that their values need to be read back.

        A date keeps the date format that its cell already has.
        """
        current_natures = self.natures(area, corner)
        to_change: dict[NumberKind, list[CellOffset]] = {}
        for cell, wanted in block.natures.items():
            if not _suits(current_natures.get(cell, NumberKind.NUMBER), wanted):
                to_change.setdefault(wanted, []).append(cell)
        for kind, cells in to_change.items():
            targets = uno_areas(self._document, sheet, in_blocks(cells, corner))
            targets.setPropertyValue("NumberFormat", self._usual_key(kind))

    def code(self, key: int) -> str:
        """Give the code of a format as Excel writes it: ``General``, ``dd/mm/yyyy``."""
        format_ = self._uno.getByKey(key)
        if key % 10_000 == _STANDARD:
            return "General"
        code = str(format_.FormatString)
        if not format_.Type & (_DATE | _TIME):
            return code
        parts = _QUOTED.split(code)
        is_french = format_.Locale.Language == "fr"
        parts[::2] = [
            part.lower().translate(_FRENCH_LETTERS) if is_french else part.lower()
            for part in parts[::2]
        ]
        return "".join(parts)

    def key(self, code: str) -> int:
        """Give the key of a format from its code as Excel writes it, made if need be.

        Raises:
            ValueError: when LibreOffice does not understand the code.
        """
        if code in ("General", "Standard"):
            return _STANDARD
        uno = import_uno()
        english = uno.createUnoStruct("com.sun.star.lang.Locale", "en", "US", "")
        formats = self._uno
        key = int(formats.queryKey(code, english, False))
        if key >= 0:
            return key
        try:
            return int(formats.addNew(code, english))
        except uno.getClass("com.sun.star.util.MalformedNumberFormatException") as failure:
            raise ValueError(f"Format de nombre inconnu\xa0: {code}") from failure

    def _nature(self, key: int) -> NumberKind:
        if key not in self._types:
            self._types[key] = self._uno.getByKey(key).getPropertyValue("Type")
        type_ = self._types[key]
        if type_ & _DATE:
            return NumberKind.INSTANT if type_ & _TIME else NumberKind.DAY
        return NumberKind.BOOLEAN if type_ & _LOGICAL else NumberKind.NUMBER

    def _usual_key(self, kind: NumberKind) -> int:
        """Give the usual format of the user's own language."""
        if kind is NumberKind.NUMBER:
            return _STANDARD
        uno = import_uno()
        locale = uno.createUnoStruct("com.sun.star.lang.Locale")
        formats = self._uno
        if kind is NumberKind.BOOLEAN:
            return int(formats.getStandardFormat(_LOGICAL, locale))
        name = "DATE_SYS_DDMMYYYY" if kind is NumberKind.DAY else "DATETIME_SYS_DDMMYYYY_HHMMSS"
        index = uno.getConstantByName(f"com.sun.star.i18n.NumberFormatIndex.{name}")
        return int(formats.getFormatIndex(index, locale))


def _part(area: Any, block: Rectangle, part: Rectangle) -> Any:
    return area.getCellRangeByPosition(
        part.column - block.column,
        part.row - block.row,
        part.last_column - block.column,
        part.last_row - block.row,
    )


def _cells(part: Rectangle, block: Rectangle) -> list[CellOffset]:
    common = part.common(block)
    if common is None:
        return []
    i0, j0 = common.row - block.row, common.column - block.column
    return [(i0 + i, j0 + j) for i in range(common.height) for j in range(common.width)]


def _suits(current: NumberKind, wanted: NumberKind) -> bool:
    """A day may stand under any date format; a number must only not look like a boolean."""
    if wanted is NumberKind.NUMBER:
        return current is not NumberKind.BOOLEAN
    if wanted is NumberKind.BOOLEAN:
        return current is NumberKind.BOOLEAN
    return current in (NumberKind.DAY, NumberKind.INSTANT)
