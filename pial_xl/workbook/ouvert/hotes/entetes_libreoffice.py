"""Headers and footers in LibreOffice: they belong to a page style, which a copied sheet shares."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from xlwings import Sheet

_STYLE = "PageStyle"
_LECTURE_SEULE = 16
"""``com.sun.star.beans.PropertyAttribute.READONLY``."""
_BANDES = ("Header", "Footer")
_COTES = ("LeftText", "CenterText", "RightText")


def lire(sheet: Sheet) -> dict[str, tuple[str, ...]]:
    """Give the text of each zone in pieces of one look; page numbers and the like are left out."""
    lus: dict[str, tuple[str, ...]] = {}
    style = _styles(sheet).getByName(_nom_du_style(sheet))
    for nom in _contenus(style):
        contenu = style.getPropertyValue(nom)  # to be kept: its texts end with it
        for cote in _COTES:
            pieces = tuple(str(p.getString()) for p in _portions(getattr(contenu, cote)))
            if any(pieces):
                lus[f"{nom}.{cote}"] = pieces
    return lus


def ecrire(sheet: Sheet, modele: Sheet, textes: Mapping[str, Sequence[str]]) -> None:
    """Give a sheet the headers and footers of its model, some of whose zones are filled.

    Its page style becomes its own if it was the model's: that one must stay as it is.
    """
    styles = _styles(sheet)
    source = styles.getByName(_nom_du_style(modele))
    if _nom_du_style(sheet) == _nom_du_style(modele):
        sheet.api.setPropertyValue(_STYLE, _copier(sheet, styles, source))
    cible = styles.getByName(_nom_du_style(sheet))
    for nom in {zone.partition(".")[0] for zone in textes}:
        contenu = source.getPropertyValue(nom)
        for cote in _COTES:
            if pieces := textes.get(f"{nom}.{cote}"):
                portions = list(_portions(getattr(contenu, cote)))
                for portion, piece in reversed(list(zip(portions, pieces, strict=True))):
                    portion.setString(piece)
        cible.setPropertyValue(nom, contenu)


def _styles(sheet: Sheet) -> Any:
    return sheet.book.api.getStyleFamilies().getByName("PageStyles")


def _nom_du_style(sheet: Sheet) -> str:
    return str(sheet.api.getPropertyValue(_STYLE))


def _contenus(style: Any) -> Iterator[str]:
    """Name the contents in use: those of other pages only where they are not the same."""
    for bande in _BANDES:
        if not style.getPropertyValue(f"{bande}IsOn"):
            continue
        yield f"RightPage{bande}Content"
        if not style.getPropertyValue(f"{bande}IsShared"):
            yield f"LeftPage{bande}Content"
        if not style.getPropertyValue(f"FirstPage{bande}IsShared"):
            yield f"FirstPage{bande}Content"


def _portions(texte: Any) -> Iterator[Any]:
    paragraphes = texte.createEnumeration()
    while paragraphes.hasMoreElements():
        portions = paragraphes.nextElement().createEnumeration()
        while portions.hasMoreElements():
            portion = portions.nextElement()
            if portion.getPropertyValue("TextPortionType") == "Text":
                yield portion


def _copier(sheet: Sheet, styles: Any, source: Any) -> str:
    """Copy a page style under a name that none has; give that name."""
    nom = base = f"PageStyle_{sheet.name}"
    rang = 1
    while styles.hasByName(nom):
        rang += 1
        nom = f"{base} ({rang})"
    styles.insertByName(nom, sheet.book.api.createInstance("com.sun.star.style.PageStyle"))
    connues = source.getPropertySetInfo().getProperties()
    noms = tuple(sorted(p.Name for p in connues if not p.Attributes & _LECTURE_SEULE))
    styles.getByName(nom).setPropertyValues(noms, source.getPropertyValues(noms))
    return nom
