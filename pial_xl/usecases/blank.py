"""Write a blank workbook: a user's new one, or the project's template."""

import os
from pathlib import Path

from pial_xl.bareme.foreign import foreign_parametres
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.sheets.errors import WorkbookReadError, WriteError
from pial_xl.sheets.output import write_data
from pial_xl.tables import Parametre
from pial_xl.template import build_workbook


def new(path: Path) -> Path:
    """Write a blank workbook, and give where it is (``.xlsm`` added to a name without extension).

    The parameters of the other packages of this machine have their rows in it.

    Raises:
        WriteError: when a file is already there, or the disk refuses.
    """
    path = _as_xlsm(path)
    if os.path.lexists(path):
        raise WriteError(
            "Un fichier porte déjà ce nom et il est laissé intact : choisissez un autre nom."
        )
    write_data(path, blank_workbook())
    return path


def blank_workbook() -> bytes:
    """Give a blank workbook, as the bytes of an ``.xlsm``; always the same on a machine."""
    return build_workbook(foreign=foreign_parametres().models)


def template(path: Path) -> Path:
    """Build the template from its source, and give where it is.

    A blank template already there is replaced; any other file is left as it is.

    Raises:
        WriteError: when another file is already there, or the disk refuses.
    """
    path = _as_xlsm(path)
    if os.path.lexists(path) and not _is_blank(path):
        raise WriteError(
            "Le fichier de sortie existe déjà et n'est pas un modèle vierge : "
            "choisissez un autre nom."
        )
    write_data(path, build_workbook())
    return path


def _as_xlsm(path: Path) -> Path:
    if path.suffix.lower() == ".xlsm":
        return path
    if not path.name:
        raise WriteError("Ce chemin ne nomme aucun fichier : indiquez aussi le nom du classeur.")
    if path.suffix.lower() in {".xlsx", ".xls", ".ods", ".xlsb", ".xltm"}:
        raise WriteError(
            "Le classeur créé est au format .xlsm : donnez-lui un nom qui finit par .xlsm."
        )
    return path.with_name(f"{path.name}.xlsm")


def _is_blank(path: Path) -> bool:
    """Tell whether a file is a PIAL workbook into which nobody has typed a row."""
    try:
        tables = read_workbook(path).tables
    except WorkbookReadError:
        return False
    input_tables = (table for nom, table in tables.items() if nom != Parametre.table)
    return not any(valeur is not None for t in input_tables for _, row in t.rows for valeur in row)
