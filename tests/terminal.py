"""The command line run as a person runs it, and workbooks on disk to give it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook

from pial_xl.testing import SampleWorkbook

Launcher = Callable[..., "subprocess.CompletedProcess[str]"]


def save_workbook(workbook: SampleWorkbook, path: Path) -> Path:
    """Save the rows as sheets, without Excel Tables: the reader finds them by their headers."""
    book = Workbook()
    del book["Sheet"]
    for table in workbook.raw().tables.values():
        sheet = book.create_sheet(table.sheet)
        for column, title in table.titles:
            sheet.cell(table.title_row, column, title)
        for number, values in table.rows:
            for (column, _), value in zip(table.titles, values, strict=True):
                sheet.cell(number, column).value = value
    book.save(path)
    return path


def launcher(folder: Path) -> Launcher:
    """Give what runs ``python -m pial_xl`` from a folder, in an English environment."""

    def launch(*arguments: str | Path, **environment: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "pial_xl", *map(str, arguments)],
            capture_output=True,
            check=False,
            cwd=folder,
            encoding="utf-8",
            env=os.environ | {"LANG": "en_US.UTF-8", "LANGUAGE": "en"} | environment,
            timeout=60,
        )

    return launch
