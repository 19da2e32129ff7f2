"""The macros of the workbook made into a project: their sources in ``vba/``, and the buttons'."""

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files

from pial_xl.engines.vba_project import ModuleKind, ModuleVba, build_vba_project
from pial_xl.template.button_macros import ribbon_macros, sheet_macros

WORKBOOK = "ThisWorkbook"
_FOLDER = files("pial_xl.template") / "vba"
_CONSTANT = re.compile(r"^Private Const (\w+) As (?:.* _\n)*.*", re.MULTILINE)
_MODULES = ("modLancement", "modPython", "modHote", "modAccueil")
MODULES = frozenset(("modPial", "modRuban", *_MODULES))
"""The modules of every workbook, those of its sheets apart."""


def code_name(rank: int) -> str:
    """Give the code name of a sheet by its place, from 1.

    The names that Excel itself gives survive best when other programs save the file.
    """
    return f"Sheet{rank}"


def modules(sheet_count: int) -> Iterator[ModuleVba]:
    """Give every module of a workbook of so many sheets; those of the sheets are blank."""
    yield ModuleVba(WORKBOOK, source_of(f"{WORKBOOK}.cls"), ModuleKind.WORKBOOK)
    for rank in range(1, sheet_count + 1):
        yield ModuleVba(code_name(rank), "", ModuleKind.SHEET)
    yield ModuleVba("modPial", sheet_macros())
    yield ModuleVba("modRuban", ribbon_macros())
    for nom in _MODULES:
        yield ModuleVba(nom, source_of(f"{nom}.bas"))


def project(sheet_count: int) -> bytes:
    """Give the ``vbaProject.bin`` of a workbook of so many sheets."""
    return build_vba_project(list(modules(sheet_count)))


def constants(module: str, names: Iterable[str]) -> str:
    """Give the declarations of constants that a module keeps to itself, as its source has them.

    Raises:
        KeyError: the module has no such constant.
    """
    declared = {found[1]: found[0] for found in _CONSTANT.finditer(source_of(f"{module}.bas"))}
    return "".join(f"{declared[nom]}\n" for nom in names)


def source_of(file: str) -> str:
    """Give the source of a module, by the name of its file in ``vba/``."""
    return (_FOLDER / file).read_text(encoding="utf-8")
