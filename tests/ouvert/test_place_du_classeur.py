"""Where an open workbook is, as Excel says it."""

from pathlib import Path
from typing import Any, cast

import pytest
import xlwings as xw

from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.ouvert.copies import dossier_du_classeur
from pial_xl.workbook.ouvert.hotes import Hote


class Classeur:
    """A workbook that only knows its full name."""

    def __init__(self, fullname: str | Exception) -> None:
        self._fullname = fullname

    @property
    def fullname(self) -> str:
        if isinstance(self._fullname, Exception):
            raise self._fullname
        return self._fullname


def dossier(fullname: str | Exception) -> Path:
    return dossier_du_classeur(cast("Any", Classeur(fullname)), Hote())


def test_a_saved_workbook_gives_its_folder(tmp_path: Path) -> None:
    assert dossier(str(tmp_path / "PIAL.xlsm")) == tmp_path


@pytest.mark.parametrize(
    "fullname",
    ["https://exemple.sharepoint.com/sites/pial/PIAL.xlsm", xw.XlwingsError("introuvable ici")],
)
def test_a_workbook_on_onedrive_gives_the_persons_documents(
    fullname: str | Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert dossier(fullname) == tmp_path
    (tmp_path / "Documents").mkdir()
    assert dossier(fullname) == tmp_path / "Documents"


def test_a_workbook_never_saved_asks_to_be_saved_first() -> None:
    with pytest.raises(EcritureImpossible, match="enregistrez-le"):
        dossier("Classeur1")
