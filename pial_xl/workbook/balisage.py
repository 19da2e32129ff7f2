"""Read XML that is not trusted: no DTD, so no entity, whatever the parser behind."""

from collections.abc import Callable, Iterator
from typing import IO, Any, cast
from xml.etree import ElementTree as ET
from xml.parsers import expat

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from pial_xl.workbook.archive import ABIME, Archive
from pial_xl.workbook.erreurs import ClasseurIllisible

_BLOC = 16_384
_TRANSITIONNEL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CHEMIN_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def principal(nom: str) -> str:
    """Give the full tag of an element of the main spreadsheet namespace."""
    return f"{{{_TRANSITIONNEL}}}{nom}"


def racine(archive: Archive, nom: str) -> ET.Element:
    """Read a small part whole.

    Raises:
        ClasseurIllisible: when it is absent, damaged, no XML, or holds a DTD.
    """
    try:
        return fromstring(archive.lire(nom), forbid_dtd=True)
    except (ET.ParseError, DefusedXmlException, ValueError, LookupError) as failure:
        raise ClasseurIllisible(ABIME) from failure


def elements(archive: Archive, nom: str) -> Iterator[ET.Element]:
    """Stream the elements of a part as each one ends.

    The pure Python parser of defusedxml takes four times as long; here the prologue alone is read
    with care (a DTD can stand nowhere else), then the C parser does the rest.
    """
    with archive.ouvrir(nom) as flux:
        _refuser_un_dtd(flux)
    with archive.ouvrir(nom) as flux:
        try:
            for _, element in ET.iterparse(cast(IO[bytes], flux)):  # noqa: S314
                yield element
        except (ET.ParseError, UnicodeError, LookupError) as failure:
            raise ClasseurIllisible(ABIME) from failure


class _FinDuPrologueError(Exception):
    """The root element has begun: the prologue is over."""


def _refuser_un_dtd(flux: IO[bytes] | Any) -> None:
    analyse = expat.ParserCreate()
    analyse.StartDoctypeDeclHandler = _lever(ClasseurIllisible(ABIME))
    analyse.StartElementHandler = _lever(_FinDuPrologueError())
    try:
        while bloc := flux.read(_BLOC):
            analyse.Parse(bloc)
    except _FinDuPrologueError:
        return
    except (expat.ExpatError, UnicodeError, LookupError) as failure:
        raise ClasseurIllisible(ABIME) from failure


def _lever(erreur: Exception) -> Callable[..., None]:
    def handler(*_: object) -> None:
        raise erreur

    return handler
