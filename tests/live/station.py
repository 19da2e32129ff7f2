"""A person's machine: their folder, their settings, their LibreOffice with the workbook open."""

import shlex
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from desktop import Calc, wait_for

_STAND_IN = Path(__file__).with_name("stand_in.py")
_PARAMETRE_ROWS = range(4, 80)


@dataclass(frozen=True, slots=True)
class FreshMachine:
    """The machine, on which no Python is known at first."""

    home: Path
    calc: Calc

    def front(self, calc: Calc) -> "FreshMachine":
        """Give the same machine with another workbook in front."""
        return replace(self, calc=calc)

    @property
    def python_record(self) -> Path:
        """Where the installer records the program that the buttons start."""
        return self.home / ".config" / "pial_xl" / "interpreteur.txt"

    @property
    def received(self) -> Path:
        """Where a stand-in notes the words that it was started with."""
        return self.home / "reçu.txt"

    def retain(self, program: Path) -> None:
        """Record the program that the buttons start."""
        self.python_record.parent.mkdir(parents=True, exist_ok=True)
        self.python_record.write_text(f"{program}\n", encoding="utf-8")

    def forget(self) -> None:
        """Take away every way to find Python, and what was noted of the last click."""
        self.calc.wait_until_idle()
        self.python_record.unlink(missing_ok=True)
        self.received.unlink(missing_ok=True)
        self.write_parametre("")
        for program in (self.home / "bin").iterdir():
            program.unlink()

    def stand_in(self, nom: str) -> Path:
        """Make a program that notes its words, then connects as pial-xl does."""
        program = self.home / nom
        command = shlex.join([sys.executable, str(_STAND_IN), str(self.received)])
        return self._program(program, f'exec {command} "$@"')

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Keep a stand-in at work, however slow the machine is."""
        still = self.received.with_suffix(".encore")
        still.touch()
        try:
            yield
        finally:
            still.unlink()

    def silent(self, nom: str) -> Path:
        """Make a program that ends without a word, like a Python that lacks pial_xl."""
        return self._program(self.home / nom, "exit 1")

    def clicks(self) -> list[list[str]]:
        """Give the words of each start of a stand-in, once there was one."""
        wait_for(self.received.exists, "que le programme soit lancé")
        wait_for(lambda: self.received.read_text(encoding="utf-8").endswith("\n\n"), "ses mots")
        return [click.splitlines() for click in self.received.read_text("utf-8").split("\n\n")[:-1]]

    def write_parametre(self, valeur: str) -> None:
        """Write the interpreter's row of Paramètres."""
        sheet = self.calc.document.Sheets.getByName("Paramètres")
        (row,) = (
            rank
            for rank in _PARAMETRE_ROWS
            if sheet.getCellByPosition(0, rank).String == "interpreteur"
        )
        sheet.getCellByPosition(2, row).String = valeur

    def _program(self, path: Path, command: str) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{command}\n", encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path
