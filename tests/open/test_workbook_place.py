"""Where an open workbook is, as Excel says it."""

from pathlib import Path
from typing import Any, cast

import pytest
import xlwings as xw

from pial_xl.installation.machine import Machine, System
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.copies import workbook_folder
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.hosts.excel_mac import ExcelMac

pytest_plugins = ("simulated_excel",)


class NamedWorkbook:
    """A workbook that only knows its full name."""

    def __init__(self, fullname: str | Exception) -> None:
        self._fullname = fullname

    @property
    def fullname(self) -> str:
        if isinstance(self._fullname, Exception):
            raise self._fullname
        return self._fullname


def dossier(fullname: str | Exception, host: Host) -> Path:
    return workbook_folder(cast("Any", NamedWorkbook(fullname)), host)


@pytest.fixture
def windows(excel_windows: Any) -> Host:
    return cast("Host", excel_windows.ExcelWindows())


def test_a_saved_workbook_gives_its_folder(tmp_path: Path, windows: Host) -> None:
    assert dossier(str(tmp_path / "PIAL.xlsm"), windows) == tmp_path


IN_THE_CLOUD = pytest.mark.parametrize(
    "fullname",
    ["https://exemple.sharepoint.com/sites/pial/PIAL.xlsm", xw.XlwingsError("introuvable ici")],
)


@IN_THE_CLOUD
def test_a_workbook_on_onedrive_gives_the_folder_where_the_installer_puts_the_template(
    fullname: str | Exception, windows: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/maison"))
    machine = Machine(System.WINDOWS, Path("/maison"), Path("/python"))

    assert dossier(fullname, windows) == machine.workbooks


@IN_THE_CLOUD
def test_on_a_mac_a_workbook_on_onedrive_asks_to_be_moved(fullname: str | Exception) -> None:
    with pytest.raises(WriteError, match="dans un dossier de l'ordinateur"):
        dossier(fullname, ExcelMac())


def test_a_workbook_never_saved_asks_to_be_saved_first(windows: Host) -> None:
    for host in (windows, ExcelMac()):
        with pytest.raises(WriteError, match="enregistrez-le"):
            dossier("Classeur1", host)
