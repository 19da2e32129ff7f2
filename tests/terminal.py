"""The command line run as a person runs it, and workbooks on disk to give it."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Final, cast
from unittest.mock import patch

from openpyxl import Workbook
from patience import PATIENCE_S

from pial_xl.cli import main
from pial_xl.testing import SampleWorkbook

Launcher = Callable[..., "subprocess.CompletedProcess[str]"]
ENGLISH: Final = {"LANG": "en_US.UTF-8", "LANGUAGE": "en"}
"""An environment in which nothing but this program speaks French."""


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
    """Give what runs the command line in this process, from a folder.

    What only a process of its own shows is run by ``starter``.
    """

    def launch(*arguments: str | Path, **environment: str) -> "subprocess.CompletedProcess[str]":
        words = [str(argument) for argument in arguments]
        with (
            chdir(folder),
            patch.dict(os.environ, ENGLISH | environment),
            _screen() as out,
            redirect_stdout(out),
            _screen() as err,
            redirect_stderr(err),
        ):
            code = main(words)
            return subprocess.CompletedProcess(words, code, _shown(out), _shown(err))

    return launch


def starter(folder: Path) -> Launcher:
    """Give what runs ``python -m pial_xl`` from a folder."""

    def start(*arguments: str | Path, **environment: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "pial_xl", *map(str, arguments)],
            capture_output=True,
            check=False,
            cwd=folder,
            encoding="utf-8",
            env=os.environ | ENGLISH | environment,
            timeout=PATIENCE_S,
        )

    return start


def _screen() -> TextIOWrapper:
    return TextIOWrapper(BytesIO(), encoding="utf-8")


def _shown(screen: TextIOWrapper) -> str:
    screen.flush()
    return cast(BytesIO, screen.buffer).getvalue().decode()
