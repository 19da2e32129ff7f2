"""Where LibreOffice shows the commands: a menu of Calc, beside its own."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from pial_xl.installation.extension.macros import adresse
from pial_xl.template.boutons import GROUPES

TITRE = "PIAL"
_CALC = "com.sun.star.sheet.SpreadsheetDocument"
_TRAIT = "private:separator"


def menu() -> bytes:
    """Give the configuration that adds the menu, in the XML of LibreOffice's registry."""
    entrees = _ensemble("Submenu", _entrees())
    complet = _propriete("Title", TITRE, traduite=True) + _propriete("Context", _CALC) + entrees
    barre = _ensemble("OfficeMenuBar", [complet])
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:component-data xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        'oor:name="Addons" oor:package="org.openoffice.Office">'
        f'<node oor:name="AddonUI">{barre}</node></oor:component-data>\n'
    ).encode()


def _entrees() -> Iterator[str]:
    """Give the commands, a line between two groups."""
    for rang, (_, _, boutons) in enumerate(GROUPES):
        if rang:
            yield _propriete("URL", _TRAIT)
        for bouton in boutons:
            yield "".join(
                (
                    _propriete("URL", adresse(bouton)),
                    _propriete("Title", bouton.libelle, traduite=True),
                    _propriete("Target", "_self"),
                    _propriete("Context", _CALC),
                )
            )


def _ensemble(nom: str, contenus: Sequence[str] | Iterator[str]) -> str:
    """Give a set, whose members LibreOffice shows in the order of their names."""
    membres = (
        f'<node oor:name="fr.pial_xl.{rang:02}" oor:op="replace">{contenu}</node>'
        for rang, contenu in enumerate(contenus, start=1)
    )
    return f"<node oor:name={quoteattr(nom)}>{''.join(membres)}</node>"


def _propriete(nom: str, valeur: str, *, traduite: bool = False) -> str:
    """Give a property. Of a text to be translated, the French is what every language shows."""
    langue = ' xml:lang="en-US"' if traduite else ""
    dite = f"<value{langue}>{escape(valeur)}</value>"
    return f'<prop oor:name="{nom}" oor:type="xs:string">{dite}</prop>'
