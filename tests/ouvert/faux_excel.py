"""Excel, stood in for: xlwings' own objects over programs that answer as Excel does."""

import sys
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
import xlwings as xw

from pial_xl.workbook.ouvert.hotes import choix

REJETE, IGNORE = -2147418111, -2146777998
FENETRE = 42
ECRIT_PAR_LA_MACRO = "PIAL : contrôle en cours…"


class Refus(Exception):  # noqa: N818 - pywintypes.com_error, as pywin32 raises it
    """What COM raises: a number, and sometimes the program's own in the detail."""

    def __init__(self, hresult: int, scode: int | None = None) -> None:
        super().__init__(hresult)
        self.hresult = hresult
        self.excepinfo = None if scode is None else (0, None, None, None, 0, scode)


class ExcelOccupe(Exception):  # noqa: N818 - xlwings' ExcelBusyError
    """What xlwings raises of an Excel that does not answer."""


class ObjetExcel:
    """Excel's own object: what it is told to raise, then obedience."""

    refus: list[Exception]
    ordres: list[tuple[str, object, int]]
    """Each order, and how many times xlwings would have given it."""

    def __init__(self) -> None:
        self.__dict__["refus"] = []
        self.__dict__["ordres"] = []

    @property
    def Interactive(self) -> bool:  # noqa: N802 - Excel's own name
        return True

    def __setattr__(self, nom: str, valeur: object) -> None:
        self.ordres.append((nom, valeur, xw.__dict__["_xlwindows"].N_COM_ATTEMPTS))
        if self.refus:
            raise self.refus.pop(0)


class Programme:
    """One Excel, with its workbooks, as xlwings' engine gives it."""

    engine = SimpleNamespace(name="excel")
    pid = 1

    def __init__(self, *noms: str) -> None:
        self.api = ObjetExcel()
        self.status_bar: object = ECRIT_PAR_LA_MACRO
        self.montres: list[tuple[str, object]] = []
        self.books = Classeurs(self, noms)

    def alert(self, prompt: str, *_: object) -> str:
        self.montres.append((prompt, self.status_bar))
        return "ok"


class Classeurs:
    """The open workbooks of one Excel; the first is in front."""

    def __init__(self, programme: Programme, noms: tuple[str, ...]) -> None:
        self._liste = [SimpleNamespace(name=nom, app=programme, fullname=nom) for nom in noms]

    def __len__(self) -> int:
        return len(self._liste)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._liste)

    @property
    def active(self) -> Any:
        return self._liste[0]


class Poste:
    """A machine where some Excel run; the click, if any, came from the window ``FENETRE``."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
        self._monkeypatch = monkeypatch
        self.excel = Programme("PIAL a=b.xlsm")
        self.autres: list[Programme] = []
        self.xlwindows = SimpleNamespace(
            N_COM_ATTEMPTS=0, ExcelBusyError=ExcelOccupe, App=self._de_fenetre, cleanup=None
        )
        monkeypatch.setattr(choix, "sys", SimpleNamespace(platform=platform))
        monkeypatch.setattr(xw, "_xlwindows", self.xlwindows, raising=False)
        monkeypatch.setattr(xw, "apps", _Excels(self))
        self.dire()

    def dire(self, *mots: str) -> None:
        """Set the words that Python was started with."""
        self._monkeypatch.setattr(sys, "argv", ["pial-xl", "bouton", "controler", *mots])

    def _de_fenetre(self, xl: int) -> Programme:
        assert xl == FENETRE
        return self.excel


class _Excels:
    def __init__(self, poste: Poste) -> None:
        self._poste = poste

    def __len__(self) -> int:
        return len(list(iter(self)))

    def __iter__(self) -> Iterator[xw.App]:
        return (xw.App(impl=p) for p in (*self._poste.autres, self._poste.excel))
