"""Read XML that is not trusted: no DTD, so no entity, whatever the parser behind."""

from collections.abc import Callable, Iterator
from typing import IO, Any, cast
from xml.etree import ElementTree as ET
from xml.parsers import expat

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from pial_xl.sheets.closed.archive import DAMAGED, Archive
from pial_xl.sheets.errors import WorkbookReadError

_BLOCK = 16_384
_TRANSITIONAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def principal(nom: str) -> str:
    """Give the full tag of an element of the main spreadsheet namespace."""
    return f"{{{_TRANSITIONAL}}}{nom}"


def root(archive: Archive, nom: str) -> ET.Element:
    """Read a small part whole.

    Raises:
        WorkbookReadError: when it is absent, damaged, no XML, or holds a DTD.
    """
    try:
        return fromstring(archive.read(nom), forbid_dtd=True)
    except (ET.ParseError, DefusedXmlException, ValueError, LookupError) as failure:
        raise WorkbookReadError(DAMAGED) from failure


def elements(archive: Archive, nom: str) -> Iterator[ET.Element]:
    """Stream the elements of a part as each one ends.

    The pure Python parser of defusedxml takes four times as long; here the prologue alone is read
    with care (a DTD can stand nowhere else), then the C parser does the rest.
    """
    with archive.open_(nom) as stream:
        _refuse_dtd(stream)
    with archive.open_(nom) as stream:
        try:
            for _, element in ET.iterparse(cast(IO[bytes], stream)):  # noqa: S314
                yield element
        except (ET.ParseError, UnicodeError, LookupError) as failure:
            raise WorkbookReadError(DAMAGED) from failure


class _PrologueEndError(Exception):
    """The root element has begun: the prologue is over."""


def _refuse_dtd(stream: IO[bytes] | Any) -> None:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _raising(WorkbookReadError(DAMAGED))
    parser.StartElementHandler = _raising(_PrologueEndError())
    try:
        while block := stream.read(_BLOCK):
            parser.Parse(block)
    except _PrologueEndError:
        return
    except (expat.ExpatError, UnicodeError, LookupError) as failure:
        raise WorkbookReadError(DAMAGED) from failure


def _raising(error: Exception) -> Callable[..., None]:
    def handler(*_: object) -> None:
        raise error

    return handler
