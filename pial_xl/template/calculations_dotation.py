"""Which lines of Dotation count today: the formulas that restate ``pial_xl.dossier.quota``."""

from pial_xl.bareme.words import DEFAULTS
from pial_xl.template.formulas import HOURS_PER_ETP, cle, duration_text, heures, jour
from pial_xl.template.substitution import Columns
from pial_xl.template.zones import TITLE_ROW

_START = DEFAULTS.annee_scolaire.start
_SCHOOL_START = f"IFERROR(DATE(VALUE(LEFT(param_annee_scolaire,4)),{_START.month},{_START.day}),0)"

DOTATION_COLUMNS: Columns = {
    "pole": cle("{pole}"),
    "sujet": f'IF([pole]="","",[pole]&"|"&{cle("{uai}")}&"|"&{cle("{aide}")})',
    "texte": duration_text("{heures}"),
    "lues": heures("[texte]"),
    "heures": (
        'IF([pole]="","",IF(ISNUMBER([lues]),[lues],'
        f'IF(AND([lues]="",ISNUMBER({{etp}})),{{etp}}*{HOURS_PER_ETP},"?")))'
    ),
    "effet": f'IF([pole]="",0,{jour("{date_effet}", "0")})',
    "rang": 'IF([pole]="","",[sujet]&"|"&[effet])',
    "derniere": (
        f'IF(OR([pole]="",[effet]>TODAY()),0,'
        f"IF(MATCH([rang],<dotation.rang>,0)<>ROW()-{TITLE_ROW},0,"
        'IF(COUNTIFS(<dotation.sujet>,[sujet],<dotation.effet>,">"&[effet],'
        '<dotation.effet>,"<="&TODAY())>0,0,1)))'
    ),
    "en_vigueur": (
        f"IF(AND([derniere]=1,ISNUMBER([heures])),IF(OR([effet]=0,[effet]>={_SCHOOL_START}),1,0),0)"
    ),
    "detail": "1+(LEN({aide})>0)+2*(LEN({uai})>0)",
    # A pole's total line comes first; without it, the first way in which the total is split.
    "comptees": (
        "IF([en_vigueur]=0,0,IF(COUNTIFS(<dotation.pole>,[pole],<dotation.en_vigueur>,1,"
        '<dotation.detail>,"<"&[detail])>0,0,[heures]))'
    ),
    "ignoree": "IF(AND([derniere]=1,[en_vigueur]=0),1,0)",
}
