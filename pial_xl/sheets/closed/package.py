"""What the parts of a workbook say around the cells: sheets, tables, shared texts, styles."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.cell import range_boundaries

from pial_xl.sheets.closed.archive import DAMAGED, Archive
from pial_xl.sheets.closed.grid import SheetInfo, TableExcel
from pial_xl.sheets.closed.markup import RELATION_ID, elements, principal, root
from pial_xl.sheets.errors import WorkbookReadError

_WORKBOOK = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class DateFormats:
    """The cell styles, by number, whose values are dates or durations."""

    dates: frozenset[int]
    durations: frozenset[int]


@dataclass(frozen=True, slots=True)
class Package:
    """The frame of a workbook. ``from_1904``: its day numbers count from 1904."""

    sheets: tuple[SheetInfo, ...]
    texts: tuple[str, ...]
    formats: DateFormats
    from_1904: bool


def read_package(archive: Archive) -> Package:
    """Read all that stands around the cells.

    Raises:
        WorkbookReadError: when a part is absent or damaged.
    """
    part = _workbook_part(archive)
    workbook = root(archive, part)
    if workbook.tag != principal("workbook"):
        raise WorkbookReadError(
            "Ce classeur est au format « Open XML strict » : ouvrez-le et enregistrez-le au format "
            "« Classeur Excel (.xlsx) »."
            if "purl.oclc.org" in workbook.tag
            else DAMAGED
        )
    relations = _relations(archive, part)
    by_kind = {kind: target for _, kind, target in relations}
    targets = {identifier: (kind, target) for identifier, kind, target in relations}
    properties = workbook.find(principal("workbookPr"))
    return Package(
        sheets=tuple(_sheets(archive, workbook, targets)),
        texts=tuple(_shared_texts(archive, by_kind.get("sharedStrings"))),
        formats=_formats(archive, by_kind.get("styles")),
        from_1904=properties is not None and properties.get("date1904") in {"1", "true"},
    )


def _workbook_part(archive: Archive) -> str:
    for _, kind, target in _relations(archive, ""):
        if kind == "officeDocument" and target in archive.names:
            return target
    if _WORKBOOK in archive.names:
        return _WORKBOOK
    raise WorkbookReadError(DAMAGED)


def _relations(archive: Archive, part: str) -> list[tuple[str, str, str]]:
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
    archive: Archive, workbook: ET.Element, targets: dict[str, tuple[str, str]]
) -> Iterator[SheetInfo]:
    for sheet in workbook.iterfind(f"{principal('sheets')}/{principal('sheet')}"):
        title = sheet.get("name", "")
        kind, part = targets.get(sheet.get(RELATION_ID, ""), ("worksheet", ""))
        if kind != "worksheet":  # a chart sheet, a dialog: no cells
            continue
        if part not in archive.names:
            raise WorkbookReadError(
                f"La feuille « {title} » manque dans le fichier, qui est abîmé : "
                "reprenez une copie ou une version précédente du classeur."
            )
        relations = _relations(archive, part)
        tables = [
            table
            for _, linked_kind, target in relations
            if linked_kind == "table" and target in archive.names
            if (table := _table(root(archive, target)))
        ]
        yield SheetInfo(title, part, tuple(tables))


def _table(declaration: ET.Element) -> TableExcel | None:
    """Read one table part; None when its area means nothing: the sheet's cells will tell."""
    try:
        left, top, right, bottom = (
            int(n or 0) for n in range_boundaries(declaration.get("ref", ""))
        )
        titles = int(declaration.get("headerRowCount", "1"))
        totals = int(declaration.get("totalsRowCount", "0"))
    except (ValueError, TypeError):
        return None
    nom = declaration.get("displayName") or declaration.get("name") or ""
    return TableExcel(nom, left, top, right, bottom, titles, totals)


def _shared_texts(archive: Archive, part: str | None) -> Iterator[str]:
    """Give the shared texts; the runs of a rich text are joined, its phonetic guide left out."""
    if part not in archive.names:
        return
    pieces = (principal("t"), f"{principal('r')}/{principal('t')}")
    for element in elements(archive, part or ""):
        if element.tag == principal("si"):
            yield "".join(t.text or "" for path in pieces for t in element.iterfind(path))
            element.clear()


def _formats(archive: Archive, part: str | None) -> DateFormats:
    if part not in archive.names:
        return DateFormats(frozenset(), frozenset())
    codes: dict[str, str] = {str(number): code for number, code in BUILTIN_FORMATS.items()}
    styles = root(archive, part or "")
    for format_ in styles.iterfind(f"{principal('numFmts')}/{principal('numFmt')}"):
        codes[format_.get("numFmtId", "")] = format_.get("formatCode", "")
    dates: set[int] = set()
    durations: set[int] = set()
    for style, xf in enumerate(styles.iterfind(f"{principal('cellXfs')}/{principal('xf')}")):
        code = codes.get(xf.get("numFmtId", "0"), "General")
        if is_date_format(code):
            dates.add(style)
        if is_timedelta_format(code):
            durations.add(style)
    return DateFormats(frozenset(dates), frozenset(durations))
