"""Where an open workbook is, as Excel says it."""

from pathlib import Path
from typing import Any, cast

import pytest
import xlwings as xw

from pial_xl.installation.machine import Machine, Systeme
from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.ouvert.copies import dossier_du_classeur
from pial_xl.workbook.ouvert.hotes import Hote
from pial_xl.workbook.ouvert.hotes.excel_mac import ExcelMac

pytest_plugins = ("excel_simule",)


class Classeur:
    """A workbook that only knows its full name."""

    def __init__(self, fullname: str | Exception) -> None:
        self._fullname = fullname

    @property
    def fullname(self) -> str:
        if isinstance(self._fullname, Exception):
            raise self._fullname
        return self._fullname


def dossier(fullname: str | Exception, hote: Hote) -> Path:
    return dossier_du_classeur(cast("Any", Classeur(fullname)), hote)


@pytest.fixture
def windows(excel_windows: Any) -> Hote:
    return cast("Hote", excel_windows.ExcelWindows())


def test_a_saved_workbook_gives_its_folder(tmp_path: Path, windows: Hote) -> None:
    assert dossier(str(tmp_path / "PIAL.xlsm"), windows) == tmp_path


DANS_LE_NUAGE = pytest.mark.parametrize(
    "fullname",
    ["https://exemple.sharepoint.com/sites/pial/PIAL.xlsm", xw.XlwingsError("introuvable ici")],
)


@DANS_LE_NUAGE
def test_a_workbook_on_onedrive_gives_the_folder_where_the_installer_puts_the_template(
    fullname: str | Exception, windows: Hote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/maison"))
    machine = Machine(Systeme.WINDOWS, Path("/maison"), Path("/python"))

    assert dossier(fullname, windows) == machine.classeurs


@DANS_LE_NUAGE
def test_on_a_mac_a_workbook_on_onedrive_asks_to_be_moved(fullname: str | Exception) -> None:
    with pytest.raises(EcritureImpossible, match="dans un dossier de l'ordinateur"):
        dossier(fullname, ExcelMac())


def test_a_workbook_never_saved_asks_to_be_saved_first(windows: Hote) -> None:
    for hote in (windows, ExcelMac()):
        with pytest.raises(EcritureImpossible, match="enregistrez-le"):
            dossier("Classeur1", hote)
