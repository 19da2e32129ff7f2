"""The rows of a sheet as spreadsheet programs write them, told apart from all other XML.

Nearly all rows of all workbooks are of one plain form: ``<row r="2"><c r="A2" t="s"><v>0</v></c>``
and so on. Such a row is cut out of the XML by patterns, which make no objects; whatever is not of
that form, to the byte, is left to the XML parser, which reads the rest of the part too.
"""

import re
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Final, NamedTuple

from pial_xl.sheets.closed.usual_rows import FORMULA, ROW_HEAD, PlainCell, UsualForms, UsualRows

MAIN: Final = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_BEGINNING: Final = b"<sheetData>"
_ROW_END: Final = b"</row>"
_WAITED_MAX: Final = 256 * 1024
"""Bytes before the first row, or of one row: beyond, the XML parser reads them as they come."""
_HEADS_MAX: Final = 1_000

_DECLARATION = re.compile(rb"<\?xml [^<>]*?\?>\s*")
_OTHER_ENCODING = re.compile(rb"encoding\s*=\s*[\"'](?![Uu][Tt][Ff]-8[\"'])")
_ROOT = re.compile(rb"<worksheet\s[^<>]*>")
_ROW = re.compile(ROW_HEAD + rb"(/?)>")
_ATTRIBUTE = re.compile(rb' (?:([A-Za-z0-9]+):)?([A-Za-z0-9]+)="([^"]*)"')
# Texts without entity nor line break, which XML would change, and without what it forbids.
PLAIN_TEXT = r"[^<>&\r\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
_FORMULA = (FORMULA % PLAIN_TEXT.encode()).decode()
_CELL = re.compile(
    r'(<c r="([A-Z]{1,3})[0-9]{1,7}"(?: s="(0|[1-9][0-9]{0,5})")?(?:'
    rf'(?: t="(s|n|str|b|e)")?(?:/>|>(?:(?:{_FORMULA})?<v>({PLAIN_TEXT}+)</v>)?</c>)'
    rf'| t="str">{_FORMULA}<v></v></c>'  # the blank result of a formula: read as nothing
    rf'| t="inlineStr"><is><t(?: xml:space="preserve")?>({PLAIN_TEXT}*)</t></is></c>))'
)
_whole = itemgetter(0)


def is_utf8(declaration: bytes) -> bool:
    """Tell whether an XML declaration, blank without one, leaves a part in UTF-8."""
    return _OTHER_ENCODING.search(declaration) is None


class PlainRow(NamedTuple):
    """A row of the plain form: its number, whether it is hidden, its cells."""

    number: int
    is_hidden: bool
    cells: list[PlainCell]


class PlainRows:
    """Cuts the plain rows out of the XML of one sheet."""

    def __init__(self, usual: UsualForms | None = None) -> None:
        """Begin.

        Args:
            usual: reads the usual rows, for who wants no more of a cell than its value.
        """
        self._usual = usual
        self._waiting = b""
        self._begun = False
        self._over = False
        self._root = b""
        self._heads: dict[bytes, bool | None] = {}

    def pieces(self, blocks: Iterable[bytes]) -> Iterator[PlainRow | UsualRows | bytes]:
        """Give the plain rows of a part, and the XML before, between and after them, in order."""
        for block in blocks:
            yield from self._cut(block)
        yield self._waiting

    def leave_after(self, xml: bytes) -> None:
        """Leave to the XML parser all that follows a row which it does not take for one."""
        self._over |= xml.endswith(_ROW_END)

    def _cut(self, block: bytes) -> Iterator[PlainRow | UsualRows | bytes]:
        data = self._waiting + block
        self._waiting = b""
        place = 0
        if not self._begun and not self._over:
            place = self._begin(data)
            if place:
                yield data[:place]
        while not self._over and self._begun:
            if self._usual and (usual := self._usual.run(data, place, self._is_shown)):
                yield usual
                place = usual.end
            head = _ROW.match(data, place)
            if head and head[3]:
                row, end = self._row(head, b""), head.end()
            else:
                end = data.find(_ROW_END, place)
                if end < 0:
                    break
                row = self._row(head, data[head.end() : end]) if head else None
                end += len(_ROW_END)
            if row is None:
                xml = data[place:end]
                self._over |= b"<!" in xml or b"<?" in xml or b"xmlns" in xml
                yield xml
            else:
                yield row
            place = end
        if rest := self._rest(data[place:]):
            yield rest

    def _rest(self, rest: bytes) -> bytes:
        """Keep what may be the beginning of a row for the next block; give what is not."""
        if not self._over and self._begun:
            beginning = rest[: len(b"<row")].lstrip(b" \n\t")
            self._over = not b"<row".startswith(beginning)
        self._over |= len(rest) > _WAITED_MAX
        if self._over:
            return rest
        self._waiting = rest
        return b""

    def _begin(self, data: bytes) -> int:
        """Find where the rows begin: 0 when it is not seen yet, or cannot be made sure of."""
        found = data.find(_BEGINNING)
        if found < 0:
            return 0
        declaration = _DECLARATION.match(data.removeprefix(b"\xef\xbb\xbf"))
        head = data[:found].removeprefix(b"\xef\xbb\xbf")[declaration.end() if declaration else 0 :]
        root = _ROOT.match(head)
        is_sure = (
            root is not None
            and is_utf8(declaration[0] if declaration else b"")
            and b"<!" not in head
            and b"<?" not in head
            and MAIN in root[0]
            and head.count(b"xmlns") == root[0].count(b"xmlns")
        )
        if root is None or not is_sure:
            self._over = True
            return 0
        self._begun, self._root = True, root[0]
        return found + len(_BEGINNING)

    def _row(self, head: re.Match[bytes], cells: bytes) -> PlainRow | None:
        """Read a row; None when it is not of the plain form."""
        is_hidden = self._is_hidden(head[2])
        if is_hidden is None:
            return None
        try:
            text = cells.decode()
        except UnicodeDecodeError:
            return None
        found = _CELL.findall(text)
        if sum(map(len, map(_whole, found))) != len(text):
            return None
        if self._usual:
            self._usual.note(found)
        return PlainRow(int(head[1]), is_hidden, found)

    def _is_shown(self, attributes: bytes) -> bool:
        return self._is_hidden(attributes) is False

    def _is_hidden(self, attributes: bytes) -> bool | None:
        """Tell whether a row is hidden, from its other attributes; None when they are not plain."""
        if attributes not in self._heads:
            if len(self._heads) >= _HEADS_MAX:
                self._heads.clear()
            self._heads[attributes] = self._read_hidden(attributes)
        return self._heads[attributes]

    def _read_hidden(self, attributes: bytes) -> bool | None:
        names: dict[bytes, bytes] = {}
        for prefix, name, value in _ATTRIBUTE.findall(attributes):
            is_declared = not prefix or b"xmlns:" + prefix + b"=" in self._root
            full = prefix + b":" + name if prefix else name
            if not is_declared or full in names or full in (b"r", b"xmlns"):
                return None
            names[full] = value
        return names.get(b"hidden") in (b"1", b"true")
