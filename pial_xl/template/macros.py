"""The macros of the workbook: their sources, in ``vba/``, made into a project."""

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files

from pial_xl.template.vba_projet import Genre, ModuleVba, projet_vba

CLASSEUR = "ThisWorkbook"
_DOSSIER = files("pial_xl.template") / "vba"
_CONSTANTE = re.compile(r"^Private Const (\w+) As (?:.* _\n)*.*", re.MULTILINE)
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


def constantes(module: str, noms: Iterable[str]) -> str:
    """Give the declarations of constants that a module keeps to itself, as its source has them.

    Raises:
        KeyError: the module has no such constant.
    """
    declarees = {
        trouvee[1]: trouvee[0] for trouvee in _CONSTANTE.finditer(_source(f"{module}.bas"))
    }
    return "".join(f"{declarees[nom]}\n" for nom in noms)


def _source(fichier: str) -> str:
    return (_DOSSIER / fichier).read_text(encoding="utf-8")
