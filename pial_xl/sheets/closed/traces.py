"""What a workbook holds that a blank one of ours does not: data, names, notes, and what hides.

Source: domaine, P-05. Nothing is quoted: what is found may be a person's name.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from html import unescape
from typing import Final

from pial_xl.letters.models.choice import MODEL_SHEET
from pial_xl.sheets.closed.archive import Archive
from pial_xl.sheets.closed.grid import CALCULATIONS_SHEET, SheetInfo
from pial_xl.sheets.closed.markup import principal, root, rows
from pial_xl.sheets.closed.package import decoded, joined_text, read_package, shared_texts
from pial_xl.sheets.closed.plain_rows import PlainRow
from pial_xl.tables import Parametre
from pial_xl.tables.address import Place, a1, area, column_number
from pial_xl.units.text import fold, plural

_PROGRAM: Final = "pial_xl"
_WORKBOOK: Final = "xl/workbook.xml"
_TEXTS: Final = "xl/sharedStrings.xml"
_CELL, _FORMULA, _VALUE, _INLINE = map(principal, ("c", "f", "v", "is"))
_NAME, _SHEET = map(principal, ("definedName", "sheet"))
_CHART_TEXT = re.compile(rb"<c:strCache>.*?</c:strCache>", re.DOTALL)
_CHART_VALUE = re.compile(rb"<c:v>([^<]*)</c:v>")
_BUILT_IN: Final = "_xlnm."
_AUTHORS: Final = frozenset({"creator", "lastModifiedBy"})
_PERSONAL: Final = frozenset(
    {"Manager", "Company", "keywords", "description", "category", "subject", "contentStatus",
     "HyperlinkBase"}
)  # fmt: skip
_PROPERTIES: Final = ("docProps/core.xml", "docProps/app.xml")
_CUSTOM: Final = "docProps/custom.xml"
_OF_PROGRAMS: Final = frozenset(
    {"AppVersion", "DocSecurity", "HyperlinksChanged", "LinksUpToDate", "ScaleCrop", "ShareDoc"}
)
"""Properties that LibreOffice adds by itself."""
_SAVED_IN: Final = "absPath"
_OURS: Final = (
    "[[]Content_Types].xml", "_rels/.rels", "customUI/customUI*.xml", "customUI/_rels/*",
    "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml",
    "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
    "xl/worksheets/sheet*.xml", "xl/worksheets/_rels/*", "xl/sharedStrings.xml", "xl/styles.xml",
    "xl/theme/*.xml", "xl/calcChain.xml", "xl/metadata.xml", "xl/tables/*.xml",
    "xl/drawings/*", "xl/drawings/_rels/*", "xl/charts/*.xml", "xl/charts/_rels/*",
    "xl/vbaProject.bin", "xl/ctrlProps/*", "xl/activeX/*", "xl/richData/*",
)  # fmt: skip
"""The parts that a workbook of ours may have, once a spreadsheet program has saved it."""
_TOLD: Final = (
    ("xl/comments*", "des notes de cellules"),
    ("xl/threadedComments/*", "des discussions"),
    ("xl/persons/*", "la liste des personnes qui ont discuté"),
    ("xl/externalLinks/*", "des liens vers d'autres classeurs"),
    ("xl/connections.xml", "des connexions à des données"),
    ("xl/queryTables/*", "des requêtes"),
    ("xl/pivot*", "les données d'un tableau croisé"),
    ("xl/slicer*", "des segments de tableau croisé"),
    ("xl/revisions/*", "l'historique des modifications"),
    ("xl/printerSettings/*", "le nom d'une imprimante"),
    ("xl/embeddings/*", "des fichiers incorporés"),
    ("docProps/thumbnail*", "une image de sa première page"),
    ("docMetadata/*", "l'étiquette d'une organisation"),
    ("customXml/*", "des données XML ajoutées"),
)
_PICTURES: Final = "xl/media/*"


@dataclass(frozen=True, slots=True)
class Traces:
    """What was found, in French clauses that go on from « Le modèle n'est pas vierge : ».

    Attributes:
        found: what a blank workbook does not hold.
        to_read: what it may hold, and only a person can judge: reworded letters, pictures.
    """

    found: tuple[str, ...]
    to_read: tuple[str, ...]


class _Book:
    """A workbook read whole, for what is typed in it."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.package = read_package(archive)
        self.sheets = {fold(sheet.title): sheet for sheet in self.package.sheets}

    @cached_property
    def typed(self) -> Mapping[str, Mapping[Place, str]]:
        """What is typed in each sheet, formulas left out."""
        return {key: dict(self._typed(sheet)) for key, sheet in self.sheets.items()}

    def _typed(self, sheet: SheetInfo) -> Iterator[tuple[Place, str]]:
        for row in rows(self.archive, sheet.part):
            if isinstance(row, PlainRow):
                for xml, letters, _, kind, written, inline in row.cells:
                    text = inline or self._text(kind or "n", written)
                    if text and "<f" not in xml:
                        yield (row.number, column_number(letters)), text
                continue
            for cell in row.iter(_CELL):
                address = cell.get("r", "")
                if cell.find(_FORMULA) is not None or not address:
                    continue
                rich = cell.find(_INLINE)
                value = decoded(cell.findtext(_VALUE) or "")
                text = self._text(cell.get("t", "n"), value) if rich is None else joined_text(rich)
                if text:
                    column, number, _, _ = area(address)
                    yield (number, column), text

    def _text(self, kind: str, value: str) -> str:
        if kind == "s":
            rank = int(value) if value.isdecimal() else len(self.package.texts)
            return self.package.texts[rank] if rank < len(self.package.texts) else ""
        if kind == "n" and value:
            try:
                return repr(float(value))
            except ValueError:
                return value
        return value

    @cached_property
    def words(self) -> frozenset[str]:
        """Every text that is typed."""
        return frozenset(text for cells in self.typed.values() for text in cells.values())

    @cached_property
    def declared(self) -> tuple[frozenset[str], frozenset[str]]:
        """The names that are defined, and the sheets that are shown."""
        names, shown = set(), set()
        for element in root(self.archive, _WORKBOOK).iter():
            if element.tag == _NAME:
                names.add(element.get("name", "").casefold())
            elif element.tag == _SHEET and element.get("state", "visible") == "visible":
                shown.add(fold(element.get("name", "")))
        return frozenset(names), frozenset(shown)


def find_traces(archive: Archive, blank: Archive) -> Traces:
    """Compare a workbook with a blank one of ours.

    Args:
        archive: the workbook.
        blank: a blank one, as this version makes it.

    Raises:
        WorkbookReadError: a part is damaged, or out of measure.
    """
    book, ours = _Book(archive), _Book(blank)
    found = (
        *_sheets(book, ours),
        *_cells(book, ours),
        *_leftovers(book, ours),
        *_names(book, ours),
        *_parts(archive),
        *_links(archive),
        *_properties(archive),
    )
    return Traces(found, tuple(_to_read(book, ours)))


def _sheets(book: _Book, ours: _Book) -> Iterator[str]:
    others = [sheet.name for key, sheet in book.sheets.items() if key not in ours.sheets]
    if others:
        yield f"{plural(len(others), 'feuille ajoutée', 'feuilles ajoutées')} ({_few(others)})"
    hidden = (ours.declared[1] & book.sheets.keys()) - book.declared[1]
    if hidden:
        titles = [ours.sheets[key].title for key in sorted(hidden)]
        yield f"{plural(len(titles), 'feuille masquée', 'feuilles masquées')} ({_few(titles)})"


def _cells(book: _Book, ours: _Book) -> Iterator[str]:
    for key, sheet in ours.sheets.items():
        if key not in book.sheets or _is_model(sheet):
            continue
        known = ours.typed[key]
        values = {column for (_, column), text in known.items() if text == "Valeur"}
        is_setting = sheet.title == Parametre.sheet
        is_calculated = sheet.title == CALCULATIONS_SHEET  # a click leaves the day there
        added = [
            place
            for place, text in sorted(book.typed[key].items())
            if known.get(place) != text
            and not (is_setting and place[1] in values and (place[0], 1) in known)
            and not (is_calculated and _is_number(text) and _is_number(known.get(place, "")))
        ]
        if added:
            number = plural(len(added), "cellule remplie", "cellules remplies")
            yield f"{number} dans {sheet.title} (à partir de {a1(added[0][1], added[0][0])})"


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _leftovers(book: _Book, ours: _Book) -> Iterator[str]:
    """Give the texts that no cell shows any more, but that the file still holds."""
    known = book.words | set(shared_texts(ours.archive, _TEXTS))
    texts = shared_texts(book.archive, _TEXTS)
    left = [text for text in texts if text.strip() and text not in known]
    if left:
        yield f"{plural(len(left), 'texte')} qu'aucune cellule ne montre plus"
    charts = [nom for nom in book.archive.names if fnmatchcase(nom, "xl/charts/chart*.xml")]
    cached = {
        unescape(value.decode("utf-8", "replace"))
        for nom in charts
        for cache in _CHART_TEXT.findall(book.archive.read(nom))
        for value in _CHART_VALUE.findall(cache)
    }
    if any(text.strip() and text not in book.words for text in cached):
        yield "des textes gardés par un graphique"


def _names(book: _Book, ours: _Book) -> Iterator[str]:
    names = {nom for nom in book.declared[0] - ours.declared[0] if not nom.startswith(_BUILT_IN)}
    if names:
        yield plural(len(names), "nom défini", "noms définis")


def _parts(archive: Archive) -> Iterator[str]:
    others = [nom for nom in sorted(archive.names) if not _is_one_of(nom, _OURS)]
    told = {clause: [n for n in others if fnmatchcase(n, pattern)] for pattern, clause in _TOLD}
    yield from (clause for clause, names in told.items() if names)
    known = {nom for names in told.values() for nom in names}
    unknown = [n for n in others if n not in known and not fnmatchcase(n, _PICTURES)]
    unknown = [n for n in unknown if not n.endswith((".rels", "/"))]
    if unknown:
        yield plural(len(unknown), "partie inconnue", "parties inconnues") + " dans le fichier"


def _is_one_of(nom: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(nom, pattern) for pattern in patterns)


def _links(archive: Archive) -> Iterator[str]:
    outside = sum(
        relation.get("TargetMode") == "External"
        for nom in sorted(archive.names)
        if nom.endswith(".rels") and not nom.startswith("xl/externalLinks/")
        for relation in root(archive, nom)
    )
    if outside:
        yield plural(outside, "lien vers l'extérieur", "liens vers l'extérieur")


def _properties(archive: Archive) -> Iterator[str]:
    said = {
        element.tag.rpartition("}")[2]
        for nom in _PROPERTIES
        if nom in archive.names
        for element in root(archive, nom).iter()
        if (element.text or "").strip() not in {"", _PROGRAM}
    }
    custom = root(archive, _CUSTOM).iter() if _CUSTOM in archive.names else ()
    if {nom for element in custom if (nom := element.get("name"))} - _OF_PROGRAMS:
        yield "des propriétés ajoutées au fichier"
    tags = (element.tag for element in root(archive, _WORKBOOK).iter())
    if any(tag.endswith(_SAVED_IN) for tag in tags):
        yield "le dossier où il a été enregistré (Fichier, Informations, Inspecter le document)"
    if said & _AUTHORS:
        yield "le nom de qui l'a fait ou enregistré (Fichier, Propriétés)"
    if said & _PERSONAL:
        yield "des propriétés remplies (Fichier, Propriétés)"


def _to_read(book: _Book, ours: _Book) -> Iterator[str]:
    reworded = [
        sheet.title
        for key, sheet in ours.sheets.items()
        if _is_model(sheet)
        and key in book.sheets
        and set(book.typed[key].values()) != set(ours.typed[key].values())
    ]
    if reworded:
        yield f"modèles de lettre réécrits : {_few(reworded)}"
    pictures = sum(fnmatchcase(nom, _PICTURES) for nom in book.archive.names)
    if pictures:
        yield plural(pictures, "image")


def _is_model(sheet: SheetInfo) -> bool:
    return fold(sheet.title).startswith(fold(MODEL_SHEET))


def _few(names: list[str]) -> str:
    return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
