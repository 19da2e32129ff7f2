"""What every reader of workbooks gives: sheets, their Excel Tables, their rows of cells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import repeat
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


@record
class RowRun:
    """Rows that follow each other, column by column: a row by itself takes longer to make.

    ``numbers`` are those of the rows; ``columns`` gives the value of each row in a column, None
    where it is blank, by column number from 1.
    """

    numbers: Sequence[int]
    columns: Mapping[int, Sequence[object]]

    @property
    def has_full_column(self) -> bool:
        """Tell whether a column holds something in each row: none of them is blank, then."""
        return any(None not in values for values in self.columns.values())

    def rows(self) -> Iterator[GridRow]:
        """Give the rows one by one, blank ones too."""
        lines = zip(*self.columns.values(), strict=True) if self.columns else repeat(())
        for number, line in zip(self.numbers, lines, strict=False):
            cells = zip(self.columns, line, strict=True)
            yield number, {column: value for column, value in cells if value is not None}


def one_by_one(piece: GridRow | RowRun) -> Iterable[GridRow]:
    """Give the rows of a piece of a sheet, one by one."""
    return piece.rows() if isinstance(piece, RowRun) else (piece,)


class SheetRows:
    """The rows of a sheet that hold something, in order."""

    def __init__(self, pieces: Iterable[GridRow | RowRun] = ()) -> None:
        """Hold rows, alone or by runs."""
        self._pieces = tuple(pieces)

    def __bool__(self) -> bool:
        return bool(self._pieces)

    def __iter__(self) -> Iterator[GridRow]:
        return (row for piece in self._pieces for row in one_by_one(piece))

    def at(self, numbers: Iterable[int]) -> list[GridRow]:
        """Give the rows that have these numbers."""
        wanted = frozenset(numbers)
        pieces = (
            piece
            for piece in self._pieces
            if not (isinstance(piece, RowRun) and wanted.isdisjoint(piece.numbers))
        )
        return [row for piece in pieces for row in one_by_one(piece) if row[0] in wanted]

    def lines(self, columns: Sequence[int]) -> Iterator[tuple[int, tuple[object, ...]]]:
        """Give the number of each row, and what it holds in these columns, None where blank."""
        for piece in self._pieces:
            if isinstance(piece, RowRun):
                blank = (None,) * len(piece.numbers)
                held = [piece.columns.get(column, blank) for column in columns]
                yield from zip(piece.numbers, zip(*held, strict=True), strict=True)
            else:
                number, values = piece
                yield number, tuple(map(values.get, columns))


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
