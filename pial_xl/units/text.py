"""Text as people type it: keys that forgive, French typography, oui/non."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final
from zlib import crc32

NBSP = "\u00a0"
_VOWELS = frozenset("aeiou")
QUOTED_MAX: Final = 80
"""Characters of a cell that a message quotes: a line at most."""
_SPACES: dict[int, str | None] = {ord(c): " " for c in "\u00a0\u202f\u2007\u2009\t\n\r"}
# What shows nothing, which a paste brings along: a cell must be what it looks like. All format
# characters of Unicode (Cf), what it says to ignore (fillers, variation selectors), and controls.
_INVISIBLE = (
    (0x00, 0x08), (0x0E, 0x1B), (0x7F, 0x84), (0x86, 0x9F), (0xAD, 0xAD), (0x34F, 0x34F),
    (0x600, 0x605), (0x61C, 0x61C), (0x6DD, 0x6DD), (0x70F, 0x70F), (0x890, 0x891),
    (0x8E2, 0x8E2), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F),
    (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB), (0x110BD, 0x110BD), (0x110CD, 0x110CD),
    (0x13430, 0x1343F), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip
_SPACES |= dict.fromkeys(code for first, last in _INVISIBLE for code in range(first, last + 1))
_PIECE = 64
_MARKS_MAX = 30
"""Marks on one letter, as Unicode's own « stream-safe » texts (UAX 15)."""
_TRUE_WORDS = frozenset({"oui", "o", "x", "vrai", "true", "v", "yes", "y", "1"})
_FALSE_WORDS = frozenset({"non", "n", "faux", "false", "f", "no", "0"})


def clean(value: object) -> str:
    """Give *value* as text, every kind of space made plain, invisible marks and ends dropped."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value)
    if not (text.isascii() and text.isprintable()):  # plain spaces are the only ones of the others
        text = text.translate(_SPACES)
    return " ".join(text.split())


def fold(value: object) -> str:
    """Give the key under which two writings of a word meet.

    Accents, case, spaces and punctuation are dropped: ``"Heures / semaine"`` and
    ``"HEURES/SEMAINE"`` both give ``"heuressemaine"``.
    """
    text = clean(value)
    if not text.isascii():
        # By pieces: to sort a long run of marks, all of which are dropped here, is quadratic.
        pieces = (text[start : start + _PIECE] for start in range(0, len(text), _PIECE))
        text = "".join(unicodedata.normalize("NFKD", piece) for piece in pieces)
    text = text.casefold().replace("œ", "oe").replace("æ", "ae")
    if text.isalnum():  # most words are: a letter at a time is slow
        return text
    return "".join(c for c in text if c.isalnum() or c == "%")


def composed(text: str) -> str:
    """Give *text* in composed Unicode (NFC), in linear time whatever it holds.

    Beyond 30 combining marks in a run, which no writing has, the others are dropped: to sort them
    is quadratic.
    """
    if text.isascii():
        return text
    if len(text) > _MARKS_MAX:
        text = "".join(_with_few_marks(text))
    return unicodedata.normalize("NFC", text)


def _with_few_marks(text: str) -> Iterator[str]:
    run = 0
    for c in text:
        run = run + 1 if unicodedata.combining(c) else 0
        if run <= _MARKS_MAX:
            yield c


def quoted(value: object, longest: int = QUOTED_MAX) -> str:
    """Give the text of a cell as a message may quote it: one line, cut with ``…``."""
    text = clean(str(value)[: 4 * longest] if isinstance(value, str) else value)
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def code_key(value: object) -> str:
    """Give the key under which two writings of a local code or UAI meet.

    Case, spaces and the two forms of an accent (typed on a Mac, or not) make no difference. Of
    what is longer than any code, for messages quote codes, the beginning and a print are kept.
    """
    if isinstance(value, str) and len(value) <= QUOTED_MAX and _is_plain_code(value):
        return value  # most are: they come by the hundred thousand
    key = composed(clean(value)).replace(" ", "").upper()
    if len(key) <= QUOTED_MAX:
        return key
    return f"{key[:40]}…{crc32(key.encode(errors='replace')):08X}"


def _is_plain_code(text: str) -> bool:
    """Tell whether a text has nothing but capital letters and digits of ASCII."""
    return text.isascii() and text.isalnum() and text.isupper()


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


def none_or(count: int, singular: str, plural_form: str | None = None) -> str:
    """Write *count* with its noun, a masculine one: « 3 élèves », « Aucun élève »."""
    return plural(count, singular, plural_form) if count else f"Aucun {singular}"


def first_of(names: Sequence[str], most: int) -> str:
    """Name the first of several, and count those beyond *most*: ``A01, A02 et 3 autres``."""
    others = len(names) - most
    more = f" et {plural(others, 'autre')}" if others > 0 else ""
    return ", ".join(names[:most]) + more


def of_name(name: str) -> str:
    """Write ``de`` before a name that stands without an article: ``d'Affectations``."""
    return f"d'{name}" if fold(name)[:1] in _VOWELS else f"de {name}"


# One pattern that begins with the space, which C looks for; no alternative looks at another space,
# so that none hangs on what another has changed.
_JOINED = re.compile(
    r" (?:(?=[:;!?%»€])|(?<=« )|(?<=[§°] )(?=\d)|(?<=\bart\. )(?=\d)"
    r"|(?<=\d )(?=h\b|IMP\b|ETP\b|points?\b))"
)


def french(text: str) -> str:
    """Put the non-breaking spaces of French typography where a plain space stands.

    Before ``: ; ! ? % » €``, after ``«``, between a number and its unit, and in ``§ 3``, ``n° 4``,
    ``art. 5``.
    """
    return _JOINED.sub(NBSP, text)
