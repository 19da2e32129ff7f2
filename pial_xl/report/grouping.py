"""What a person reads of constats: INFO of one code, pole and school are one line with a list.

Counts stay those of constats, and JSON keeps one each; ALERTE and BLOQUANT are always single.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from pial_xl.constats import Constat, Niveau
from pial_xl.units.mesure import number, text
from pial_xl.units.records import record
from pial_xl.units.text import french

LISTED_MAX: Final = 40
"""Objects listed on one line; a cell of the report, and a person, take no more."""

_SEVERAL: Final = "plusieurs"
"""Begins the key of a line of several, which no row of the workbook has."""


@record
class Line:
    """One line to show: a constat, and those that it stands for."""

    constat: Constat
    members: tuple[Constat, ...]

    @property
    def size(self) -> int:
        """Number of constats that it stands for."""
        return len(self.members)


def lines(constats: Iterable[Constat]) -> tuple[Line, ...]:
    """Give the lines to show, in the order of the first constat of each.

    A line of several stands at the cell of the first, is about their place, and names all that
    they are about.
    """
    gathered: dict[object, list[Constat]] = {}
    for rank, constat in enumerate(constats):
        gathered.setdefault(_key(constat) or rank, []).append(constat)
    return tuple(Line(_shown(same), tuple(same)) for same in gathered.values())


def _key(constat: Constat) -> tuple[str, str, str] | None:
    """Give what the constats of one line share; None for one that stands alone."""
    place = constat.place
    if constat.niveau is not Niveau.INFO or place is None or not place.label:
        return None
    return constat.code, place.pole, place.uai


def _shown(same: list[Constat]) -> Constat:
    first = same[0]
    if len(same) == 1 or first.place is None:
        return first
    objets = list(dict.fromkeys(c.objet for c in same if c.objet))
    more = len(objets) - LISTED_MAX
    rest = f" et {more} de plus" if more > 0 else ""
    listed = ", ".join(objets[:LISTED_MAX])
    advice = first.advice if all(c.advice == first.advice for c in same) else ""
    return replace(
        first,
        objet=first.place.label,
        place=replace(first.place, whom=first.place.label),
        message=french(f"{first.title} ({len(same)}), {first.place.label} : {listed}{rest}."),
        mesure=number(len(same), "{} constats"),
        attendu=text(""),
        ecart=text(""),
        advice=advice,
        key=(_SEVERAL, first.place.pole, first.place.uai),
    )
