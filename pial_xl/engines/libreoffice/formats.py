"""Number formats: what they make of numbers, and their codes as Excel writes them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, reduce
from typing import TYPE_CHECKING, Any, Final

from pial_xl.engines.libreoffice.font import common_value
from pial_xl.engines.libreoffice.geometry import Rectangle
from pial_xl.engines.libreoffice.soffice import import_uno
from pial_xl.engines.libreoffice.structures import blocks_of
from pial_xl.engines.libreoffice.values import CellOffset, NumberKind, ValueBlock, in_blocks

if TYPE_CHECKING:
    from pial_xl.engines.libreoffice.sheet import Sheet

_DATE, _TIME, _LOGICAL = 2, 4, 1024
"""``com.sun.star.util.NumberFormat``: a type is a sum of these."""
_STANDARD: Final = 0
_LOCALE: Final = 10_000
"""Keys from one language's format to the same one in the next language."""
_QUOTED = re.compile(r'("[^"]*"|\\.|AM/PM|A/P)')
_ENGLISH: Final = ("en", "US", "")
_OF_THE_USER: Final = ("", "", "")
"""No language: that of the person, in which LibreOffice reads what an Excel file holds."""


class Formats:
    """The number formats of one document. What a key stands for is asked once."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._known: dict[int, Mapping[str, Any]] = {}
        self._codes: dict[int, str] = {}

    @cached_property
    def _uno(self) -> Any:
        return self._document.getNumberFormats()

    def natures(
        self, sheet: "Sheet", corner: Rectangle, numbers: Iterable[CellOffset]
    ) -> dict[CellOffset, NumberKind]:
        """Tell which cells of a range are dates or booleans by their format.

        Args:
            sheet: the sheet.
            corner: the range.
            numbers: its cells that hold a number; the format of the others is not asked.

        The number of calls grows with the columns and formats of its numbers, never with its rows.
        """
        columns = dict[int, list[CellOffset]]()
        for cell in numbers:
            columns.setdefault(cell[1], []).append(cell)
        found: dict[CellOffset, NumberKind] = {}
        mixed: list[CellOffset] = []
        for column in columns.values():
            kind = self._shared_kind(sheet, corner, column)
            if kind is None:
                mixed += column
            else:
                found |= _known(column, kind)
        return found | self._by_format(sheet, corner, mixed)

    def _shared_kind(
        self, sheet: "Sheet", corner: Rectangle, cells: Sequence[CellOffset]
    ) -> NumberKind | None:
        """Give what the format of a column's cells makes of their numbers; None for several.

        All from the first to the last are asked about: that is quicker than asking scattered ones,
        which are only where those between have another format.
        """
        blocks = in_blocks(cells, corner)
        key = common_value(sheet.at(blocks[0].up_to(blocks[-1])), "NumberFormat")
        if key is None and len(blocks) > 1:
            key = common_value(sheet.scattered(blocks), "NumberFormat")
        return None if key is None else self._nature(key)

    def _by_format(
        self, sheet: "Sheet", corner: Rectangle, cells: Sequence[CellOffset]
    ) -> dict[CellOffset, NumberKind]:
        """Ask about cells by format: each one that is found around them costs ten round trips."""
        found: dict[CellOffset, NumberKind] = {}
        if not cells:
            return found
        wanted = frozenset(cells)
        area = sheet.uno_area(reduce(Rectangle.up_to, in_blocks(cells, corner)))
        groups = area.getUniqueCellFormatRanges()
        for index in range(groups.getCount()):
            group = groups.getByIndex(index)
            kind = self._nature(group.getPropertyValue("NumberFormat"))
            if kind is not NumberKind.NUMBER:
                for part in blocks_of(group):
                    found |= _known(wanted.intersection(_cells(part, corner)), kind)
        return found

    def adapt(self, sheet: "Sheet", corner: Rectangle, block: ValueBlock) -> None:
        """Give the cells just written the formats that their values need to be read back.

        A date keeps the date format that its cell already has.
        """
        current_natures = self.natures(sheet, corner, block.natures)
        to_change: dict[NumberKind, list[CellOffset]] = {}
        for cell, wanted in block.natures.items():
            if not _suits(current_natures.get(cell, NumberKind.NUMBER), wanted):
                to_change.setdefault(wanted, []).append(cell)
        for kind, cells in to_change.items():
            targets = sheet.scattered(in_blocks(cells, corner))
            targets.setPropertyValue("NumberFormat", self._usual_key(kind))

    def code(self, key: int) -> str:
        """Give the code of a format as Excel writes it: ``General``, ``dd/mm/yyyy``."""
        if key % _LOCALE == _STANDARD:
            return "General"
        if key not in self._codes:
            self._codes[key] = self._english(self._format(key))
        return self._codes[key]

    def _english(self, format_: Mapping[str, Any]) -> str:
        """Give the code of a format, which LibreOffice tells in the language of the format."""
        code, language = str(format_["FormatString"]), format_["Locale"]
        with suppress(_malformed()):  # one that has no English is told as it is
            key = self._uno.addNewConverted(code, language, _locale(_ENGLISH))
            code = str(self._format(key)["FormatString"])
        if not format_["Type"] & (_DATE | _TIME):
            return code
        parts = _QUOTED.split(code)
        parts[::2] = [part.lower() for part in parts[::2]]
        return "".join(parts)

    def key(self, code: str) -> int:
        """Give the key of a format from its code as Excel writes it, made if need be.

        It is one of the person's language, who reads « 3,33 h » and not « 3.33 h ».

        Raises:
            ValueError: when LibreOffice does not understand the code.
        """
        if code in ("General", "Standard"):
            return _STANDARD
        try:
            return int(self._uno.addNewConverted(code, _locale(_ENGLISH), _locale(_OF_THE_USER)))
        except _malformed() as failure:
            raise ValueError(f"Format de nombre inconnu\xa0: {code}") from failure

    def _nature(self, key: int) -> NumberKind:
        type_ = 0 if key % _LOCALE == _STANDARD else self._format(key)["Type"]
        if type_ & _DATE:
            return NumberKind.INSTANT if type_ & _TIME else NumberKind.DAY
        return NumberKind.BOOLEAN if type_ & _LOGICAL else NumberKind.NUMBER

    def _format(self, key: int) -> Mapping[str, Any]:
        """Give the properties of a format, asked for together."""
        if key not in self._known:
            said = self._uno.getByKey(key).getPropertyValues()
            self._known[key] = {one.Name: one.Value for one in said}
        return self._known[key]

    def _usual_key(self, kind: NumberKind) -> int:
        """Give the usual format of the user's own language."""
        if kind is NumberKind.NUMBER:
            return _STANDARD
        locale = _locale(_OF_THE_USER)
        formats = self._uno
        if kind is NumberKind.BOOLEAN:
            return int(formats.getStandardFormat(_LOGICAL, locale))
        name = "DATE_SYS_DDMMYYYY" if kind is NumberKind.DAY else "DATETIME_SYS_DDMMYYYY_HHMMSS"
        index = import_uno().getConstantByName(f"com.sun.star.i18n.NumberFormatIndex.{name}")
        return int(formats.getFormatIndex(index, locale))


def _malformed() -> type[Exception]:
    found: type[Exception] = import_uno().getClass(
        "com.sun.star.util.MalformedNumberFormatException"
    )
    return found


def _locale(parts: tuple[str, str, str]) -> Any:
    return import_uno().createUnoStruct("com.sun.star.lang.Locale", *parts)


def _known(cells: Iterable[CellOffset], kind: NumberKind) -> dict[CellOffset, NumberKind]:
    return {} if kind is NumberKind.NUMBER else dict.fromkeys(cells, kind)


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
