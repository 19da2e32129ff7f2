"""The PIAL tab of Excel's ribbon, as XML, and the relations that make Excel read it."""

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from pial_xl.buttons import Button, Group, grouped

_RELATION = "http://schemas.microsoft.com/office/{}/relationships/ui/extensibility"
# Excel 2010 and later read the first. openpyxl, when it saves, keeps the second only.
_RIBBONS = (
    ("customUI/customUI14.xml", "http://schemas.microsoft.com/office/2009/07/customui", "2007"),
    ("customUI/customUI.xml", "http://schemas.microsoft.com/office/2006/01/customui", "2006"),
)


def ribbon_parts() -> dict[str, bytes]:
    """Give the parts of the package that describe the tab, by name."""
    return {nom: _xml(namespace).encode() for nom, namespace, _ in _RIBBONS}


def ribbon_relations() -> bytes:
    """Give the relations of the package with these parts."""
    relations = (
        f'<Relationship Id="rIdRuban{rank}" Type="{_RELATION.format(year)}" Target="{nom}"/>'
        for rank, (nom, _, year) in enumerate(_RIBBONS, start=1)
    )
    return "".join(relations).encode()


def _xml(namespace: str) -> str:
    groupes = "".join(_group(group, buttons) for group, buttons in grouped())
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<customUI xmlns="{namespace}"><ribbon><tabs><tab id="tabPial" label="PIAL">'
        f"{groupes}</tab></tabs></ribbon></customUI>"
    )


def _group(group: Group, buttons: Sequence[Button]) -> str:
    inside = "".join(_button(button) for button in buttons)
    return f'<group id="groupe{group.code}" label={quoteattr(group.libelle)}>{inside}</group>'


def _button(button: Button) -> str:
    traits = {
        "id": f"bouton{button.macro}",
        "label": button.libelle,
        "size": "large",
        "imageMso": button.image,
        "onAction": f"modRuban.{button.macro}",
        "screentip": button.libelle,
        "supertip": button.aide,
    }
    return f"<button {' '.join(f'{nom}={quoteattr(valeur)}' for nom, valeur in traits.items())}/>"
