"""The workbook that the tests click in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from unittest.mock import patch

from built import short_sheets

from pial_xl.bareme.departements import identity
from pial_xl.template import build_workbook, macros

PATIENT, IMPATIENT = 120, 2
"""Seconds that the macros leave to a Python that answers, however slow the machine is, and to one
that they wait for in vain."""
_ROWS: Mapping[str, Sequence[Mapping[str, object]]] = {
    "T_AESH": [{"aesh": "A01", "debut": date(2026, 9, 1), "heures": 12 * 60}],
    "T_Affectations": [{"aesh": "A01", "eleve": "E1", "aide": "I", "heures": 24 * 60}],
    "T_Poles": [
        {"pole": "P1", "sigle": "PIAL", "libelle": "PIAL Exemple Nord", "reseau": "privé",
         "uai_pilote": "0440001M", "remuneration": "IMP"},
    ],
    "T_Etablissements": [
        {"uai": "0440001M", "nom": "École Saint-Exemple", "commune": "Nantes",
         "degre": "école", "pole": "P1"},
    ],
    "T_Coordonnateurs": [
        {"civilite": "Mme", "nom": "FICTIVE", "prenom": "Alice", "uai": "0440001M",
         "pole": "P1", "imp": 1, "secteur": "Nantes", "signataire": "M. SIGNE-FICTIF"},
    ],
}  # fmt: skip


@cache
def faulty(patience: int = PATIENT) -> bytes:
    """Give the template with 24 h of allocations for 12 h of contract, and one coordinator.

    Its macros wait for Python as many seconds as *patience*.
    """
    with _waiting(patience), short_sheets():
        return build_workbook(_ROWS, identity("44", "DDEC 44"))


@contextmanager
def _waiting(patience: int) -> Iterator[None]:
    """Have the macros that are built meanwhile wait longer for Python, or less long."""
    read = macros.source_of

    def source(file: str) -> str:
        return re.sub(r"(?<=ATTENTE As Long = )\d+", str(patience), read(file))

    with patch.object(macros, "source_of", source):
        yield
