"""What a workbook built from another takes over from it, in words that no library owns.

A value is what a cell shows to a program: str, int, float, bool, date, datetime, time, timedelta,
or one of the kinds below. A look is a set of XlsxWriter properties, and says only what is not the
house's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pial_xl.report.blocks.history import HistoryLine

Look = Mapping[str, object]
NO_LOOK: Look = {}


class Formula(NamedTuple):
    """A formula and what it gave when its workbook was saved."""

    text: str
    result: object


class ErrorValue(NamedTuple):
    """An Excel error, such as ``#N/A``."""

    text: str


class Link(NamedTuple):
    """A way to another place of the workbook: ``internal:'Feuille'!A1``, and what its cell says."""

    target: str
    text: str


class RichText(NamedTuple):
    """A text in several looks."""

    pieces: tuple[tuple[str, Look], ...]


@dataclass(frozen=True, slots=True)
class CarriedCell:
    """A cell taken over: what it holds, how it looks, the note that a person put on it."""

    value: object = None
    look: Look = field(default_factory=dict)
    note: str = ""

    @property
    def shown(self) -> object:
        """What the cell shows to a program: no formula, no looks."""
        if isinstance(self.value, RichText):
            return "".join(text for text, _ in self.value.pieces)
        if isinstance(self.value, ErrorValue | Link):
            return self.value.text
        return self.value.result if isinstance(self.value, Formula) else self.value


@dataclass(frozen=True, slots=True)
class CarriedPicture:
    """A picture: the cell where it begins, from 0, its offset and its size in pixels."""

    row: int
    column: int
    offset: tuple[float, float]
    size: tuple[float, float]
    data: bytes


@dataclass(frozen=True, slots=True)
class CarriedPage:
    """How a sheet is printed.

    Attributes:
        is_landscape: whether the page lies on its side.
        margins: left, right, top, bottom, in inches.
        header: the header with its codes, at most 255 characters.
        footer: likewise.
        fit: pages wide and tall, 0 for as many as it takes; None for a size of its own.
        scale: percentage, where nothing is fitted.
        area: first row and column, last row and column printed, from 0; None for all.
        rows: first and last row repeated on each page, from 0.
        breaks: rows and columns before which a page ends.
        is_centered: whether it stands in the middle, across.
    """

    is_landscape: bool = False
    margins: tuple[float, float, float, float] | None = None
    header: str = ""
    footer: str = ""
    fit: tuple[int, int] | None = None
    scale: int = 100
    area: tuple[int, int, int, int] | None = None
    rows: tuple[int, int] | None = None
    breaks: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
    is_centered: bool = False


@dataclass(frozen=True, slots=True)
class CarriedSheet:
    """A sheet taken over whole.

    Attributes:
        title: its title.
        cells: its cells by row and column, from 0.
        merges: merged areas: first row and column, last row and column, from 0.
        widths: width in characters of each column that has its own, by number from 0; a column
            that is hidden has 0.
        heights: height in points of each row that has its own, from 0; 0 when hidden.
        pictures: its pictures.
        page: how it is printed.
        shows_grid: whether the screen shows the grid.
        state: whether its tab is ``visible``, ``hidden``, or ``veryHidden``, which Excel's menus do
            not show again.
        frozen: first row and column that move when one scrolls, from 0; None when all do.
        tab_color: color of its tab; empty without one.
    """

    title: str
    cells: Mapping[tuple[int, int], CarriedCell]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    widths: Mapping[int, float] = field(default_factory=dict)
    heights: Mapping[int, float] = field(default_factory=dict)
    pictures: tuple[CarriedPicture, ...] = ()
    page: CarriedPage = field(default_factory=CarriedPage)
    shows_grid: bool = True
    state: str = "visible"
    frozen: tuple[int, int] | None = None
    tab_color: str = ""


@dataclass(frozen=True, slots=True)
class CarriedTable:
    """The rows of one of our tables, blank ones included, and the columns that a person added.

    Attributes:
        rows: the cells of each row by field, or by the title of a column that a person added.
        own: the titles of those columns, in their order.
        widths: width in characters of the columns whose width a person changed, by field or title.
    """

    rows: tuple[Mapping[str, CarriedCell], ...]
    own: tuple[str, ...] = ()
    widths: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Carried:
    """All that is taken over.

    Attributes:
        tables: our tables, by name.
        sheets: the sheets taken over whole: models of letters, letters, a person's own.
        record: the rows of the record that a run left, as texts.
        checks: the rows of the sheet Contrôles, as its columns are now: what a person wrote there
            follows each constat into the next control.
        history: the lines of the controls made.
        names: the names that a person defined, and the formula that each stands for.
    """

    tables: Mapping[str, CarriedTable] = field(default_factory=dict)
    sheets: tuple[CarriedSheet, ...] = ()
    record: tuple[tuple[str, ...], ...] = ()
    checks: tuple[tuple[object, ...], ...] = ()
    history: tuple[HistoryLine, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def own_columns(self, table: str) -> Mapping[str, float]:
        """Give the columns that a person added to a table: their width, 0 for any, by title."""
        carried = self.tables.get(table)
        return {title: carried.widths.get(title, 0) for title in carried.own} if carried else {}


NOTHING = Carried()
