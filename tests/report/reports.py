"""Reports and constats to show, with only what a test is about spelt out."""

from typing import Any

from pial_xl.constats import Constat, Niveau, Report
from pial_xl.tables.address import Cell
from pial_xl.testing import REFERENCE

_ORDINARY: dict[str, Any] = {
    "code": "A-01",
    "niveau": Niveau.ALERTE,
    "objet": "",
    "message": "Un message.",
    "mesure": "27h20",
    "attendu": "24h00",
    "ecart": "3h20",
    "advice": "Corrigez.",
    "source": "Une source",
}


def constat(sheet: str = "Affectations", cell: str = "D12", **fields: object) -> Constat:
    return Constat(Cell(sheet, cell), **{**_ORDINARY, **fields})


def make_report(*constats: Constat) -> Report:
    return Report("essai.xlsx", REFERENCE, "2026-2027", "0.1.0", constats)
