"""Writes pial_xl/PIAL_FONCTIONS.bas: ``python tests/fonctions/generate_vba.py [file]``.

The functions are written by xlwings' own generator, the one behind *Import Functions*, from the
decorators of pial_xl/fonctions.py. xlwings loads it on Windows only, because its module also talks
to Excel; the generator itself does not, so that empty modules in place of pywin32's are enough
elsewhere. They live in this program alone, which is why it is one.

Their help, which xlwings gives to Excel by other calls at import, is put in the module: each
function bears its own, and one macro gives the help of the arguments.
"""

import io
import re
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import xlwings

from pial_xl.engines.vba_project import ModuleVba

PATH = Path(__file__).parents[2] / "pial_xl" / "PIAL_FONCTIONS.bas"
MODULE_PYTHON = "pial_xl.fonctions"
MODULE_VBA = "xlwings_udfs"
"""The name that xlwings gives: *Import Functions* then replaces this module, and adds no twin."""
HELP_LIMIT = 255
_HEADER = """\
' Les fonctions de pial_xl.fonctions pour les cellules, écrites par le générateur de xlwings.
' Ne modifiez pas ce module : tests/fonctions/generate_vba.py le réécrit.
#Const App = "Microsoft Excel"
"""
_SIGNATURE = re.compile(r"^Function (\w+)\(.*\)$", re.MULTILINE)


def main() -> None:
    """Write the module where the command says, or in the package."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else PATH
    text = ModuleVba(MODULE_VBA, source()).text
    # The VBA editor of a French Windows reads this code page.
    path.write_bytes(text.encode("cp1252"))


def source() -> str:
    """Give the code of the module."""
    generator = _generator()
    # Off Windows the decorators do nothing: the functions are loaded once these are the real ones.
    xlwings.func, xlwings.arg = generator.xlfunc, generator.xlarg
    from pial_xl import fonctions  # noqa: PLC0415

    written = io.StringIO()
    workbook = SimpleNamespace(Name="PIAL.xlsm")
    generator.generate_vba_wrapper(MODULE_PYTHON, fonctions, written, workbook)
    descriptions = {nom: getattr(fonctions, nom).__xlfunc__ for nom in fonctions.__all__}

    def with_help(signature: re.Match[str]) -> str:
        aide = _string(descriptions[signature[1]]["ret"]["doc"])
        return f"{signature[0]}\nAttribute {signature[1]}.VB_Description = {aide}"

    vba_functions = _SIGNATURE.sub(with_help, written.getvalue())
    return _HEADER + vba_functions.rstrip() + "\n\n" + "\n".join(_macro_d_aide(descriptions)) + "\n"


def _generator() -> Any:
    if find_spec("pythoncom") is None:
        missing = ("pythoncom", "pywintypes", "win32com", "win32com.client")
        sys.modules |= {nom: ModuleType(nom) for nom in missing}
        # What the generator's module names while it loads; nothing here calls them.
        vars(sys.modules["pythoncom"])["CoInitialize"] = None
        vars(sys.modules["win32com.client"])["Dispatch"] = None
    from xlwings import udfs  # noqa: PLC0415

    return udfs


def _macro_d_aide(descriptions: dict[str, dict[str, Any]]) -> Iterator[str]:
    yield "Public Sub PIAL_AIDE_DES_FONCTIONS()"
    yield "    ' À lancer une fois : l'aide des arguments, que le classeur garde ensuite."
    yield "    Dim classeur As String"
    yield '    classeur = "\'" & Replace(ThisWorkbook.Name, "\'", "\'\'") & "\'!"'
    for nom, description in descriptions.items():
        arguments = [_string(argument["doc"]) for argument in description["args"]]
        yield f'    Application.MacroOptions Macro:=classeur & "{nom}", _'
        yield f"        Description:={_string(description['ret']['doc'])}, _"
        yield f"        Category:={_string(description['category'])}, _"
        yield "        ArgumentDescriptions:=Array( _"
        yield "            " + ", _\n            ".join(arguments) + ")"
    yield "End Sub"


def _string(text: str) -> str:
    if len(text) > HELP_LIMIT:
        raise ValueError(f"Excel montre {HELP_LIMIT} caractères d'aide au plus : {text}")
    return '"' + text.replace('"', '""') + '"'


if __name__ == "__main__":
    main()
