"""The formulas of Affectations: who, what is counted, and each row's part of its group."""

from pial_xl.template.formulas import aide_value, cle
from pial_xl.template.live.doubt import pupil_doubt, unknown_writing
from pial_xl.template.live.pieces import (
    ABSENT,
    BLOCK,
    DOUBTFUL,
    EARLIER,
    MINUTE,
    RECEIVED,
    ROWS_OF_ELEVE,
    Formulas,
    counted,
    digits,
    entered,
    first_active,
    holds,
    next_row,
    read_date,
    read_duration,
    received,
    repeats,
    said_aides,
    stretch,
    unpacked,
)

_MEMBERS = 4
"""Members of a group that are reached one by one; a larger group is searched whole."""

_KEY_GROUPE, _ALL = "<Affectations.clé groupe>", "<Affectations.tout>"
_ACTIVE, _LIEU = "<Affectations.active>", "<Affectations.lieu présent>"
_TO_LAST = "calc_derniere_affectation"
_ABOVE = "ROW()-1"


def _of_eleve(shown: str) -> str:
    return f'IF([clé élève]="","",IF([rang élève]="","?",{shown}))'


def _of_aesh(column: str) -> str:
    return f'IF([clé aesh]="","",IF([rang aesh]="","?",INDEX(<AESH.{column}>,[rang aesh])))'


def _first_above() -> str:
    """Give the first row of the pupil, above this one, that says the same thing."""
    found = "0"
    for rank in range(ROWS_OF_ELEVE - 1, 0, -1):
        is_same = f"INDEX(<Affectations.sujet>,[r{rank}])=[sujet]"
        found = f"IF({is_same},[r{rank}],IF([ordre]={rank + 1},0,{found}))"
    return found


def _last_above() -> str:
    """Give the last one."""
    found = "0"
    for rank in range(1, ROWS_OF_ELEVE):
        is_same = f"INDEX(<Affectations.sujet>,[r{rank}])=[sujet]"
        found = f"IF([ordre]<={rank},{found if rank > 1 else 0},IF({is_same},[r{rank}],{found}))"
    return found


def _above(found: str) -> str:
    """Give such a row, 0 when there is none; that of an unknown pupil is searched."""
    searched = f"IFERROR(MATCH([sujet],{stretch('<Affectations.sujet>', ABSENT, _ABOVE)},0),0)"
    return f'IF(OR([sujet]="",[ordre]=1),0,IF([ordre]>{ROWS_OF_ELEVE},{searched},{found}))'


def _is_first_of_pair() -> str:
    """Tell whether the row is the first active one of its AESH and its pupil."""

    def same(rank: int) -> str:
        key = f"INDEX(<Affectations.clé aesh>,[r{rank}])=[clé aesh]"
        return f"({key})*N(INDEX({_ACTIVE},[r{rank}]))"

    found = same(ROWS_OF_ELEVE - 1)
    for rank in range(ROWS_OF_ELEVE - 2, 0, -1):
        found = f"{same(rank)}+IF([ordre]={rank + 1},0,{found})"
    above = (
        f"COUNTIFS({stretch('<Affectations.clé aesh>', ABSENT, _ABOVE)},[clé aesh],"
        f"{stretch('<Affectations.clé élève>', ABSENT, _ABOVE)},[clé élève],"
        f"{stretch(_ACTIVE, ABSENT, _ABOVE)},1)"
    )
    earlier = f"IF([ordre]=1,0,IF([ordre]>{ROWS_OF_ELEVE},{above},{found}))"
    return f'IF([clé élève]="",0,IF({earlier}>0,0,1))'


def _is_active_school() -> str:
    """Tell of an AESH's first row in a school whether one of its rows there is active."""
    return (
        "IF([premier lieu]=0,0,IF([active]=1,1,"
        f"IF(COUNTIFS(<Affectations.lieu>,[lieu],{_ACTIVE},1)>0,1,0)))"
    )


def _largest(column: str) -> str:
    """Give the largest number of a column in a large group."""
    keys, held = (stretch(name, "[groupe 1]", _TO_LAST) for name in (_KEY_GROUPE, column))
    return f"SUMPRODUCT(MAX(({keys}=[clé groupe])*{held}))"


def _last_of_group() -> str:
    """Give the last row of a group, from its first one."""
    keys = stretch(_KEY_GROUPE, "ROW()", _TO_LAST)
    return f"SUMPRODUCT(MAX(({keys}=[clé groupe])*ROW({keys})))"


def _is_split() -> str:
    """Tell of a group's first row whether its pupils are in two schools: no block of time (A-16).

    Of the first row alone: it takes the whole of its group.
    """
    schools = [f"N(INDEX({_LIEU},[groupe {rank}]))" for rank in range(1, _MEMBERS + 1)]
    known = "+".join(f"({school}>0)" for school in schools)
    listed = ",".join(schools)
    many_known = f'COUNTIFS({_KEY_GROUPE},[clé groupe],{_LIEU},">0")'
    return (
        f"IF([fin groupe]>0,"
        f"IF(SUMIFS({_LIEU},{_KEY_GROUPE},[clé groupe])={_largest(_LIEU)}*{many_known},0,1),"
        f"IF([groupe 2]={ABSENT},0,IF(SUM({listed})=MAX({listed})*({known}),0,1)))"
    )


def _of_members(few: str, many: str) -> str:
    """Put together with two functions what the members of a group count."""
    members = ",".join(counted(_ALL, f"[groupe {rank}]") for rank in range(1, _MEMBERS + 1))
    span = ("[groupe 1]", "[fin groupe]")
    keys, minutes = (stretch(column, *span) for column in (_KEY_GROUPE, _ALL))
    each = f"({keys}=[clé groupe])*{minutes}*{first_active(*span)}"
    return f"IF([fin groupe]>0,SUMPRODUCT({many}({each})),{few}({members}))"


def _part() -> str:
    """Give what the rows of a group take, on its first one: as long as its longest, else the sum.

    An edit of hours computes this column whole: the other rows of a group cost nothing.
    """
    alone = f"IF([tout]=0,0,[tout]*(1-{repeats('[plus haut]')}))"
    together = f"IF([somme]>0,[somme],{_of_members('MAX', 'MAX')})"
    return f'IF([groupe 1]="",{alone},IF([groupe 1]<>ROW(),0,{together}))'


AFFECTATIONS: Formulas = {
    "nom_aesh": _of_aesh("nom complet"),
    "etablissement": _of_eleve("INDEX(<Eleves.etablissement>,[rang élève])"),
    "classe": _of_eleve("INDEX(<Eleves.classe écrite>,[rang élève])"),
    "aides": _of_eleve(f'IF([doute]>1,"?",{said_aides("[état]")})'),
    "notifiees": _of_eleve('IF([doute]>1,"?",IF([dû]=0,"",[dû]/60))'),
    "manquantes": _of_eleve(
        f'IF({digits("[état]", 10000, 1000)}=0,"",IF([doute]>1,"?",'
        f'IF(OR([dû]=0,{digits("[état]", 100, 10)}=1),"",'
        f'IF(AND({DOUBTFUL}+[doute]>0,{RECEIVED}<[dû]),"?",MAX(0,[dû]-{RECEIVED})/60))))'
    ),
    "restantes": _of_aesh("restantes"),
    "saisie": entered("aesh"),
    "clé aesh": cle("{aesh}"),
    "clé élève": cle("{eleve}"),
    "rang aesh": 'IF([clé aesh]="","",IFERROR(MATCH([clé aesh],<AESH.clé>,0),""))',
    "rang élève": 'IF([clé élève]="","",IFERROR(MATCH([clé élève],<Eleves.clé>,0),""))',
    "inconnue": 'IF(([clé aesh]<>"")*([rang aesh]="")+([clé élève]<>"")*([rang élève]="")>0,1,0)',
    **unknown_writing("aesh", "aesh", 'AND([clé aesh]<>"",[rang aesh]="")'),
    **unknown_writing("élève", "eleve", 'AND([clé élève]<>"",[rang élève]="")'),
    "aide": aide_value("{aide}"),
    **read_duration("minutes", "heures"),
    **read_date("début", "debut"),
    **read_date("fin", "fin"),
    "active": f'IF([clé aesh]&[clé élève]="",0,IF({holds("début", "fin")},1,0))',
    "tout": "IF([active]=1,MAX(0,N([minutes])),0)",
    "brut": 'IF([aide]="C",0,[tout])',
    "collectif": 'IF(AND([tout]>0,[aide]="C"),1,0)',
    "douteuse": "IF([active]=0,0,IF(N([minutes])>0,0,1))",
    "apport": f"[brut]*{MINUTE}+[collectif]*{BLOCK}+[douteuse]",
    # Hours that a blank code gives nobody: 2 where any pupil may have them, 1 any AESH alone.
    "sans code": (
        'IF(([clé aesh]<>"")*([clé élève]<>"")=1,0,'
        f'IF(AND(N([minutes])>0,{holds("début", "fin")}),IF([clé élève]="",2,1),0))'
    ),
    "groupe": cle("{groupe}"),
    "sujet": (
        'IF(OR([clé aesh]="",[clé élève]="",[aide]="",[aide]="?"),"",[clé aesh]&[clé élève]&[aide]'
        "&[groupe])"
    ),
    # The rows of the same pupil, and which of them this one is.
    "rangées": 'IF([rang élève]="","",INDEX(<Eleves.rangées>,[rang élève]))',
    **unpacked("[rangées]", "r", ROWS_OF_ELEVE + 1),
    "ordre": (
        f'IF([rangées]="",{ROWS_OF_ELEVE + 1},IFERROR(MATCH(ROW(),[r1]:[r{ROWS_OF_ELEVE}],0),'
        f"{ROWS_OF_ELEVE + 1}))"
    ),
    # A row that repeats another one is told by a control: its hours are not owed twice.
    "premier haut": _above(_first_above()),
    "dernier haut": _above(_last_above()),
    "plus haut": f"[premier haut]*{EARLIER}+[dernier haut]",
    "qui": 'IF(OR([nom_aesh]="",[nom_aesh]="?"),{aesh}&"",[nom_aesh])',
    "départ": f'IF([rang aesh]="",{ABSENT},INDEX(<AESH.première>,[rang aesh]))',
    "étab": 'IF([rang élève]="",0,INDEX(<Eleves.étab>,[rang élève]))',
    "lieu": 'IF(OR([rang aesh]="",[étab]=0),"",[clé aesh]&[étab])',
    "premier lieu": (
        f'IF([lieu]="",0,IF(MATCH([lieu],{stretch("<Affectations.lieu>", "[départ]", "ROW()")},0)'
        "+[départ]-1=ROW(),1,0))"
    ),
    # A row that repeats another one, the first of an AESH in a school, and with a pupil.
    "présence": (
        f"IF([active]=0,0,{repeats('[plus haut]')}*{MINUTE}+{_is_first_of_pair()})"
        f"+{_is_active_school()}*{BLOCK}"
    ),
    "lieu présent": (
        'IF(OR([active]=0,[rang élève]=""),0,IF(INDEX(<Eleves.parti>,[rang élève])=1,0,[étab]))'
    ),
    "clé groupe": 'IF(OR([clé aesh]="",[groupe]=""),"",[clé aesh]&[groupe])',
    "groupe 1": (
        f'IF([clé groupe]="","",MATCH([clé groupe],{stretch(_KEY_GROUPE, "[départ]", "ROW()")},0)'
        "+[départ]-1)"
    ),
    "groupe 2": (
        f'IF([groupe 1]="",{ABSENT},{next_row(_KEY_GROUPE, "[clé groupe]", "[groupe 1]")})'
    ),
    **{
        f"groupe {rank}": next_row(_KEY_GROUPE, "[clé groupe]", f"[groupe {rank - 1}]")
        for rank in range(3, _MEMBERS + 2)
    },
    "fin groupe": (
        f"IF([groupe 1]=ROW(),IF([groupe {_MEMBERS + 1}]>{ABSENT},{_last_of_group()},0),0)"
    ),
    # The minutes of a group that is split, on its first row; 0 of any other.
    "somme": (
        f'IF([groupe 1]="",0,IF([groupe 1]<>ROW(),0,IF({_is_split()}=0,0,'
        f"{_of_members('SUM', '')})))"
    ),
    "part": _part(),
    # What the pupil is owed, and receives.
    "état": 'IF([rang élève]="",0,INDEX(<Eleves.état>,[rang élève]))',
    "doute": pupil_doubt("[rang élève]"),
    "dû": "INT([état]/10000)",
    "apports": f"IF([dû]=0,0,{received('r', '[rang élève]')})",
}
