"""The formulas of Affectations: who, what is counted, and each row's part of its group."""

from collections.abc import Sequence

from pial_xl.template.formulas import aide_value, cle
from pial_xl.template.live.eleves import ROWS_OF_ELEVE
from pial_xl.template.live.pieces import (
    ABSENT,
    Formulas,
    at,
    entered,
    holds,
    next_row,
    read_date,
    read_duration,
    stretch,
)

_MEMBERS = 4
"""Members of a group that are reached one by one; a larger group is searched whole."""

_KEY_GROUPE, _COUNTED, _LIEU = (
    "<Affectations.clé groupe>",
    "<Affectations.compte>",
    ("<Affectations.lieu compté>"),
)
_TO_LAST = "calc_derniere_affectation"


def _of_eleve(column: str) -> str:
    return f'IF([clé élève]="","",IF([rang élève]="","?",INDEX(<Eleves.{column}>,[rang élève])))'


def _of_aesh(column: str) -> str:
    return f'IF([clé aesh]="","",IF([rang aesh]="","?",INDEX(<AESH.{column}>,[rang aesh])))'


def _earlier(column: str, key: str) -> str:
    """Count the earlier active rows of the pupil that hold the same key in a column.

    The rows of a pupil are few: they are reached one by one, as they are noted in Élèves. Those of
    a pupil with more of them, or that is not known, are searched above.
    """

    def same(rank: int) -> str:
        row = f"INDEX(<Eleves.a{rank}>,[rang élève])"
        return f"(INDEX(<Affectations.{column}>,{row})={key})*INDEX(<Affectations.active>,{row})"

    above = (
        f"COUNTIFS({stretch(f'<Affectations.{column}>', ABSENT, 'ROW()-1')},{key},"
        f"{stretch('<Affectations.clé élève>', ABSENT, 'ROW()-1')},[clé élève],"
        f"{stretch('<Affectations.active>', ABSENT, 'ROW()-1')},1)"
    )
    found = same(ROWS_OF_ELEVE - 1)
    for rank in range(ROWS_OF_ELEVE - 2, 0, -1):
        found = f"{same(rank)}+IF([ordre]={rank + 1},0,{found})"
    return f"IF([ordre]=1,0,IF([ordre]>{ROWS_OF_ELEVE},{above},{found}))"


def _of_group(few: str, many: str) -> str:
    """Compute on the first row of a group what its members make."""
    return f"IF([groupe 1]<>ROW(),0,IF([groupe {_MEMBERS + 1}]>{ABSENT},{many},{few}))"


def _members(column: str) -> Sequence[str]:
    return at(column, "groupe ", _MEMBERS)


def _rows(column: str) -> str:
    return stretch(column, "ROW()", _TO_LAST)


def _largest(column: str) -> str:
    return f"SUMPRODUCT(MAX(({_rows(_KEY_GROUPE)}=[clé groupe])*{_rows(column)}))"


def _is_split() -> str:
    members = _members(_LIEU)
    schools = ",".join(members)
    known = "+".join(f"({m}>0)" for m in members)
    many_known = f'COUNTIFS({_KEY_GROUPE},[clé groupe],{_LIEU},">0")'
    return _of_group(
        f"IF(SUM({schools})=MAX({schools})*({known}),0,1)",
        f"IF(SUMIFS({_LIEU},{_KEY_GROUPE},[clé groupe])={_largest(_LIEU)}*{many_known},0,1)",
    )


AFFECTATIONS: Formulas = {
    "nom_aesh": _of_aesh("nom complet"),
    "etablissement": _of_eleve("etablissement"),
    "classe": _of_eleve("classe écrite"),
    "aides": _of_eleve("aides"),
    "notifiees": _of_eleve("notifiees"),
    "manquantes": _of_eleve("manquantes"),
    "restantes": _of_aesh("restantes"),
    "saisie": entered("aesh"),
    "clé aesh": cle("{aesh}"),
    "clé élève": cle("{eleve}"),
    "rang aesh": 'IF([clé aesh]="","",IFERROR(MATCH([clé aesh],<AESH.clé>,0),""))',
    "rang élève": 'IF([clé élève]="","",IFERROR(MATCH([clé élève],<Eleves.clé>,0),""))',
    "aide": aide_value("{aide}"),
    **read_duration("minutes", "heures"),
    **read_date("début", "debut"),
    **read_date("fin", "fin"),
    "active": f'IF([clé aesh]&[clé élève]="",0,IF({holds("début", "fin")},1,0))',
    # Which of the pupil's rows this one is.
    "ordre": (
        f'IF([rang élève]="",{ROWS_OF_ELEVE + 1},IFERROR(MATCH(ROW(),'
        f"INDEX(<Eleves.a1>,[rang élève]):INDEX(<Eleves.a{ROWS_OF_ELEVE}>,[rang élève]),0),"
        f"{ROWS_OF_ELEVE + 1}))"
    ),
    "groupe": cle("{groupe}"),
    "sujet": (
        'IF(OR([clé aesh]="",[clé élève]="",[aide]="",[aide]="?"),"",[clé aesh]&[clé élève]&[aide]'
        "&[groupe])"
    ),
    # A row that repeats another one is told by a control; its hours are not owed twice.
    "comptée": (f'IF(OR([active]=0,[sujet]=""),[active],IF({_earlier("sujet", "[sujet]")}>0,0,1))'),
    "compte": "IF([comptée]=1,MAX(0,N([minutes])),0)",
    "douteuse": "IF([active]=0,0,IF(N([minutes])>0,0,1))",
    "qui": 'IF(OR([nom_aesh]="",[nom_aesh]="?"),{aesh}&"",[nom_aesh])',
    "paire": (
        f'IF(OR([active]=0,[clé élève]=""),0,IF({_earlier("clé aesh", "[clé aesh]")}>0,0,1))'
    ),
    "départ": f'IF([rang aesh]="",{ABSENT},INDEX(<AESH.première>,[rang aesh]))',
    "étab": 'IF([rang élève]="",0,INDEX(<Eleves.étab>,[rang élève]))',
    "lieu": 'IF(OR([rang aesh]="",[étab]=0),"",[clé aesh]&[étab])',
    "premier lieu": (
        f'IF([lieu]="",0,IF(MATCH([lieu],{stretch("<Affectations.lieu>", "[départ]", "ROW()")},0)'
        "+[départ]-1=ROW(),1,0))"
    ),
    "lieu actif": (
        "IF([premier lieu]=0,0,IF([active]=1,1,"
        "IF(COUNTIFS(<Affectations.lieu>,[lieu],<Affectations.active>,1)>0,1,0)))"
    ),
    # A group is as long as its longest row, and each row takes its share of it; one whose pupils
    # are in two schools is no block of time.
    "clé groupe": 'IF(OR([clé aesh]="",[groupe]=""),"",[clé aesh]&[groupe])',
    "groupe 1": (
        f'IF([clé groupe]="","",MATCH([clé groupe],{stretch(_KEY_GROUPE, "[départ]", "ROW()")},0)'
        "+[départ]-1)"
    ),
    "groupe 2": (f"IF([groupe 1]=ROW(),{next_row(_KEY_GROUPE, '[clé groupe]', 'ROW()')},{ABSENT})"),
    **{
        f"groupe {rank}": next_row(_KEY_GROUPE, "[clé groupe]", f"[groupe {rank - 1}]")
        for rank in range(3, _MEMBERS + 2)
    },
    "lieu compté": (
        'IF(OR([comptée]=0,[rang élève]=""),0,IF(INDEX(<Eleves.parti>,[rang élève])=1,0,[étab]))'
    ),
    "somme": _of_group(
        "+".join(_members(_COUNTED)), f"SUMIFS({_COUNTED},{_KEY_GROUPE},[clé groupe])"
    ),
    "bloc": _of_group(f"MAX({','.join(_members(_COUNTED))})", _largest(_COUNTED)),
    "séparé": _is_split(),
    "part": (
        'IF([compte]=0,0,IF([groupe 1]="",[compte],IF(INDEX(<Affectations.séparé>,[groupe 1])=1,'
        "[compte],INDEX(<Affectations.bloc>,[groupe 1])*[compte]"
        "/INDEX(<Affectations.somme>,[groupe 1]))))"
    ),
    "reçu": 'IF([aide]="C",0,[compte])',
    "collectif": 'IF(AND([compte]>0,[aide]="C"),1,0)',
}
