"""Private names of xlwings."""

from typing import Any

import xlwings as xw


def windows() -> Any:
    """Give what xlwings has for Windows, which it imports there alone.

    Used of it: ``App`` (an Excel from its COM object), ``ExcelBusyError``, ``N_COM_ATTEMPTS``
    (how often it asks a busy Excel again) and ``cleanup`` (what ends every Excel without a
    workbook when the process does).
    """
    return xw.__dict__["_xlwindows"]
