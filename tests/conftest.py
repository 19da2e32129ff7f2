"""What every test may use, and what it obeys: LibreOffice may be absent, but never in CI."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from fabrique import Classeur
from terminal import Lancer, enregistrer, lanceur


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    if shutil.which("soffice"):
        return
    if os.environ.get("CI") == "true":
        raise pytest.UsageError("LibreOffice (soffice) must be installed in CI")
    absent = pytest.mark.skip(reason="LibreOffice (soffice) is not installed on this machine")
    for item in items:
        if item.get_closest_marker("libreoffice"):
            item.add_marker(absent)


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
