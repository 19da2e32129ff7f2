"""The extension as LibreOffice takes it: a ZIP of a description, a menu and a Basic library."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pial_xl import __version__
from pial_xl.installation.extension.macros import LIBRARY, modules
from pial_xl.installation.extension.menu import TITLE, menu
from pial_xl.installation.libreoffice import EXTENSION
from pial_xl.units.text import french

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MENU = "Addons.xcu"
_NO_DATE = (2000, 1, 1, 0, 0, 0)


def package() -> bytes:
    """Give the ``.oxt``; the same sources always give the same bytes."""
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        for name, content in parts().items():
            archive.writestr(ZipInfo(name, _NO_DATE), content, ZIP_DEFLATED)
    return data.getvalue()


def parts() -> dict[str, bytes]:
    """Give each file of the extension, by its path in it."""
    return {
        "META-INF/manifest.xml": _manifest(),
        "description.xml": _description(),
        _MENU: menu(),
        **{f"{LIBRARY}/{name}": content for name, content in _library()},
    }


def _manifest() -> bytes:
    types = {
        _MENU: "application/vnd.sun.star.configuration-data",
        f"{LIBRARY}/": "application/vnd.sun.star.basic-library",
    }
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in types.items()
    )
    namespace = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    return (
        f'{_XML}<manifest:manifest xmlns:manifest="{namespace}">{entries}</manifest:manifest>\n'
    ).encode()


def _description() -> bytes:
    return (
        f'{_XML}<description xmlns="http://openoffice.org/extensions/description/2006">'
        f'<identifier value="{EXTENSION}"/><version value="{__version__}"/>'
        f'<display-name><name lang="fr">{escape(french(f"Menu {TITLE}, pour pial-xl"))}</name>'
        "</display-name></description>\n"
    ).encode()


def _library() -> Iterator[tuple[str, bytes]]:
    """Give the files of the Basic library; one without a list of dialogs makes LibreOffice stop."""
    yield "script.xlb", _name_list(name for name, _ in modules())
    yield "dialog.xlb", _name_list(())
    namespace = "http://openoffice.org/2000/script"
    for name, source in modules():
        yield (
            f"{name}.xba",
            f'{_XML}<script:module xmlns:script="{namespace}" script:name={quoteattr(name)} '
            f'script:language="StarBasic">{escape(source)}</script:module>\n'.encode(),
        )


def _name_list(names: Iterable[str]) -> bytes:
    members = "".join(f'<library:element library:name="{name}"/>' for name in names)
    return (
        f'{_XML}<library:library xmlns:library="http://openoffice.org/2000/library" '
        f'library:name="{LIBRARY}" library:readonly="true" '
        f'library:passwordprotected="false">{members}</library:library>\n'
    ).encode()
