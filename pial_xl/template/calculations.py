"""The hidden sheet behind the live figures and colours: one row of formulas per row of a table.

It restates in formulas what ``pial_xl.dossier`` computes, for today's date, so that a workbook
says the essential without Python. A hint it cannot compute is left out rather than guessed.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from xlsxwriter import Workbook

from pial_xl.bareme.words import ANNUAL_HOURS, DEFAULTS
from pial_xl.tables import Aesh, Affectation, Creneau, Dotation, Eleve, Notification, RowModel
from pial_xl.tables.address import column_letters
from pial_xl.template.calculations_dotation import DOTATION_COLUMNS
from pial_xl.template.formulas import cle, duration_text, heures, jour, time_of_day
from pial_xl.template.substitution import Columns, resolve
from pial_xl.template.zones import FIRST_ROW, TITLE_ROW, Zone
from pial_xl.units.durations import EXCEL_TIME_MAX_DAYS

SHEET = "Calculs"
_FAR_DATE = "2958465"


@dataclass(frozen=True, slots=True)
class FormulaBlock:
    """Formulas that follow the rows of one table.

    In a formula, ``{champ}`` is the cell of the table, ``[nom]`` the cell of another column of
    the block, and ``<bloc.nom>`` the whole column of a block.
    """

    nom: str
    model: type[RowModel]
    columns: Columns


def _duration(nom: str, field: str) -> Columns:
    return {
        f"{nom}_texte": duration_text(f"{{{field}}}"),
        nom: heures(f"[{nom}_texte]"),
    }


def _in_progress(debut: str, fin: str) -> str:
    return f"{jour(debut, '0')}<=TODAY(),{jour(fin, _FAR_DATE)}>=TODAY()"


_CRENEAUX: Columns = {
    "aesh": cle("{aesh}"),
    "debut_texte": f'IF(LOWER(TRIM({{nature}}))="trajet",{duration_text("{debut}")},"")',
    "fin_texte": f'IF([debut_texte]="","",{duration_text("{fin}")})',
    "trajet": (
        'IF([fin_texte]="",0,IFERROR(MAX(0,'
        f"{time_of_day('[fin_texte]')}-{time_of_day('[debut_texte]')}),0))"
    ),
}

_AFFECTATIONS: Columns = {
    "aesh": cle("{aesh}"),
    "eleve": cle("{eleve}"),
    "groupe": f'IF(OR([aesh]="",LEN({{groupe}})=0),"",[aesh]&"|"&{cle("{groupe}")})',
    **_duration("heures", "heures"),
    "active": (
        f'IF(AND([aesh]&[eleve]&[heures_texte]<>"",{_in_progress("{debut}", "{fin}")}),1,0)'
    ),
    "chiffree": "IF(ISNUMBER([heures]),IF([heures]>0,1,0),0)",
    "collective": 'IF(OR(LEFT(UPPER(TRIM({aide})))="C",UPPER(TRIM({aide}))="ULIS"),1,0)',
    "sujet": (
        'IF(OR([active]=0,[aesh]="",[eleve]="",LEN({aide})=0),"",[aesh]&"|"&[eleve]&"|"'
        '&IF([collective]=1,"C",LEFT(UPPER(TRIM({aide}))))&"|"&[groupe])'
    ),
    # A row that repeats another one is told by a control; its hours are not owed twice.
    "comptee": (
        f'IF([sujet]="",[active],IF(MATCH([sujet],<affectations.sujet>,0)=ROW()-{TITLE_ROW},1,0))'
    ),
    "compte": "IF([comptee]*[chiffree]=0,0,[heures])",
    # A group is as long as its longest row, and each row takes its share of it.
    "part": (
        'IF(OR([compte]=0,[groupe]=""),[compte],'
        "SUMPRODUCT(MAX((<affectations.groupe>=[groupe])*<affectations.compte>))"
        "*[compte]/SUMIFS(<affectations.compte>,<affectations.groupe>,[groupe]))"
    ),
    "recu": "IF([active]*[chiffree]=0,0,[heures])",
}

_SEMAINES = "IFERROR(VALUE({semaines}),0)"

_AESH: Columns = {
    "aesh": cle("{aesh}"),
    **_duration("contrat", "heures"),
    **_duration("referent", "heures_referent"),
    **_duration("ulis", "heures_ulis"),
    **_duration("synthese", "heures_synthese"),
    "en_poste": (
        f'IF([aesh]="",0,IF(AND(MATCH([aesh],<aesh.aesh>,0)=ROW()-{TITLE_ROW},'
        f"{_in_progress('{debut}', '{fin}')}),1,0))"
    ),
    "heures": (
        "IF(AND([en_poste]=1,ISNUMBER([contrat])),"
        f"IF(AND([contrat]>0,[contrat]<={DEFAULTS.semaine_max // 60}),[contrat],0),0)"
    ),
    "etp": f"[heures]*IF({_SEMAINES}>0,{_SEMAINES},{DEFAULTS.semaines_defaut})/{ANNUAL_HOURS}",
    "charge": (
        "IF([en_poste]=0,0,SUMIFS(<affectations.part>,<affectations.aesh>,[aesh])"
        "+SUM([referent],[ulis],[synthese])"
        "+SUMIFS(<creneaux.trajet>,<creneaux.aesh>,[aesh]))"
    ),
    "libre": (
        f"IF(AND({jour('{absent_du}', _FAR_DATE)}<=TODAY(),"
        f"{jour('{absent_au}', _FAR_DATE)}>=TODAY()),0,MAX(0,[heures]-[charge]))"
    ),
    # Under three hours, a number may be an Excel time such as 24:00: no color rather than a guess.
    "depasse": (
        f"IF([heures]<{EXCEL_TIME_MAX_DAYS},0,"
        "IF([charge]>[heures]+IFERROR(VALUE(param_tol_min),0)/60+0.0001,1,0))"
    ),
    "termine": f'IF([aesh]="",0,IF({jour("{fin}", _FAR_DATE)}<TODAY(),1,0))',
}

_ELEVES: Columns = {
    "eleve": cle("{eleve}"),
    "sorti": f'IF([eleve]="",0,IF({jour("{sorti_le}", _FAR_DATE)}<TODAY(),1,0))',
    "recu": ('IF([eleve]="",0,SUMIFS(<affectations.recu>,<affectations.eleve>,[eleve]))'),
}

_NOTIFICATIONS: Columns = {
    "eleve": cle("{eleve}"),
    "debut": jour("{debut}", "0"),
    "fin": f'IF([eleve]="",0,{jour("{fin}", _FAR_DATE)})',
    "valable": 'IF(AND([eleve]<>"",[debut]<=[fin]),1,0)',
    "duree": (
        "IF(AND([valable]=1,[debut]<=TODAY(),[fin]>=TODAY(),LEN({aide})>0,"
        'LEFT(UPPER(TRIM({aide})))<>"C",UPPER(TRIM({aide}))<>"ULIS"),[eleve],"")'
    ),
    "present": "IF([valable]=0,0,IF(SUMIFS(<eleves.sorti>,<eleves.eleve>,[eleve])=0,1,0))",
    "sans_aesh": (
        'IF(OR([duree]="",[present]=0),0,'
        f"IF(MATCH([duree],<notifications.duree>,0)<>ROW()-{TITLE_ROW},0,"
        "IF(SUMIFS(<affectations.recu>,<affectations.eleve>,[eleve],<affectations.collective>,0)"
        "+COUNTIFS(<affectations.eleve>,[eleve],<affectations.active>,1,"
        "<affectations.chiffree>,0)>0,0,1)))"
    ),
    "passee": "IF([valable]=1,IF([fin]<TODAY(),1,0),0)",
    "expiree": (
        "IF([passee]*[present]=0,0,"
        "IF(COUNTIFS(<notifications.eleve>,[eleve],<notifications.valable>,1,"
        '<notifications.fin>,">"&[fin])>0,0,'
        "IF(SUMIFS(<affectations.recu>,<affectations.eleve>,[eleve])>0,1,0)))"
    ),
}

BLOCKS: tuple[FormulaBlock, ...] = (
    FormulaBlock("dotation", Dotation, DOTATION_COLUMNS),
    FormulaBlock("aesh", Aesh, _AESH),
    FormulaBlock("eleves", Eleve, _ELEVES),
    FormulaBlock("notifications", Notification, _NOTIFICATIONS),
    FormulaBlock("affectations", Affectation, _AFFECTATIONS),
    FormulaBlock("creneaux", Creneau, _CRENEAUX),
)


def calculation_name(block: str, column: str) -> str:
    """Name of the rows of one column of a block."""
    return f"calc_{block}_{column}"


def definitions(places: Sequence[Zone]) -> dict[str, str]:
    """Give the defined name of every column of the sheet, and its reference."""
    return {
        calculation_name(block.nom, nom): (
            f"'{SHEET}'!${letter}${FIRST_ROW}:${letter}${zone.last_row}"
        )
        for block, zone, letters in _placed(places)
        for nom, letter in letters.items()
    }


def draw(workbook: Workbook) -> None:
    """Add the sheet, hidden; its cells are those of ``cells``."""
    workbook.add_worksheet(SHEET).hide()


def cells(places: Sequence[Zone]) -> str:
    """Give the cells of the sheet as its XML.

    A column is one shared formula: written out row by row, they would weigh seven megabytes.
    """
    rows: defaultdict[int, list[str]] = defaultdict(list)
    rows[1].append(_text("A1", "Formules du classeur : ne rien saisir ici."))
    shared = 0
    for block, zone, letters in _placed(places):
        for nom, letter in letters.items():
            rows[TITLE_ROW].append(_text(f"{letter}{TITLE_ROW}", f"{block.nom}.{nom}"))
            formula = escape(resolve(block.columns[nom], block.model, letters, calculation_name))
            area = f"{letter}{FIRST_ROW}:{letter}{zone.last_row}"
            head = f'<f t="shared" ref="{area}" si="{shared}">{formula}</f>'
            rest = f'<f t="shared" si="{shared}"/>'
            shared += 1
            for row in range(FIRST_ROW, zone.last_row + 1):
                f = head if row == FIRST_ROW else rest
                rows[row].append(f'<c r="{letter}{row}" t="str">{f}<v></v></c>')
    return "".join(f'<row r="{n}">{"".join(rows[n])}</row>' for n in sorted(rows))


def _text(address: str, text: str) -> str:
    return f'<c r="{address}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def _placed(places: Sequence[Zone]) -> Iterator[tuple[FormulaBlock, Zone, dict[str, str]]]:
    """Give each block with its zone and the letters of its columns, one blank between blocks."""
    by_model = {zone.model: zone for zone in places}
    free = 1
    for block in BLOCKS:
        letters = {nom: column_letters(free + i) for i, nom in enumerate(block.columns)}
        yield block, by_model[block.model], letters
        free += len(letters) + 1
