"""Where LibreOffice shows the commands: a menu of Calc, beside its own."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from pial_xl.buttons import grouped
from pial_xl.installation.extension.macros import address

TITLE = "PIAL"
_CALC = "com.sun.star.sheet.SpreadsheetDocument"
_SEPARATOR = "private:separator"


def menu() -> bytes:
    """Give the configuration that adds the menu, in the XML of LibreOffice's registry."""
    entries = _set_node("Submenu", _entries())
    complete = _property("Title", TITLE, translated=True) + _property("Context", _CALC) + entries
    bar = _set_node("OfficeMenuBar", [complete])
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:component-data xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        'oor:name="Addons" oor:package="org.openoffice.Office">'
        f'<node oor:name="AddonUI">{bar}</node></oor:component-data>\n'
    ).encode()


def _entries() -> Iterator[str]:
    """Give the commands, a line between two groups."""
    for rank, (_, buttons) in enumerate(grouped()):
        if rank:
            yield _property("URL", _SEPARATOR)
        for button in buttons:
            yield "".join(
                (
                    _property("URL", address(button)),
                    _property("Title", button.libelle, translated=True),
                    _property("Target", "_self"),
                    _property("Context", _CALC),
                )
            )


def _set_node(name: str, contents: Sequence[str] | Iterator[str]) -> str:
    """Give a set, whose members LibreOffice shows in the order of their names."""
    members = (
        f'<node oor:name="fr.pial_xl.{rank:02}" oor:op="replace">{content}</node>'
        for rank, content in enumerate(contents, start=1)
    )
    return f"<node oor:name={quoteattr(name)}>{''.join(members)}</node>"


def _property(name: str, value: str, *, translated: bool = False) -> str:
    """Give a property. Of a text to be translated, the French is what every language shows."""
    language = ' xml:lang="en-US"' if translated else ""
    value_node = f"<value{language}>{escape(value)}</value>"
    return f'<prop oor:name="{name}" oor:type="xs:string">{value_node}</prop>'
