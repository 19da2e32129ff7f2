"""Excel, stood in for: xlwings' own objects over programs that answer as Excel does."""

import sys
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
import xlwings as xw

from pial_xl.engines.privates.xlwings import windows
from pial_xl.sheets.open.hosts import choice

REJECTED, IGNORE = -2147418111, -2146777998
WINDOW = 42
WRITTEN_BY_MACRO = "PIAL : contrôle en cours…"


class ComError(Exception):
    """What COM raises: a number, and sometimes the program's own in the detail."""

    def __init__(self, hresult: int, scode: int | None = None) -> None:
        super().__init__(hresult)
        self.hresult = hresult
        self.excepinfo = None if scode is None else (0, None, None, None, 0, scode)


class ExcelBusy(Exception):  # noqa: N818 - xlwings' ExcelBusyError
    """What xlwings raises of an Excel that does not answer."""


class ExcelObject:
    """Excel's own object: what it is told to raise, then obedience."""

    refusal: list[Exception]
    orders: list[tuple[str, object, int]]
    """Each order, and how many times xlwings would have given it."""

    def __init__(self) -> None:
        self.__dict__["refusal"] = []
        self.__dict__["orders"] = []

    @property
    def Interactive(self) -> bool:  # noqa: N802 - Excel's own name
        return True

    def __setattr__(self, nom: str, valeur: object) -> None:
        self.orders.append((nom, valeur, windows().N_COM_ATTEMPTS))
        if self.refusal:
            raise self.refusal.pop(0)


class ExcelProgram:
    """One Excel, with its workbooks, as xlwings' engine gives it."""

    engine = SimpleNamespace(name="excel")
    pid = 1

    def __init__(self, *names: str) -> None:
        self.api = ExcelObject()
        self.status_bar: object = WRITTEN_BY_MACRO
        self.shown_messages: list[tuple[str, object]] = []
        self.macros_run: list[str] = []
        self.books = ExcelBooks(self, names)

    def run(self, macro: str, _arguments: object) -> None:
        """Run a macro of one of its workbooks."""
        self.macros_run.append(macro)

    def alert(self, prompt: str, *_: object) -> str:
        self.shown_messages.append((prompt, self.status_bar))
        return "ok"


class ExcelBooks:
    """The open workbooks of one Excel; the first is in front."""

    def __init__(self, program: ExcelProgram, names: tuple[str, ...]) -> None:
        self._books = [SimpleNamespace(name=nom, app=program, fullname=nom) for nom in names]

    def __len__(self) -> int:
        return len(self._books)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._books)

    @property
    def active(self) -> Any:
        return self._books[0]


class ExcelMachine:
    """A machine where some Excel run; the click, if any, came from the window ``WINDOW``."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
        self._monkeypatch = monkeypatch
        self.excel = ExcelProgram("PIAL a=b.xlsm")
        self.others: list[ExcelProgram] = []
        self.xlwindows = SimpleNamespace(
            N_COM_ATTEMPTS=0, ExcelBusyError=ExcelBusy, App=self._from_window, cleanup=None
        )
        monkeypatch.setattr(choice, "sys", SimpleNamespace(platform=platform))
        monkeypatch.setattr(xw, "_xlwindows", self.xlwindows, raising=False)
        monkeypatch.setattr(xw, "apps", _Excels(self))
        self.set_argv()

    def set_argv(self, *words: str) -> None:
        """Set the words that Python was started with."""
        self._monkeypatch.setattr(sys, "argv", ["pial-xl", "bouton", "controler", *words])

    def _from_window(self, xl: int) -> ExcelProgram:
        assert xl == WINDOW
        return self.excel


class _Excels:
    def __init__(self, workstation: ExcelMachine) -> None:
        self._machine = workstation

    def __len__(self) -> int:
        return len(list(iter(self)))

    def __iter__(self) -> Iterator[xw.App]:
        return (xw.App(impl=p) for p in (*self._machine.others, self._machine.excel))
