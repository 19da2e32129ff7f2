"""Write the report of a control to a new workbook."""

import os
from collections.abc import Sequence
from pathlib import Path

from pial_xl.constats import Report
from pial_xl.report.blocks.history import history_line, with_line
from pial_xl.report.blocks.remarks import remarks
from pial_xl.report.blocks.rule_lines import RuleLine
from pial_xl.report.synthese import Synthese
from pial_xl.report.tracking import track
from pial_xl.report.workbook import report_bytes
from pial_xl.sheets.closed.controles import is_report
from pial_xl.sheets.errors import WorkbookReadError, WriteError
from pial_xl.sheets.output import check_target, write_data
from pial_xl.usecases.earlier import earlier_controls, earlier_files, earlier_history


def write_report(
    report: Report,
    synthese: Synthese,
    workbook: Path | None,
    output: Path,
    rules: Sequence[RuleLine] = (),
) -> tuple[str, ...]:
    """Write the report of a control to a ``.xlsx``, with what the person wrote of the ones before.

    An earlier report of that name is replaced; any other file is left as it is.

    Args:
        report: the control.
        synthese: the figures of the same workbook on the same date.
        workbook: its file, which the constats link to and which is never replaced; None without.
        output: the file wanted.
        rules: the controls explained; none without their sheet.

    Returns:
        One French sentence for each thing to say of Suivi and Note; none most often.

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
    earlier = earlier_files(workbook, output)
    tracking = track(report, earlier_controls(earlier))
    history = with_line(earlier_history(earlier), history_line(report, synthese))
    data = report_bytes(report, synthese, link, tracking, history=history, rules=rules)
    write_data(output, data, protected=workbook)
    return remarks(tracking)


def _relative_link(target: Path, origin: Path) -> str | None:
    """Give the path from one file's folder to another file; None across Windows drives."""
    try:
        return Path(os.path.relpath(target.resolve(), origin.resolve().parent)).as_posix()
    except ValueError:
        return None


def _is_report(path: Path) -> bool:
    """Tell whether a file is a report of ours; one that cannot be read is not."""
    try:
        return is_report(path)
    except WorkbookReadError:
        return False
