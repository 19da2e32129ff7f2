"""Durations as a team of people would type them: not all in the same way."""

from pial_xl.units.durations import format_duration


def _decimale(minutes: int) -> str:
    return f"{minutes / 60:g}".replace(".", ",")


def _espacee(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest:02d}" if rest else f"{hours} h"


def _deux_points(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


_FACONS = {2: format_duration, 5: _decimale, 9: _espacee, 13: _deux_points}
_CYCLE = 16


def ecrire(minutes: int, rang: int) -> int | str:
    """Write a duration as the person who typed row *rang* would.

    Args:
        minutes: the duration, a multiple of 15.
        rang: any row number; it alone decides the writing.

    Returns:
        Minutes as an int for most rows, else one of the writings that the workbook accepts.
    """
    facon = _FACONS.get(rang % _CYCLE)
    return facon(minutes) if facon else minutes
