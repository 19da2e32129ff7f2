"""A clean workbook, a faulty one, and the command line."""

from pathlib import Path

import pytest
from fabrique import Classeur
from terminal import Lancer, enregistrer, lanceur


@pytest.fixture
def propre(tmp_path: Path) -> Path:
    """A workbook in which nothing is BLOQUANT."""
    return enregistrer(Classeur(), tmp_path / "propre.xlsx")


@pytest.fixture
def fautif(tmp_path: Path) -> Path:
    """A workbook with a BLOQUANT: 24 h of allocations for 12 h of contract."""
    classeur = Classeur()
    classeur.mettre("T_AESH", 0, "heures", 12)
    return enregistrer(classeur, tmp_path / "fautif.xlsx")


@pytest.fixture
def lancer(tmp_path: Path) -> Lancer:
    """The command line, run from an empty folder."""
    return lanceur(tmp_path)
