"""Machines with an Excel stood in for, and our module for Excel where pywin32 is not."""

import sys
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest
from fake_excel import ComError, ExcelMachine

_MODULE = "pial_xl.sheets.open.hosts.excel_windows"


@pytest.fixture
def excel_windows(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Give our module for Excel on Windows, where pywin32 is stood in for."""
    fake = ModuleType("pywintypes")
    fake.com_error = ComError  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pywintypes", fake)
    sys.modules.pop(_MODULE, None)
    module = import_module(_MODULE)
    clock = _Clock()
    monkeypatch.setattr(module, "time", clock)
    yield module
    sys.modules.pop(_MODULE, None)


class _Clock:
    """A clock that only waiting moves."""

    def __init__(self) -> None:
        self._seconds = 0.0

    def monotonic(self) -> float:
        return self._seconds

    def sleep(self, seconds: float) -> None:
        self._seconds += seconds


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch, excel_windows: Any) -> ExcelMachine:
    """A machine under Windows, with one Excel."""
    return ExcelMachine(monkeypatch, "win32")


@pytest.fixture
def mac(monkeypatch: pytest.MonkeyPatch) -> ExcelMachine:
    """A Mac, with one Excel."""
    return ExcelMachine(monkeypatch, "darwin")
