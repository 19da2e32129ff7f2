"""The forms that the cells of a sheet usually take, and runs of rows read by one pattern of them.

The rows of a table are alike: one column holds shared texts, the next one numbers of one style.
Once a few hundred of its rows have shown which, one pattern reads a whole row at a time. A row
that is otherwise, to the byte, is read as the first ones were.
"""

import re
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple, TypeAlias

from pial_xl.sheets.closed.grid import BLANK_ROWS_MAX, COLUMNS_MAX, TABLE_WIDTH
from pial_xl.tables.address import column_number

PlainCell: TypeAlias = tuple[str, str, str, str, str, str]
"""Its XML, the letters of its column, its style, its kind, its ``<v>``, its inline text."""

ROW_HEAD: Final = rb'[ \n\t]*<row r="([1-9][0-9]{0,6})"((?: [A-Za-z0-9:]+="[^"<>&\x00-\x1f]*")*)'
"""The beginning of a row, up to the end of its tag: its number and its other attributes."""
FORMULA: Final = (
    rb'<f(?: aca="false")?(?: t="shared")?(?: ref="[A-Z0-9:]+")?(?: si="[0-9]+")?'
    rb"(?:/>|>(?:%b|&(?:amp|lt|gt|quot|apos);)*+</f>)"
)
"""A formula, where ``%b`` stands for the signs of a text."""

INLINE: Final = "inlineStr"
_LEARNT_FROM: Final = 128
"""Rows after which a pattern is made, and made again each time that twice as many were unlike it:
to make one takes as long as to read a hundred rows without it."""
_FORMS_MAX: Final = 80
"""Forms beyond which a sheet has no usual ones: a pattern would try them all on each row."""

# What a text holds, in the UTF-8 that French needs. A text of other signs is not usual.
_SIGNS: Final = rb"[\t\n -%'-;=?-~]++|[\xc2-\xdf][\x80-\xbf]|\xe2[\x80-\xbf][\x80-\xbf]"
_TEXT: Final = rb"((?:%b)++)" % _SIGNS
_HELD: Final = {
    "s": rb"<v>([0-9]{1,9})</v>",
    "n": rb"<v>(-?[0-9]{1,20}(?:\.[0-9]{1,20})?(?:[Ee][-+]?[0-9]{1,3})?)</v>",
    "b": rb"<v>([01])</v>",
    "e": rb"<v>%b</v>" % _TEXT,
    "str": rb"<v>%b</v>" % _TEXT,
    INLINE: rb'<is><t(?: xml:space="preserve")?>((?:%b)*+)</t></is>' % _SIGNS,
}
"""What a cell of each kind holds, its value between parentheses."""
_FORMULA: Final = FORMULA % _SIGNS
_BLANK: Final = rb'(?: s="[0-9]{1,6}")?(?:/>|></c>)'
_BLANK_RESULT: Final = rb'(?: s="[0-9]{1,6}")?(?:/>|></c>| t="str">%b<v></v></c>)' % _FORMULA
"""What may stand where nothing is: in any column, and in one that formulas fill, which takes five
times longer to make a pattern of."""


class CellForm(NamedTuple):
    """What the cells of one column have in common beside their values."""

    column: int
    style: str
    kind: str


class UsualRows(NamedTuple):
    """Rows that follow each other, none of them hidden.

    ``numbers``: their numbers. ``written``: what each holds in each of the ``forms``, None where it
    holds nothing. ``end``: where they end.
    """

    forms: tuple[CellForm, ...]
    numbers: list[int]
    written: list[tuple[bytes | None, ...]]
    end: int


class UsualForms:
    """Learns the forms of the cells of one sheet from its first rows."""

    def __init__(self) -> None:
        self._columns: dict[int, dict[bytes, CellForm]] = {}
        self._letters: dict[int, str] = {}
        self._calculated: set[int] = set()
        self._forms: tuple[CellForm, ...] = ()
        self._row: re.Pattern[bytes] | None = None
        self._unlike = 0
        self._made_at = _LEARNT_FROM

    def note(self, cells: Iterable[PlainCell]) -> None:
        """Learn from a plain row that no pattern has read."""
        self._unlike += 1
        if self._unlike > self._made_at:
            return
        for xml, letters, style, kind, written, text in cells:
            column = column_number(letters)
            forms = self._columns.setdefault(column, {})
            self._letters[column] = letters
            opened = xml.index(">")
            formula = _FORMULA if xml.startswith("<f", opened + 1) else b""
            if formula:
                self._calculated.add(column)
            if not (written or text):
                continue
            attributes = xml[xml.index('"', len('<c r="')) + 1 : opened + 1]
            held = INLINE if text else kind or "n"
            pattern = attributes.encode() + formula + _HELD[held] + b"</c>"
            forms[pattern] = CellForm(column, style or "0", held)
        if self._unlike == self._made_at:
            self._make()

    def _make(self) -> None:
        """Make the pattern, and tell after how many more rows it is made anew."""
        ordered = sorted(self._columns.items())
        forms = tuple(form for _, known in ordered for form in known.values())
        is_wide = len(ordered) > TABLE_WIDTH or any(c > COLUMNS_MAX for c, _ in ordered)
        if is_wide or len(forms) > _FORMS_MAX:
            self._row, self._made_at = None, 0
            return
        cells = b"".join(
            rb'(?:<c r="%b[0-9]{1,7}"(?:%b))?'
            % (self._letters[column].encode(), b"|".join((*known, self._blank(column))))
            for column, known in ordered
        )
        self._forms = forms
        self._row = re.compile(ROW_HEAD + b">" + cells + b"</row>")
        self._made_at *= 2

    def _blank(self, column: int) -> bytes:
        return _BLANK_RESULT if column in self._calculated else _BLANK

    def run(self, data: bytes, place: int, is_shown: Callable[[bytes], bool]) -> UsualRows | None:
        """Read the usual rows that begin at a place, up to the first which is not one.

        Args:
            data: a piece of the part.
            place: where a row may begin in it.
            is_shown: tells whether a row is plain and shown, by its attributes but its number.
        """
        if self._row is None:
            return None
        match = self._row.match
        numbers: list[int] = []
        written: list[tuple[bytes | None, ...]] = []
        shown: bytes | None = None
        while row := match(data, place):
            held = row.groups()
            number, attributes = int(held[0]), held[1]
            if attributes != shown and not is_shown(attributes):
                break
            if numbers and number - numbers[-1] > BLANK_ROWS_MAX:
                break  # after so many blank rows, what the row holds may have to be left unread
            shown = attributes
            numbers.append(number)
            written.append(held[2:])
            place = row.end()
        return UsualRows(self._forms, numbers, written, place) if numbers else None
