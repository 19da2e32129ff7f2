"""Pieces of formulas that Excel and LibreOffice compute alike, in any language.

Each reads a cell as ``pial_xl.units`` does. ``x`` is a reference to the cell.
"""

from pial_xl.bareme.limits import DATE_YEARS_AFTER, DATE_YEARS_BEFORE
from pial_xl.bareme.words import ANNUAL_HOURS, DEFAULTS
from pial_xl.tables.types import Aide, writings
from pial_xl.units.dates import DAY_NUMBER_MAX
from pial_xl.units.durations import EXCEL_TIME_MAX_DAYS, MINUTES_PER_DAY

NBSP = "\u00a0"
UNREADABLE = "?"
"""What a formula gives for a cell that it cannot read: counted on Accueil, never guessed."""
FAR_DATE = 2_958_465
"""The last day of a spreadsheet: when what has no end ends."""
HOURS_PER_ETP = f"{ANNUAL_HOURS}/{DEFAULTS.semaines_defaut}"

_HIDDEN_SPACES = ("\u00a0", "\u202f", "\u2009", "\u2007")
_INVISIBLE = ("\u00ad", "\u200b", "\ufeff")
# What MATCH, SUMIFS and COUNTIF take as « any text »: written otherwise, a code is itself alone.
_WILDCARDS = {"~": "¤1", "*": "¤2", "?": "¤3"}
_DIGITS = "0123456789"


def cle(x: str) -> str:
    """Give the key of a code: ``""`` when blank, else a text that no other code has.

    Case, spaces and invisible marks are dropped; it is never a number (``001`` is not 1), holds no
    wildcard, and ends with a sign, so that keys may stand one after the other.
    """
    text = f"UPPER(CLEAN({x}))"
    for mark in (*_HIDDEN_SPACES, " ", *_INVISIBLE):
        text = _without(text, mark)
    for mark, other in _WILDCARDS.items():
        text = _replace(text, mark, other)
    return f'SUBSTITUTE("c"&{text}&"|","c|","")'


_ACCENTS = {
    "à": "a", "â": "a", "ä": "a", "é": "e", "è": "e", "ê": "e", "ë": "e", "î": "i", "ï": "i",
    "ô": "o", "ö": "o", "ù": "u", "û": "u", "ü": "u", "ç": "c", "ÿ": "y", "ñ": "n", "œ": "oe",
    "æ": "ae",
}  # fmt: skip
_COMBINED = ("\u0300", "\u0301", "\u0302", "\u0308", "\u0327")
"""The accents of French, as a Mac types them: marks after their letter."""
_PUNCTUATION = ("'", "\u2019", "-", ".", ",", ";", "/", "&", "(", ")", "_", "°", "~", "*", "?", "+")


def folded(x: str) -> str:
    """Fold a word as ``pial_xl.units.text.fold`` does, for what the French type."""
    text = f"LOWER(CLEAN({x}))"
    for mark in (*_HIDDEN_SPACES, " ", *_INVISIBLE, *_COMBINED, *_PUNCTUATION):
        text = _without(text, mark)
    for accent, letter in _ACCENTS.items():
        text = _replace(text, accent, letter)
    return text


def duration_text(x: str) -> str:
    """Give the writing of a duration made simple: ``24 h 15`` becomes ``24h15``."""
    text = f'LOWER(CLEAN({x}&""))'
    for mark in _HIDDEN_SPACES:
        text = _replace(text, mark, " ")
    for mark in _INVISIBLE:
        text = _without(text, mark)
    text = f"TRIM({text})"
    for before, after in _DURATION_WORDS:
        text = _replace(text, before, after)
    return f"TRIM({text})"


_DURATION_WORDS = (
    ("hebdomadaires", "sem"), ("hebdomadaire", "sem"), ("hebdo.", "sem"), ("hebdo", "sem"),
    ("semaines", "sem"), ("semaine", "sem"), ("sem.", "sem"), ("par sem", "sem"),
    ("à la sem", "sem"), ("/ sem", "sem"), ("/sem", "sem"), ("/ s.", "sem"), ("/s.", "sem"),
    ("/ s", "sem"), ("/s", "sem"), ("semem", "sem"), ("sem", ""), ("heures", "h"), ("heure", "h"),
    ("minutes", "m"), ("minute", "m"), ("min", "m"), ("mn", "m"), ("'", "m"), (".", ","),
    (" h", "h"), ("h ", "h"), (" :", ":"), (": ", ":"), (" m", "m"),
)  # fmt: skip


def duration_value(x: str, t: str) -> str:
    """Read a duration as minutes: ``""`` when blank, ``"?"`` when unreadable or negative.

    A number is one of hours, or an Excel time where no number of hours gives whole minutes, as
    ``parse_duration`` decides.

    Args:
        x: the cell.
        t: the cell of its writing made simple (``duration_text``).
    """
    is_time = (
        f"AND({x}>0,{x}<{EXCEL_TIME_MAX_DAYS},"
        f"ABS({x}*{MINUTES_PER_DAY}-ROUND({x}*{MINUTES_PER_DAY},0))<0.01,"
        f"ABS({x}*60-ROUND({x}*60,0))>0.02,ABS({x}*1000-ROUND({x}*1000,0))>0.000001)"
    )
    number = f'IF({x}<0,"?",ROUND({x}*IF({is_time},{MINUTES_PER_DAY},60),0))'
    return f'IF(ISNUMBER({x}),{number},IF({t}="","",IFERROR({_written_minutes(t)},"?")))'


def time_of_day(x: str, t: str) -> str:
    """Read a time of day as minutes after midnight, not yet bounded: ``"?"`` when unreadable.

    A number below one is an Excel time; another is read as a duration is.
    """
    is_time = f"AND(ISNUMBER({x}),N({x})>=0,N({x})<1)"
    return f"IF({is_time},ROUND(N({x})*{MINUTES_PER_DAY},0),{duration_value(x, t)})"


def within_a_day(minutes: str) -> str:
    """Set aside what is no time of a day."""
    return f'IF(N({minutes})>{MINUTES_PER_DAY},"?",{minutes})'


def _written_minutes(t: str) -> str:
    """Read a simple writing as minutes; an error when it is none."""
    shape = _replace(t, ":", "h")
    place = f'FIND("h",{shape})'
    for digit in _DIGITS:
        shape = _without(shape, digit)
    tail = f'SUBSTITUTE(MID({t},{place}+1,9),"m","")'
    # No tail, no minutes; more than two figures, or sixty minutes, are no writing of a duration.
    past = f"IF(LEN({tail})=0,0,IF(AND(LEN({tail})<3,VALUE({tail})<60),VALUE({tail}),NA()))"
    clock = f"IF({place}<6,60*VALUE(LEFT({t},{place}-1))+{past},NA())"
    decimal = f'SUBSTITUTE({t},"h","")'
    hours = (
        f'IF(OR(LEFT({t})=",",RIGHT({decimal})=","),NA(),'
        f'ROUND(_xlfn.NUMBERVALUE({decimal},",","\u00a0")*60,0))'
    )
    rank = f'(FIND(LEFT("w"&{shape}&"|||",{_SLOT}),"{_SHAPES}")+{_SLOT - 1})/{_SLOT}'
    return (
        f"CHOOSE({rank},{hours},{hours},{hours},{clock},IF(LEN({tail})=0,NA(),{clock}),"
        f'VALUE(SUBSTITUTE({t},"m","")),{_with_seconds(t, place)})'
    )


_SLOT = 4
# A text and no array: LibreOffice loses the row of a formula with one when any row is deleted.
_SHAPES = "".join(shape.ljust(_SLOT, "|") for shape in ("w", "w,", "w,h", "wh", "whm", "wm", "whh"))
"""The shapes of a writing less its digits, after a ``w``, each in its slot."""


def _with_seconds(t: str, place: str) -> str:
    """Read ``24:15:00``, whose seconds are left out; an error when it is none."""
    minutes = f'VALUE("0"&MID({t},{place}+1,LEN({t})-{place}-3))'
    is_clock = f'MID({t},LEN({t})-2,1)=":",LEN({t})-{place}<6,VALUE(RIGHT({t},2))<60,{minutes}<60'
    return f"IF(AND({place}<6,{is_clock}),60*VALUE(LEFT({t},{place}-1))+{minutes},NA())"


def date_text(x: str) -> str:
    """Give the writing of a date typed as a text, made ``j/m/a`` or ``a/m/j``; else ``""``.

    A time of day that follows stands after a third bar.
    """
    text = f"LOWER(CLEAN({x}))"
    for mark in _HIDDEN_SPACES:
        text = _replace(text, mark, " ")
    for sign, other in _DATE_SIGNS.items():
        text = _replace(text, sign, other)
    for mark in (*_INVISIBLE, *_DATE_WORDS):
        text = _without(text, mark)
    text = _replace(f"TRIM({text})", "1er", "1")
    for month, spellings in enumerate(_MONTHS, start=1):
        for spelling in spellings:
            text = _replace(text, spelling, f"/{month}/")
    for mark in ("à", ","):
        text = _without(text, mark)
    for mark in (" ", "-", ".", "t"):
        text = _replace(text, mark, "/")
    text = _replace(text, "h", ":")
    for _ in range(3):
        text = _replace(text, "//", "/")
    return f'IF(ISTEXT({x}),{text},"")'


_DATE_SIGNS = {"é": "e", "û": "u", ". ": " ", "di ": " "}
# The days of the week less their end; Excel bears no more than 64 functions one in the other.
_DATE_WORDS = (
    "lun ", "mar ", "mercre ", "mer ", "jeu ", "vendre ", "ven ", "same ", "sam ", "dimanche ",
    "dim ", "le ",
)  # fmt: skip
_MONTHS = (
    ("janvier", "janv"),
    ("fevrier", "fevr", "fev"),
    ("mars",),
    ("avril", "avr"),
    ("mai",),
    ("juin",),
    ("juillet", "juil"),
    ("aout",),
    ("septembre", "sept"),
    ("octobre", "oct"),
    ("novembre", "nov"),
    ("decembre", "dec"),
)


def date_bars(t: str) -> str:
    """Give where the three bars of a simple writing of a date stand, as one number; 0 without."""
    second = f'FIND("/",{t},FIND("/",{t})+1)'
    third = f'FIND("/",{t}&"/",{second}+1)'
    return f'IF({t}="",0,IFERROR(FIND("/",{t})*10000+{second}*100+{third},0))'


def date_time(t: str, bars: str) -> str:
    """Give the time of day that follows a date, in its simple writing."""
    return f'IF({bars}=0,"",MID({t},MOD({bars},100)+1,40))'


def written_day(t: str, bars: str, time: str) -> str:
    """Read a simple writing of a date as a day number; ``""`` when it is none.

    Args:
        t: the cell of the writing (``date_text``).
        bars: that of its bars.
        time: that of its time of day, which counts for nothing; anything else makes it no date.
    """
    first, second, third = f"INT({bars}/10000)", f"INT(MOD({bars},10000)/100)", f"MOD({bars},100)"
    head = f"VALUE(LEFT({t},{first}-1))"
    month = f"VALUE(MID({t},{first}+1,{second}-{first}-1))"
    tail = f"VALUE(MID({t},{second}+1,{third}-{second}-1))"
    year = f"IF({first}=5,{head},{tail}+IF({tail}<100,2000,0))"
    day = f"IF({first}=5,{tail},{head})"
    made = f"DATE({year},{month},{day})"
    checked = f"AND(DAY({made})={day},MONTH({made})={month},{_is_time(time)})"
    return f'IF({bars}=0,"",IFERROR(IF({checked},{made},""),""))'


_CLOCKS = (":", "::", "::/")
_ZONES = ("", "z", "/z", "+", "+:", "/+", "/+:", "/", "/:")
_TIMES = "|".join(clock + zone for clock in _CLOCKS for zone in _ZONES)
"""Times of day less their digits, with a fraction of a second and a zone; ``.`` and ``-`` are /."""


def _is_time(time: str) -> str:
    shape = time
    for digit in _DIGITS:
        shape = _without(shape, digit)
    colon = f'FIND(":",{time})'
    # Two figures after each colon: where nothing follows them, the length tells.
    figures = "*".join(f'FIND(MID({time},{colon}+{n},1),"{_DIGITS}")' for n in (1, 2))
    length = f'IF({shape}=":",LEN({time})={colon}+2,IF({shape}="::",LEN({time})={colon}+5,TRUE))'
    known = f'ISNUMBER(FIND("|"&{shape}&"|","|{_TIMES}|"))'
    return f'IF({time}="",TRUE,AND({known},{colon}>1,{colon}<4,{figures}>0,{length}))'


def date_value(x: str, t: str, written: str) -> str:
    """Read a date as a day number: ``""`` when blank, ``"?"`` when unreadable or impossible.

    Args:
        x: the cell.
        t: the cell of its writing made simple (``date_text``).
        written: the cell of the day that it says (``written_day``).
    """
    number = f'IF(AND({x}>0,{x}<{DAY_NUMBER_MAX}),{_possible(f"INT({x})")},"?")'
    text = f'IF(ISNUMBER({written}),{_possible(written)},"?")'
    return f'IF(ISNUMBER({x}),{number},IF({t}="","",{text}))'


def _possible(day: str) -> str:
    """Set aside a day too far from the school year, as S-04 does."""
    year = f"YEAR({day})-annee_debut"
    return f'IF(AND({year}>=-{DATE_YEARS_BEFORE},{year}<={DATE_YEARS_AFTER}),{day},"?")'


def aide_value(x: str) -> str:
    """Read a kind of help: ``"I"``, ``"M"`` or ``"C"``, ``""`` when blank, ``"?"`` otherwise."""
    text = f"LOWER({x})"
    for mark in (*_HIDDEN_SPACES, " ", ".", "-", "_", "'", *_WILDCARDS):
        text = _without(text, mark)
    for accent in "éè":
        text = _replace(text, accent, "e")
    known: dict[str, str] = {}
    for writing, value in writings(Aide).items():
        known[value[0]] = f"{known.get(value[0], '|')}{writing}|"
    found = "+".join(
        f'{rank}*ISNUMBER(FIND("|"&{text}&"|","{listed}"))'
        for rank, listed in enumerate(known.values(), start=1)
    )
    return f'IF(LEN(TRIM({x}))=0,"",IFERROR(MID("{"".join(known)}",{found},1),"?"))'


def in_hours_and_minutes(x: str) -> str:
    """Write minutes as ``24h15``."""
    whole = f"ROUND(ABS({x}),0)"
    sign = f'IF(ROUND({x},0)<0,"-","")'
    return f'{sign}&INT({whole}/60)&"h"&TEXT(MOD({whole},60),"00")'


def _replace(text: str, before: str, after: str) -> str:
    return f'SUBSTITUTE({text},"{before}","{after}")'


def _without(text: str, mark: str) -> str:
    return _replace(text, mark, "")
