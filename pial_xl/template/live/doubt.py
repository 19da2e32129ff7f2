"""What Python alone recognizes: a code written otherwise (S-18), which formulas cannot attach.

A row whose code stands nowhere in its table may be anybody's whom its writing could mean: a code
that has lost its zeros, a name, another form of Unicode. The figures of these say « ? », rather
than one that leaves the row out. They restate ``pial_xl.dossier.codes``, a little more widely.
"""

import string

from pial_xl.template.formulas import folded
from pial_xl.template.live.pieces import Formulas

_STRANGE = "étrange"
"""The writing of a code in letters that formulas do not fold: it could mean anybody."""
_END = "|"
"""Ends a writing, so that none is a number."""


def unknown_writing(name: str, field: str, is_unknown: str) -> Formulas:
    """Give the writing of an unknown code, as ``written_as`` looks for it; else ``""``."""
    writing = f"[pli {name}]"
    strange = writing
    for sign in string.ascii_lowercase + string.digits:
        strange = f'SUBSTITUTE({strange},"{sign}","")'
    return {
        f"pli {name}": f'IF({is_unknown},{folded(f"{{{field}}}")},"")',
        f"autre {name}": (
            f'IF({writing}="","",IF(LEN({strange})>0,"{_STRANGE}",{_without_zeros(writing)}))'
        ),
    }


def code_writing(field: str) -> Formulas:
    """Give the writing of a code where it is declared, its leading zeros left out."""
    return {
        "pli code": folded(f"{{{field}}}"),
        "autre code": f'IF([pli code]="","{_END}",{_without_zeros("[pli code]")})',
    }


def _without_zeros(writing: str) -> str:
    digits = f'SUBSTITUTE({writing},"0","")'
    return f'IF({digits}="","0",MID({writing},FIND(LEFT({digits}),{writing}),99))&"{_END}"'


def could_be(columns: tuple[str, ...], writings: tuple[str, ...], count: str) -> str:
    """Tell whether a row of some columns of unknown codes may mean what is written in these ways.

    Args:
        columns: the columns.
        writings: the ways.
        count: the name of how many such rows there are: none, most often, and nothing is searched.
    """
    found = "+".join(_found(column, *writings) for column in columns)
    return f"IF(OR([premier]=0,{count}=0),0,IF({found}>0,1,0))"


def pupil_doubt(rank: str) -> str:
    """Tell what is in doubt of the pupil of a row: 1 what it receives, 2 its notification, 3 both.

    It is searched again, rather than read of the pupils: an edit of a code computes all of theirs,
    and LibreOffice would tell each row of each of them.
    """
    writing = f"INDEX(<Eleves.autre code>,{rank})"
    received, notified = (
        f"IF({_found(f'<{table}.autre élève>', writing)}>0,{weight},0)"
        for table, weight in (("Affectations", 1), ("Notifications", 2))
    )
    is_known = "calc_autres_affectations+calc_autres_notifications=0"
    return f'IF(OR({rank}="",{is_known}),0,{received}+{notified})'


def _found(column: str, *writings: str) -> str:
    """Count the rows of a column of unknown codes that may mean one of these writings."""
    return "+".join(f"COUNTIF({column},{each})" for each in (*writings, f'"{_STRANGE}"'))


def ended(*parts: str) -> str:
    """Put folded texts one after the other, as a writing."""
    return f'{"&".join(parts)}&"{_END}"'


def how_many(*columns: str) -> str:
    """Count the rows of columns that hold the writing of an unknown code."""
    return "+".join(f'COUNTIF({column},"?*")' for column in columns)


def school_row() -> str:
    """Give the row of a school by what stands in the place of its UAI, 0 when none or several are.

    Its UAI, else its UAI without its zeros, else its name.
    """
    zeros, name = "[sans zéro uai]", ended("[pli uai]")
    by_zeros, by_name = "<Etablissements.sans zéro>", "<Etablissements.nom plié>"
    return (
        f'IF([étab connu]>0,[étab connu],IF([pli uai]="",0,'
        f"IF(COUNTIF({by_zeros},{zeros})=1,MATCH({zeros},{by_zeros},0),"
        f"IF(COUNTIF({by_zeros},{zeros})>0,0,"
        f"IF(COUNTIF({by_name},{name})=1,MATCH({name},{by_name},0),0)))))"
    )


def school_writing() -> Formulas:
    """Give what else a school's UAI may be written as: its name, or itself without its zeros."""
    return {
        "nom plié": ended(folded("{nom}")),
        "pli uai": folded("{uai}"),
        "sans zéro": f'IF(LEFT([pli uai])="0",{_without_zeros("[pli uai]")},"")',
    }


def uai_writing() -> Formulas:
    """Give the writing of a pupil's UAI that no school has."""
    return {
        "pli uai": f'IF(OR([clé uai]="",[étab connu]>0),"",{folded("{uai}")})',
        "sans zéro uai": f'IF([pli uai]="","",{_without_zeros("[pli uai]")})',
    }
