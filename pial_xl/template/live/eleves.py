"""The formulas of Élèves and Notifications: what each pupil is owed, and receives from whom."""

from pial_xl.template.formulas import UNREADABLE, aide_value, cle
from pial_xl.template.live.doubt import (
    code_writing,
    could_be,
    school_row,
    uai_writing,
    unknown_writing,
)
from pial_xl.template.live.pieces import (
    ABSENT,
    COLLECTIVE,
    DOUBTFUL,
    EARLIER,
    RECEIVED,
    ROWS_OF_ELEVE,
    Formulas,
    at,
    digits,
    end_or_far,
    entered,
    holds,
    nested,
    packed,
    pointers,
    read_date,
    read_duration,
    received,
    said_aides,
    stretch,
)

_NOTIFICATIONS_OF_ELEVE = 4
EXPIRED = 2 * 10**11
"""What « suivi » comes to of a pupil who is helped past the end of its last notification."""
_IS_EXPIRED = f"AND([présent]=1,{RECEIVED}>0,[dernière fin]>0,[dernière fin]<date_du_jour)"
_UNTOLD = 99_999
"""Stands, in a number made of several, for hours received that no formula can tell."""


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
    """Name the AESH that help a pupil, each once, in the order of their rows."""

    def key(rank: int) -> str:
        return f"INDEX(<Affectations.clé aesh>,[a{rank}])"

    def is_active(rank: int) -> str:
        return f"N(INDEX(<Affectations.active>,[a{rank}]))"

    def name(row: str) -> str:
        rank = int(row[2:-1])
        earlier = "+".join(f"({key(j)}={key(rank)})*{is_active(j)}" for j in range(1, rank))
        said = f'", "&INDEX(<Affectations.qui>,{row})'
        if earlier:
            said = f'IF({earlier}>0,"",{said})'
        return f'IF({is_active(rank)}=0,"",{said})'

    names = nested("a", ROWS_OF_ELEVE, name, "&")
    more = f'IF([a{ROWS_OF_ELEVE + 1}]>{ABSENT},", …","")'
    doubt = f'IF([doute reçu]=1,", {UNREADABLE}","")'
    return f"IF([a1]={ABSENT},MID({doubt},3,9),MID({names}&{more}&{doubt},3,200))"


ELEVES: Formulas = {
    "etablissement": ('IF([clé uai]="","",IF([étab]=0,"?",INDEX(<Etablissements.nom>,[étab])&""))'),
    "notifiees": 'IF([doute notifié]=1,"?",IF(AND([premier]=1,[dû]>0),[dû]/60,""))',
    "recues": f'IF([premier]=0,"",IF([doute reçu]=1,"?",{RECEIVED}/60))',
    "manquantes": (
        'IF([présent]=0,"",IF([doute notifié]=1,"?",IF(OR([dû]=0,[mutualisée]>0),"",'
        f'IF(AND({DOUBTFUL}+[doute reçu]>0,{RECEIVED}<[dû]),"?",MAX(0,[dû]-{RECEIVED})/60))))'
    ),
    "qui": _by_whom(),
    "saisie": entered("eleve"),
    "clé": cle("{eleve}"),
    "premier": 'IF([clé]="",0,IF(MATCH([clé],<Eleves.clé>,0)=ROW(),1,0))',
    "classe écrite": '{classe}&""',
    "clé uai": cle("{uai}"),
    "étab connu": 'IF([clé uai]="",0,IFERROR(MATCH([clé uai],<Etablissements.clé>,0),0))',
    **uai_writing(),
    "étab": school_row(),
    **code_writing("eleve"),
    "doute reçu": could_be(
        ("<Affectations.autre élève>",), ("[autre code]",), "calc_autres_affectations"
    ),
    "doute notifié": could_be(
        ("<Notifications.autre élève>",), ("[autre code]",), "calc_autres_notifications"
    ),
    **read_date("sorti", "sorti_le"),
    "parti": "IF(ISNUMBER([sorti]),IF([sorti]<date_du_jour,1,0),0)",
    "présent": 'IF(AND([premier]=1,[sorti]<>"?",[parti]=0),1,0)',
    **pointers("<Affectations.rang élève>", "ROW()", "a", ROWS_OF_ELEVE, "[premier]"),
    **pointers("<Notifications.rang élève>", "ROW()", "n", _NOTIFICATIONS_OF_ELEVE, "[premier]"),
    "rangées": packed("a", ROWS_OF_ELEVE + 1),
    "apports": received("a", "ROW()"),
    "décision": _largest("rang I"),
    "mutualisée": _largest("mutualisée"),
    "collective": _largest("collective"),
    "dernière fin": _largest("fin valable"),
    "dû": (f"IF([décision]=0,0,N(INDEX(<Notifications.minutes>,MOD([décision],{EARLIER}))))"),
    "aides": said_aides("[état]"),
    # What the other tables read of a pupil at once, as one number: texts take longer to make.
    "état": (
        "[dû]*10000+[présent]*1000"
        "+IF([décision]>0,100,0)+IF([mutualisée]>0,10,0)+IF([collective]>0,1,0)"
    ),
    "suivi": (
        f"(IF({_IS_EXPIRED},2,0)+[sans aesh])*{EXPIRED // 2}"
        f"+IF([doute reçu]=1,{_UNTOLD},{RECEIVED})*1000000"
        f'+IF([manquantes]="",0,IF([manquantes]="?",1,2+MAX(0,[dû]-{RECEIVED})))'
    ),
    "sans aesh": (
        f"IF(AND([présent]=1,[décision]+[mutualisée]>0,{RECEIVED}=0,{DOUBTFUL}+[doute reçu]=0,"
        f"OR({COLLECTIVE}=0,[collective]>0)),1,0)"
    ),
}


_RECEIVED = digits("[suivi]", EXPIRED // 2, 10**6)
_MISSING = digits("[suivi]", 10**6)

NOTIFICATIONS: Formulas = {
    "etablissement": 'IF([rang élève]="","",INDEX(<Eleves.etablissement>,[rang élève]))',
    "recues": (
        'IF(OR([active]=0,[rang élève]=""),"",'
        f'IF({_RECEIVED}={_UNTOLD},"{UNREADABLE}",{_RECEIVED}/60))'
    ),
    "manquantes": (
        f'IF(OR([rang I]=0,[rang élève]="",{_MISSING}=0),"",IF({_MISSING}=1,"?",({_MISSING}-2)/60))'
    ),
    "qui": 'IF(OR([rang élève]="",[active]=0),"",INDEX(<Eleves.qui>,[rang élève]))',
    "saisie": entered("eleve"),
    "clé": cle("{eleve}"),
    "rang élève": 'IF([clé]="","",IFERROR(MATCH([clé],<Eleves.clé>,0),""))',
    "inconnue": 'IF(([clé]<>"")*([rang élève]="")>0,1,0)',
    **unknown_writing("élève", "eleve", "[inconnue]=1"),
    "aide": aide_value("{aide}"),
    **read_duration("minutes", "heures"),
    **read_date("début", "debut"),
    **read_date("fin", "fin"),
    "valable": (
        'IF([clé]="",0,IF(AND(ISNUMBER([début]),ISNUMBER([fin]),N([fin])<N([début])),0,1))'
    ),
    "active": f"IF([valable]=0,0,IF({holds('début', 'fin')},1,0))",
    "rang I": f'IF(AND([active]=1,[aide]="I"),N([début])*{EARLIER}+ROW(),0)',
    "mutualisée": 'IF(AND([active]=1,[aide]="M"),1,0)',
    "collective": 'IF(AND([active]=1,[aide]="C"),1,0)',
    "fin valable": f"IF([valable]=0,0,{end_or_far('fin')})",
    "passée": "IF([valable]=0,0,IF([fin valable]<date_du_jour,1,0))",
    "suivi": 'IF([rang élève]="",0,INDEX(<Eleves.suivi>,[rang élève]))',
    "expirée": (
        f"IF(OR([passée]=0,[suivi]<{EXPIRED}),0,"
        "IF(INDEX(<Eleves.dernière fin>,[rang élève])=[fin valable],1,0))"
    ),
    "sans aesh": f'IF(OR([active]=0,[aide]="C"),0,{digits("[suivi]", EXPIRED, EXPIRED // 2)})',
}
