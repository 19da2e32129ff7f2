"""The hidden sheet behind the live figures and colours: one row of formulas per row of a table.

It restates in formulas what ``pial_xl.dossier`` computes, for today's date, so that a workbook
says the essential without Python. A hint it cannot compute is left out rather than guessed.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from xlsxwriter import Workbook

from pial_xl.tables import Aesh, Affectation, Creneau, Dotation, Eleve, Ligne, Notification
from pial_xl.tables.adresse import column_letters
from pial_xl.template.calculs_dotation import COLONNES_DOTATION
from pial_xl.template.formules import cle, heure_du_jour, heures, jour, texte_duree
from pial_xl.template.substitution import Colonnes, resoudre
from pial_xl.template.zones import LIGNE_TITRES, PREMIERE_LIGNE, Zone
from pial_xl.units.quotite import ANNUEL_MINUTES, SEMAINES_DEFAUT

FEUILLE = "Calculs"
_LOIN = "2958465"


@dataclass(frozen=True, slots=True)
class Bloc:
    """Formulas that follow the rows of one table.

    In a formula, ``{champ}`` is the cell of the table, ``[nom]`` the cell of another column of
    the block, and ``<bloc.nom>`` the whole column of a block.
    """

    nom: str
    modele: type[Ligne]
    colonnes: Colonnes


def _duree(nom: str, champ: str) -> Colonnes:
    return {
        f"{nom}_texte": texte_duree(f"{{{champ}}}"),
        nom: heures(f"[{nom}_texte]"),
    }


def _en_cours(debut: str, fin: str) -> str:
    return f"{jour(debut, '0')}<=TODAY(),{jour(fin, _LOIN)}>=TODAY()"


_CRENEAUX: Colonnes = {
    "aesh": cle("{aesh}"),
    "debut_texte": f'IF(LOWER(TRIM({{nature}}))="trajet",{texte_duree("{debut}")},"")',
    "fin_texte": f'IF([debut_texte]="","",{texte_duree("{fin}")})',
    "trajet": (
        'IF([fin_texte]="",0,IFERROR(MAX(0,'
        f"{heure_du_jour('[fin_texte]')}-{heure_du_jour('[debut_texte]')}),0))"
    ),
}

_AFFECTATIONS: Colonnes = {
    "aesh": cle("{aesh}"),
    "eleve": cle("{eleve}"),
    "groupe": f'IF(OR([aesh]="",LEN({{groupe}})=0),"",[aesh]&"|"&{cle("{groupe}")})',
    **_duree("heures", "heures"),
    "active": (f'IF(AND([aesh]&[eleve]&[heures_texte]<>"",{_en_cours("{debut}", "{fin}")}),1,0)'),
    "chiffree": "IF(ISNUMBER([heures]),IF([heures]>0,1,0),0)",
    "collective": 'IF(OR(LEFT(UPPER(TRIM({aide})))="C",UPPER(TRIM({aide}))="ULIS"),1,0)',
    "sujet": (
        'IF(OR([active]=0,[aesh]="",[eleve]="",LEN({aide})=0),"",[aesh]&"|"&[eleve]&"|"'
        '&IF([collective]=1,"C",LEFT(UPPER(TRIM({aide})))))'
    ),
    # A row that repeats another one is told by a control; its hours are not owed twice.
    "comptee": (
        'IF([sujet]="",[active],'
        f"IF(MATCH([sujet],<affectations.sujet>,0)=ROW()-{LIGNE_TITRES},1,0))"
    ),
    "part": (
        'IF([comptee]*[chiffree]=0,0,[heures]/IF([groupe]="",1,'
        "COUNTIFS(<affectations.groupe>,[groupe],<affectations.comptee>,1)))"
    ),
    "recu": "IF([active]*[chiffree]=0,0,[heures])",
}

_SEMAINES = "IFERROR(VALUE({semaines}),0)"

_AESH: Colonnes = {
    "aesh": cle("{aesh}"),
    **_duree("contrat", "heures"),
    **_duree("referent", "heures_referent"),
    **_duree("ulis", "heures_ulis"),
    **_duree("synthese", "heures_synthese"),
    "en_poste": (
        f'IF([aesh]="",0,IF(AND(MATCH([aesh],<aesh.aesh>,0)=ROW()-{LIGNE_TITRES},'
        f"{_en_cours('{debut}', '{fin}')}),1,0))"
    ),
    "heures": (
        "IF(AND([en_poste]=1,ISNUMBER([contrat])),IF(AND([contrat]>0,[contrat]<=48),[contrat],0),0)"
    ),
    "etp": f"[heures]*IF({_SEMAINES}>0,{_SEMAINES},{SEMAINES_DEFAUT})/{ANNUEL_MINUTES // 60}",
    "charge": (
        "IF([en_poste]=0,0,SUMIFS(<affectations.part>,<affectations.aesh>,[aesh])"
        "+SUM([referent],[ulis],[synthese])"
        "+SUMIFS(<creneaux.trajet>,<creneaux.aesh>,[aesh]))"
    ),
    # Under 3 hours, a number may be an Excel time such as 24:00: no colour is better than a guess.
    "depasse": (
        "IF([heures]<3,0,IF([charge]>[heures]+IFERROR(VALUE(param_tol_min),0)/60+0.0001,1,0))"
    ),
    "termine": f'IF([aesh]="",0,IF({jour("{fin}", _LOIN)}<TODAY(),1,0))',
}

_ELEVES: Colonnes = {
    "eleve": cle("{eleve}"),
    "sorti": f'IF([eleve]="",0,IF({jour("{sorti_le}", _LOIN)}<TODAY(),1,0))',
    "recu": ('IF([eleve]="",0,SUMIFS(<affectations.recu>,<affectations.eleve>,[eleve]))'),
}

_NOTIFICATIONS: Colonnes = {
    "eleve": cle("{eleve}"),
    "debut": jour("{debut}", "0"),
    "fin": f'IF([eleve]="",0,{jour("{fin}", _LOIN)})',
    "valable": 'IF(AND([eleve]<>"",[debut]<=[fin]),1,0)',
    "duree": (
        "IF(AND([valable]=1,[debut]<=TODAY(),[fin]>=TODAY(),LEN({aide})>0,"
        'LEFT(UPPER(TRIM({aide})))<>"C",UPPER(TRIM({aide}))<>"ULIS"),[eleve],"")'
    ),
    "present": "IF([valable]=0,0,IF(SUMIFS(<eleves.sorti>,<eleves.eleve>,[eleve])=0,1,0))",
    "sans_aesh": (
        'IF(OR([duree]="",[present]=0),0,'
        f"IF(MATCH([duree],<notifications.duree>,0)<>ROW()-{LIGNE_TITRES},0,"
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

BLOCS: tuple[Bloc, ...] = (
    Bloc("dotation", Dotation, COLONNES_DOTATION),
    Bloc("aesh", Aesh, _AESH),
    Bloc("eleves", Eleve, _ELEVES),
    Bloc("notifications", Notification, _NOTIFICATIONS),
    Bloc("affectations", Affectation, _AFFECTATIONS),
    Bloc("creneaux", Creneau, _CRENEAUX),
)


def nom_calcul(bloc: str, colonne: str) -> str:
    """Name of the rows of one column of a block."""
    return f"calc_{bloc}_{colonne}"


def definitions(places: Sequence[Zone]) -> dict[str, str]:
    """Give the defined name of every column of the sheet, and its reference."""
    return {
        nom_calcul(bloc.nom, nom): (
            f"'{FEUILLE}'!${lettre}${PREMIERE_LIGNE}:${lettre}${zone.derniere_ligne}"
        )
        for bloc, zone, lettres in _poses(places)
        for nom, lettre in lettres.items()
    }


def dessiner(classeur: Workbook) -> None:
    """Add the sheet, hidden; its cells are those of ``cellules``."""
    classeur.add_worksheet(FEUILLE).hide()


def cellules(places: Sequence[Zone]) -> str:
    """Give the cells of the sheet as its XML.

    A column is one shared formula: written out row by row, they would weigh seven megabytes.
    """
    lignes: defaultdict[int, list[str]] = defaultdict(list)
    lignes[1].append(_texte("A1", "Formules du classeur : ne rien saisir ici."))
    partage = 0
    for bloc, zone, lettres in _poses(places):
        for nom, lettre in lettres.items():
            lignes[LIGNE_TITRES].append(_texte(f"{lettre}{LIGNE_TITRES}", f"{bloc.nom}.{nom}"))
            formule = escape(resoudre(bloc.colonnes[nom], bloc.modele, lettres, nom_calcul))
            plage = f"{lettre}{PREMIERE_LIGNE}:{lettre}{zone.derniere_ligne}"
            tete = f'<f t="shared" ref="{plage}" si="{partage}">{formule}</f>'
            suite = f'<f t="shared" si="{partage}"/>'
            partage += 1
            for ligne in range(PREMIERE_LIGNE, zone.derniere_ligne + 1):
                f = tete if ligne == PREMIERE_LIGNE else suite
                lignes[ligne].append(f'<c r="{lettre}{ligne}" t="str">{f}<v></v></c>')
    return "".join(f'<row r="{n}">{"".join(lignes[n])}</row>' for n in sorted(lignes))


def _texte(adresse: str, texte: str) -> str:
    return f'<c r="{adresse}" t="inlineStr"><is><t>{escape(texte)}</t></is></c>'


def _poses(places: Sequence[Zone]) -> Iterator[tuple[Bloc, Zone, dict[str, str]]]:
    """Give each block with its zone and the letters of its columns, one blank between blocks."""
    par_modele = {zone.modele: zone for zone in places}
    libre = 1
    for bloc in BLOCS:
        lettres = {nom: column_letters(libre + i) for i, nom in enumerate(bloc.colonnes)}
        yield bloc, par_modele[bloc.modele], lettres
        libre += len(lettres) + 1
