"""The formulas of Dotation and Pôles: which lines are in force, and what each pole has.

They restate ``pial_xl.dossier.quota``.
"""

from pial_xl.bareme.words import DEFAULTS
from pial_xl.template.formulas import HOURS_PER_ETP, aide_value, cle
from pial_xl.template.live.pieces import Formulas, entered, read_date, read_duration

_START = DEFAULTS.annee_scolaire.start
_YEAR_START = f"DATE(annee_debut,{_START.month},{_START.day})"


def _count(*criteria: tuple[str, str]) -> str:
    pairs = ",".join(f"<Dotation.{column}>,{value}" for column, value in criteria)
    return f"COUNTIFS({pairs})"


def _sum(*criteria: tuple[str, str]) -> str:
    pairs = ",".join(f"<Dotation.{column}>,{value}" for column, value in criteria)
    return f"SUMIFS(<Dotation.en vigueur>,<Dotation.clé>,[clé],{pairs})"


_POLE_MINUTES = "SUMIFS(<AESH.heures>,<AESH.clé pôle>,[clé])"
_POLE_ETP = "SUMIFS(<AESH.etp>,<AESH.clé pôle>,[clé])"

_LATER = _count(("sujet", "[sujet]"), ("rang", '">"&[rang]'))
_KIND_HAS_LINE = _count(("clé", "[clé]"), ("aide", "[aide]"), ("détail", "1"), ("utilisable", "1"))
_SCHOOL_HAS_LINE = _count(
    ("clé", "[clé]"), ("clé uai", "[clé uai]"), ("détail", "2"), ("utilisable", "1")
)

DOTATION: Formulas = {
    "saisie": entered("pole"),
    "clé": cle("{pole}"),
    "inconnue": 'IF([clé]="",0,IF(ISNUMBER(MATCH([clé],<Poles.clé>,0)),0,1))',
    "aide": aide_value("{aide}"),
    "clé uai": cle("{uai}"),
    **read_duration("minutes", "heures"),
    **read_date("effet", "date_effet"),
    "jour": "N([effet])",
    "sujet": 'IF(OR([clé]="",[aide]="?"),"",[clé]&"u"&[clé uai]&"a"&[aide])',
    "passée": 'IF([sujet]="",0,IF([jour]<=date_du_jour,1,0))',
    "a une passée": f'IF([sujet]="",0,IF({_count(("sujet", "[sujet]"), ("passée", "1"))}>0,1,0))',
    # Of the lines of one subject: the latest in force, else the latest; of equals, the first.
    "rang": ('IF([sujet]="",0,IF([a une passée]*(1-[passée])=1,0,[jour]*10000000+10000000-ROW()))'),
    "choisie": f"IF([rang]=0,0,IF({_LATER}>0,0,1))",
    "etp": 'IFERROR(VALUE({etp}&""),"")',
    "chiffrée": "IF(OR(ISNUMBER([minutes]),ISNUMBER([etp])),1,0)",
    "par etp": f"IF({_POLE_ETP}=0,{HOURS_PER_ETP}*60,{_POLE_MINUTES}/{_POLE_ETP})",
    "utilisable": (
        f"IF(AND([choisie]=1,[passée]=1,[chiffrée]=1,OR([jour]=0,[jour]>={_YEAR_START})),1,0)"
    ),
    "en vigueur": ("IF([utilisable]=0,0,IF(ISNUMBER([minutes]),[minutes],N([etp])*[par etp]))"),
    # The line of a pole that is not known is told as such, once.
    "inutilisable": (
        'IF(AND([clé]<>"",[inconnue]=0,OR([aide]="?",AND([choisie]=1,[utilisable]=0))),1,0)'
    ),
    "détail": "(LEN([aide])>0)+2*(LEN([clé uai])>0)",
    # A kind, or a school, that has a line of its own is not added up from its details.
    "seule aide": (f"IF([utilisable]*([détail]=3)=0,0,IF({_KIND_HAS_LINE}>0,0,1))"),
    "seul étab": (f"IF([utilisable]*([détail]=3)=0,0,IF({_SCHOOL_HAS_LINE}>0,0,1))"),
}

POLES: Formulas = {
    "saisie": entered("pole"),
    "clé": cle("{pole}"),
    "premier": 'IF([clé]="",0,IF(MATCH([clé],<Poles.clé>,0)=ROW(),1,0))',
    "total": (
        "IF([premier]=0,0,IF("
        f"{_count(('clé', '[clé]'), ('détail', '0'), ('utilisable', '1'))}>0,1,0))"
    ),
    "incomplète": (f"IF([premier]=0,0,{_count(('clé', '[clé]'), ('inutilisable', '1'))})"),
    "dotation": (
        f'IF([premier]=0,"",IF([total]=1,{_sum(("détail", "0"))},IF([incomplète]>0,"",'
        f"MAX({_sum(('détail', '1'))}+{_sum(('seule aide', '1'))},"
        f"{_sum(('détail', '2'))}+{_sum(('seul étab', '1'))}))))"
    ),
    "contrats": "IF([premier]=0,0,SUMIFS(<AESH.heures>,<AESH.clé pôle>,[clé]))",
    "affectées": "IF([premier]=0,0,SUMIFS(<AESH.en poste charge>,<AESH.clé pôle>,[clé]))",
    "libres": "IF([premier]=0,0,SUMIFS(<AESH.libre>,<AESH.clé pôle>,[clé]))",
}
