"""One event of a calendar: which course it is of, and what becomes of it.

Facts, seen in the exports of one school: ``UID`` is
``Cours-<course>-<session>-<timestamp>-Index-Education``; ``CATEGORIES`` begins with ``Cours``;
``DESCRIPTION`` has lines ``Matière : …``, ``Classe : …``, with HTML entities.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from html import unescape
from typing import Final

from pial_xl.units.text import clean, fold

_UID: Final = re.compile(r"Cours-([^-\s]{1,40})-.{0,200}Index-Education", re.IGNORECASE)
_BREAK: Final = re.compile(r"\n|\\n|<br\s?/?>", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^<>]{0,200}>")
_NO_COURSE: Final = "presencefacultative"
_EXEMPTED: Final = frozenset({"dispense", "dispensee"})
_PIECE: Final = re.compile(r"\s+-\s+")
_DESCRIPTION_MAX: Final = 4_000
_TEXT_MAX: Final = 100
_LABEL_MAX: Final = 40
_DRAWN: Final = 10
"""Signs of an identifier that is drawn from another."""


class EventFate(StrEnum):
    """What becomes of an event.

    A course that is cancelled, or changed that day, still tells that it is held at that hour.
    """

    TAKEN = "pris"
    EXEMPTED = "dispensé"
    HELD = "changé ce jour-là"
    SET_ASIDE = "écarté"


@dataclass(frozen=True, slots=True)
class SourceEvent:
    """An event as its file tells it, its hours on the clock of the school.

    Attributes:
        uid: its identifier.
        categories: its categories, as they are written.
        summary: its title.
        description: its description, unescaped.
        start: when it begins; None when that cannot be read.
        end: when it ends.
        is_cancelled: whether its status says that it is cancelled.
        is_whole_day: whether it has a day and no hour.
        is_repeated: whether it is one day of an event that a rule repeats.
        is_unread_rule: whether it is of a rule that cannot be read.
    """

    uid: str
    categories: str
    summary: str
    description: str
    start: datetime | None
    end: datetime | None
    is_cancelled: bool = False
    is_whole_day: bool = False
    is_repeated: bool = False
    is_unread_rule: bool = False

    @property
    def cours(self) -> str:
        """The identifier of the course that it is of; blank when it is of none.

        An event that a rule repeats is one course, whoever writes it: its identifier is then drawn
        from its own, which may hold an address.
        """
        found = course_of(self.uid)
        if found or not self.is_repeated or not self.uid:
            return found
        return sha256(self.uid.encode(errors="replace")).hexdigest()[:_DRAWN]


@dataclass(frozen=True, slots=True)
class About:
    """What the description of a course says; never who teaches it, nor where."""

    matiere: str
    classe: str
    is_exempted: bool


def course_of(uid: str) -> str:
    """Give the identifier of the course that an event is of; blank when it is of none."""
    found = _UID.fullmatch(uid)
    return found[1] if found else ""


@lru_cache(maxsize=1024)
def fate_of(categories: str) -> tuple[EventFate, str]:
    """Tell what becomes of the events of a category, and what it is called."""
    label = clean(categories.partition(",")[0])[:_LABEL_MAX]
    key = fold(label)
    if key in ("", "cours"):
        return EventFate.TAKEN, label
    if not key.startswith("cours"):
        return EventFate.SET_ASIDE, label
    if "dispens" in key or "facultati" in key:
        return EventFate.EXEMPTED, label
    return (EventFate.SET_ASIDE if "exception" in key else EventFate.HELD), label


@lru_cache(maxsize=8192)
def about(summary: str, description: str) -> About:
    """Read what is said of a course."""
    summary = unescape(summary[:_DESCRIPTION_MAX])
    lines = [clean(_TAG.sub("", line)) for line in _BREAK.split(unescape(description))]
    said: dict[str, str] = {}
    for line in lines:
        title, _, text = line.partition(":")
        said.setdefault(fold(title), clean(text)[:_TEXT_MAX])
    pieces = _PIECE.split(clean(summary))
    named = (piece for piece in pieces if fold(piece) and not _exempts(piece))
    matiere = said.get("matiere") or next(named, "")[:_TEXT_MAX]
    classe = said.get("classe", "")
    is_one = classe and not re.search(r"[,;<>\[\]]", classe)
    exempted = any(map(_exempts, (*pieces, *lines, clean(summary))))
    return About(matiere, classe if is_one else "", exempted)


def _exempts(text: str) -> bool:
    key = fold(text)
    return key in _EXEMPTED or _NO_COURSE in key
