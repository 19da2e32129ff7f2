"""The formulas of Élèves and Notifications: what each pupil is owed, and receives from whom."""

from collections.abc import Callable

from pial_xl.template.formulas import aide_value, cle
from pial_xl.template.live.pieces import (
    ABSENT,
    Formulas,
    at,
    end_or_far,
    entered,
    holds,
    pointers,
    read_date,
    read_duration,
    stretch,
)

ROWS_OF_ELEVE = 6
"""Allocations of a pupil that are reached one by one; those of a pupil with more are searched."""
_NOTIFICATIONS_OF_ELEVE = 4
_RANK = 10_000_000
"""More than the rows of a sheet: a day times this, and a row, are one number."""


def _sum(column: str) -> str:
    """Add up a column of the pupil's allocations."""
    whole_column = f"<Affectations.{column}>"
    few = _nested("a", ROWS_OF_ELEVE, lambda row: f"INDEX({whole_column},{row})", "+")
    many = f"SUMIFS({whole_column},<Affectations.rang élève>,ROW())"
    return f"IF([a{ROWS_OF_ELEVE + 1}]>{ABSENT},{many},{few})"


def _largest(column: str) -> str:
    """Give the largest number of a column of the pupil's notifications."""
    whole_column = f"<Notifications.{column}>"
    ranks = ",".join(at(whole_column, "n", _NOTIFICATIONS_OF_ELEVE))
    few = f"IF([n2]={ABSENT},N(INDEX({whole_column},[n1])),MAX({ranks}))"
    span = ("[n1]", "calc_derniere_notification")
    many = (
        f"SUMPRODUCT(MAX(({stretch('<Notifications.rang élève>', *span)}=ROW())"
        f"*{stretch(whole_column, *span)}))"
    )
    return f"IF([n{_NOTIFICATIONS_OF_ELEVE + 1}]>{ABSENT},{many},{few})"


def _by_whom() -> str:
    def name(row: str) -> str:
        return f'IF(INDEX(<Affectations.paire>,{row})=1,", "&INDEX(<Affectations.qui>,{row}),"")'

    names = _nested("a", ROWS_OF_ELEVE, name, "&")
    more = f'IF([a{ROWS_OF_ELEVE + 1}]>{ABSENT},", …","")'
    return f'IF([a1]={ABSENT},"",MID({names}&{more},3,200))'


def _nested(name: str, count: int, of: Callable[[str], str], joint: str) -> str:
    """Put together what each pointer gives, from the first to the last that shows a row."""
    nothing = {"+": "0", "&": '""'}[joint]
    found = of(f"[{name}{count}]")
    for rank in range(count - 1, 0, -1):
        row, after = f"[{name}{rank}]", f"[{name}{rank + 1}]"
        found = f"{of(row)}{joint}IF({after}={ABSENT},{nothing},{found})"
    return found


ELEVES: Formulas = {
    "etablissement": ('IF([clé uai]="","",IF([étab]=0,"?",INDEX(<Etablissements.nom>,[étab])&""))'),
    "notifiees": 'IF(AND([premier]=1,[dû]>0),[dû]/60,"")',
    "recues": 'IF([premier]=0,"",[reçu]/60)',
    "manquantes": (
        'IF(OR([présent]=0,[dû]=0,[mutualisée]>0),"",'
        'IF(AND([douteux]>0,[reçu]<[dû]),"?",MAX(0,[dû]-[reçu])/60))'
    ),
    "qui": _by_whom(),
    "saisie": entered("eleve"),
    "clé": cle("{eleve}"),
    "premier": 'IF([clé]="",0,IF(MATCH([clé],<Eleves.clé>,0)=ROW(),1,0))',
    "classe écrite": '{classe}&""',
    "clé uai": cle("{uai}"),
    "étab": 'IF([clé uai]="",0,IFERROR(MATCH([clé uai],<Etablissements.clé>,0),0))',
    **read_date("sorti", "sorti_le"),
    "parti": "IF(ISNUMBER([sorti]),IF([sorti]<date_du_jour,1,0),0)",
    "présent": 'IF(AND([premier]=1,[sorti]<>"?",[parti]=0),1,0)',
    **pointers("<Affectations.rang élève>", "ROW()", "a", ROWS_OF_ELEVE, "[premier]"),
    **pointers("<Notifications.rang élève>", "ROW()", "n", _NOTIFICATIONS_OF_ELEVE, "[premier]"),
    "reçu": _sum("reçu"),
    "douteux": _sum("douteuse"),
    "collectif": _sum("collectif"),
    "décision": _largest("rang I"),
    "mutualisée": _largest("mutualisée"),
    "collective": _largest("collective"),
    "dernière fin": _largest("fin valable"),
    "dû": (f"IF([décision]=0,0,N(INDEX(<Notifications.minutes>,MOD([décision],{_RANK}))))"),
    "aides": (
        'MID(IF([décision]>0," + I","")&IF([mutualisée]>0," + M","")'
        '&IF([collective]>0," + CO",""),4,20)'
    ),
    "expirée": ("IF(AND([présent]=1,[reçu]>0,[dernière fin]>0,[dernière fin]<date_du_jour),1,0)"),
    "sans aesh": (
        "IF(AND([présent]=1,[décision]+[mutualisée]>0,[reçu]=0,[douteux]=0,"
        "OR([collectif]=0,[collective]>0)),1,0)"
    ),
}


def _of_eleve(column: str, condition: str = '[rang élève]=""') -> str:
    return f'IF({condition},"",INDEX(<Eleves.{column}>,[rang élève]))'


_ONLY_IN_FORCE = 'OR([rang élève]="",[active]=0)'

NOTIFICATIONS: Formulas = {
    "etablissement": _of_eleve("etablissement"),
    "recues": _of_eleve("recues", _ONLY_IN_FORCE),
    "manquantes": _of_eleve("manquantes", 'OR([rang élève]="",[rang I]=0)'),
    "qui": _of_eleve("qui", _ONLY_IN_FORCE),
    "saisie": entered("eleve"),
    "clé": cle("{eleve}"),
    "rang élève": 'IF([clé]="","",IFERROR(MATCH([clé],<Eleves.clé>,0),""))',
    "aide": aide_value("{aide}"),
    **read_duration("minutes", "heures"),
    **read_date("début", "debut"),
    **read_date("fin", "fin"),
    "valable": (
        'IF([clé]="",0,IF(AND(ISNUMBER([début]),ISNUMBER([fin]),N([fin])<N([début])),0,1))'
    ),
    "active": f"IF([valable]=0,0,IF({holds('début', 'fin')},1,0))",
    "rang I": f'IF(AND([active]=1,[aide]="I"),N([début])*{_RANK}+ROW(),0)',
    "mutualisée": 'IF(AND([active]=1,[aide]="M"),1,0)',
    "collective": 'IF(AND([active]=1,[aide]="C"),1,0)',
    "fin valable": f"IF([valable]=0,0,{end_or_far('fin')})",
    "passée": "IF([valable]=0,0,IF([fin valable]<date_du_jour,1,0))",
    "expirée": (
        'IF(OR([passée]=0,[rang élève]=""),0,IF(AND(INDEX(<Eleves.présent>,[rang élève])=1,'
        "INDEX(<Eleves.dernière fin>,[rang élève])=[fin valable],"
        "INDEX(<Eleves.reçu>,[rang élève])>0),1,0))"
    ),
    "sans aesh": (
        'IF(OR([active]=0,[aide]="C",[rang élève]=""),0,INDEX(<Eleves.sans aesh>,[rang élève]))'
    ),
}
