"""Headers and footers in LibreOffice: they belong to a page style, which a copied sheet shares."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from xlwings import Sheet

from pial_xl.sheets.open.hosts.libreoffice_copies import PAGE_STYLE

_READ_ONLY = 16
"""``com.sun.star.beans.PropertyAttribute.READONLY``."""
_FIRST_PAGE = "FirstPageNumber"
"""Else the pages of a sheet that is printed with others go on from those before it."""
_BANDS = ("Header", "Footer")
_SIDES = ("LeftText", "CenterText", "RightText")


def read(sheet: Sheet) -> dict[str, tuple[str, ...]]:
    """Give the text of each zone in pieces of one look; page numbers and the like are left out."""
    readings: dict[str, tuple[str, ...]] = {}
    style = _styles(sheet).getByName(_style_name(sheet))
    for nom in _contents(style):
        content = style.getPropertyValue(nom)  # to be kept: its texts end with it
        for side in _SIDES:
            pieces = tuple(str(p.getString()) for p in _portions(getattr(content, side)))
            if any(pieces):
                readings[f"{nom}.{side}"] = pieces
    return readings


def write(sheet: Sheet, model: Sheet, texts: Mapping[str, Sequence[str]]) -> None:
    """Give a sheet the headers and footers of its model, some of whose zones are filled.

    Its page style becomes its own if it was the model's: that one must stay as it is.
    """
    styles = _styles(sheet)
    source = styles.getByName(_style_name(model))
    if _style_name(sheet) == _style_name(model):
        sheet.api.setPropertyValue(PAGE_STYLE, _copy(sheet, styles, source))
    target = styles.getByName(_style_name(sheet))
    target.setPropertyValue(_FIRST_PAGE, 1)
    for nom in {zone.partition(".")[0] for zone in texts}:
        content = source.getPropertyValue(nom)
        for side in _SIDES:
            if pieces := texts.get(f"{nom}.{side}"):
                portions = list(_portions(getattr(content, side)))
                for portion, piece in reversed(list(zip(portions, pieces, strict=True))):
                    portion.setString(piece)
        target.setPropertyValue(nom, content)


def _styles(sheet: Sheet) -> Any:
    return sheet.book.impl.page_styles


def _style_name(sheet: Sheet) -> str:
    return str(sheet.api.getPropertyValue(PAGE_STYLE))


def _contents(style: Any) -> Iterator[str]:
    """Name the contents in use: those of other pages only where they are not the same."""
    for band in _BANDS:
        if not style.getPropertyValue(f"{band}IsOn"):
            continue
        yield f"RightPage{band}Content"
        if not style.getPropertyValue(f"{band}IsShared"):
            yield f"LeftPage{band}Content"
        if not style.getPropertyValue(f"FirstPage{band}IsShared"):
            yield f"FirstPage{band}Content"


def _portions(text: Any) -> Iterator[Any]:
    paragraphs = text.createEnumeration()
    while paragraphs.hasMoreElements():
        portions = paragraphs.nextElement().createEnumeration()
        while portions.hasMoreElements():
            portion = portions.nextElement()
            if portion.getPropertyValue("TextPortionType") == "Text":
                yield portion


def _copy(sheet: Sheet, styles: Any, source: Any) -> str:
    """Copy a page style under a name that none has; give that name."""
    nom = base = f"PageStyle_{sheet.name}"
    rank = 1
    while styles.hasByName(nom):
        rank += 1
        nom = f"{base} ({rank})"
    styles.insertByName(nom, sheet.book.api.createInstance("com.sun.star.style.PageStyle"))
    known = source.getPropertySetInfo().getProperties()
    names = tuple(sorted(p.Name for p in known if not p.Attributes & _READ_ONLY))
    styles.getByName(nom).setPropertyValues(names, source.getPropertyValues(names))
    return nom
