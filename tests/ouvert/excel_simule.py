"""Machines with an Excel stood in for, and our module for Excel where pywin32 is not."""

import sys
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest
from faux_excel import Poste, Refus

_MODULE = "pial_xl.workbook.ouvert.hotes.excel_windows"


@pytest.fixture
def excel_windows(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Give our module for Excel on Windows, where pywin32 is stood in for."""
    faux = ModuleType("pywintypes")
    faux.com_error = Refus  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pywintypes", faux)
    sys.modules.pop(_MODULE, None)
    module = import_module(_MODULE)
    horloge = _Horloge()
    monkeypatch.setattr(module, "time", horloge)
    yield module
    sys.modules.pop(_MODULE, None)


class _Horloge:
    """A clock that only waiting moves."""

    def __init__(self) -> None:
        self._secondes = 0.0

    def monotonic(self) -> float:
        return self._secondes

    def sleep(self, secondes: float) -> None:
        self._secondes += secondes


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch, excel_windows: Any) -> Poste:
    """A machine under Windows, with one Excel."""
    return Poste(monkeypatch, "win32")


@pytest.fixture
def mac(monkeypatch: pytest.MonkeyPatch) -> Poste:
    """A Mac, with one Excel."""
    return Poste(monkeypatch, "darwin")
