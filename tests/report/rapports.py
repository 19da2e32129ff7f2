"""Reports and findings to show, with only what a test is about spelt out."""

from typing import Any

from fabrique import REFERENCE

from pial_xl.findings import Finding, Niveau, Report

_ORDINAIRE: dict[str, Any] = {
    "code": "A-01",
    "niveau": Niveau.ALERTE,
    "feuille": "Affectations",
    "cellule": "D12",
    "objet": "",
    "message": "Un message.",
    "mesure": "27h20",
    "attendu": "24h00",
    "ecart": "3h20",
    "que_faire": "Corrigez.",
    "source": "Une source",
}


def constat(**champs: object) -> Finding:
    return Finding(**{**_ORDINAIRE, **champs})


def rapport(*constats: Finding) -> Report:
    return Report("essai.xlsx", REFERENCE, "2026-2027", "0.1.0", constats)
