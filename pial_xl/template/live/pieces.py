"""Pieces of live formulas, in the words of ``pial_xl.template.live.resolution``."""

from collections.abc import Sequence

from pial_xl.template.formulas import FAR_DATE, date_text, date_value, duration_text, duration_value

Formulas = dict[str, str]
"""Formulas of a table by name, in the order of its columns.

``{field}`` is the cell of a column to fill on the row, ``[name]`` that of another formula,
``<table.name>`` a whole column, to fill or calculated.
"""

ABSENT = "1"
"""A pointer to no row: the sheet's first one, where nothing stands under the live columns."""


def stretch(column: str, start: str, end: str = "") -> str:
    """Give a column from the row *start* to the row *end*, or to the bottom of the sheet.

    It hangs on no cell, so that no row deleted, sorted or pasted can break it.
    """
    return f"INDEX({column},{start}):INDEX({column},{end or f'ROWS({column})'})"


def next_row(column: str, key: str, row: str) -> str:
    """Give the row that next holds a key after *row*, ``ABSENT`` when there is none."""
    below = stretch(column, f"{row}+1")
    return f"IF({row}={ABSENT},{ABSENT},IFERROR({row}+MATCH({key},{below},0),{ABSENT}))"


def first_row(column: str, key: str) -> str:
    """Give the first row that holds a key, ``ABSENT`` when there is none."""
    return f"IFERROR(MATCH({key},{column},0),{ABSENT})"


def pointers(column: str, key: str, name: str, count: int, is_known: str) -> Formulas:
    """Give the rows that hold a key: the first *count* ones, and whether there are more."""
    found = {f"{name}1": f"IF({is_known}=0,{ABSENT},{first_row(column, key)})"}
    for rank in range(2, count + 2):
        found[f"{name}{rank}"] = next_row(column, key, f"[{name}{rank - 1}]")
    return found


def at(column: str, name: str, count: int) -> Sequence[str]:
    """Give a column's values on the rows that pointers show."""
    return [f"INDEX({column},[{name}{rank}])" for rank in range(1, count + 1)]


def read_duration(name: str, field: str) -> Formulas:
    """Give the minutes of a duration, and the writing on which they stand."""
    return {
        f"{name} écrit": duration_text(f"{{{field}}}"),
        name: duration_value(f"{{{field}}}", f"[{name} écrit]"),
    }


def read_date(name: str, field: str) -> Formulas:
    """Give the day of a date, and the writing on which it stands."""
    return {
        f"{name} écrit": date_text(f"{{{field}}}"),
        name: date_value(f"{{{field}}}", f"[{name} écrit]"),
    }


def holds(debut: str, fin: str) -> str:
    """Tell whether a period holds on the day of the figures; an end before it is left out."""
    is_open = f"NOT(ISNUMBER([{fin}]))"
    reversed_ = f"AND(ISNUMBER([{debut}]),N([{fin}])<N([{debut}]))"
    return f"AND(N([{debut}])<=date_du_jour,OR({is_open},N([{fin}])>=date_du_jour,{reversed_}))"


def end_or_far(fin: str) -> str:
    """Give an end, the last day there is when it has none."""
    return f"IF(ISNUMBER([{fin}]),[{fin}],{FAR_DATE})"


def entered(field: str) -> str:
    """Tell whether a cell to fill holds something."""
    return f"IF(ISBLANK({{{field}}}),0,1)"
