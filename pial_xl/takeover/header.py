"""Where the header of a source stands, on one row or two, and which rows below it are left out."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final

from pial_xl.tables.values import is_error
from pial_xl.takeover.source import SourceRow, SourceSheet
from pial_xl.units.text import clean, fold

_EXAMINED: Final = 200
"""Rows that hold something among which the header is looked for."""
_KNOWN_MIN: Final = 2
_TITLE_MAX: Final = 200
_DIGITS = re.compile(r"\d")
_TOTALS = ("total", "soustotal", "somme", "moyenne", "effectif")

BLANKS = "ligne vide"
REPEATED = "en-tête répété"
TOTAL = "ligne de total"

Known = Callable[[str], int]
"""Tells how well a header is known, from 0 to 100."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet parted in header and body.

    Attributes:
        rows: number of the header's row, or of its two rows.
        titles: header of each column that has one, by column number.
        body: the rows that hold data.
        left_out: number of each row left out below the header, and why.
        above: texts above the header, from the top.
    """

    rows: tuple[int, ...]
    titles: Mapping[int, str]
    body: Sequence[SourceRow]
    left_out: Sequence[tuple[int, str]]
    above: Sequence[str]


def locate_header(sheet: SourceSheet, known: Known) -> Grid | None:
    """Part a sheet in header and body; None when no row looks like a header.

    Args:
        sheet: the sheet.
        known: how well a header is known.
    """
    best: tuple[int, int, dict[int, str]] = (0, -1, {})
    examined = list(sheet.rows[:_EXAMINED])
    spread = _spread(sheet, examined)
    for rank, (_, values) in enumerate(examined):
        single = _titles(values)
        score = _score(single.values(), known)
        if score > best[0]:
            best = score, rank, single
    score, rank, titles = best
    if rank < 0 or sum(known(title) > 0 for title in titles.values()) < _KNOWN_MIN:
        return None
    first = last = rank
    for top in (rank - 1, rank):
        pair = _pair(examined, spread, top)
        if pair and (both := _score(pair.values(), known)) > score:
            score, first, last, titles = both, top, top + 1, pair
    numbers = tuple(examined[i][0] for i in range(first, last + 1))
    body, left_out = _part(sheet.rows[last + 1 :], titles)
    above = [clean(v) for _, values in examined[:first] for v in values.values()]
    return Grid(numbers, titles, body, left_out, [text for text in above if text])


def _titles(values: Mapping[int, object]) -> dict[int, str]:
    return {
        column: clean(value[:_TITLE_MAX])
        for column, value in sorted(values.items())
        if isinstance(value, str) and clean(value)
    }


def _score(titles: Iterable[str], known: Known) -> int:
    """Sum how well the headers are known; those said twice count once."""
    best: dict[str, int] = {}
    for title in titles:
        best[fold(title)] = known(title)
    return sum(best.values())


def _spread(sheet: SourceSheet, rows: Sequence[SourceRow]) -> dict[tuple[int, int], str]:
    """Give the texts of merged cells at each place that they cover."""
    places = dict(rows)
    found: dict[tuple[int, int], str] = {}
    for top, left, bottom, right in sheet.merges:
        text = places.get(top, {}).get(left)
        if not isinstance(text, str) or right - left > _EXAMINED:
            continue
        for number in range(top, min(bottom, top + 2) + 1):
            for column in range(left, right + 1):
                found[number, column] = clean(text)
    return found


def _pair(
    rows: Sequence[SourceRow], spread: Mapping[tuple[int, int], str], top: int
) -> dict[int, str]:
    """Join two rows into one header; nothing when the lower one holds data."""
    if top < 0 or top + 1 >= len(rows):
        return {}
    (upper_number, upper), (lower_number, lower) = rows[top], rows[top + 1]
    if lower_number != upper_number + 1 or not all(map(_is_title, lower.values())):
        return {}
    above, below = _titles(upper), _titles(lower)
    joined: dict[int, str] = {}
    last = ""
    for column in range(1, max((*above, *below), default=0) + 1):
        group = above.get(column) or spread.get((upper_number, column), "")
        if column in above:
            last = above[column]
        elif column in below and not group:
            group = last  # a title typed over several columns, without a merge
        text = below.get(column, "")
        said = f"{group} {text}" if text and fold(text) != fold(group) else group
        if said and (text or column in above):
            joined[column] = clean(said)
    return joined


def _is_title(value: object) -> bool:
    return isinstance(value, str) and not (_DIGITS.search(value) and len(value) < len("2026-2027"))


def _part(
    rows: Sequence[SourceRow], titles: Mapping[int, str]
) -> tuple[list[SourceRow], list[tuple[int, str]]]:
    """Part the rows below a header in data and in what is none."""
    header = {column: fold(title) for column, title in titles.items()}
    body: list[SourceRow] = []
    left_out: list[tuple[int, str]] = []
    for number, values in rows:
        filled = {column: value for column, value in values.items() if clean(value)}
        if not filled:
            continue
        if reason := _no_data(filled, header):
            left_out.append((number, reason))
        else:
            body.append((number, filled))
    return body, left_out


def _no_data(values: Mapping[int, object], header: Mapping[int, str]) -> str:
    same = sum(
        isinstance(value, str) and len(value) <= _TITLE_MAX and _says(header.get(column), value)
        for column, value in values.items()
    )
    if same >= max(_KNOWN_MIN, (len(values) + 1) // 2):
        return REPEATED
    texts = [value for value in values.values() if isinstance(value, str)]
    if texts and fold(texts[0][:_TITLE_MAX]).startswith(_TOTALS) and _has_measure(values.values()):
        return TOTAL
    return ""


def _says(title: str | None, value: str) -> bool:
    key = fold(value)
    return bool(key) and title is not None and (key == title or title.endswith(key))


def _has_measure(values: Iterable[object]) -> bool:
    """Tell whether a row is one of sums: no one is called Total with a class and a school."""
    values = list(values)
    measures = sum(
        isinstance(v, int | float | date | time | timedelta)
        or (isinstance(v, str) and (bool(_DIGITS.search(v)) or is_error(v)))
        for v in values
    )
    return measures >= len(values) - 1
