"""How the macros start Python: what each program is told, and what no program must compile."""

import re

import pytest

from pial_xl.cli.commands import root
from pial_xl.engines.vba_project import ModuleVba
from pial_xl.template.macros import modules

MODULES = {module.name: module for module in modules(1)}
LAUNCH_SOURCE = MODULES["modLancement"].source


def procedure(nom: str) -> str:
    """Give the body of a procedure of modLancement, its continued lines joined."""
    (body,) = re.findall(rf"^Private Sub {nom}\(.*?^End Sub", LAUNCH_SOURCE, re.M | re.S)
    return str(body).replace(" _\n", " ")


@pytest.mark.parametrize("nom", ["DansLibreOffice", "DansExcel", "DansExcelPourMac"])
def test_every_click_says_that_it_is_one_whatever_the_name_of_the_workbook(nom: str) -> None:
    (row,) = [li for li in procedure(nom).splitlines() if "--hote" in li]
    assert "--clic" in row


def test_the_window_is_told_whatever_the_name_of_the_workbook() -> None:
    (row,) = [li for li in procedure("DansExcel").splitlines() if "--hwnd=" in li]
    assert not row.lstrip().startswith("If ")


def test_the_command_takes_all_that_a_macro_says() -> None:
    said_texts = set(re.findall(r"--[a-z_]+", LAUNCH_SOURCE))
    accepted = {nom for option in root.commands["bouton"].params for nom in option.opts}
    assert "--clic" in said_texts
    assert said_texts <= accepted


@pytest.mark.parametrize("module", MODULES.values(), ids=MODULES)
def test_no_module_names_what_excel_for_mac_may_lack(module: ModuleVba) -> None:
    """``Application`` is early bound: one unknown member, and no macro of the module runs."""
    assert "Application.Hwnd" not in module.source


def test_the_sentences_of_a_refusal_name_the_menu_before_the_terminal() -> None:
    for constant in ("SANS_DROIT", "SANS_REPONSE"):
        (sentence,) = re.findall(rf"Const {constant} As String = ((?:.* _\n)*.*)", LAUNCH_SOURCE)
        assert 0 < sentence.index("HORS_DU_TABLEUR") < sentence.index("terminal")
