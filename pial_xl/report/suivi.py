"""What a person writes of a constat in the columns Suivi and Note, and what it is worth."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

from pial_xl.constats import Niveau
from pial_xl.units.dates import parse_date
from pial_xl.units.text import clean

SEEN: Final = "vu"
ACCEPTED: Final = "accepté jusqu'au"
"""What the column offers; a date follows the second, ``JJ/MM/AAAA``."""

_ACCEPTED = re.compile(
    r"accepte?e?s?\b[\s:,]*"
    r"(?:jusqu(?:e|\s?['’]\s?(?:au|a|en)|\s?au?)?\b|au\b|le\b)?[\s:]*(?P<until>.*)"
)
_READ_MAX: Final = 200
"""Characters of a Suivi that are read: the word and its date are at its beginning."""


@dataclass(frozen=True, slots=True)
class Suivi:
    """What the person wrote of one constat, kept as typed.

    Attributes:
        suivi: what they do about it: « vu », « accepté jusqu'au 31/12/2026 », or their own words.
        note: anything they want to remember.
    """

    suivi: str = ""
    note: str = ""

    @property
    def is_blank(self) -> bool:
        """Tell whether the person wrote nothing."""
        return not (self.suivi.strip() or self.note.strip())

    @property
    def until(self) -> date | None:
        """Last day, included, until which the constat is accepted; None when it is not."""
        try:
            return accepted_until(self.suivi)
        except ValueError:
            return None

    @property
    def is_unclear(self) -> bool:
        """Tell whether it begins like an acceptance, without a date that can be read."""
        try:
            accepted_until(self.suivi)
        except ValueError:
            return True
        return False

    @property
    def is_judgment(self) -> bool:
        """Tell whether it judges what was measured: seen, or accepted."""
        return _plain(self.suivi).strip(" .") == SEEN or self.is_unclear or self.until is not None

    @property
    def has_words(self) -> bool:
        """Tell whether it holds a note or the person's own words: no control can say them again."""
        return bool(self.note.strip() or (self.suivi.strip() and not self.is_judgment))

    def accepts(self, niveau: Niveau, day: date) -> bool:
        """Tell whether a constat of a level is accepted on a day; a BLOQUANT never is."""
        until = self.until
        return niveau is not Niveau.BLOQUANT and until is not None and day <= until


NO_SUIVI: Final = Suivi()


def accepted_until(text: str) -> date | None:
    """Read the last day of an acceptance; None for what is no acceptance.

    The accent, capitals, the kind of apostrophe and « jusqu'au » make no difference.

    Raises:
        ValueError: it begins as an acceptance, and no day of the calendar follows.
    """
    found = _ACCEPTED.fullmatch(_plain(text))
    return parse_date(found["until"].strip(" .")) if found else None


def _plain(text: str) -> str:
    """Give the beginning of a text in one line, without accents nor capitals."""
    decomposed = unicodedata.normalize("NFKD", clean(text[:_READ_MAX]))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
