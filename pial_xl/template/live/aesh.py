"""The formulas of AESH and of the timetable: what each contract holds, takes and leaves."""

from pial_xl.bareme.words import ANNUAL_HOURS, DEFAULTS
from pial_xl.template.formulas import (
    UNREADABLE,
    cle,
    duration_text,
    folded,
    time_of_day,
    within_a_day,
)
from pial_xl.template.live.doubt import (
    code_writing,
    could_be,
    ended,
    school_writing,
    unknown_writing,
)
from pial_xl.template.live.pieces import (
    ABSENT,
    BLOCK,
    MINUTE,
    Formulas,
    digits,
    entered,
    first_row,
    holds,
    read_date,
    read_duration,
    stretch,
)


def _rows(column: str, last: str) -> str:
    return stretch(f"<Affectations.{column}>", "[première]", last)


def _last_row() -> str:
    """Give the last row where the AESH's allocations may stand.

    Most people keep those of one AESH together: adding them up then reads them alone.
    """
    together = "[première]+[nombre]-1"
    found = f"COUNTIF({_rows('rang aesh', together)},ROW())=[nombre]"
    return f"IF([nombre]=0,{ABSENT},IF({found},{together},calc_derniere_affectation))"


def _sum(column: str) -> str:
    """Add up a column of the AESH's allocations, from the first of them to the last."""
    rows, keys = (_rows(name, "[dernière]") for name in (column, "rang aesh"))
    return f"IF([première]={ABSENT},0,SUMIFS({rows},{keys},ROW()))"


def _unless_doubtful(figure: str) -> str:
    """Give a figure of the AESH, unless rows that no formula attaches may be theirs."""
    return f'IF([doute]=1,"{UNREADABLE}",{figure})'


_WEEKS = "IFERROR(VALUE({semaines}),0)"

AESH: Formulas = {
    "etablissement": (
        'IF([clé uai]="","",IFERROR('
        'INDEX(<Etablissements.nom>,MATCH([clé uai],<Etablissements.clé>,0))&"","?"))'
    ),
    "affectees": f'IF([premier]=0,"",{_unless_doubtful("[charge]/60")})',
    "restantes": f'IF([reste]="","",{_unless_doubtful("[reste]/60")})',
    "eleves": f'IF([premier]=0,"",{_unless_doubtful(f"MOD([présences],{BLOCK})")})',
    "lieux": f'IF([premier]=0,"",{_unless_doubtful(digits("[présences]", MINUTE, BLOCK))})',
    "absent": 'IF([est absent]=1,"oui","")',
    "saisie": entered("aesh"),
    "clé": cle("{aesh}"),
    "premier": 'IF([clé]="",0,IF(MATCH([clé],<AESH.clé>,0)=ROW(),1,0))',
    **code_writing("aesh"),
    "pli nom": folded("{nom}"),
    "pli prénom": folded("{prenom}"),
    "doute": could_be(
        ("<Affectations.autre aesh>", "<Creneaux.autre aesh>"),
        (
            "[autre code]",
            ended("[pli nom]"),
            ended("[pli nom]", "[pli prénom]"),
            ended("[pli prénom]", "[pli nom]"),
        ),
        "calc_autres_aesh",
    ),
    "nom complet": 'TRIM({nom}&" "&{prenom})',
    "clé uai": cle("{uai}"),
    "clé pôle": f"IF(LEN({{pole}})=0,calc_seul_pole,{cle('{pole}')})",
    **read_duration("contrat", "heures"),
    **read_duration("référent", "heures_referent"),
    **read_duration("ulis", "heures_ulis"),
    **read_duration("synthèse", "heures_synthese"),
    **read_duration("devant élèves", "heures_devant_eleves"),
    **read_duration("midi", "heures_midi"),
    **read_date("début", "debut"),
    **read_date("fin", "fin"),
    **read_date("absent du", "absent_du"),
    **read_date("absent au", "absent_au"),
    "en poste": f"IF([premier]=0,0,IF({holds('début', 'fin')},1,0))",
    "heures": (
        f'IF(AND([en poste]=1,N([contrat])>0,N([contrat])<={DEFAULTS.semaine_max}),[contrat],"")'
    ),
    "etp": (f"N([heures])/60*IF({_WEEKS}>0,{_WEEKS},{DEFAULTS.semaines_defaut})/{ANNUAL_HOURS}"),
    "est absent": (f"IF(AND(ISNUMBER([absent du]),{holds('absent du', 'absent au')}),1,0)"),
    "première": (f"IF([premier]=0,{ABSENT},{first_row('<Affectations.rang aesh>', 'ROW()')})"),
    "nombre": f"IF([première]={ABSENT},0,COUNTIF(<Affectations.rang aesh>,ROW()))",
    "dernière": _last_row(),
    "trajets": "IF([premier]=0,0,SUMIFS(<Creneaux.trajet>,<Creneaux.clé>,[clé]))",
    "autres": "N([référent])+N([ulis])+N([synthèse])+[trajets]",
    "présences": _sum("présence"),
    "élèves": _sum("part"),
    "charge": "[élèves]+[autres]",
    "reste": 'IF([heures]="","",[heures]-[charge])',
    "libre": 'IF(OR([reste]="",[est absent]=1),0,MAX(0,N([reste])))',
    "en poste charge": "IF([en poste]=1,[charge],0)",
    "dépasse": 'IF([reste]="",0,IF(N([reste])<-calc_tolerance-0.001,1,0))',
    "terminé": (
        'IF([clé]="",0,IF(AND(ISNUMBER([fin]),N([fin])<date_du_jour,N([fin])>=N([début])),1,0))'
    ),
}

_IS_OF_ONE_WEEK = 'OR(UPPER(RIGHT(TRIM({semaine}),1))="A",UPPER(RIGHT(TRIM({semaine}),1))="B")'
_IS_HELD = "N({du})<=date_du_jour,OR(N({au})=0,N({au})>=date_du_jour)"
_SHARE = f"IF(AND({_IS_HELD}),IF({_IS_OF_ONE_WEEK},0.5,1),0)"
"""How much of a slot counts in a week: half of one of a week of two, none out of its dates."""

CRENEAUX: Formulas = {
    "saisie": entered("aesh"),
    "clé": cle("{aesh}"),
    "inconnue": 'IF([clé]="",0,IF(ISNUMBER(MATCH([clé],<AESH.clé>,0)),0,1))',
    **unknown_writing("aesh", "aesh", "[inconnue]=1"),
    "début écrit": duration_text("{debut}"),
    "fin écrit": duration_text("{fin}"),
    "début lu": time_of_day("{debut}", "[début écrit]"),
    "fin lu": time_of_day("{fin}", "[fin écrit]"),
    "début": within_a_day("[début lu]"),
    "fin": within_a_day("[fin lu]"),
    "trajet": (
        'IF(AND(LOWER(TRIM({nature}))="trajet",ISNUMBER([début]),N([fin])>0),'
        f"MAX(0,N([fin])-N([début]))*{_SHARE},0)"
    ),
}

ETABLISSEMENTS: Formulas = {
    "saisie": entered("uai"),
    "clé": cle("{uai}"),
    **school_writing(),
    **read_duration("classe", "heures_classe"),
}
