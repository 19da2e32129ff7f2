"""Open the one sheet of a workbook from which letters are made, and nothing else of it."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.constants import IMAGE_NS
from openpyxl.xml.functions import fromstring

_FORMATS = frozenset({"png", "jpeg", "jpg", "gif"})


@dataclass
class Media:
    """A picture carried from the model to the letters as it is, without decoding it.

    It answers what openpyxl asks of its own images, which need Pillow.
    """

    octets: bytes
    format: str
    anchor: Any
    _id: int = 1

    def _data(self) -> bytes:
        return self.octets

    @property
    def path(self) -> str:
        """Give the picture's place in the package."""
        return f"/xl/media/image{self._id}.{self.format}"

    def copie(self) -> "Media":
        """Give another copy, that can stand on another sheet."""
        return Media(self.octets, self.format, self.anchor)


class _LecteurDUneFeuille(ExcelReader):  # type: ignore[misc, unused-ignore]
    """Read one sheet: the user's tables may be large, and letters need none of them."""

    def __init__(self, source: BytesIO, titre: str) -> None:
        super().__init__(source, keep_vba=False, data_only=True, keep_links=False, rich_text=True)
        self._titre = titre

    def read_workbook(self) -> None:
        super().read_workbook()
        parser = self.parser
        rangs = [i for i, sheet in enumerate(parser.sheets) if sheet.name == self._titre]
        if not rangs:
            raise LookupError(self._titre)
        parser.sheets = [parser.sheets[rangs[0]]]
        parser.caches = []
        locaux = {
            rang: noms for rang, noms in parser.defined_names.by_sheet().items() if rang != "global"
        }
        # Names say their sheet by its rank, which has just changed.
        parser.defined_names.definedName = list(locaux.get(rangs[0], {}).values())
        for nom in parser.defined_names.definedName:
            nom.localSheetId = 0

    def medias(self) -> list[Media]:
        """Give the pictures of the sheet; shapes and charts are not carried."""
        feuille: Any = self.wb.worksheets[0]
        return [
            media
            for rel in feuille._rels.find(SpreadsheetDrawing._rel_type)
            for media in self._medias_du_dessin(rel.target)
        ]

    def _medias_du_dessin(self, chemin: str) -> list[Media]:
        liens = get_rels_path(chemin)
        if liens not in self.valid_files:
            return []
        deps = get_dependents(self.archive, liens)
        dessin: Any = SpreadsheetDrawing.from_tree(fromstring(self.archive.read(chemin)))
        found = []
        for blip in dessin._blip_rels:
            cible = deps.get(blip.embed)
            suffixe = cible.target.rpartition(".")[2].lower()
            if cible.Type == IMAGE_NS and suffixe in _FORMATS:
                found.append(Media(self.archive.read(cible.target), suffixe, blip.anchor))
        return found


def ouvrir_modele(octets: bytes, titre: str) -> Worksheet:
    """Open the sheet *titre* of a workbook whose archive has already been found sound.

    Formulas are read as the values they had when the workbook was saved: a letter is text.

    Raises:
        LookupError: when the workbook has no such sheet.
    """
    source = BytesIO(octets)
    lecteur = _LecteurDUneFeuille(source, titre)
    lecteur.read()
    feuille: Any = lecteur.wb.worksheets[0]
    with BytesIO(octets) as again:
        lecteur.archive = type(lecteur.archive)(again)
        feuille._images = lecteur.medias()
    return feuille  # type: ignore[no-any-return]
