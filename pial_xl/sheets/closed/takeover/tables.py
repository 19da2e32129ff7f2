"""Take the rows of our tables over, as they were typed, with what a person put around them."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.engines.privates import openpyxl as privates
from pial_xl.report.marks import NOTE_TITLE
from pial_xl.sheets.closed.takeover.colors import Colors
from pial_xl.sheets.closed.takeover.looks import border_look, fill_look, font_look
from pial_xl.sheets.closed.takeover.values import Results, has_formula, result_of, value_of
from pial_xl.tables.address import a1
from pial_xl.tables.calculated import CALCULATED, HELPER_PREFIX, is_calculated
from pial_xl.tables.raw import RawTable
from pial_xl.tables.row import RowModel, columns, known_titles
from pial_xl.template.carried import CarriedCell, CarriedTable, Look
from pial_xl.template.palette import FONT, FONT_SIZE
from pial_xl.units.excel import COLUMN_PADDING
from pial_xl.units.palette import BLACK, INK, MARK_FILLS
from pial_xl.units.text import fold

_OUR_FILLS: Final = frozenset(MARK_FILLS)
_INKS: Final = frozenset({INK, BLACK})
_PERSONAL: Final = ("bold", "italic", "underline", "font_strikeout", "font_script")
_HOUSE_FONT: Final = {"font_name": FONT, "font_size": FONT_SIZE}
_NO_FORMAT: Final = frozenset({"General", "@"})


@dataclass(slots=True)
class Forgotten:
    """What of a table is not taken over.

    Attributes:
        formulas: the cells whose formula is replaced by its last result.
        empty: the cells whose formula was never worked out.
        hidden: how many hidden rows are shown again.
        merged: how many merged areas are parted again.
    """

    formulas: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    hidden: int = 0
    merged: int = 0


@dataclass(frozen=True, slots=True)
class OldTable:
    """A table of the old workbook.

    Attributes:
        model: what its rows are.
        raw: where it stands, and which rows it has.
        sheet: its sheet, with its formulas.
        results: what they gave, by row and column from 1.
    """

    model: type[RowModel]
    raw: RawTable
    sheet: Worksheet
    results: Results


def carry_table(old: OldTable, colors: Colors) -> tuple[CarriedTable, Forgotten]:
    """Give the rows of a table to write again, each at the same rank under the header.

    Args:
        old: the table.
        colors: those of its workbook.
    """
    known, table, sheet = known_titles(old.model), old.raw, old.sheet
    names: dict[int, str] = {}
    own: list[str] = []
    ours = {
        *known.values(),
        *(column.title for column in columns(old.model).values()),
        *(column.title for column in CALCULATED.get(old.model.table, ())),
    }
    for column, title in (*table.titles, *_titled_as_ours(old)):
        name = known.get(fold(title))
        if name is None or name in names.values():
            name = _free(title.strip(), {*own, *ours})
            own.append(name)
        names[column] = name
    forgotten = Forgotten(hidden=len(table.layout.hidden_rows), merged=len(table.layout.merges))
    cells = privates.cells(sheet)
    carrier = _Carrier(cells, old.results, colors, table.sheet, forgotten)
    last = max((row for row, values in table.rows if any(v is not None for v in values)), default=0)
    annotated = (row for (row, column), c in cells.items() if column in names and _is_personal(c))
    last = max(last, max((row for row in annotated if row > table.title_row), default=0))
    rows = tuple(
        {
            name: cell
            for column, name in names.items()
            if (cell := carrier.cell(row, column)) is not None
        }
        for row in range(table.title_row + 1, last + 1)
    )
    return CarriedTable(rows, tuple(own), dict(_widths(sheet, names, own))), forgotten


def columns_made_anew(model: type[RowModel], raw: RawTable, results: Results) -> frozenset[int]:
    """Give the columns that a table calculates by itself, to be made anew: nothing of them follows.

    A workbook whose tables calculate has helper columns too: without any, nothing was calculated.

    Args:
        model: what the rows of the table are.
        raw: where it stands.
        results: what the cells of its sheet hold.
    """
    titles = dict(_calculated(model, raw, results))
    has_helper = any(title.startswith(HELPER_PREFIX) for title in titles.values())
    return frozenset(titles) if has_helper else frozenset()


def _titled_as_ours(old: OldTable) -> Iterator[tuple[int, str]]:
    """Give the columns of a person that bear the title of one that the new edition calculates."""
    if not columns_made_anew(old.model, old.raw, old.results):
        yield from sorted(_calculated(old.model, old.raw, old.results))


def _calculated(
    model: type[RowModel], raw: RawTable, results: Results
) -> Iterator[tuple[int, str]]:
    for (row, column), title in results.items():
        if row == raw.title_row and isinstance(title, str) and is_calculated(model.table, title):
            yield column, title


def _free(title: str, taken: Set[str]) -> str:
    name, rank = title, 2
    while name in taken:
        name, rank = f"{title} ({rank})", rank + 1
    return name


@dataclass(slots=True)
class _Carrier:
    cells: Mapping[tuple[int, int], Any]
    results: Results
    colors: Colors
    title: str
    forgotten: Forgotten
    looks: dict[tuple[int, ...], Look] = field(default_factory=dict)

    def cell(self, row: int, column: int) -> CarriedCell | None:
        """Give a cell; None for one that holds nothing of anybody's."""
        cell = self.cells.get((row, column))
        if cell is None or isinstance(cell, MergedCell):
            return None
        value = self._value(cell)
        look, note = self._look(cell, value), _note(cell)
        if value is None and not look and not note:
            return None
        return CarriedCell(value, look, note)

    def _value(self, cell: Any) -> object:
        if not has_formula(cell):
            return value_of(cell, self.colors)
        address = f"{self.title}!{a1(cell.column, cell.row)}"
        result = result_of(self.results.get((cell.row, cell.column)))
        if result is None:
            self.forgotten.empty.append(address)
            return str(cell.value)
        self.forgotten.formulas.append(address)
        return result

    def _look(self, cell: Any, value: object) -> Look:
        numbers = tuple(privates.style(cell) or ())
        if numbers not in self.looks:
            self.looks[numbers] = _personal_look(cell, self.colors) if cell.has_style else {}
        look = self.looks[numbers]
        is_number = isinstance(value, int | float | date | datetime | time | timedelta)
        if is_number and not isinstance(value, bool) and cell.number_format not in _NO_FORMAT:
            return {**look, "num_format": cell.number_format}
        return look


def _personal_look(cell: Any, colors: Colors) -> Look:
    """Give what a person changed of a cell's look: font, fill unless it is our mark, borders."""
    fill, font = dict(fill_look(cell.fill, colors)), font_look(cell.font, colors)
    if fill.get("bg_color") in _OUR_FILLS:
        fill = {}
    look: dict[str, object] = {
        **border_look(cell.border, colors),
        **fill,
        **{trait: font[trait] for trait in _PERSONAL if trait in font},
        **{
            trait: font[trait]
            for trait, ours in _HOUSE_FONT.items()
            if font.get(trait, ours) != ours
        },
    }
    if (ink := font.get("font_color")) and ink not in _INKS:
        look["font_color"] = ink
    return look


def _note(cell: Any) -> str:
    text = cell.comment.text if cell.comment else ""
    return "" if text.lstrip().startswith(NOTE_TITLE) else text


def _is_personal(cell: Any) -> bool:
    if isinstance(cell, MergedCell):
        return False
    return cell.value is not None or bool(_note(cell)) or bool(cell.fill.fill_type)


def _widths(
    sheet: Worksheet, names: Mapping[int, str], own: list[str]
) -> Iterator[tuple[str, float]]:
    """Give the widths of the columns that a person added; ours have the width they need."""
    for column, name in names.items():
        if name in own:
            letters = a1(column, 1).rstrip("1")
            width = sheet.column_dimensions[letters].width
            if width:
                yield name, float(width) - COLUMN_PADDING
