"""Durations as a team of people would type them: not all in the same way."""

from pial_xl.units.durations import format_duration


def _decimal(minutes: int) -> str:
    return f"{minutes / 60:g}".replace(".", ",")


def _spaced(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest:02d}" if rest else f"{hours} h"


def _colon(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


_WAYS = {2: format_duration, 5: _decimal, 9: _spaced, 13: _colon}
_CYCLE = 16


def write(minutes: int, rank: int) -> int | str:
    """Write a duration as the person who typed row *rank* would.

    Args:
        minutes: the duration, a multiple of 15.
        rank: any row number; it alone decides the writing.

    Returns:
        Minutes as an int for most rows, else one of the writings that the workbook accepts.
    """
    way = _WAYS.get(rank % _CYCLE)
    return way(minutes) if way else minutes
