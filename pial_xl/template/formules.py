"""Pieces of formulas that Excel and LibreOffice compute alike, in any language.

A value's text uses the decimal sign of the user's language: both signs are read.
"""

from pial_xl.units.quotite import ANNUEL_MINUTES, SEMAINES_DEFAUT

NBSP = "\u00a0"
_REMPLACEMENTS = (
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
HEURES_PAR_ETP = f"{ANNUEL_MINUTES // 60}/{SEMAINES_DEFAUT}"
_JOUR_EN_MINUTES = 24 * 60


def cle(x: str) -> str:
    """Give the key of a code: case and spaces dropped, and never a number (``001`` is not 1)."""
    sans = f'SUBSTITUTE(SUBSTITUTE(UPPER({x})," ",""),"{NBSP}","")'
    return f'IF(LEN({x})=0,"","c"&{sans})'


def texte_duree(x: str) -> str:
    """Give the writing of a duration made simple: ``24 h 15`` and ``24:15`` become ``24h15``."""
    texte = f'LOWER({x}&"")'
    for avant, apres in _REMPLACEMENTS:
        texte = f'SUBSTITUTE({texte},"{avant}","{apres}")'
    return texte


def valeur_duree(t: str) -> str:
    """Read a simplified writing as decimal hours; an error when it is none."""
    entier = f'LEFT({t}&"h",FIND("h",{t}&"h")-1)'
    minutes = f'SUBSTITUTE(MID({t},FIND("h",{t}&"h")+1,9),"m","")'
    seules = f'AND(RIGHT({t})="m",ISERROR(FIND("h",{t})))'
    return (
        f'IF({seules},{_nombre(f"""SUBSTITUTE({t},"m","")""")}/60,'
        f"{_nombre(entier)}+IF(LEN({minutes})=0,0,{_nombre(minutes)}/60))"
    )


def heures(t: str) -> str:
    """Read a simplified writing as hours: ``""`` when blank, ``"?"`` when unreadable.

    A number under 3 that makes whole minutes as a part of a day, but not as hours, is an Excel
    time: the reader of closed files decides alike.
    """
    v = valeur_duree(t)
    jours = f"({v})*{_JOUR_EN_MINUTES}"
    est_heure = (
        f'AND(ISERROR(FIND("h",{t})),ISERROR(FIND("m",{t})),({v})>0,({v})<3,'
        f"ABS({jours}-ROUND({jours},0))<0.01,ABS(({v})*60-ROUND(({v})*60,0))>0.02)"
    )
    return f'IF({t}="","",IFERROR(IF({est_heure},24,1)*({v}),"?"))'


def heure_du_jour(t: str) -> str:
    """Read a simplified writing as a time of day, in hours; an error when it is none."""
    v = valeur_duree(t)
    seul = f'ISERROR(FIND("h",{t})),ISERROR(FIND("m",{t}))'
    return f"IF(AND({seul},({v})<1),24,1)*({v})"


def jour(x: str, defaut: str) -> str:
    """Read a date, also typed as a text ``01/09/2026``; *defaut* when blank or unreadable."""
    t = f"TRIM({x})"
    lue = f"DATE(VALUE(RIGHT({t},4)),VALUE(MID({t},4,2)),VALUE(LEFT({t},2)))"
    return f"IF(ISNUMBER({x}),INT({x}),IFERROR({lue},{defaut}))"


def en_h_min(x: str) -> str:
    """Write decimal hours as ``24h15``."""
    minutes = f"ROUND(ABS({x})*60,0)"
    signe = f'IF(ROUND({x}*60,0)<0,"-","")'
    return f'{signe}&INT({minutes}/60)&"h"&TEXT(MOD({minutes},60),"00")'


def _nombre(t: str) -> str:
    return f'_xlfn.NUMBERVALUE({t},","," ")'
