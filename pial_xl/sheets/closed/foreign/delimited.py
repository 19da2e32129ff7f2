"""Text files of rows: .csv and .txt, whatever their separator and their alphabet."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import Final

from pial_xl.sheets.closed.foreign.limits import Limits
from pial_xl.sheets.closed.grid import COLUMNS_MAX
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.takeover.source import SourceRow, SourceSheet

_SEPARATORS: Final = ";,\t|"
_EXAMINED: Final = 64_000
"""Characters in which the separator is looked for."""
_LINES: Final = 60
_FIELD_MAX: Final = 100_000
_BROKEN: Final = (
    "Ce fichier de texte ne se lit pas comme un tableau (guillemet jamais fermé, ou cellule "
    "démesurée) : ouvrez-le dans Excel ou LibreOffice et enregistrez-le au format .xlsx."
)


def read_delimited(data: bytes, title: str) -> SourceSheet:
    """Read a text file of rows as one sheet.

    Args:
        data: the file.
        title: what the sheet is called.

    Raises:
        WorkbookReadError: it is no table, or out of measure.
    """
    limits = Limits()
    rows: list[SourceRow] = []
    for number, cells in enumerate(lines_of(data), start=1):
        values: dict[int, object] = {
            column: cell for column, cell in enumerate(cells[:COLUMNS_MAX], start=1) if cell.strip()
        }
        if values:
            limits.take(values)
            rows.append((number, values))
    return SourceSheet(title, rows)


def lines_of(data: bytes) -> Iterator[list[str]]:
    """Give the lines of a text file, each parted in cells.

    Raises:
        WorkbookReadError: it is no table.
    """
    text = decoded_text(data)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text[:_EXAMINED]))
    before = csv.field_size_limit(_FIELD_MAX)
    try:
        yield from reader
    except csv.Error as failure:
        raise WorkbookReadError(_BROKEN) from failure
    finally:
        csv.field_size_limit(before)


def decoded_text(data: bytes) -> str:
    """Read text in UTF-8, UTF-16 with its mark, or else the alphabet of Windows in French."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _separator(text: str) -> str:
    """Give the sign that parts most lines in as many cells; commas also part decimals."""
    lines = [line for line in text.splitlines()[:_LINES] if line.strip()]
    first = lines[0] if lines else ""
    if first.lower().startswith("sep=") and len(first) == len("sep=") + 1:
        return first[-1]
    best, separator = 0, ";"
    for sign in _SEPARATORS:
        counts = Counter(count for line in lines if (count := line.count(sign)))
        alike = max((times * min(count, 3) for count, times in counts.items()), default=0)
        if alike > best:
            best, separator = alike, sign
    return separator
