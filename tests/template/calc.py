"""LibreOffice for the tests: what a workbook shows once it has been computed."""

import atexit
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import openpyxl
from built import short_template
from openpyxl.workbook import Workbook
from patience import PATIENCE_S

from pial_xl.tables import RowModel
from pial_xl.tables.calculated import DAY_NAME
from pial_xl.template.live.columns import live_columns
from pial_xl.template.zones import TITLE_ROW
from pial_xl.units.dates import SchoolYear

CellValue = str | float | date | None

DAY = date.today()
YEAR = SchoolYear.containing(DAY)
ROWS = 40
"""More than any of these tests fills, blank ones below."""


def blank() -> bytes:
    """Give a short blank workbook of this school year, as the macros leave it on opening."""
    return fill()


def fill(**rows: Iterable[Sequence[CellValue]]) -> bytes:
    """Fill the blank template with openpyxl, as another program would."""
    year = short_template({}, {"annee_scolaire": str(YEAR)}, ROWS)
    workbook = openpyxl.load_workbook(BytesIO(year))
    sheets = {f.title.replace(" ", "_"): f for f in workbook}
    ((title, cell),) = workbook.defined_names[DAY_NAME].destinations
    workbook[title][cell] = DAY  # as the macros do on opening
    for title, values in rows.items():
        for rank, row in enumerate(values, start=TITLE_ROW + 1):
            for column, valeur in enumerate(row, start=1):
                sheets[title].cell(rank, column).value = valeur
    output = BytesIO()
    workbook.save(output)
    return output.getvalue()


def figure(workbook: Workbook, title: str) -> object:
    """Give what stands under a figure's title on Accueil."""
    sheet = workbook["Accueil"]
    (cell,) = [c for row in sheet for c in row if c.value == title and c.row < 15]
    return sheet.cell(cell.row + 1, cell.column).value


def hidden_figure(workbook: Workbook, nom: str) -> object:
    """Give the figure that a defined name stands for."""
    ((sheet, cell),) = workbook.defined_names[nom].destinations
    return workbook[sheet][cell].value


def calculation(workbook: Workbook, model: type[RowModel], nom: str) -> list[object]:
    """Give the first results of a live column."""
    letters = live_columns(model)[nom].letters
    return [workbook[model.sheet][f"{letters}{TITLE_ROW + n}"].value for n in range(1, 9)]


@cache
def _profile() -> str:
    """Give a profile that these conversions share: LibreOffice takes a second to make one."""
    folder = tempfile.mkdtemp(prefix="pial_xl_profil_")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder).as_uri()


def convert(workbook: Path, wanted_format: str, folder: Path) -> Path:
    """Convert a workbook with a profile of the tests' own; give the new file."""
    soffice = shutil.which("soffice")
    assert soffice
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={_profile()}",
            "--headless",
            "--convert-to",
            wanted_format,
            "--outdir",
            str(folder / "sortie"),
            str(workbook),
        ],
        check=True,
        capture_output=True,
        timeout=PATIENCE_S,
    )
    return folder / "sortie" / f"{workbook.stem}.{wanted_format}"


def calculate(workbook: bytes, folder: Path) -> Workbook:
    """Give the workbook with its formulas' results."""
    path = folder / "essai.xlsm"
    path.write_bytes(workbook)
    calculated = convert(path, "xlsx", folder)
    return openpyxl.load_workbook(BytesIO(calculated.read_bytes()), data_only=True)


class _Tables(HTMLParser):
    """Cells of each sheet of an HTML export, with the color of their text."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[list[list[tuple[str, str]]]] = []
        self._ink = ""
        self._text: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.sheets.append([])
        elif tag == "tr":
            self.sheets[-1].append([])
        elif tag == "td":
            self._ink = ""
            self._text = []
        elif tag == "font":
            self._ink = dict(attrs).get("color") or self._ink

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "td" and self._text is not None:
            self.sheets[-1][-1].append(("".join(self._text).strip(), self._ink))
            self._text = None


def inks(workbook: bytes, folder: Path) -> list[list[list[tuple[str, str]]]]:
    """Give, by sheet then row, the text of each cell and its color, as LibreOffice shows them."""
    path = folder / "couleurs.xlsm"
    path.write_bytes(workbook)
    reader = _Tables()
    reader.feed(convert(path, "html", folder).read_text(encoding="utf-8"))
    return reader.sheets
