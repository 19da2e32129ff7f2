"""The live columns, computed by an engine that is not a spreadsheet program: Python's own figures.

IronCalc knows neither ``INDEX(…):INDEX(…)`` nor whole columns: in the copy that it computes, the
one is written with OFFSET, and the names of the others end with the rows of the test. Nor does it
search a computed list, as the formulas do for a pupil of more than six rows and for a group of more
than four pupils: there is none here.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import ironcalc
import openpyxl
import pytest
from built import short_template

from pial_xl.dossier import Dossier, read_dossier
from pial_xl.rules.notifications.couverture import eleve_without_aesh
from pial_xl.rules.registry import Reserve
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.tables import Affectation
from pial_xl.tables.address import column_number
from pial_xl.tables.calculated import DAY_NAME
from pial_xl.template.formulas import UNREADABLE
from pial_xl.template.live.columns import FORMULAS, live_columns
from pial_xl.template.live.values import live_values
from pial_xl.template.zones import FIRST_ROW
from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.units.dates import excel_day

LAST_ROW = 28
_NEAR = 1e-6
_ARGUMENT = r"((?:[^(),:]|\([^()]*\))+)"
_STRETCH = re.compile(rf"INDEX\((calc_[^,()]+),{_ARGUMENT}\):INDEX\(\1,{_ARGUMENT}\)")
_WHOLE_COLUMN = re.compile(r"\$([A-Z]+):\$([A-Z]+)$")
START, ENDED = date(2026, 9, 1), date(2026, 10, 30)


def dataset() -> dict[str, list[dict[str, object]]]:
    """Give the clean workbook with groups, repeated rows, and rows of every writing."""
    tables = {
        nom: [dict(row) for row in rows]
        for nom, rows in SampleWorkbook().tables.items()
        if nom != "T_Parametres"
    }

    def row(
        aesh: str | None, eleve: str | None, heures: object, **more: object
    ) -> dict[str, object]:
        return {"aesh": aesh, "eleve": eleve, "aide": "M", "heures": heures} | more

    tables["T_Affectations"] = [
        row("A01", "E1", "12h", aide="I"),
        row("a 01", "E2", "1:30", groupe="G1"),
        row("A01", "E3", "2,5", groupe="g1"),
        row("A02", "E4", "24h15", aide="I", debut="2026-09-01T08:30:00.000+02:00"),
        row("A02", "E4", "3 h", aide="I", fin="vendredi 30 oct. 2026"),
        row("A02", "E4", "1h", aide="I", groupe="G9"),
        *(row("A03", "E5", "45 min", groupe=f"H{rank}") for rank in range(4)),
        row("A03", "E5", "9 h", groupe="H0"),
        *(row("A02", f"E{rank}", 2, groupe="G2") for rank in range(1, 5)),
        row("A02", "E3", "six"),
        row("A99", "E99", 5),
        row("A02", None, 2),
        row(None, "E5", 1),
        row(None, None, 3),
        row("A02", None, 2, fin=ENDED),
        row("A02", None, None),
    ]
    # One line of an unknown pole, which says no hours either: told once, as the other lines are.
    tables["T_Dotation"] += [{"pole": "P9"}, {"pole": "P1", "aide": "M"}]
    tables["T_AESH"][2] |= {"heures_referent": "1h", "absent_du": START, "absent_au": ENDED}
    return tables


@cache
def file() -> bytes:
    hours = dataset()
    for rows in hours.values():
        for row in rows:
            for field in ("heures", "heures_classe"):
                if isinstance(row.get(field), int):
                    row[field] = f"{row[field]}h"
    settings = {"annee_scolaire": "2026-2027", "complet_jusqu_au": "1er juin 2027"}
    return short_template(hours, settings, 3)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    path = tmp_path_factory.mktemp("moteur") / "essai.xlsm"
    path.write_bytes(file())
    return read_dossier(read_workbook(path), REFERENCE)


@pytest.fixture(scope="module")
def computed(tmp_path_factory: pytest.TempPathFactory) -> "Computed":
    path = tmp_path_factory.mktemp("moteur") / "copie.xlsx"
    book = openpyxl.load_workbook(BytesIO(file()))
    for name in book.defined_names.values():
        name.attr_text = _WHOLE_COLUMN.sub(rf"$\g<1>$1:$\g<2>${LAST_ROW}", name.attr_text)
    for sheet in book:
        for cells in sheet.iter_rows():
            for cell in cells:
                if cell.data_type == "f":
                    cell.value = _STRETCH.sub(r"OFFSET(\1,\2-1,0,\3-(\2)+1,1)", str(cell.value))
    ((sheet_name, day),) = book.defined_names[DAY_NAME].destinations
    book[sheet_name][day] = excel_day(REFERENCE)
    book.save(path)
    return Computed(path, book)


class Computed:
    """A workbook as IronCalc computes it."""

    def __init__(self, path: Path, book: openpyxl.Workbook) -> None:
        self._book = book
        self._model = ironcalc.load_from_xlsx(str(path), "en", "UTC", "en")
        self._model.evaluate()
        self._ranks = {nom: rank for rank, nom in enumerate(book.sheetnames)}

    def cell(self, sheet: str, row: int, column: int) -> object:
        return self._model.get_cell_value(self._ranks[sheet], row, column)

    def named(self, nom: str) -> object:
        ((sheet, address),) = self._book.defined_names[nom].destinations
        cell = self._book[sheet][address]
        return self.cell(sheet, cell.row, cell.column)


def _is_same(shown: object, expected: object) -> bool:
    if isinstance(expected, int | float) and isinstance(shown, int | float):
        return abs(shown - expected) < _NEAR
    return (shown or "") == (expected or "")


def _rows(computed: Computed, dossier: Dossier) -> Iterator[str]:
    values = live_values(dossier).rows
    for model in FORMULAS:
        for number, expected in values.get(model.table, {}).items():
            for nom, value in expected.items():
                column = column_number(live_columns(model)[nom].letters)
                shown = computed.cell(model.sheet, number, column)
                if not _is_same(shown, value):
                    yield f"{model.table}, row {number}, {nom}: {shown!r}, not {value!r}"


def test_another_engine_shows_on_each_row_what_python_says(
    computed: Computed, dossier: Dossier
) -> None:
    assert list(_rows(computed, dossier)) == []


def test_another_engine_gives_the_great_figures(computed: Computed, dossier: Dossier) -> None:
    figures = live_values(dossier).figures
    shown = {nom: computed.named(nom) for nom in figures}
    assert {nom: v for nom, v in shown.items() if not _is_same(v, figures[nom])} == {}
    assert figures["chiffre_dotation_ecartee"] == 1


def test_another_engine_doubts_whom_python_does_not_judge(
    computed: Computed, dossier: Dossier
) -> None:
    book = openpyxl.load_workbook(BytesIO(file()))
    (title,) = [c for row in book["Accueil"] for c in row if c.value == "Élèves sans AESH"]
    assert computed.cell("Accueil", title.row + 1, title.column) == UNREADABLE
    assert all(isinstance(found, Reserve) for found in eleve_without_aesh(dossier))
    assert live_values(dossier).figures["chiffre_sans_eleve"] == 2


def test_a_row_of_which_a_color_may_tell_something_is_known_at_once(computed: Computed) -> None:
    allocations = dataset()["T_Affectations"]
    column = column_number(live_columns(Affectation)["remplie"].letters)
    said = [
        computed.cell(Affectation.sheet, row, column)
        for row in range(FIRST_ROW, FIRST_ROW + len(allocations))
    ]
    sound = {"A01", "a 01", "A02", "A03"}
    faulty = [
        row["heures"] in {None, "six"} or row["aesh"] not in sound or row["eleve"] is None
        for row in allocations
    ]
    assert said == [2 if is_faulty else 1 for is_faulty in faulty]
