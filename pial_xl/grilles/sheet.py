"""Find a grid on a sheet that a person may have changed in any way, by any program.

Each drawn grid carries, in hidden columns at its right, what was drawn in each line. They move
with the rows and the columns that a person adds or takes away, and need no other file.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pial_xl.grilles.drawing import STEPS, GrilleColumn, GrilleLayout
from pial_xl.grilles.edited import EditedGrille, Line
from pial_xl.grilles.entry import cell_key
from pial_xl.grilles.slots import BOTH
from pial_xl.tables.address import Place, a1
from pial_xl.tables.types import Weekday
from pial_xl.units.durations import MINUTES_PER_DAY, parse_time_of_day
from pial_xl.units.lines import printed_text
from pial_xl.units.text import fold, plural, quoted

MARKER: Final = "grille pial-xl"
"""Stands over the hidden column of hours, on the row of the days.

Above it stand the AESH's code, then the minutes of a line, of the first and of the end.
"""
INVITATION: Final = "Tapez dans les cases"
"""Begins the line that says how to type in a grid."""
_SPOILED: Final = (
    "les colonnes masquées, où est noté ce qui a été dessiné, ont changé, et rien n'en est repris. "
    "Dessinez la grille à nouveau, puis tapez-y ce que vous aviez changé."
)
_MERGED_MAX: Final = 100_000
"""Cells of merged areas that are looked at: a grid has a twentieth of them."""
_COLUMNS: Final = {
    GrilleColumn(jour, semaines).title: GrilleColumn(jour, semaines)
    for jour in Weekday
    for semaines in (BOTH, *((week,) for week in BOTH))
}


@dataclass(frozen=True, slots=True)
class SheetCells:
    """What a sheet holds.

    Attributes:
        title: its title.
        values: what its cells that hold something show, by row and column from 1.
        merges: merged areas as ``(top, left, bottom, right)``, from 1.
    """

    title: str
    values: Mapping[Place, object]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    shown: dict[Place, object] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Let each cell of a merged area say what the area says."""
        self.shown.update(self.values)
        room = _MERGED_MAX
        for top, left, bottom, right in self.merges:
            cells = (bottom - top + 1) * (right - left + 1)
            if cells > room:
                continue
            room -= cells
            value = self.values.get((top, left))
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    self.shown[row, column] = value

    def text(self, row: int, column: int) -> str:
        """Give what a cell says; blank where it says nothing."""
        value = self.shown.get((row, column))
        if isinstance(value, str):
            return cell_key(value)
        return "" if value is None else printed_text(value)


def find_grille(sheet: SheetCells) -> EditedGrille | None:
    """Give the grid that was drawn on a sheet; None where there is none.

    What a person took away of it, a line or a column, is left as it was drawn, and told; so is the
    whole, where what was drawn can no longer be known.
    """
    marker = next((place for place, value in sheet.values.items() if value == MARKER), None)
    aesh = sheet.text(marker[0] - 1, marker[1]) if marker else ""
    layout = _layout(sheet, marker) if marker else None
    if marker is None or not aesh or layout is None:
        return _spoiled(sheet)
    drawn: dict[Line, str] = {}
    now: dict[Line, str] = {}
    cells: dict[Line, Place] = {}
    kept: dict[Line, Place] = {}
    rows = tuple(_rows(sheet, marker, layout))
    shown = dict(_shown_columns(sheet, marker))
    for rank, column in enumerate(layout.columns):
        if (at := shown.get(column.title)) is None:
            continue
        for row, number in rows:
            place = row, marker[1] + 1 + rank
            was, said = sheet.text(*place), sheet.text(row, at)
            line = rank, number
            if line not in now or said != was:  # a row that was copied stands there twice
                drawn[line], now[line], cells[line], kept[line] = was, said, (row, at), place
    now |= _beheaded(drawn, now, layout)
    if not sheet.merges:  # a drawn sheet has some: its title, for one
        now |= _as_merged(drawn, now, layout)
    remarks = (*_missing(sheet, layout, rows, shown), *_beside(sheet, rows, shown))
    return EditedGrille(sheet.title, aesh, layout, drawn, now, cells, kept, remarks)


def _spoiled(sheet: SheetCells) -> EditedGrille | None:
    """Give a grid of which nothing can be taken back, where a sheet asks to be typed in."""
    if not any(str(value).startswith(INVITATION) for value in sheet.values.values()):
        return None
    remark = f"« {quoted(sheet.title)} » : {_SPOILED}"
    return EditedGrille(
        sheet.title, "", GrilleLayout((), 0, 0, STEPS[0]), {}, {}, remarks=(remark,)
    )


def _layout(sheet: SheetCells, marker: Place) -> GrilleLayout | None:
    """Give the layout that was drawn; None where a person spoiled what says it."""
    top, left = marker
    columns: list[GrilleColumn] = []
    while (column := _COLUMNS.get(sheet.text(top, left + 1 + len(columns)))) is not None:
        columns.append(column)
    numbers = [sheet.text(top - 1, left + rank) for rank in (1, 2, 3)]
    if not all(number.isascii() and number.isdecimal() for number in numbers):
        return None
    step, debut, fin = map(int, numbers)
    if step not in STEPS or not 0 <= debut < fin <= MINUTES_PER_DAY or (fin - debut) % step:
        return None
    return GrilleLayout(tuple(columns), debut, fin, step)


def _rows(sheet: SheetCells, marker: Place, layout: GrilleLayout) -> Iterator[tuple[int, int]]:
    """Give the rows that are lines of the grid, each with the number of its line."""
    top, left = marker
    for (row, column), value in sorted(sheet.values.items(), key=lambda cell: cell[0]):
        if column == left and row > top:
            try:
                minutes = parse_time_of_day(value)
            except ValueError:
                continue
            line, rest = divmod(minutes - layout.debut, layout.step)
            if not rest and 0 <= line < layout.count:
                yield row, line


def _shown_columns(sheet: SheetCells, marker: Place) -> Iterator[tuple[str, int]]:
    """Give the columns in sight by the day that they say, from the last: the first stands."""
    top, left = marker
    found: list[tuple[str, int]] = []
    jour = ""
    for column in range(1, left):
        half = sheet.text(top + 1, column).upper()
        half = half if half in BOTH else ""
        said = next((j.value for j in Weekday if fold(sheet.text(top, column)) == j.value), "")
        jour = said or (jour if half else "")
        if jour:
            found.append((" ".join(filter(None, (jour, half))), column))
    return reversed(found)


def _as_merged(
    drawn: Mapping[Line, str], now: Mapping[Line, str], layout: GrilleLayout
) -> dict[Line, str]:
    """Give what cells say that a program parted: their first line alone says it still."""
    found: dict[Line, str] = {}
    for rank, line in sorted(drawn):
        text = drawn[rank, line]
        if not text or now[rank, line]:
            continue
        beside = [(rank, line - 1)]
        if rank and layout.columns[rank - 1].jour is layout.columns[rank].jour:
            beside.append((rank - 1, line))
        if any(drawn.get(b) == text and found.get(b, now.get(b)) == text for b in beside):
            found[rank, line] = text
    return found


def _beheaded(
    drawn: Mapping[Line, str], now: Mapping[Line, str], layout: GrilleLayout
) -> dict[Line, str]:
    """Give what cells say of which the first line, which bore their text, was taken away."""
    found: dict[Line, str] = {}
    for rank in range(len(layout.columns)):
        line = 0
        while line < layout.count:
            first = line
            text = drawn.get((rank, line), "")
            while text and drawn.get((rank, line)) == text:
                line += 1
            run = [(rank, n) for n in range(first, line)]
            is_whole = first == 0 or (rank, first - 1) in drawn
            if not is_whole and not any(now[place] for place in run):
                found |= dict.fromkeys(run, text)
            line = max(line, first + 1)
    return found


def _missing(
    sheet: SheetCells,
    layout: GrilleLayout,
    rows: Sequence[tuple[int, int]],
    shown: Mapping[str, int],
) -> Iterator[str]:
    for column in layout.columns:
        if column.title not in shown:
            yield (
                f"{sheet.title} : la colonne « {column.title} » n'y est plus ; ses créneaux "
                "restent dans Emploi du temps."
            )
    if gone := layout.count - len({line for _, line in rows}):
        yield (
            f"{sheet.title} : {plural(gone, 'ligne')} de la grille n'y "
            f"{'est' if gone == 1 else 'sont'} plus ; ce qui s'y trouvait reste dans Emploi du "
            "temps."
        )


def _beside(
    sheet: SheetCells, rows: Sequence[tuple[int, int]], shown: Mapping[str, int]
) -> Iterator[str]:
    """Tell what was typed between the lines, where no hour is written."""
    known = {row for row, _ in rows}
    for row in range(min(known, default=0), max(known, default=0)):
        for column in shown.values():
            text = sheet.text(row, column)
            if row not in known and text and (row, column) in sheet.values:
                yield (
                    f"{sheet.title}!{a1(column, row)} : « {quoted(text)} » est sur une ligne sans "
                    "heure et n'est pas repris."
                )
