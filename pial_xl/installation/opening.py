"""Control the files that the desktop hands over (« Envoyer vers », « Ouvrir avec »)."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from subprocess import DEVNULL

from pial_xl.cli import main
from pial_xl.installation.window import wait_for_enter

PREFIX = "Contrôles - "


def check_files(workbooks: Sequence[Path]) -> int:
    """Control each file, write its report beside it and open it.

    Returns:
        The worst of the exit codes: 0, 1 (something is BLOQUANT) or 2 (impossible).
    """
    return max((_check(workbook) for workbook in workbooks), default=2)


def report_path(workbook: Path) -> Path:
    """Give where the report of a workbook goes: beside it, under its name."""
    return workbook.with_name(f"{PREFIX}{workbook.stem}.xlsx")


def _check(workbook: Path) -> int:
    report = report_path(workbook)
    before = _written_at(report)
    # `--`: a file may bear a name that begins with a dash.
    code = main(["controler", "--sortie", str(report), "--", str(workbook)])
    if _written_at(report) not in (None, before):
        _open(report)
    return code


def _written_at(path: Path) -> int | None:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return None


def _open(report: Path) -> None:
    """Open a report with the user's own program; its place has been told all the same."""
    try:
        if sys.platform == "win32":
            os.startfile(report)  # noqa: S606 - the report that we wrote ourselves
        else:
            opener = "open" if sys.platform == "darwin" else "xdg-open"
            subprocess.Popen(  # noqa: S603 - the desktop's own program, a path made by us
                [opener, str(report)], stdout=DEVNULL, stderr=DEVNULL, start_new_session=True
            )
    except OSError:
        return


if __name__ == "__main__":
    _code = check_files([Path(name) for name in sys.argv[1:]])
    wait_for_enter()
    sys.exit(_code)
