"""The blank workbook that the template room builds, made and opened once for all the tests."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from typing import Final
from unittest.mock import patch
from zipfile import ZipFile

import openpyxl
from openpyxl.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from pial_xl.bareme.departements import identity
from pial_xl.demo.calendar import YEAR
from pial_xl.demo.faults import faulty_dataset
from pial_xl.demo.workbook import demo_workbook
from pial_xl.tables import TABLES, Parametre, RowModel
from pial_xl.template import build_workbook, workbook
from pial_xl.template.zones import TITLE_ROW, Zone, zones

Rows = Mapping[str, Sequence[Mapping[str, object]]]
SHORT: Final = 20
"""Rows of the tables of a short workbook, some of them blank below those of the tests."""
SHORTEST: Final = 6
"""The same where nothing is typed in it."""
_ROW: Final = re.compile(rb'<row r="(\d+)"(?:[^>]*/>|.*?</row>)', re.DOTALL)
_BLANK_TABLES: Final = {
    f"xl/worksheets/sheet{rank}.xml": model
    for rank, model in enumerate(TABLES, start=2)  # after Accueil
    if model is not Parametre
}
_FILLED: dict[str, bytes] = {}
_SHORT: dict[int, dict[str, bytes]] = {}


@cache
def blank_template() -> bytes:
    """Give the bytes of a blank workbook."""
    return build_workbook()


@cache
def blank_book() -> Workbook:
    """Give the blank workbook as openpyxl reads it: to look at, never to change.

    Of the blank rows of each table it has the first two and the last: openpyxl, which writes each
    formula again for its row, would take ten times as long.
    """
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        for name, part in blank_parts().items():
            model = _BLANK_TABLES.get(name)
            archive.writestr(name, _without_middle_rows(part, model) if model else part)
    return openpyxl.load_workbook(data)


def _without_middle_rows(part: bytes, model: type[RowModel]) -> bytes:
    middle = range(TITLE_ROW + 3, TITLE_ROW + model.capacity)
    return _ROW.sub(lambda row: b"" if int(row[1]) in middle else row[0], part)


@cache
def short_blank_book() -> Workbook:
    """Give the same with few rows in each table, opened five times as fast."""
    return openpyxl.load_workbook(BytesIO(short_template({}, {})))


@cache
def blank_parts() -> dict[str, bytes]:
    """Give the parts of the blank workbook's package: to look at, never to change."""
    with ZipFile(BytesIO(blank_template())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@cache
def demo_bytes() -> bytes:
    """Give the bytes of the demonstration's workbook."""
    return demo_workbook()


def filled_template(dataset: Rows, parametres: Mapping[str, object]) -> bytes:
    """Give the bytes of a workbook filled with rows by field: the same rows are laid once.

    It is one of the DDEC 44, unless its parameters say another.
    """
    return _built(_FILLED, dataset, parametres)


def short_template(dataset: Rows, parametres: Mapping[str, object], rows: int = SHORT) -> bytes:
    """Give the same workbook with a few rows in each table, or those given, instead of hundreds.

    LibreOffice opens it four times as fast: the formulas of each row are most of what it loads, and
    half of the rest is the pages that it counts for each sheet with rows to repeat on paper.
    """
    with short_sheets(rows):
        return _built(_SHORT.setdefault(rows, {}), dataset, parametres)


@cache
def short_demo() -> bytes:
    """Give the demonstration's workbook with no blank row but a few: what it says is the same."""
    return short_template(faulty_dataset()[0], {"annee_scolaire": YEAR})


@contextmanager
def short_tables(rows: int = SHORTEST) -> Iterator[None]:
    """Have every workbook that is built meanwhile as short: it is read and drawn faster too."""

    def short_zones(dataset: Mapping[str, Sequence[object]]) -> tuple[Zone, ...]:
        return tuple(
            Zone(zone.model, max(min(zone.rows, rows), len(dataset.get(zone.model.table, ()))))
            for zone in zones(dataset)
        )

    with patch.object(workbook, "zones", short_zones):
        yield


@contextmanager
def short_sheets(rows: int = SHORT) -> Iterator[None]:
    """Have every workbook that is built meanwhile as quick to open as ``short_template``."""
    with short_tables(rows), patch.object(Worksheet, "repeat_rows"):
        yield


def _built(known: dict[str, bytes], dataset: Rows, parametres: Mapping[str, object]) -> bytes:
    settings = {**identity("44", "DDEC 44"), **parametres}
    key = repr((dataset, settings))
    if key not in known:
        known[key] = build_workbook(dataset, settings)
    return known[key]
