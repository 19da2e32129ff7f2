"""What the macro that started this process says of itself, in the words of the command."""

import sys
from contextlib import suppress
from pathlib import Path

import xlwings as xw

_CLICK = "--clic"
"""Our own macros always say it; xlwings' words fail for a name that cannot be handed over."""
_FROM_XLWINGS = "--from_xl=1"


def is_click() -> bool:
    """Tell whether a macro of a workbook started this process: ours, or xlwings' RunPython."""
    return _CLICK in sys.argv or known_to_xlwings()


def known_to_xlwings() -> bool:
    """Tell whether xlwings' own ``Book.caller()`` knows the workbook of the macro."""
    return _FROM_XLWINGS in sys.argv


def handed_over() -> xw.Book | None:
    """Give the workbook that xlwings was handed in this process; None without one.

    A program hands it over with ``Book.set_mock_caller()``, xlwings' own server by itself.
    """
    with suppress(Exception):  # what xlwings raises where nobody called depends on the system
        return xw.Book.caller()
    return None


def window() -> int | None:
    """Give the number of Excel's window, on Windows; None where the macro does not say it."""
    number = _value("--hwnd=")
    return int(number) if number else None


def workbook_name() -> str | None:
    """Give the workbook's file name; ``--wb=`` may hold a path, and an equals sign."""
    said = _value("--wb=")
    return Path(said.replace("\\", "/")).name if said else None


def _value(option: str) -> str | None:
    said_texts = (word.removeprefix(option) for word in sys.argv if word.startswith(option))
    return next(said_texts, None)
