"""How the macros start Python: what each program is told, and what no program must compile."""

import re

import pytest

from pial_xl.cli.commandes import racine
from pial_xl.template.macros import modules
from pial_xl.template.vba_projet import ModuleVba

MODULES = {module.nom: module for module in modules(1)}
LANCEMENT = MODULES["modLancement"].source


def procedure(nom: str) -> str:
    """Give the body of a procedure of modLancement, its continued lines joined."""
    (corps,) = re.findall(rf"^Private Sub {nom}\(.*?^End Sub", LANCEMENT, re.M | re.S)
    return str(corps).replace(" _\n", " ")


@pytest.mark.parametrize("nom", ["DansLibreOffice", "DansExcel", "DansExcelPourMac"])
def test_every_click_says_that_it_is_one_whatever_the_name_of_the_workbook(nom: str) -> None:
    (ligne,) = [li for li in procedure(nom).splitlines() if "--hote" in li]
    assert "--clic" in ligne


def test_the_window_is_told_whatever_the_name_of_the_workbook() -> None:
    (ligne,) = [li for li in procedure("DansExcel").splitlines() if "--hwnd=" in li]
    assert not ligne.lstrip().startswith("If ")


def test_the_command_takes_all_that_a_macro_says() -> None:
    dits = set(re.findall(r"--[a-z_]+", LANCEMENT))
    acceptes = {nom for option in racine.commands["bouton"].params for nom in option.opts}
    assert "--clic" in dits
    assert dits <= acceptes


@pytest.mark.parametrize("module", MODULES.values(), ids=MODULES)
def test_no_module_names_what_excel_for_mac_may_lack(module: ModuleVba) -> None:
    """``Application`` is early bound: one unknown member, and no macro of the module runs."""
    assert "Application.Hwnd" not in module.source


def test_the_sentences_of_a_refusal_name_the_menu_before_the_terminal() -> None:
    for constante in ("SANS_DROIT", "SANS_REPONSE"):
        (phrase,) = re.findall(rf"Const {constante} As String = ((?:.* _\n)*.*)", LANCEMENT)
        assert 0 < phrase.index("HORS_DU_TABLEUR") < phrase.index("terminal")
