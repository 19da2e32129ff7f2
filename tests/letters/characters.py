"""Fictitious rows that letters are made from, and letters laid on the packaged model."""

from dataclasses import dataclass, field
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.bareme import Bareme
from pial_xl.letters.language.catalog import Context
from pial_xl.letters.language.known import values
from pial_xl.letters.letter import Letter
from pial_xl.letters.models.pial import MODEL_SHEET
from pial_xl.letters.names import letter_sheet_names
from pial_xl.sheets.closed.letters.model import look_at_model
from pial_xl.sheets.closed.letters.source import open_model_sheet
from pial_xl.sheets.closed.letters.workbook import LetterWorkbook
from pial_xl.tables import Coordonnateur, Etablissement, Pole
from pial_xl.template.letter import build_models
from pial_xl.units.dates import SchoolYear
from pial_xl.units.text import clean
from pial_xl.usecases.letters.run import lay

PIAL = Pole.of_cells(
    {"pole": "P1", "sigle": "PIAL", "libelle": "PIAL Exemple Nord", "reseau": "privé",
     "remuneration": "IMP"}
)  # fmt: skip
PAS = Pole.of_cells(
    {"pole": "P2", "sigle": "PAS", "libelle": "PAS Exemple Sud", "reseau": "public",
     "remuneration": "décharge"}
)  # fmt: skip
SCHOOL = Etablissement.of_cells(
    {"uai": "0440001M", "nom": "École Saint-Exemple", "commune": "Guérande"}
)
BAREME = Bareme(annee_scolaire=SchoolYear(2025))


def coordonnateur(**fields: object) -> Coordonnateur:
    """Give a complete row, with some fields changed."""
    complete: dict[str, object] = {
        "civilite": "Mme",
        "nom": "Fictive",
        "prenom": "Camille",
        "uai": "0440001M",
        "pole": "P1",
        "imp": 1,
        "signataire": "M. MODÈLE",
    }
    return Coordonnateur.of_cells(complete | fields)


@dataclass
class LetterCase:
    """One row with what surrounds it."""

    row: Coordonnateur = field(default_factory=coordonnateur)
    etablissement: Etablissement | None = SCHOOL
    pole: Pole | None = PIAL
    bareme: Bareme = BAREME

    @property
    def context(self) -> Context:
        """Give what the letter says beyond the row."""
        return Context(self.etablissement, self.pole, self.bareme, nb_aesh=12)


def packaged_model() -> Worksheet:
    """Open the model that the template carries."""
    return open_model_sheet(build_models(), MODEL_SHEET)


def write(dossiers: list[LetterCase], model: Worksheet | None = None) -> bytes:
    """Lay the letters of some rows, as the command does."""
    seen = look_at_model(model or packaged_model())
    workbook = LetterWorkbook.blank(seen, "Lettres de mission")
    names = letter_sheet_names((d.row.nom, d.row.prenom) for d in dossiers)
    neighbor = None
    for nom, d in zip(names, dossiers, strict=True):
        lay(workbook, seen, Letter(nom.kept, values(d.row, d.context)), nom.kept, neighbor)
        neighbor = nom.kept
    return workbook.data()


def read_back(data: bytes) -> Workbook:
    """Open the letters again as another program would."""
    return load_workbook(BytesIO(data))


def rows(sheet: Worksheet) -> list[str]:
    """Give the lines of a letter as they are read: left to right, spaces made plain."""
    return [
        clean(" | ".join(clean(cell.value) for cell in row if cell.value))
        for row in sheet.iter_rows()
        if any(cell.value for cell in row)
    ]
