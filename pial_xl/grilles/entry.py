"""What a cell of a grid says: whom, or what, when it is not its lines that say it, and which days.

Written by the drawing, typed by people: both ways stand here, so that they meet.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from pial_xl.tables.types import CreneauNature, writings
from pial_xl.units.dates import format_date, parse_date
from pial_xl.units.durations import format_duration, parse_time_of_day
from pial_xl.units.text import clean, code_key, fold, quoted

_NATURES: Final = writings(CreneauNature)
_GROUPE: Final = "groupe"
_TIME: Final = r"\d{1,2}\s?(?:h|:)\s?(?:\d{1,2})?"
_SPAN: Final = re.compile(
    rf"(?:de )?({_TIME})\s?(?:[-–—/>]|à|a)\s?({_TIME})\s?[:,.]?\s?(.*)", re.IGNORECASE
)
_DAY: Final = r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}"
_DATES: Final = re.compile(
    rf"(.*?)\s?\(?(?:(?:du|à partir du|dès le|depuis le) ({_DAY}))?\s?"
    rf"(?:(?:au|jusqu['’]au) ({_DAY}))?\)?",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"[+,;&/()\s]+|\bet\b", re.IGNORECASE)
_LENGTH_MAX: Final = 400
"""Characters of the longest cell that a grid holds."""


class EntryError(ValueError):
    """A cell that says nothing a timetable holds; the sentence says what, in French."""


@dataclass(frozen=True, slots=True)
class KnownCodes:
    """What the cells of an AESH's grid may name.

    Attributes:
        eleves: school of each pupil of the workbook, by code; blank when it is not known.
        groupes: pupils of each group of the AESH, in order, by code.
    """

    eleves: Mapping[str, str] = field(default_factory=dict)
    groupes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def groupe_of(self, eleves: Iterable[str]) -> str:
        """Give the group that is made of these pupils; blank when there is none."""
        wanted = tuple(sorted(eleves))
        return next((code for code, members in self.groupes.items() if members == wanted), "")


@dataclass(frozen=True, slots=True)
class Entry:
    """What takes place: for whom, or what, and on which days.

    Attributes:
        nature: what it is for.
        codes: those of the pupils, in order; in a pupil's grid, those of the AESH.
        groupe: the group, where its pupils are not known; blank else.
        du, au: first and last day, where it has them.
        has_others: whether others are helped at the same time, whom it does not name.
    """

    nature: CreneauNature = CreneauNature.SUPPORT
    codes: tuple[str, ...] = ()
    groupe: str = ""
    du: date | None = None
    au: date | None = None
    has_others: bool = False

    @property
    def is_shared(self) -> bool:
        """Tell whether several are helped at once."""
        return self.has_others or len(self.codes) > 1 or bool(self.groupe)

    @property
    def label(self) -> str:
        """What a cell says of it, its hours left out."""
        who = "+".join(self.codes) or (f"{_GROUPE} {self.groupe}" if self.groupe else "")
        what = "" if who and self.nature is CreneauNature.SUPPORT else self.nature.value
        others = "(avec d'autres)" if self.has_others else ""
        return " ".join(filter(None, (what, who, others, _days_text(self.du, self.au))))


def _days_text(du: date | None, au: date | None) -> str:
    if du and au:
        return f"du {format_date(du)} au {format_date(au)}"
    if du:
        return f"à partir du {format_date(du)}"
    return f"jusqu'au {format_date(au)}" if au else ""


@dataclass(frozen=True, slots=True)
class Timed:
    """An entry and its hours, in minutes after midnight."""

    entry: Entry
    debut: int
    fin: int


def span_text(debut: int, fin: int) -> str:
    """Write hours as a cell does: ``8h05–8h50``."""
    return f"{format_duration(debut)}–{format_duration(fin)}"


def cell_key(text: str) -> str:
    """Give the key under which two writings of a cell meet: spaces and blank lines are dropped."""
    return "\n".join(filter(None, (clean(line) for line in text.splitlines())))


def is_spelled(text: str) -> bool:
    """Tell whether a cell says hours by itself."""
    return any(_SPAN.fullmatch(line) for line in text.split("\n"))


def parse_cell(text: str, known: KnownCodes, debut: int, fin: int) -> tuple[Timed, ...]:
    """Read a cell: an entry a line where lines say their hours, one entry of all of it else.

    Args:
        text: what it says.
        known: what it may name.
        debut, fin: the hours of its lines, in minutes after midnight.

    Raises:
        EntryError: it names no pupil, group or nature that is known, hours that are none, or hours
            of other lines.
    """
    if len(text) > _LENGTH_MAX:
        raise EntryError(f"« {quoted(text)} » est trop long pour un créneau")
    key = cell_key(text)
    lines = key.split("\n")
    if not is_spelled(key):
        return (Timed(_entry(" ".join(lines), known), debut, fin),)
    return tuple(_timed(line, known, debut, fin) for line in lines)


def _timed(line: str, known: KnownCodes, debut: int, fin: int) -> Timed:
    match = _SPAN.fullmatch(line)
    if match is None:
        return Timed(_entry(line, known), debut, fin)
    own = Timed(_entry(match[3], known), _time(match[1]), _time(match[2]))
    if own.fin <= own.debut:
        raise EntryError(f"« {quoted(line)} » finit avant d'avoir commencé")
    if own.debut >= fin or own.fin <= debut:
        raise EntryError(f"« {quoted(line)} » est écrit en face de {span_text(debut, fin)}")
    return own


def _time(text: str) -> int:
    try:
        return parse_time_of_day(text.replace(" ", ""))
    except ValueError:
        raise EntryError(f"« {quoted(text)} » n'est pas une heure") from None


def _entry(text: str, known: KnownCodes) -> Entry:
    match = _DATES.fullmatch(text)
    if match is None or not (match[2] or match[3]):
        return _who(text, known)
    entry = _who(match[1], known)
    du, au = (_date(day) if day else None for day in (match[2], match[3]))
    if du and au and au < du:
        raise EntryError(f"« {quoted(text)} » finit avant d'avoir commencé")
    return Entry(entry.nature, entry.codes, entry.groupe, du, au)


def _date(text: str) -> date:
    try:
        return parse_date(text)
    except ValueError:
        raise EntryError(f"« {quoted(text)} » n'est pas une date") from None


def _who(text: str, known: KnownCodes) -> Entry:
    """Read whom or what, the hours and the days taken away."""
    whole = code_key(text)
    if whole in known.eleves:
        return Entry(codes=(whole,))
    natures: list[CreneauNature] = []
    eleves: list[str] = []
    groupes: list[str] = []
    for word in _words(text, known):
        if (key := code_key(word)) in known.eleves:
            eleves.append(key)
        elif key in known.groupes:
            groupes.append(key)
        elif (nature := _NATURES.get(fold(word))) is not None:
            natures.append(CreneauNature(nature))
        else:
            raise EntryError(_unknown(word, text))
    if len(set(natures)) > 1:
        raise EntryError(f"« {quoted(text)} » dit deux natures à la fois")
    nature = natures[0] if natures else CreneauNature.SUPPORT
    members = [eleve for groupe in groupes for eleve in known.groupes[groupe]]
    if groupes and not members:
        return Entry(nature, groupe=groupes[0])
    if not (natures or eleves or members):
        raise EntryError(f"« {quoted(text)} » ne nomme ni un élève, ni une nature de créneau")
    return Entry(nature, tuple(sorted({*eleves, *members})))


def _words(text: str, known: KnownCodes) -> Iterator[str]:
    words = [word for word in _BETWEEN.split(clean(text)) if word]
    for word in words:
        if fold(word) != _GROUPE or code_key(word) in known.groupes:
            yield word


def _unknown(word: str, text: str) -> str:
    cell = f"« {quoted(text)} » : " if clean(text) != word else ""
    return (
        f"{cell}« {quoted(word)} » n'est ni le code d'un élève, ni un groupe de cet AESH, ni une "
        "nature de créneau (repas, trajet, réunion…)"
    )
