"""The sheet where a person accepts, line by line, the allocations that the timetable implies."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from xlwings import Book

from pial_xl.report.blocks.values import shown
from pial_xl.report.handouts.implied import TITLE
from pial_xl.report.handouts.paper import Paper, PaperTable, Sentence
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.pages import (
    AnswerSheet,
    PageLooks,
    height_of,
    read_page_rows,
    wrapped,
    write_page_lines,
)
from pial_xl.tables.address import a1
from pial_xl.takeover.account import Line
from pial_xl.takeover.source import SourceRow
from pial_xl.units.text import clean, fold, parse_bool, yes_no

SHEET: Final = "Affectations d'après l'EDT"
ANSWER: Final = "Accepter"
"""The column where a person says « oui » or « non »."""
_WIDTHS: Final = (5, 18, 30, 10, 24, 24, 30, 11)
_PAGE: Final = AnswerSheet(SHEET, TITLE, _WIDTHS)
_PLACE: Final = len(_WIDTHS)
_TOLD: Final = range(2, 7)
"""The columns by which a line is known again: the number may change, the remark says no more."""

_Key: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person says of the differences.

    Attributes:
        said: « oui » or « non », by the number of the difference; those without are left out.
        outdated: how many « oui » are for differences that there are no longer.
    """

    said: Mapping[int, bool] = field(default_factory=dict)
    outdated: int = 0

    @property
    def accepted(self) -> frozenset[int]:
        """The numbers of the differences that are accepted."""
        return frozenset(number for number, is_accepted in self.said.items() if is_accepted)


def read_implied_page(book: Book, host: Host) -> tuple[SourceRow, ...]:
    """Read the sheet, as the last click left it and a person changed it.

    Raises:
        WriteError: a sheet of that name is not ours, or is protected.
    """
    return read_page_rows(book, host, _PAGE)


def answers_of(rows: Iterable[SourceRow], paper: Paper) -> Answers:
    """Find again, among the differences that there are now, those that a person answered.

    They are known by what they say: lines may be sorted, or taken out. A « oui » copied down
    beyond the last one says nothing.

    Args:
        rows: the rows of the sheet.
        paper: the differences.

    Raises:
        WriteError: an answer is neither « oui » nor « non ».
    """
    now: defaultdict[_Key, list[int]] = defaultdict(list)
    for number, told in enumerate(_table(paper), start=1):
        now[_key(told)].append(number)
    said: dict[int, bool] = {}
    outdated = 0
    for row, line in _answered(rows):
        numbers, answer = now[_key(line)], _answer(row, line[_PLACE - 1])
        if not numbers:
            outdated += answer is True
            continue
        number = numbers.pop(0)
        if answer is not None:
            said[number] = answer
    return Answers(said, outdated)


def write_implied_page(
    book: Book,
    host: Host,
    rows: Sequence[SourceRow],
    paper: Paper,
    *,
    state: str,
    said: Mapping[int, bool],
) -> None:
    """Write the sheet again, made if need be.

    Args:
        book: the open workbook.
        host: its program.
        rows: what it held.
        paper: the differences.
        state: what to do, or what was done, in one sentence or two.
        said: the answers to keep, by number.
    """
    lines: list[Line] = [(paper.title,), (paper.facts,), *_wrapped(state)]
    looks = PageLooks((1,))
    for table in _tables(paper):
        for part in paper.parts:
            lines += _wrapped(part.text) if isinstance(part, Sentence) else ()
        lines += [(), (*(column.title for column in table.columns), ANSWER)]
        header = len(lines)
        for number, line in enumerate(_table(paper), start=1):
            lines.append((*line, yes_no(said[number]) if number in said else ""))
        looks = PageLooks((1,), (header,), ((header + 1, _PLACE, len(lines), _PLACE),))
    write_page_lines(book, host, _PAGE, lines, looks=looks, height=height_of(rows))


def _wrapped(text: str) -> list[Line]:
    return [(line,) for line in wrapped(text, _PAGE)]


def _tables(paper: Paper) -> Iterator[PaperTable]:
    return (part for part in paper.parts if isinstance(part, PaperTable))


def _table(paper: Paper) -> Iterator[Line]:
    """Give the differences, each as the texts of its line."""
    for part in _tables(paper):
        for row in part.rows:
            yield tuple(map(shown, row))


def _answered(rows: Iterable[SourceRow]) -> Iterator[tuple[int, Sequence[object]]]:
    """Give the lines of the differences that the sheet shows, with the number of their row."""
    is_under = False
    for row, values in rows:
        line = [values.get(column, "") for column in range(1, _PLACE + 1)]
        if is_under and any(_key(line)):
            yield row, line
        is_under = is_under or fold(line[_PLACE - 1]) == fold(ANSWER)


def _key(line: Sequence[object]) -> _Key:
    return tuple(clean(line[column - 1]) for column in _TOLD)


def _answer(row: int, said: object) -> bool | None:
    if clean(said) == "":
        return None
    try:
        return parse_bool(said)
    except ValueError:
        raise WriteError(
            f"La cellule {SHEET}!{a1(_PLACE, row)} ne dit ni oui ni non : corrigez-la, puis "
            "recommencez. Rien n'a été changé."
        ) from None
