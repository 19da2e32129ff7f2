"""The demo as a workbook: what was planted in the rows is found in the file."""

from collections import Counter
from pathlib import Path

import pytest
from built import demo_bytes
from raw_demo import constats_of

from pial_xl.constats import Constat
from pial_xl.demo.calendar import DATE_DEMO
from pial_xl.demo.faults import faulty_dataset
from pial_xl.demo.workbook import demo_workbook
from pial_xl.dossier import Dossier, read_dossier
from pial_xl.rules import apply, catalogue
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.tables import TABLES


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    path: Path = tmp_path_factory.mktemp("demo") / "demo.xlsm"
    path.write_bytes(demo_bytes())
    return read_dossier(read_workbook(path), DATE_DEMO)


@pytest.fixture(scope="module")
def constats(dossier: Dossier) -> tuple[Constat, ...]:
    return apply(dossier, catalogue())[0]


def test_the_workbook_is_the_same_every_time() -> None:
    assert demo_workbook() == demo_bytes()


def test_each_planted_fault_is_found_at_its_cell(
    dossier: Dossier, constats: tuple[Constat, ...]
) -> None:
    found = {(c.code, c.cell.sheet, c.cell.address) for c in constats}
    for expected in faulty_dataset()[1]:
        table = dossier.table(next(m for m in TABLES if m.table == expected.table))
        cell = table.cell(table.rows[expected.index], expected.field)
        assert (expected.code, cell.sheet, cell.address) in found, expected


def test_the_file_says_the_same_as_its_rows(constats: tuple[Constat, ...]) -> None:
    def summary(constats: tuple[Constat, ...]) -> Counter[tuple[str, str, str]]:
        return Counter((c.code, c.niveau.value, c.objet) for c in constats)

    assert summary(constats) == summary(constats_of(faulty_dataset()[0]))


def test_the_workbook_needs_no_later_version_nor_year(constats: tuple[Constat, ...]) -> None:
    assert not {"S-12", "S-14"} & {c.code for c in constats}
