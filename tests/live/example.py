"""The workbook that the tests click in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from unittest.mock import patch

from built import short_template

from pial_xl.template import macros

PATIENCE = 10
"""Seconds that the macros leave to Python, in the tests: they wait as long in vain."""
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


def faulty() -> bytes:
    """Give the template with 24 h of allocations for 12 h of contract, and one coordinator."""
    with impatient():
        return short_template(_ROWS, {})


@contextmanager
def impatient() -> Iterator[None]:
    """Have the macros that are built meanwhile wait less long for Python."""
    read = macros.source_of

    def source(file: str) -> str:
        return re.sub(r"(?<=ATTENTE As Long = )\d+", str(PATIENCE), read(file))

    with patch.object(macros, "source_of", source):
        yield
