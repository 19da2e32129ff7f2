"""Open the sheet of a workbook from which letters are made, or a workbook of letters whole."""

import warnings
from copy import copy
from hashlib import sha256
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.constants import IMAGE_NS
from openpyxl.xml.functions import fromstring

from pial_xl.letters.fermees.etendues import (
    CELLULES_MAX,
    FeuilleDemesuree,
    cellules_des_plages,
)

_DESSIN: Any = SpreadsheetDrawing
_LIENS: Any = get_rels_path
_FORMATS = frozenset({"png", "jpeg", "jpg", "gif"})


class Media(Image):
    """A picture carried from the model to the letters as it is, without decoding it.

    openpyxl's own images need Pillow, only to learn a size that the anchor already says.
    """

    def __init__(self, octets: bytes, suffixe: str, ancre: Any) -> None:
        self.octets = octets
        self.format = suffixe
        self.anchor = ancre

    @property
    def path(self) -> str:
        """Give its place in the workbook: the same for all copies, so that they are stored once."""
        return f"/xl/media/{sha256(self.octets).hexdigest()[:20]}.{self.format}"

    def _data(self) -> bytes:
        return self.octets

    def copie(self) -> "Media":
        """Give another copy, that can stand on another sheet."""
        return Media(self.octets, self.format, copy(self.anchor))


class _Lecteur(ExcelReader):  # type: ignore[misc, unused-ignore]
    """Read a workbook with its pictures as they are."""

    def read_worksheets(self) -> None:
        self._refuser_les_plages_demesurees()
        super().read_worksheets()
        for feuille in self.wb.worksheets:
            lue: Any = feuille
            dessins = lue._rels.find(_DESSIN._rel_type)
            lue._images = [media for rel in dessins for media in self._medias(rel.target)]

    def _refuser_les_plages_demesurees(self) -> None:
        reste = CELLULES_MAX
        for rang, (feuille, rel) in enumerate(self.parser.find_sheets(), start=1):
            if rel.target in self.valid_files and "chartsheet" not in rel.Type:
                reste -= cellules_des_plages(self.archive, rel.target)
                if reste < 0:
                    raise FeuilleDemesuree(self._nommer(rang, feuille.name))

    def _nommer(self, rang: int, _titre: str) -> str:
        """Name a sheet of letters by its rank: its title holds a person's name."""
        return f"La feuille n° {rang} du classeur de lettres qui se trouve déjà dans le dossier"

    def _medias(self, chemin: str) -> list[Media]:
        """Give the pictures of a drawing; shapes and charts are not carried."""
        liens = _LIENS(chemin)
        if liens not in self.valid_files:
            return []
        try:
            dessin = _DESSIN.from_tree(fromstring(self.archive.read(chemin)))
        except TypeError:  # a kind of shape that openpyxl does not know: it says so itself
            return []
        deps = get_dependents(self.archive, liens)
        found = []
        for blip in dessin._blip_rels:
            cible = deps.get(blip.embed)
            suffixe = cible.target.rpartition(".")[2].lower()
            if cible.Type == IMAGE_NS and suffixe in _FORMATS:
                found.append(Media(self.archive.read(cible.target), suffixe, _ancre(blip.anchor)))
        return found


class _LecteurDUneFeuille(_Lecteur):
    """Read one sheet: the user's tables may be large, and letters need none of them."""

    def __init__(self, source: BytesIO, titre: str) -> None:
        super().__init__(source, keep_vba=False, data_only=True, keep_links=False, rich_text=True)
        self._titre = titre

    def read_workbook(self) -> None:
        super().read_workbook()
        parser: Any = self.parser
        rang = next((i for i, s in enumerate(parser.sheets) if s.name == self._titre), None)
        if rang is None:
            raise LookupError(self._titre)
        parser.sheets = [parser.sheets[rang]]
        parser.caches = []
        # Names say their sheet by its rank, which has just changed.
        noms = list(parser.defined_names.by_sheet().get(rang, {}).values())
        for nom in noms:
            nom.localSheetId = 0
        parser.defined_names.definedName = noms

    def _nommer(self, _rang: int, titre: str) -> str:
        return f"La feuille « {titre} »"


def _ancre(ancre: Any) -> Any:
    """Give an anchor that openpyxl writes back well: it loses its way in adjusted shapes."""
    if ancre.pic and ancre.pic.spPr.prstGeom:
        ancre.pic.spPr.prstGeom.avLst = None
    return ancre


def ouvrir_modele(octets: bytes, titre: str) -> Worksheet:
    """Open the sheet *titre* of a workbook whose archive has already been found sound.

    Formulas are read as the values they had when the workbook was saved: a letter is text.

    Raises:
        LookupError: when the workbook has no such sheet.
        FeuilleDemesuree: its merged cells or its links cover too many cells.
    """
    return _lire(_LecteurDUneFeuille(BytesIO(octets), titre)).worksheets[0]


def ouvrir_lettres(octets: bytes) -> Workbook:
    """Open a workbook of letters, to change some of them and to leave the others as they are.

    Kept: texts and their pieces, formulas, styles, pages, pictures, charts, notes. Drawn shapes
    and links to other workbooks are not.

    Raises:
        FeuilleDemesuree: the merged cells or the links of its sheets cover too many cells.
    """
    return _lire(_Lecteur(BytesIO(octets), keep_vba=False, keep_links=False, rich_text=True))


def _lire(lecteur: _Lecteur) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # parts of Excel that a letter has no use for
        lecteur.read()
    return lecteur.wb
