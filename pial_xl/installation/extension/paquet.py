"""The extension as LibreOffice takes it: a ZIP of a description, a menu and a Basic library."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pial_xl import __version__
from pial_xl.installation.extension.macros import BIBLIOTHEQUE, modules
from pial_xl.installation.extension.menu import TITRE, menu
from pial_xl.installation.libreoffice import EXTENSION
from pial_xl.units.text import french

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MENU = "Addons.xcu"
_SANS_DATE = (2000, 1, 1, 0, 0, 0)


def paquet() -> bytes:
    """Give the ``.oxt``; the same sources always give the same bytes."""
    octets = BytesIO()
    with ZipFile(octets, "w", ZIP_DEFLATED) as archive:
        for nom, contenu in parties().items():
            archive.writestr(ZipInfo(nom, _SANS_DATE), contenu, ZIP_DEFLATED)
    return octets.getvalue()


def parties() -> dict[str, bytes]:
    """Give each file of the extension, by its path in it."""
    return {
        "META-INF/manifest.xml": _manifeste(),
        "description.xml": _description(),
        _MENU: menu(),
        **{f"{BIBLIOTHEQUE}/{nom}": contenu for nom, contenu in _bibliotheque()},
    }


def _manifeste() -> bytes:
    types = {
        _MENU: "application/vnd.sun.star.configuration-data",
        f"{BIBLIOTHEQUE}/": "application/vnd.sun.star.basic-library",
    }
    entrees = "".join(
        f'<manifest:file-entry manifest:full-path="{chemin}" manifest:media-type="{genre}"/>'
        for chemin, genre in types.items()
    )
    espace = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    return (
        f'{_XML}<manifest:manifest xmlns:manifest="{espace}">{entrees}</manifest:manifest>\n'
    ).encode()


def _description() -> bytes:
    return (
        f'{_XML}<description xmlns="http://openoffice.org/extensions/description/2006">'
        f'<identifier value="{EXTENSION}"/><version value="{__version__}"/>'
        f'<display-name><name lang="fr">{escape(french(f"Menu {TITRE}, pour pial-xl"))}</name>'
        "</display-name></description>\n"
    ).encode()


def _bibliotheque() -> Iterator[tuple[str, bytes]]:
    """Give the files of the Basic library; one without a list of dialogs makes LibreOffice stop."""
    yield "script.xlb", _liste(nom for nom, _ in modules())
    yield "dialog.xlb", _liste(())
    espace = "http://openoffice.org/2000/script"
    for nom, source in modules():
        yield (
            f"{nom}.xba",
            f'{_XML}<script:module xmlns:script="{espace}" script:name={quoteattr(nom)} '
            f'script:language="StarBasic">{escape(source)}</script:module>\n'.encode(),
        )


def _liste(noms: Iterable[str]) -> bytes:
    membres = "".join(f'<library:element library:name="{nom}"/>' for nom in noms)
    return (
        f'{_XML}<library:library xmlns:library="http://openoffice.org/2000/library" '
        f'library:name="{BIBLIOTHEQUE}" library:readonly="true" '
        f'library:passwordprotected="false">{membres}</library:library>\n'
    ).encode()
