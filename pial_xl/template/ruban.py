"""The PIAL tab of Excel's ribbon, as XML, and the relations that make Excel read it."""

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from pial_xl.template.boutons import GROUPES, Bouton
from pial_xl.units.text import french

_RELATION = "http://schemas.microsoft.com/office/{}/relationships/ui/extensibility"
# Excel 2010 and later read the first. openpyxl, when it saves, keeps the second only.
_RUBANS = (
    ("customUI/customUI14.xml", "http://schemas.microsoft.com/office/2009/07/customui", "2007"),
    ("customUI/customUI.xml", "http://schemas.microsoft.com/office/2006/01/customui", "2006"),
)


def parties_du_ruban() -> dict[str, bytes]:
    """Give the parts of the package that describe the tab, by name."""
    return {nom: _xml(espace).encode() for nom, espace, _ in _RUBANS}


def relations_du_ruban() -> bytes:
    """Give the relations of the package with these parts."""
    relations = (
        f'<Relationship Id="rIdRuban{rang}" Type="{_RELATION.format(annee)}" Target="{nom}"/>'
        for rang, (nom, _, annee) in enumerate(_RUBANS, start=1)
    )
    return "".join(relations).encode()


def _xml(espace: str) -> str:
    groupes = "".join(_groupe(*groupe) for groupe in GROUPES)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<customUI xmlns="{espace}"><ribbon><tabs><tab id="tabPial" label="PIAL">{groupes}</tab>'
        "</tabs></ribbon></customUI>"
    )


def _groupe(code: str, libelle: str, boutons: Sequence[Bouton]) -> str:
    dedans = "".join(_bouton(bouton) for bouton in boutons)
    return f'<group id="groupe{code}" label={quoteattr(libelle)}>{dedans}</group>'


def _bouton(bouton: Bouton) -> str:
    traits = {
        "id": f"bouton{bouton.macro}",
        "label": bouton.libelle,
        "size": "large",
        "imageMso": bouton.image,
        "onAction": f"modRuban.{bouton.macro}",
        "screentip": bouton.libelle,
        "supertip": french(bouton.aide),
    }
    return f"<button {' '.join(f'{nom}={quoteattr(valeur)}' for nom, valeur in traits.items())}/>"
