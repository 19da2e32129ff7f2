"""Writes pial_xl/PIAL_FONCTIONS.bas: ``python tests/fonctions/generer_vba.py [file]``.

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

from pial_xl.template.vba_projet import ModuleVba

CHEMIN = Path(__file__).parents[2] / "pial_xl" / "PIAL_FONCTIONS.bas"
MODULE_PYTHON = "pial_xl.fonctions"
MODULE_VBA = "xlwings_udfs"
"""The name that xlwings gives: *Import Functions* then replaces this module, and adds no twin."""
LIMITE_AIDE = 255
_EN_TETE = """\
' Les fonctions de pial_xl.fonctions pour les cellules, écrites par le générateur de xlwings.
' Ne modifiez pas ce module : tests/fonctions/generer_vba.py le réécrit.
#Const App = "Microsoft Excel"
"""
_SIGNATURE = re.compile(r"^Function (\w+)\(.*\)$", re.MULTILINE)


def main() -> None:
    """Write the module where the command says, or in the package."""
    chemin = Path(sys.argv[1]) if len(sys.argv) > 1 else CHEMIN
    texte = ModuleVba(MODULE_VBA, source()).texte
    # The VBA editor of a French Windows reads this code page.
    chemin.write_bytes(texte.encode("cp1252"))


def source() -> str:
    """Give the code of the module."""
    generateur = _generateur()
    # Off Windows the decorators do nothing: the functions are loaded once these are the real ones.
    xlwings.func, xlwings.arg = generateur.xlfunc, generateur.xlarg
    from pial_xl import fonctions  # noqa: PLC0415

    ecrit = io.StringIO()
    classeur = SimpleNamespace(Name="PIAL.xlsm")
    generateur.generate_vba_wrapper(MODULE_PYTHON, fonctions, ecrit, classeur)
    decrites = {nom: getattr(fonctions, nom).__xlfunc__ for nom in fonctions.__all__}

    def avec_aide(signature: re.Match[str]) -> str:
        aide = _chaine(decrites[signature[1]]["ret"]["doc"])
        return f"{signature[0]}\nAttribute {signature[1]}.VB_Description = {aide}"

    fonctions_vba = _SIGNATURE.sub(avec_aide, ecrit.getvalue())
    return _EN_TETE + fonctions_vba.rstrip() + "\n\n" + "\n".join(_macro_d_aide(decrites)) + "\n"


def _generateur() -> Any:
    if find_spec("pythoncom") is None:
        absents = ("pythoncom", "pywintypes", "win32com", "win32com.client")
        sys.modules |= {nom: ModuleType(nom) for nom in absents}
        # What the generator's module names while it loads; nothing here calls them.
        vars(sys.modules["pythoncom"])["CoInitialize"] = None
        vars(sys.modules["win32com.client"])["Dispatch"] = None
    from xlwings import udfs  # noqa: PLC0415

    return udfs


def _macro_d_aide(decrites: dict[str, dict[str, Any]]) -> Iterator[str]:
    yield "Public Sub PIAL_AIDE_DES_FONCTIONS()"
    yield "    ' À lancer une fois : l'aide des arguments, que le classeur garde ensuite."
    yield "    Dim classeur As String"
    yield '    classeur = "\'" & Replace(ThisWorkbook.Name, "\'", "\'\'") & "\'!"'
    for nom, decrite in decrites.items():
        arguments = [_chaine(argument["doc"]) for argument in decrite["args"]]
        yield f'    Application.MacroOptions Macro:=classeur & "{nom}", _'
        yield f"        Description:={_chaine(decrite['ret']['doc'])}, _"
        yield f"        Category:={_chaine(decrite['category'])}, _"
        yield "        ArgumentDescriptions:=Array( _"
        yield "            " + ", _\n            ".join(arguments) + ")"
    yield "End Sub"


def _chaine(texte: str) -> str:
    if len(texte) > LIMITE_AIDE:
        raise ValueError(f"Excel montre {LIMITE_AIDE} caractères d'aide au plus : {texte}")
    return '"' + texte.replace('"', '""') + '"'


if __name__ == "__main__":
    main()
