"""The VBA module of the functions, as the VBA editor and Excel's function wizard read it."""

import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest
from patience import PATIENCE_S

from pial_xl import fonctions
from pial_xl.template.macros import modules
from pial_xl.units.text import french

PROJECT = Path(__file__).parents[2]
PATH = PROJECT / "pial_xl" / "PIAL_FONCTIONS.bas"
GENERATOR = PROJECT / "tests" / "fonctions" / "generate_vba.py"
DATA = PATH.read_bytes()
HEADER, _, SOURCE = DATA.decode("cp1252").replace("\r\n", "\n").partition("\n")
_STRING = r'"((?:[^"]|"")*)"'


def test_the_module_is_what_the_generator_of_xlwings_writes(tmp_path: Path) -> None:
    written = tmp_path / "module.bas"

    subprocess.run([sys.executable, GENERATOR, written], check=True, timeout=PATIENCE_S)

    assert written.read_bytes() == DATA, "run: python tests/fonctions/generate_vba.py"


def test_the_vba_editor_reads_its_lines_and_accents() -> None:
    assert DATA.count(b"\n") == DATA.count(b"\r\n") > 100
    assert "durée" in SOURCE


def test_import_functions_replaces_it_rather_than_add_a_twin() -> None:
    assert HEADER == 'Attribute VB_Name = "xlwings_udfs"'


def test_every_function_takes_its_arguments_in_their_order() -> None:
    written_functions = dict(re.findall(r"^Function (\w+)\((.*)\)$", SOURCE, re.MULTILINE))

    assert written_functions == {nom: _arguments_vba(nom) for nom in fonctions.__all__}


def _arguments_vba(nom: str) -> str:
    parametres = inspect.signature(getattr(fonctions, nom)).parameters.values()
    return ", ".join(
        p.name if p.default is inspect.Parameter.empty else f"Optional {p.name}" for p in parametres
    )


@pytest.mark.parametrize("nom", fonctions.__all__)
def test_every_function_bears_its_french_help(nom: str) -> None:
    aide = re.search(rf"^Attribute {nom}\.VB_Description = {_STRING}$", SOURCE, re.MULTILINE)

    assert aide
    assert aide[1] == french(aide[1]) == inspect.getdoc(getattr(fonctions, nom))


@pytest.mark.parametrize("nom", fonctions.__all__)
def test_a_macro_gives_excel_the_help_of_every_argument(nom: str) -> None:
    call = SOURCE.partition(f'MacroOptions Macro:=classeur & "{nom}"')[2].partition("MacroOptions")
    aides = re.findall(_STRING, call[0].partition("ArgumentDescriptions:=Array(")[2])

    assert len(aides) == len(inspect.signature(getattr(fonctions, nom)).parameters)
    assert [aide for aide in aides if aide != french(aide) or not 10 < len(aide) <= 255] == []


def test_the_template_does_without_it() -> None:
    assert "XLPy" not in "".join(module.source for module in modules(1))
