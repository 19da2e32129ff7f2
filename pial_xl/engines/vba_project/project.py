"""The streams of a VBA project, and the file that holds them: [MS-OVBA] 2.2 and 2.3."""

from collections.abc import Iterator, Sequence

from pial_xl.engines.vba_project.cfb import compound_file
from pial_xl.engines.vba_project.compression import compress
from pial_xl.engines.vba_project.description import PROJECT_NAME, REFERENCES, description
from pial_xl.engines.vba_project.module import (
    CODE_PAGE,
    LINE_END,
    ModuleKind,
    ModuleVba,
    VbaError,
)
from pial_xl.engines.vba_project.protection import obfuscate

# "Compiled by no version": whoever opens the project compiles its sources.
_NO_COMPILED_CODE = bytes.fromhex("CC61FFFF000000")
# The same at each build; the fields of protection are computed from it.
_IDENTIFIER = "{6B1D3C52-8E0F-4B7A-9C64-2F5A7D10E388}"
_NOT_PROTECTED, _NO_PASSWORD, _VISIBLE = bytes(4), bytes(1), b"\xff"
# Streams that stand beside the modules, and names that VBA already knows in every project.
_TAKEN_NAMES = ("dir", "_VBA_PROJECT", PROJECT_NAME, "VBA", "Excel", *REFERENCES)
_ROLES = {
    ModuleKind.STANDARD: "Module={}",
    ModuleKind.CLASS: "Class={}",
    ModuleKind.WORKBOOK: "Document={}/&H00000000",
    ModuleKind.SHEET: "Document={}/&H00000000",
}


def build_vba_project(modules: Sequence[ModuleVba]) -> bytes:
    """Give the bytes of a ``vbaProject.bin``; the same modules give the same bytes.

    Args:
        modules: all modules, in the order in which a program lists them. Excel wants the
            workbook's module and one for each sheet among them.

    Raises:
        VbaError: two modules have the same name, or a name that VBA keeps, or a source is noise.
    """
    _check_names(modules)
    stream = {
        "PROJECT": _text(_project(modules)),
        "PROJECTwm": _project_wm(modules),
        "VBA/_VBA_PROJECT": _NO_COMPILED_CODE,
        "VBA/dir": compress(description(modules)),
    }
    for module in modules:
        stream[f"VBA/{module.name}"] = _source(module)
    return compound_file(stream)


def _source(module: ModuleVba) -> bytes:
    try:
        return compress(module.text.encode(CODE_PAGE))
    except ValueError as error:
        raise VbaError(f"La source du module VBA {module.name} n’est pas du texte.") from error


def _check_names(modules: Sequence[ModuleVba]) -> None:
    taken = {name.upper() for name in _TAKEN_NAMES}
    for module in modules:
        name = module.name.upper()
        if name in taken:
            raise VbaError(f"Le nom de module VBA «\xa0{module.name}\xa0» est déjà pris.")
        taken.add(name)


def _text(rows: Iterator[str]) -> bytes:
    return "".join(row + LINE_END for row in rows).encode(CODE_PAGE)


def _project(modules: Sequence[ModuleVba]) -> Iterator[str]:
    """Give the lines of the stream that a person could read: names, protection, windows."""
    yield f'ID="{_IDENTIFIER}"'
    for module in modules:
        yield _ROLES[module.kind].format(module.name)
    yield f'Name="{PROJECT_NAME}"'
    yield 'HelpContextID="0"'
    yield 'VersionCompatible32="393222000"'
    yield f'CMG="{obfuscate(_NOT_PROTECTED, _IDENTIFIER, 0x15)}"'
    yield f'DPB="{obfuscate(_NO_PASSWORD, _IDENTIFIER, 0x2A)}"'
    yield f'GC="{obfuscate(_VISIBLE, _IDENTIFIER, 0x3F)}"'
    yield ""
    yield "[Host Extender Info]"
    yield "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000"
    yield ""
    yield "[Workspace]"
    for module in modules:
        yield f"{module.name}=0, 0, 0, 0, C"


def _project_wm(modules: Sequence[ModuleVba]) -> bytes:
    """Give the modules' names in both alphabets, each ended by a zero."""
    names = (
        f"{module.name}\0".encode(CODE_PAGE) + f"{module.name}\0".encode("utf-16-le")
        for module in modules
    )
    return b"".join(names) + bytes(2)
