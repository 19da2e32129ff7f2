"""The macros of the workbook: their sources, in ``vba/``, made into a project."""

from collections.abc import Iterator
from importlib.resources import files

from pial_xl.template.vba_projet import Genre, ModuleVba, projet_vba

CLASSEUR = "ThisWorkbook"
_DOSSIER = files("pial_xl.template") / "vba"
_MODULES = ("modPial", "modRuban", "modLancement", "modPython", "modHote")


def nom_de_code(rang: int) -> str:
    """Give the code name of a sheet by its place, from 1.

    The names that Excel itself gives survive best when other programs save the file.
    """
    return f"Sheet{rang}"


def modules(nb_feuilles: int) -> Iterator[ModuleVba]:
    """Give every module of a workbook of so many sheets; those of the sheets are blank."""
    yield ModuleVba(CLASSEUR, _source(f"{CLASSEUR}.cls"), Genre.CLASSEUR)
    for rang in range(1, nb_feuilles + 1):
        yield ModuleVba(nom_de_code(rang), "", Genre.FEUILLE)
    for nom in _MODULES:
        yield ModuleVba(nom, _source(f"{nom}.bas"))


def projet(nb_feuilles: int) -> bytes:
    """Give the ``vbaProject.bin`` of a workbook of so many sheets."""
    return projet_vba(list(modules(nb_feuilles)))


def _source(fichier: str) -> str:
    return (_DOSSIER / fichier).read_text(encoding="utf-8")
