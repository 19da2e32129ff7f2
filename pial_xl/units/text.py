"""Text as people type it: keys that forgive, French typography, oui/non."""

import re
import unicodedata

NBSP = "\u00a0"
_SPACES: dict[int, str | None] = {ord(c): " " for c in "\u00a0\u202f\u2007\u2009\t\n\r"}
# Marks that show nothing, which a paste brings along: a cell must be what it looks like.
_SPACES |= dict.fromkeys((*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF))
_TRUE_WORDS = frozenset({"oui", "o", "x", "vrai", "true", "v", "yes", "y", "1"})
_FALSE_WORDS = frozenset({"non", "n", "faux", "false", "f", "no", "0"})


def clean(value: object) -> str:
    """Give *value* as text, every kind of space made plain, invisible marks and ends dropped."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).translate(_SPACES).split())


def fold(value: object) -> str:
    """Give the key under which two writings of a word meet.

    Accents, case, spaces and punctuation are dropped: ``"Heures / semaine"`` and
    ``"HEURES/SEMAINE"`` both give ``"heuressemaine"``.
    """
    decomposed = unicodedata.normalize("NFKD", clean(value)).casefold()
    decomposed = decomposed.replace("œ", "oe").replace("æ", "ae")
    return "".join(c for c in decomposed if c.isalnum() or c == "%")


def code_key(value: object) -> str:
    """Give the key under which two writings of a local code or UAI meet (case, spaces)."""
    return clean(value).replace(" ", "").upper()


def parse_bool(value: object) -> bool:
    """Read a yes or no: ``yes``, ``O``, ``x``, ``VRAI``, ``1``… and their contraries.

    Raises:
        ValueError: for anything else.
    """
    if isinstance(value, bool):
        return value
    key = fold(value)
    if key in _TRUE_WORDS:
        return True
    if key in _FALSE_WORDS:
        return False
    raise ValueError(clean(value))


def yes_no(value: bool) -> str:
    """Write a yes or no in French."""
    return "oui" if value else "non"


def plural(count: int, singular: str, plural_form: str | None = None) -> str:
    """Write *count* with its noun agreed the French way (0 and 1 are singular)."""
    word = singular if abs(count) < 2 else plural_form or singular + "s"
    return f"{count} {word}"


_BEFORE = re.compile(r" (?=[:;!?%»€])")
_AFTER = re.compile(r"(?<=«) ")
_BEFORE_NUMBER = re.compile(r"(?<=§|°) (?=\d)|(?<=\bart\.) (?=\d)")
_UNIT = re.compile(r"(?<=\d) (?=h\b|IMP\b|ETP\b|points?\b)")


def french(text: str) -> str:
    """Put the non-breaking spaces of French typography where a plain space stands.

    Before ``: ; ! ? % » €``, after ``«``, between a number and its unit, and in ``§ 3``, ``n° 4``,
    ``art. 5``.
    """
    for pattern in (_BEFORE, _AFTER, _BEFORE_NUMBER, _UNIT):
        text = pattern.sub(NBSP, text)
    return text
