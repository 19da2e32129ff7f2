"""What the sheet of a letter's model holds beside its cells: headers, text boxes, what is drawn."""

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from typing import Final
from xml.etree import ElementTree as ET

from pial_xl.sheets.closed.archive import Archive
from pial_xl.sheets.closed.grid import SheetInfo
from pial_xl.sheets.closed.markup import RELATION_ID, principal, root
from pial_xl.sheets.closed.package import relations
from pial_xl.tables.raw import ModelParts

PICTURES: Final = frozenset({"png", "jpeg", "jpg", "gif", "bmp", "tif", "tiff"})
"""Kinds of pictures that a letter keeps, by the ends of their names."""
_EMBED = RELATION_ID.removesuffix("id") + "embed"
_LOST_RELATIONS: Final = {
    "pivotTable": "un tableau croisé",
    "oleObject": "un objet incorporé",
    "package": "un objet incorporé",
    "control": "un contrôle de formulaire",
    "ctrlProp": "un contrôle de formulaire",
    "image": "une image d'arrière-plan",
    "slicer": "un segment",
}
_SMALL_CHARTS = "sparklineGroup"
_HEADER_LOGO = "une image d'en-tête ou de pied de page"
_HEADERS = ("en-tête", "pied de page")


def model_parts(archive: Archive, sheet: SheetInfo) -> ModelParts:
    """Look at the sheet of a model.

    Raises:
        WorkbookReadError: when a part is damaged or out of measure.
    """
    page = root(archive, sheet.part)
    parts = _parts(archive, sheet, page)
    return replace(parts, lost=(*parts.lost, *_never_calculated(page)))


def parts_not_copied(archive: Archive, sheet: SheetInfo) -> tuple[str, ...]:
    """Give what a copy of a sheet, formulas kept, does not hold: in French, with its article.

    Raises:
        WorkbookReadError: when a part is damaged or out of measure.
    """
    return _parts(archive, sheet, root(archive, sheet.part)).lost


def _never_calculated(page: ET.Element) -> Iterator[str]:
    """Name the formulas that have no value to print: no program has opened the workbook since."""
    cells = [
        cell.get("r", "")
        for cell in page.iter(principal("c"))
        if cell.find(principal("f")) is not None
        and cell.get("t") != "str"  # a text may be calculated, and blank
        and not cell.findtext(principal("v"))
    ]
    if cells:
        formulas = "une formule" if len(cells) == 1 else f"{len(cells)} formules"
        calculated = "jamais calculée" if len(cells) == 1 else "jamais calculées"
        yield f"{formulas} {calculated} ({cells[0]}{', …' if len(cells) > 1 else ''})"


def _parts(archive: Archive, sheet: SheetInfo, page: ET.Element) -> ModelParts:
    links = [link for link in relations(archive, sheet.part) if link[2] in archive.names]
    lost = [_LOST_RELATIONS[kind] for _, kind, _ in links if kind in _LOST_RELATIONS]
    if page.find(principal("legacyDrawingHF")) is not None:
        lost.append(_HEADER_LOGO)
    if any(_local(element) == _SMALL_CHARTS for element in page.iter()):
        lost.append("des graphiques sparkline")
    boxes: list[str] = []
    for _, kind, target in links:
        if kind == "drawing":
            pictures = {i: part for i, _, part in relations(archive, target)}
            for nom, text in _drawn(root(archive, target), archive, pictures):
                lost.append(nom)
                if text:
                    boxes.append(text)
    return ModelParts(tuple(_headers(page)), tuple(boxes), tuple(dict.fromkeys(lost)))


def sheet_headers(archive: Archive, sheet: SheetInfo) -> tuple[str, str]:
    """Give the header and the footer of a sheet's pages as they are coded; empty without one.

    Raises:
        WorkbookReadError: when the part is damaged or out of measure.
    """
    page = root(archive, sheet.part)
    zones = {
        _local(zone): zone.text or "" for zone in page.iterfind(f"{principal('headerFooter')}/*")
    }
    return zones.get("oddHeader", ""), zones.get("oddFooter", "")


def _headers(page: ET.Element) -> Iterator[tuple[str, str]]:
    for zone in page.iterfind(f"{principal('headerFooter')}/*"):
        if zone.text:
            yield _HEADERS[_local(zone).endswith("Footer")], zone.text


def _drawn(
    drawing: ET.Element, archive: Archive, pictures: dict[str, str]
) -> Iterator[tuple[str, str]]:
    """Give what a drawing holds and a letter does not keep: its name, and what it says."""
    for anchor in drawing:
        for held in anchor:
            kind = _local(held)
            if kind == "pic":
                suffix = _suffix(held, archive, pictures)
                if suffix not in PICTURES:
                    yield f"une image {suffix}".rstrip(), ""
            elif kind == "graphicFrame":
                is_chart = any(_local(e) == "chart" for e in held.iter())
                yield "un graphique" if is_chart else "un objet dessiné", ""
            elif kind in {"sp", "cxnSp", "grpSp", "AlternateContent"}:
                text = _text(held)
                yield "une zone de texte" if text else "une forme dessinée", text


def _suffix(picture: ET.Element, archive: Archive, pictures: dict[str, str]) -> str:
    identifier = next((e.get(_EMBED) for e in picture.iter() if e.get(_EMBED)), None)
    part = pictures.get(identifier or "", "")
    return posixpath.splitext(part)[1][1:].lower() if part in archive.names else "absente"


def _text(shape: ET.Element) -> str:
    lines = (
        "".join(e.text or "" for e in paragraph.iter() if _local(e) == "t")
        for paragraph in shape.iter()
        if _local(paragraph) == "p"
    )
    return "\n".join(lines).strip()


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
