"""Write a blank workbook: a user's new one, or the project's template."""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pial_xl.bareme.departements import identity
from pial_xl.bareme.foreign import foreign_parametres
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.sheets.errors import WorkbookReadError, WriteError
from pial_xl.sheets.output import write_data
from pial_xl.tables import Parametre
from pial_xl.template import build_workbook

NO_SETTINGS: Mapping[str, str] = {}


def new(path: Path, day: date, departement: str = "", reseau: str = "") -> Path:
    """Write a blank workbook, and give where it is (``.xlsm`` added to a name without extension).

    The parameters of the other packages of this machine have their rows in it.

    Args:
        path: where to write it.
        day: the day of its live figures, until a macro or a button says another.
        departement: number of the département that it is set for; blank leaves it to be asked.
        reseau: the network or authority whose letters it makes; blank leaves it to be asked.

    Raises:
        WriteError: when a file is already there, or the disk refuses.
    """
    path = new_path(path)
    write_data(path, blank_workbook(day, identity(departement, reseau)))
    return path


def blank_workbook(day: date, settings: Mapping[str, str] = NO_SETTINGS) -> bytes:
    """Give a blank workbook, as the bytes of an ``.xlsm``: of one day, the same on a machine.

    *day* is that of its live figures. *settings* are the values of Paramètres that it is set with,
    by key.
    """
    foreign = foreign_parametres().models
    return build_workbook(parametres=settings, foreign=foreign, day=day)


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


def new_path(path: Path) -> Path:
    """Give the path of a workbook to make, its extension added.

    Raises:
        WriteError: a file of that name is there, or it names none, or another kind of workbook.
    """
    path = _as_xlsm(path)
    if os.path.lexists(path):
        raise WriteError(
            "Un fichier porte déjà ce nom et il est laissé intact : choisissez un autre nom."
        )
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
