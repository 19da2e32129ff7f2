"""Pieces of live formulas, in the words of ``pial_xl.template.live.resolution``."""

from collections.abc import Callable, Sequence

from pial_xl.template.formulas import (
    FAR_DATE,
    date_bars,
    date_text,
    date_time,
    date_value,
    duration_text,
    duration_value,
    written_day,
)

Formulas = dict[str, str]
"""Formulas of a table by name, in the order of its columns.

``{field}`` is the cell of a column to fill on the row, ``[name]`` that of another formula,
``<table.name>`` a whole column, to fill or calculated.
"""

ROWS_OF_ELEVE = 6
"""Allocations of a pupil that are reached one by one; those of a pupil with more are searched."""
POINTER = 7
"""Figures of a row when several stand in one text."""
EARLIER = 10_000_000
"""More than the rows of a sheet: two of them are one number, the first times this."""

MINUTE, BLOCK = 10**8, 10**4
"""The weight of a minute in a figure that counts two other things: the one in tens of thousands."""

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


def nested(name: str, count: int, of: Callable[[str], str], joint: str) -> str:
    """Put together what each pointer gives, from the first to the last that shows a row."""
    nothing = {"+": "0", "&": '""'}[joint]
    found = of(f"[{name}{count}]")
    for rank in range(count - 1, 0, -1):
        row, after = f"[{name}{rank}]", f"[{name}{rank + 1}]"
        found = f"{of(row)}{joint}IF({after}={ABSENT},{nothing},{found})"
    return found


def packed(name: str, count: int) -> str:
    """Put the pointers that show a row in one text, for another table to read them at once."""
    return nested(name, count, lambda row: f'TEXT({row},"{"0" * POINTER}")', "&")


def unpacked(text: str, name: str, count: int) -> Formulas:
    """Take pointers out of such a text."""
    return {
        f"{name}{rank}": (
            f"IF(LEN({text})<{POINTER * rank},{ABSENT},"
            f"VALUE(MID({text},{POINTER * (rank - 1) + 1},{POINTER})))"
        )
        for rank in range(1, count + 1)
    }


def digits(number: str, high: int, low: int = 1) -> str:
    """Give what stands in a number made of several, from one power of ten to another."""
    return f"INT(MOD({number},{high})/{low})"


def said_aides(state: str) -> str:
    """Write the kinds of help that a pupil's state holds: ``I``, ``M + CO``."""
    powers = {"I": 100, "M": 10, "CO": 1}
    parts = "&".join(
        f'IF({digits(state, 10 * power, power)}=1," + {aide}","")' for aide, power in powers.items()
    )
    return f"MID({parts},4,20)"


def counted(column: str, row: str) -> str:
    """Give the minutes of an allocation in a column, none when it repeats an active one (A-11).

    What an edit of hours or dates changes is read on its own row, and nothing that a whole column
    would recompute is read by a whole column: LibreOffice tells each cell of the second of each
    cell of the first.
    """
    minutes, earlier = f"INDEX({column},{row})", f"INDEX(<Affectations.plus haut>,{row})"
    return f"IF(N({minutes})=0,0,IF({earlier}=0,{minutes},{minutes}*(1-{_is_active(earlier)})))"


def _is_active(earlier: str) -> str:
    """Tell whether one of two earlier rows is active."""
    first = f"N(INDEX(<Affectations.active>,INT({earlier}/{EARLIER})))"
    last = f"N(INDEX(<Affectations.active>,MOD({earlier},{EARLIER})))"
    return f"MAX({first},{last})"


def _brought(row: str) -> str:
    """Give what an allocation brings its pupil; no minutes when it repeats an active one."""
    figure, earlier = (f"INDEX(<Affectations.{nom}>,{row})" for nom in ("apport", "plus haut"))
    alone = f"MOD({figure},{MINUTE})"
    return (
        f"IF(N({figure})=0,0,IF({earlier}=0,{figure},IF({_is_active(earlier)}=1,{alone},{figure})))"
    )


def repeats(earlier: str) -> str:
    """Tell whether a row repeats an earlier active one."""
    return f"IF({earlier}=0,0,{_is_active(earlier)})"


def first_active(start: str, end: str) -> str:
    """Tell of each row from *start* to *end* whether it is the first active one to say its thing.

    Of those that are not active, whether it is the first of these: they count for nothing.
    """
    earlier, active = (
        stretch(f"<Affectations.{column}>", start, end) for column in ("plus haut", "active")
    )
    subject = f"INT({earlier}/{EARLIER})+({earlier}=0)*ROW({earlier})"
    key = f"(2*({subject})+{active})"
    return f"(MATCH({key},{key},0)=ROW({earlier})-{start}+1)"


def received(name: str, rank: str) -> str:
    """Give what a pupil receives through the rows it has, as one number.

    The minutes, collective help aside; how many rows are collective; of how many none can tell the
    hours. A column that an edit computes whole costs a pupil as much for one of them as for three.
    """
    few = nested(name, ROWS_OF_ELEVE, _brought, "+")
    span = (f"[{name}1]", "calc_derniere_affectation")
    ranks, figures = (
        stretch(f"<Affectations.{column}>", *span) for column in ("rang élève", "apport")
    )
    each = f"INT({figures}/{MINUTE})*{MINUTE}*{first_active(*span)}+MOD({figures},{MINUTE})"
    many = f"SUMPRODUCT(({ranks}={rank})*({each}))"
    return f"IF([{name}{ROWS_OF_ELEVE + 1}]>{ABSENT},{many},{few})"


RECEIVED = f"INT([apports]/{MINUTE})"
COLLECTIVE, DOUBTFUL = digits("[apports]", MINUTE, BLOCK), f"MOD([apports],{BLOCK})"
"""What stands in it."""


def read_duration(name: str, field: str) -> Formulas:
    """Give the minutes of a duration, and the writing on which they stand."""
    return {
        f"{name} écrit": duration_text(f"{{{field}}}"),
        name: duration_value(f"{{{field}}}", f"[{name} écrit]"),
    }


def read_date(name: str, field: str) -> Formulas:
    """Give the day of a date, and what it stands on: step by step, each short enough for Excel."""
    written, bars, time, day = (f"{name} {part}" for part in ("écrit", "barres", "heure", "jour"))
    return {
        written: date_text(f"{{{field}}}"),
        bars: date_bars(f"[{written}]"),
        time: date_time(f"[{written}]", f"[{bars}]"),
        day: written_day(f"[{written}]", f"[{bars}]", f"[{time}]"),
        name: date_value(f"{{{field}}}", f"[{written}]", f"[{day}]"),
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
