"""What the parts of a workbook say around the cells: sheets, tables, shared texts, styles."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias
from xml.etree import ElementTree as ET

from pial_xl.sheets.closed.archive import Archive
from pial_xl.sheets.closed.grid import SheetInfo, TableExcel, sheet_name
from pial_xl.sheets.closed.guard import DAMAGED, OVERSIZED, PARTS_MAX
from pial_xl.sheets.closed.markup import RELATION_ID, elements, principal, root, root_tag
from pial_xl.sheets.closed.moments import (
    BUILTIN_FORMATS,
    is_date_format,
    is_day_format,
    is_timedelta_format,
)
from pial_xl.sheets.closed.plain_texts import plain_texts
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.tables.address import area
from pial_xl.units.excel import TEXT_MAX
from pial_xl.units.records import record

_WORKBOOK = "xl/workbook.xml"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TEXT = principal("t")
_RUN_TEXT = f"{principal('r')}/{_TEXT}"
_PROPERTIES, _SHEETS, _SHEET = map(principal, ("workbookPr", "sheets", "sheet"))
_NUMBER_FORMAT, _CELL_FORMATS, _FORMAT = map(principal, ("numFmt", "cellXfs", "xf"))
_REF_MAX: Final = 50
_CODE_MAX: Final = 255
"""Longest code of a number format in Excel: to look for brackets in one is quadratic."""
_Declared: TypeAlias = tuple[str, str, bool]
"""A sheet as the workbook declares it: its title, what leads to its part, whether it is hidden."""


@record
class DateFormats:
    """The cell styles, by number, whose values are dates or durations; ``days``: dates alone."""

    dates: frozenset[int]
    durations: frozenset[int]
    days: frozenset[int]


@record
class Package:
    """The frame of a workbook. ``from_1904``: its day numbers count from 1904."""

    sheets: tuple[SheetInfo, ...]
    texts: tuple[str, ...]
    formats: DateFormats
    from_1904: bool


def read_package(archive: Archive) -> Package:
    """Read all that stands around the cells.

    Raises:
        WorkbookReadError: when a part is absent, damaged or out of measure.
    """
    part = _workbook_part(archive)
    tag = root_tag(archive, part)
    if tag != principal("workbook"):
        raise WorkbookReadError(
            "Ce classeur est au format « Open XML strict » : ouvrez-le et enregistrez-le au format "
            "« Classeur Excel (.xlsx) »."
            if "purl.oclc.org" in tag
            else DAMAGED
        )
    links = relations(archive, part)
    by_kind = {kind: target for _, kind, target in links}
    targets = {identifier: (kind, target) for identifier, kind, target in links}
    declared: list[_Declared] = []
    from_1904 = False
    for parent, element in elements(archive, part, (_PROPERTIES, _SHEET)):
        if element.tag == _PROPERTIES:
            from_1904 = element.get("date1904") in {"1", "true"}
        elif parent == _SHEETS:
            is_hidden = element.get("state", "visible") != "visible"
            declared.append((element.get("name", ""), element.get(RELATION_ID, ""), is_hidden))
        if len(declared) > PARTS_MAX:
            raise WorkbookReadError(OVERSIZED)
    return Package(
        sheets=tuple(_sheets(archive, declared, targets)),
        texts=tuple(shared_texts(archive, by_kind.get("sharedStrings"))),
        formats=_formats(archive, by_kind.get("styles")),
        from_1904=from_1904,
    )


def _workbook_part(archive: Archive) -> str:
    for _, kind, target in relations(archive, ""):
        if kind == "officeDocument" and target in archive.names:
            return target
    if _WORKBOOK in archive.names:
        return _WORKBOOK
    raise WorkbookReadError(DAMAGED)


def relations(archive: Archive, part: str) -> list[tuple[str, str, str]]:
    """Give the relations of a part: identifier, last word of the type, part it leads to."""
    dossier, nom = posixpath.split(part)
    source = posixpath.join(dossier, "_rels", f"{nom}.rels")
    if source not in archive.names:
        return []
    return [
        (
            relation.get("Id", ""),
            relation.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", dossier, relation.get("Target", ""))).strip("/"),
        )
        for relation in root(archive, source)
        if relation.get("TargetMode") != "External"
    ]


def _sheets(
    archive: Archive, declared: Iterable[_Declared], targets: dict[str, tuple[str, str]]
) -> Iterator[SheetInfo]:
    seen: set[str] = set()
    for rank, (title, identifier, is_hidden) in enumerate(declared, start=1):
        kind, part = targets.get(identifier, ("worksheet", ""))
        if kind != "worksheet":  # a chart sheet, a dialog: no cells
            continue
        if part not in archive.names:
            raise WorkbookReadError(
                f"{sheet_name(title, rank)} manque dans le fichier, qui est abîmé : "
                "reprenez une copie ou une version précédente du classeur."
            )
        if part in seen:  # one part cited a thousand times would be read a thousand times
            raise WorkbookReadError(DAMAGED)
        seen.add(part)
        # Each table once, whatever the number of times that the sheet cites it.
        parts = dict.fromkeys(
            target
            for _, linked_kind, target in relations(archive, part)
            if linked_kind == "table" and target in archive.names
        )
        tables = [table for target in parts if (table := _table(root(archive, target)))]
        yield SheetInfo(title, part, tuple(tables), sheet_name(title, rank), is_hidden)


def _table(declaration: ET.Element) -> TableExcel | None:
    """Read one table part; None when its area means nothing: the sheet's cells will tell."""
    ref = declaration.get("ref", "")
    if len(ref) > _REF_MAX:
        return None
    try:
        left, top, right, bottom = area(ref)
        titles = int(declaration.get("headerRowCount", "1"))
        totals = int(declaration.get("totalsRowCount", "0"))
    except (ValueError, TypeError):
        return None
    nom = declaration.get("displayName") or declaration.get("name") or ""
    return TableExcel(nom, left, top, right, bottom, titles, totals)


def shared_texts(archive: Archive, part: str | None) -> Iterator[str]:
    """Give the shared texts, in their order."""
    if part is None or part not in archive.names:
        return
    texts = plain_texts(archive, part)
    if texts is not None:
        yield from map(decoded, texts)
        return
    for _, element in elements(archive, part, (principal("si"),)):
        yield joined_text(element)


def joined_text(element: ET.Element) -> str:
    """Give the text of a cell: the runs of a rich text joined, its phonetic guide left out."""
    if len(element) == 0:
        return ""
    if len(element) == 1 and element[0].tag == _TEXT:
        return decoded(element[0].text or "")
    pieces = (t.text or "" for path in (_TEXT, _RUN_TEXT) for t in element.iterfind(path))
    return decoded("".join(pieces))


def decoded(text: str) -> str:
    """Turn ``_x000D_`` and the like, which Excel writes for control characters, back.

    A text longer than a cell can hold is cut, as Excel cuts it.
    """
    if len(text) > TEXT_MAX:
        text = text[:TEXT_MAX]
    return _ESCAPED.sub(lambda escaped: chr(int(escaped[1], 16)), text) if "_x" in text else text


def _formats(archive: Archive, part: str | None) -> DateFormats:
    if part not in archive.names:
        return DateFormats(frozenset(), frozenset(), frozenset())
    codes: dict[str, str] = {str(number): code for number, code in BUILTIN_FORMATS.items()}
    ids: list[str] = []
    for parent, element in elements(archive, part or "", (_NUMBER_FORMAT, _FORMAT)):
        if element.tag == _NUMBER_FORMAT:
            codes[element.get("numFmtId", "")] = code = element.get("formatCode", "")
            if len(code) > _CODE_MAX:
                raise WorkbookReadError(OVERSIZED)
        elif parent == _CELL_FORMATS:
            ids.append(element.get("numFmtId", "0"))
    used = {nom: codes.get(nom, "General") for nom in set(ids)}
    dates = {nom for nom, code in used.items() if is_date_format(code)}
    durations = {nom for nom, code in used.items() if is_timedelta_format(code)}
    days = {nom for nom, code in used.items() if is_day_format(code)}
    return DateFormats(
        frozenset(style for style, nom in enumerate(ids) if nom in dates),
        frozenset(style for style, nom in enumerate(ids) if nom in durations),
        frozenset(style for style, nom in enumerate(ids) if nom in days),
    )
