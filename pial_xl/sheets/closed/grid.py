"""What every reader of workbooks gives: sheets, their Excel Tables, their rows of cells."""

from dataclasses import dataclass, field
from functools import cache
from typing import Final

from pial_xl.tables import TABLES
from pial_xl.units.records import record
from pial_xl.units.text import fold

BLANK_ROWS_MAX = 20_000
"""Blank rows in a run after which a sheet is taken to be over."""
ROWS_MAX = 100_000
COLUMNS_MAX = 512
TABLE_WIDTH = 40
"""Cells of a row that our tables and a user's own columns beside them take, with room."""
LONG_TEXT = 500
"""Characters above which a text is no longer what people type in a cell."""

CALCULATIONS_SHEET: Final = "Calculs"
_OTHER_SHEETS: Final = (
    *("Accueil", CALCULATIONS_SHEET, "Contrôles", "Synthèse", "Modèle de lettre"),
)
_TITLE_MAX = 100

GridRow = tuple[int, dict[int, object]]
"""A row number from 1, and its values that are not blank, by column number from 1."""


@dataclass(slots=True)
class SheetLayout:
    """What a reader notes of a sheet while it reads its rows.

    ``hidden_rows`` are the numbers of the hidden rows that hold something, ``merges`` the merged
    areas as ``(top, left, bottom, right)``, from 1; ``is_hidden`` says whether it is hidden itself.
    """

    hidden_rows: set[int] = field(default_factory=set)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    is_hidden: bool = False


@record
class TableExcel:
    """An Excel Table as its part declares it: to be checked against what the sheet shows.

    ``left``, ``top``, ``right``, ``bottom`` are its area, rows and columns from 1, header and
    totals included.
    """

    nom: str
    left: int
    top: int
    right: int
    bottom: int
    header_rows: int
    total_rows: int


@record
class SheetInfo:
    """A sheet of the workbook: its title, what its reader finds it by, its Excel Tables.

    ``name`` is how a message names it; ``is_hidden`` is what a file says, of a closed one.
    """

    title: str
    part: str
    tables: tuple[TableExcel, ...]
    name: str
    is_hidden: bool = False


def sheet_name(title: str, rank: int) -> str:
    """Name a sheet in a message: by its rank from 1, unless its title is one of ours.

    The title of another sheet, that of a letter for one, may hold a person's name.
    """
    ours = _our_titles().get(fold(title[:_TITLE_MAX]))
    return f"La feuille « {ours} »" if ours else f"La feuille n° {rank}"


@cache
def _our_titles() -> dict[str, str]:
    return {fold(title): title for title in (*(m.sheet for m in TABLES), *_OTHER_SHEETS)}
