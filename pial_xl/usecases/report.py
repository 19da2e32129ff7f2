"""Write the report of a control to a new workbook."""

import os
from pathlib import Path

from pial_xl.constats import Report
from pial_xl.report.synthese import Synthese
from pial_xl.report.workbook import report_bytes
from pial_xl.sheets.closed.archive import open_archive
from pial_xl.sheets.closed.package import read_package
from pial_xl.sheets.errors import WorkbookReadError, WriteError
from pial_xl.sheets.output import check_target, write_data
from pial_xl.tables import TABLES


def write_report(report: Report, synthese: Synthese, workbook: Path | None, output: Path) -> None:
    """Write the report of a control to a ``.xlsx``.

    An earlier report of that name is replaced; any other file is left as it is.

    Args:
        report: the control.
        synthese: the figures of the same workbook on the same date.
        workbook: its file, which the constats link to and which is never replaced; None without.
        output: the file wanted.

    Raises:
        WriteError: wrong extension, a file that is no report, disk full…
    """
    if output.suffix.lower() != ".xlsx":
        raise WriteError(
            "Le rapport est un classeur : donnez à --sortie un nom qui finit par .xlsx."
        )
    check_target(output, workbook)
    if output.is_file() and not _is_report(output):
        raise WriteError(
            "Le fichier de sortie existe déjà et n'est pas un rapport de contrôle : "
            "choisissez un autre nom."
        )
    link = _relative_link(workbook, output) if workbook else None
    write_data(output, report_bytes(report, synthese, link), protected=workbook)


def _relative_link(target: Path, origin: Path) -> str | None:
    """Give the path from one file's folder to another file; None across Windows drives."""
    try:
        return Path(os.path.relpath(target.resolve(), origin.resolve().parent)).as_posix()
    except ValueError:
        return None


def _is_report(path: Path) -> bool:
    """Tell whether a file is a report of ours: its table of controls, and none of the input."""
    try:
        sheets = read_package(open_archive(path)).sheets
    except WorkbookReadError:
        return False
    names = {table.nom for sheet in sheets for table in sheet.tables}
    return "T_Controles" in names and names.isdisjoint(model.table for model in TABLES)
