"""Pieces of formulas that Excel and LibreOffice compute alike, in any language.

A value's text uses the decimal sign of the user's language: both signs are read.
"""

from pial_xl.bareme.words import ANNUAL_HOURS, DEFAULTS
from pial_xl.units.durations import EXCEL_TIME_MAX_DAYS, MINUTES_PER_DAY

NBSP = "\u00a0"
_REPLACEMENTS = (
    ("heures", "h"),
    ("heure", "h"),
    (":", "h"),
    (" ", ""),
    (NBSP, ""),
    ("\u202f", ""),
    ("min", "m"),
    ("mn", "m"),
    (".", ","),
)
HOURS_PER_ETP = f"{ANNUAL_HOURS}/{DEFAULTS.semaines_defaut}"


def cle(x: str) -> str:
    """Give the key of a code: case and spaces dropped, and never a number (``001`` is not 1)."""
    without_spaces = f'SUBSTITUTE(SUBSTITUTE(UPPER({x})," ",""),"{NBSP}","")'
    return f'IF(LEN({x})=0,"","c"&{without_spaces})'


def duration_text(x: str) -> str:
    """Give the writing of a duration made simple: ``24 h 15`` and ``24:15`` become ``24h15``."""
    text = f'LOWER({x}&"")'
    for before, after in _REPLACEMENTS:
        text = f'SUBSTITUTE({text},"{before}","{after}")'
    return text


def duration_value(t: str) -> str:
    """Read a simplified writing as decimal hours; an error when it is none."""
    integer = f'LEFT({t}&"h",FIND("h",{t}&"h")-1)'
    minutes = f'SUBSTITUTE(MID({t},FIND("h",{t}&"h")+1,9),"m","")'
    minutes_only = f'AND(RIGHT({t})="m",ISERROR(FIND("h",{t})))'
    return (
        f'IF({minutes_only},{_number(f"""SUBSTITUTE({t},"m","")""")}/60,'
        f"{_number(integer)}+IF(LEN({minutes})=0,0,{_number(minutes)}/60))"
    )


def heures(t: str) -> str:
    """Read a simplified writing as hours: ``""`` when blank, ``"?"`` when unreadable.

    A number under three that makes whole minutes as a part of a day, but not as hours, is an Excel
    time: the reader of closed files decides alike.
    """
    v = duration_value(t)
    days = f"({v})*{MINUTES_PER_DAY}"
    is_time = (
        f'AND(ISERROR(FIND("h",{t})),ISERROR(FIND("m",{t})),({v})>0,({v})<{EXCEL_TIME_MAX_DAYS},'
        f"ABS({days}-ROUND({days},0))<0.01,ABS(({v})*60-ROUND(({v})*60,0))>0.02)"
    )
    return f'IF({t}="","",IFERROR(IF({is_time},24,1)*({v}),"?"))'


def time_of_day(t: str) -> str:
    """Read a simplified writing as a time of day, in hours; an error when it is none."""
    v = duration_value(t)
    alone = f'ISERROR(FIND("h",{t})),ISERROR(FIND("m",{t}))'
    return f"IF(AND({alone},({v})<1),24,1)*({v})"


def jour(x: str, default: str) -> str:
    """Read a date, also typed as a text ``01/09/2026``; *default* when blank or unreadable."""
    t = f"TRIM({x})"
    read_value = f"DATE(VALUE(RIGHT({t},4)),VALUE(MID({t},4,2)),VALUE(LEFT({t},2)))"
    return f"IF(ISNUMBER({x}),INT({x}),IFERROR({read_value},{default}))"


def in_hours_and_minutes(x: str) -> str:
    """Write decimal hours as ``24h15``."""
    minutes = f"ROUND(ABS({x})*60,0)"
    sign = f'IF(ROUND({x}*60,0)<0,"-","")'
    return f'{sign}&INT({minutes}/60)&"h"&TEXT(MOD({minutes},60),"00")'


def _number(t: str) -> str:
    return f'_xlfn.NUMBERVALUE({t},","," ")'
