"""Open the sheet of a workbook from which letters are made, or a workbook of letters whole."""

import warnings
from collections.abc import Collection, Iterator, Mapping
from copy import copy
from hashlib import sha256
from io import BytesIO
from types import MappingProxyType
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.constants import IMAGE_NS, SHARED_STRINGS
from openpyxl.xml.functions import fromstring, tostring

from pial_xl.engines.privates import openpyxl as privates
from pial_xl.sheets.closed.archive import Archive
from pial_xl.sheets.closed.guard import Allowance
from pial_xl.sheets.closed.letters.extents import (
    CELLS_MAX,
    OversizedSheetError,
    count_area_cells,
)
from pial_xl.sheets.closed.markup import elements, principal
from pial_xl.sheets.closed.model_parts import PICTURES

_DRAWING: Any = SpreadsheetDrawing
_RICH_TEXT: Any = CellRichText
_RELS_PATH: Any = get_rels_path
_TEXT_ITEM, _TEXT = principal("si"), principal("t")
_NAME_MAX = 1_000
"""Characters of what a defined name stands for; a printed area takes some 20."""
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}pic"
_LEFT_OUT = frozenset({"pivotTable", "drawing", "comments"})
"""What openpyxl need not read of a model: we read the pictures, and letters have no notes."""


class Media(privates.Picture):
    """A picture carried from the model to the letters as it is, without decoding it."""

    @property
    def path(self) -> str:
        """Give its place in the workbook: the same for all copies, so that they are stored once."""
        return f"/xl/media/{sha256(self.data).hexdigest()[:20]}.{self.format}"

    def duplicate(self) -> "Media":
        """Give another copy, that can stand on another sheet."""
        return Media(self.data, self.format, copy(self.anchor))


class GuardedReader(ExcelReader):  # type: ignore[misc, unused-ignore]
    """Read a workbook with its pictures as they are, and no more of it than its archive allows."""

    def __init__(
        self,
        data: bytes,
        markup: int = 0,
        left_out: Mapping[str, Collection[bytes]] = MappingProxyType({}),
        **options: Any,
    ) -> None:
        """Open the zip.

        Args:
            data: the workbook.
            markup: what it may have beyond a workbook of letters.
            left_out: letters of the columns that are not read, by name of a sheet's part.
            options: as openpyxl knows them.
        """
        super().__init__(BytesIO(data), keep_vba=False, keep_links=False, rich_text=True, **options)
        self._own = Archive(data, left_out)
        self._markup = markup
        self.archive = self._own.for_openpyxl(markup)

    def read_workbook(self) -> None:
        """Read the frame; names too long for the area of a page are left out, quadratic to read."""
        super().read_workbook()
        parser: Any = self.parser
        names = parser.defined_names
        names.definedName = [n for n in names.definedName if len(n.attr_text or "") <= _NAME_MAX]

    def read_strings(self) -> None:
        """Read the shared texts; openpyxl makes objects of those that have no pieces too.

        Some programs declare them and write none.
        """
        package: Any = self.package
        part = package.find(SHARED_STRINGS)
        if part is not None and part.PartName[1:] in self.valid_files:
            self.shared_strings = list(self._shared_texts(part.PartName[1:]))

    def _shared_texts(self, part: str) -> Iterator[Any]:
        for _, element in elements(self._own, part, (_TEXT_ITEM,)):
            if len(element) == 1 and element[0].tag == _TEXT:
                yield (element[0].text or "").replace("x005F_", "")  # as openpyxl does
            else:
                text = _RICH_TEXT.from_tree(element)
                yield text[0] if len(text) == 1 and isinstance(text[0], str) else text or ""

    def read_worksheets(self) -> None:
        """Read the sheets, once their merged cells and links are counted, and their pictures."""
        self._refuse_oversized_areas()
        super().read_worksheets()
        for sheet in self.wb.worksheets:
            parts = self._drawing_parts(sheet)
            privates.put_pictures(
                sheet, [media for part in parts for media in self._media_files(part)]
            )

    def _drawing_parts(self, sheet: Worksheet) -> list[str]:
        return [relation.target for relation in privates.drawings(sheet)]

    def _refuse_oversized_areas(self) -> None:
        remaining, markup = CELLS_MAX, Allowance(self._own.openpyxl_allowance + self._markup)
        for rank, (sheet, relation) in enumerate(self.parser.find_sheets(), start=1):
            if relation.target in self.valid_files and "chartsheet" not in relation.Type:
                remaining -= count_area_cells(self._own, relation.target, markup)
                if remaining < 0:
                    raise OversizedSheetError(self._name_sheet(rank, sheet.name))

    def _name_sheet(self, rank: int, _title: str) -> str:
        """Name a sheet of letters by its rank: its title holds a person's name."""
        return f"La feuille n° {rank} du classeur de lettres qui se trouve déjà dans le dossier"

    def _media_files(self, path: str) -> list[Media]:
        """Give the pictures of a drawing; shapes and charts are not carried."""
        links = _RELS_PATH(path)
        if path not in self.valid_files or links not in self.valid_files:
            return []
        drawn = fromstring(self.archive.read(path))
        for anchor in list(drawn):
            if anchor.find(_DRAWN) is None:  # openpyxl does not know every kind of shape
                drawn.remove(anchor)
        drawing = _DRAWING.from_tree(drawn)
        dependents = {link.id: link for link in get_dependents(self.archive, links)}
        found = []
        for blip in privates.drawing_pictures(drawing):
            target = dependents.get(blip.embed)
            if target is None or target.target not in self.valid_files:
                continue
            suffix = target.target.rpartition(".")[2].lower()
            if target.Type == IMAGE_NS and suffix in PICTURES:
                found.append(Media(self.archive.read(target.target), suffix, _anchor(blip.anchor)))
        return found


class _OneSheetReader(GuardedReader):
    """Read one sheet: the user's tables may be large, and letters need none of them."""

    def __init__(self, data: bytes, title: str) -> None:
        super().__init__(data, data_only=True)
        self._title = title

    def read_workbook(self) -> None:
        super().read_workbook()
        parser: Any = self.parser
        rank = next((i for i, s in enumerate(parser.sheets) if s.name == self._title), None)
        if rank is None:
            raise LookupError(self._title)
        parser.sheets = [parser.sheets[rank]]
        parser.caches = []
        # Names say their sheet by its rank, which has just changed.
        names = list(parser.defined_names.by_sheet().get(rank, {}).values())
        for nom in names:
            nom.localSheetId = 0
        parser.defined_names.definedName = names

    def read_worksheets(self) -> None:
        """Read the sheet, and of what it leads to only what is there and a letter needs."""
        ((_, relation),) = list(self.parser.find_sheets())
        links = _RELS_PATH(relation.target)
        self._drawn: list[str] = []
        if links in self.valid_files:
            found = list(get_dependents(self.archive, links))
            self._drawn = [link.target for link in found if _kind(link) == "drawing"]
            left_out = {link.id for link in found if not self._is_needed(link)}
            without = _without(self.archive.read(links), left_out)
            self.archive: Any = _OtherPart(self.archive, links, without)
        super().read_worksheets()

    def _drawing_parts(self, sheet: Worksheet) -> list[str]:
        del sheet
        return self._drawn

    def _is_needed(self, link: Any) -> bool:
        if link.TargetMode == "External":
            return True
        return _kind(link) not in _LEFT_OUT and link.target in self.valid_files

    def _name_sheet(self, _rank: int, title: str) -> str:
        return f"La feuille « {title} »"


class _OtherPart:
    """An archive one of whose parts says something else."""

    def __init__(self, archive: Any, nom: str, data: bytes) -> None:
        self._archive = archive
        self._nom = nom
        self._data = data

    def __getattr__(self, nom: str) -> Any:
        return getattr(self._archive, nom)

    def read(self, nom: str) -> bytes:
        """Give a part whole."""
        return self._data if nom == self._nom else bytes(self._archive.read(nom))


def _kind(link: Any) -> str:
    return str(link.Type).rpartition("/")[2]


def _without(links: bytes, identifiers: Collection[str]) -> bytes:
    """Give the part of a sheet's links less some of them."""
    tree = fromstring(links)
    for link in list(tree):
        if link.get("Id") in identifiers:
            tree.remove(link)
    written: Any = tostring(tree)
    return bytes(written)


def _anchor(anchor: Any) -> Any:
    """Give an anchor that openpyxl writes back well: it loses its way in adjusted shapes."""
    if anchor.pic and anchor.pic.spPr.prstGeom:
        anchor.pic.spPr.prstGeom.avLst = None
    return anchor


def open_model_sheet(data: bytes, title: str) -> Worksheet:
    """Open the sheet *title* of a workbook.

    Formulas are read as the values they had when the workbook was saved: a letter is text.

    Raises:
        LookupError: when the workbook has no such sheet.
        WorkbookReadError: the workbook is out of measure.
        OversizedSheetError: its merged cells or its links cover too many cells.
    """
    return read_guarded(_OneSheetReader(data, title)).worksheets[0]


def open_letter_workbook(data: bytes) -> Workbook:
    """Open a workbook of letters, to change some of them and to leave the others as they are.

    Kept: texts and their pieces, formulas, styles, pages, pictures, charts, notes. Drawn shapes
    and links to other workbooks are not.

    Raises:
        OversizedSheetError: the merged cells or the links of its sheets cover too many cells.
    """
    return read_guarded(GuardedReader(data))


def read_guarded(reader: GuardedReader) -> Workbook:
    """Read a workbook.

    Raises:
        WorkbookReadError: it is out of measure.
        OversizedSheetError: its merged cells or its links cover too many cells.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # parts of Excel that a letter has no use for
        reader.read()
    return reader.wb
