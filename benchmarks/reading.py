"""The least that a control can cost: ``python reading.py WORKBOOK SHEET…``, run alone.

Imports pydantic and openpyxl, and reads every cell of the sheets with openpyxl, read-only.
"""

import sys

import openpyxl
import pydantic  # noqa: F401 - its import is part of what is measured

if __name__ == "__main__":
    book = openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True)
    for title in sys.argv[2:]:
        if title in book.sheetnames:
            sheet = book[title]
            sheet.reset_dimensions()
            for _ in sheet.iter_rows(values_only=True):
                pass
