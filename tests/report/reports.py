"""Reports and findings to show, with only what a test is about spelt out."""

from typing import Any

from factory import REFERENCE

from pial_xl.constats import Finding, Niveau, Report

_ORDINARY: dict[str, Any] = {
    "code": "A-01",
    "niveau": Niveau.ALERTE,
    "sheet": "Affectations",
    "cell": "D12",
    "objet": "",
    "message": "Un message.",
    "mesure": "27h20",
    "attendu": "24h00",
    "ecart": "3h20",
    "advice": "Corrigez.",
    "source": "Une source",
}


def constat(**fields: object) -> Finding:
    return Finding(**{**_ORDINARY, **fields})


def make_report(*constats: Finding) -> Report:
    return Report("essai.xlsx", REFERENCE, "2026-2027", "0.1.0", constats)
