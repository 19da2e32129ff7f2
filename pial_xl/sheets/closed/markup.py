"""Read XML that is not trusted: no DTD, so no entity, and no more markup than is allowed."""

from collections.abc import Callable, Collection, Iterator
from typing import Any, Final, Literal
from xml.etree import ElementTree as ET
from xml.parsers import expat

from pial_xl.sheets.closed.archive import Archive
from pial_xl.sheets.closed.guard import (
    BLOCK,
    DAMAGED,
    MEGABYTE,
    OVERSIZED,
    Allowance,
    PerElement,
    Stream,
)
from pial_xl.sheets.closed.plain_rows import PlainRow, PlainRows
from pial_xl.sheets.closed.usual_rows import UsualRows
from pial_xl.sheets.errors import WorkbookReadError

_TRANSITIONAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ALPHABETS = frozenset({"utf-8", "utf8", "utf-16", "us-ascii", "ascii", "iso-8859-1"})
"""Those in which markup is written with the bytes that are counted."""
_XML_ERRORS = (ET.ParseError, expat.ExpatError, ValueError, LookupError)
_Kind = Literal["start", "end"]
_TOKEN_MAX = MEGABYTE
"""Bytes without an element, in one tag or one comment: the parser goes over them again each time
it is given more, and the longest text of a cell has a fifth of them."""


def principal(nom: str) -> str:
    """Give the full tag of an element of the main spreadsheet namespace."""
    return f"{{{_TRANSITIONAL}}}{nom}"


MERGE_CELL: Final = principal("mergeCell")
_ROW: Final = principal("row")
_ROWS_AND_MERGES: Final = frozenset({_ROW, MERGE_CELL})
_AFTER_MERGES: Final = frozenset(
    map(
        principal,
        (
            "mergeCells",
            "phoneticPr",
            "formula",
            "cfRule",
            "formula1",
            "dataValidation",
            "hyperlink",
            "printOptions",
            "pageMargins",
            "pageSetup",
            "drawing",
            "tablePart",
            "ext",
        ),
    )
)
"""Elements that a sheet holds after its merged areas only: the rest of the part is not read."""


def root(archive: Archive, nom: str) -> ET.Element:
    """Read a small part whole.

    Raises:
        WorkbookReadError: when it is absent, damaged, out of measure, no XML, or holds a DTD.
    """
    data = archive.read(nom)
    _read_prologue(iter((data,)))
    try:
        return ET.fromstring(data)  # noqa: S314 - without a DTD, which stands in the prologue
    except _XML_ERRORS as failure:
        raise WorkbookReadError(DAMAGED) from failure


def root_tag(archive: Archive, nom: str) -> str:
    """Give the full tag of the element that a part is, without reading what it holds.

    Raises:
        WorkbookReadError: as ``root``.
    """
    with archive.open_(nom, archive.list_allowance()) as stream:
        return _read_prologue(_blocks(stream))


def elements(
    archive: Archive, nom: str, wanted: Collection[str], whole: Allowance | None = None
) -> Iterator[tuple[str, ET.Element]]:
    """Stream the elements of a part that have a wanted tag, each whole, with its parent's tag.

    Args:
        archive: the workbook.
        nom: name of the part.
        wanted: full tags.
        whole: what it may hold of markup; that of a long list by default.

    Each is dropped once the next is asked for, and all others as soon as they end.

    Raises:
        WorkbookReadError: when the part is absent, damaged, out of measure, or holds a DTD.
    """
    allowance = archive.list_allowance(whole)
    above: list[ET.Element] = []
    inside = 0
    for event, element in events(archive, nom, allowance, ("start", "end")):
        if event == "start":
            above.append(element)
            inside += element.tag in wanted
            continue
        above.pop()
        inside -= element.tag in wanted
        if inside:
            continue
        if element.tag in wanted:
            yield above[-1].tag if above else "", element
        if above:
            above[-1].clear()
        allowance.next_element()


def rows(archive: Archive, nom: str) -> Iterator[ET.Element | PlainRow]:
    """Stream the rows of a sheet, then its merged areas, each dropped once the next is asked for.

    Raises:
        WorkbookReadError: when the part is absent, damaged, out of measure, or holds a DTD.
    """
    for piece in rows_cut_by(PlainRows(), archive, nom):
        if not isinstance(piece, UsualRows):
            yield piece


def rows_cut_by(
    plain: PlainRows, archive: Archive, nom: str
) -> Iterator[ET.Element | PlainRow | UsualRows]:
    """Stream the same, the usual rows by runs if *plain* looks for them."""
    allowance = archive.rows_allowance()
    with archive.open_(nom, allowance) as stream:
        _read_prologue(_blocks(stream))
    allowance.next_element()
    reading = _PartParser(("end",))
    before: ET.Element | None = None
    with archive.open_(nom, allowance) as stream:
        try:
            for piece in plain.pieces(_blocks(stream)):
                if not isinstance(piece, bytes):
                    yield piece
                    allowance.next_element()
                    continue
                last = None
                for _, element in reading.feed(piece):
                    last = element.tag
                    if last in _AFTER_MERGES:
                        return
                    if last in _ROWS_AND_MERGES:
                        yield element
                        allowance.next_element()
                    if last == _ROW:
                        element.clear()
                        if before is not None:
                            before.clear()  # of the text that followed it
                        before = element
                if last != _ROW:
                    plain.leave_after(piece)
            reading.close()
        except _XML_ERRORS as failure:
            raise WorkbookReadError(DAMAGED) from failure


def events(
    archive: Archive, nom: str, allowance: PerElement, kinds: tuple[_Kind, ...]
) -> Iterator[tuple[str, Any]]:
    """Give the events of the C parser; the prologue alone is looked at first, for a DTD.

    Raises:
        WorkbookReadError: when the part is absent, damaged, out of measure, or holds a DTD.
    """
    with archive.open_(nom, allowance) as stream:
        _read_prologue(_blocks(stream))
    allowance.next_element()
    reading = _PartParser(kinds)
    with archive.open_(nom, allowance) as stream:
        try:
            for block in _blocks(stream):
                yield from reading.feed(block)
            reading.close()
        except _XML_ERRORS as failure:
            raise WorkbookReadError(DAMAGED) from failure


class _PartParser:
    """The C parser of one part, which goes over again what it does not understand yet."""

    def __init__(self, kinds: tuple[_Kind, ...]) -> None:
        self._parser: ET.XMLPullParser[Any] = ET.XMLPullParser(kinds)
        # From expat 2.6 on, the parser waits after a piece that ends amid a long tag, to its very
        # end if need be: what it understands is asked for at once, so that all editions agree.
        self._flush: Callable[[], None] = getattr(self._parser, "flush", _already_told)
        self._silent = 0

    def feed(self, xml: bytes) -> Iterator[tuple[str, Any]]:
        """Give the events of the next piece of the part.

        Raises:
            WorkbookReadError: when too much of it has no element.
        """
        self._parser.feed(xml)
        self._flush()
        self._silent += len(xml)
        for event, element in self._parser.read_events():  # type: ignore[misc, unused-ignore]
            self._silent = 0
            yield event, element
        if self._silent > _TOKEN_MAX:
            raise WorkbookReadError(OVERSIZED)

    def close(self) -> None:
        """Tell that the part is over."""
        self._parser.close()


def _already_told() -> None:
    """Do nothing: an older expat never waits."""


def _blocks(stream: Stream) -> Iterator[bytes]:
    while block := stream.read(BLOCK):
        yield block


class _PrologueEndError(Exception):
    """The root element has begun: the prologue is over."""


def _read_prologue(blocks: Iterator[bytes]) -> str:
    """Refuse a DTD, and the encodings that hide markup; give the tag of the root element."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.XmlDeclHandler = _check_encoding
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = _end_prologue
    seen = 0
    try:
        for block in blocks:
            parser.Parse(block)
            seen += len(block)
            if seen > _TOKEN_MAX:
                raise WorkbookReadError(OVERSIZED)
        parser.Parse(b"", True)
    except _PrologueEndError as end:
        return f"{{{end}" if "}" in str(end) else str(end)
    except _XML_ERRORS as failure:
        raise WorkbookReadError(DAMAGED) from failure
    raise WorkbookReadError(DAMAGED)


def _check_encoding(_version: str, encoding: str | None, _alone: int) -> None:
    if (encoding or "utf-8").lower() not in _ALPHABETS:
        raise WorkbookReadError(DAMAGED)


def _refuse(*_: object) -> None:
    raise WorkbookReadError(DAMAGED)


def _end_prologue(tag: str, _attributes: object) -> None:
    raise _PrologueEndError(tag)
