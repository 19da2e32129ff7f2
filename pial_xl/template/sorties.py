"""The output sheets, laid out and empty: a run only writes values in them."""

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from pial_xl.report.classeur.controles import dessiner_controles
from pial_xl.report.classeur.dessins import DU_MODELE
from pial_xl.report.classeur.non_evalues import dessiner_non_evalues
from pial_xl.report.classeur.recapitulatif import dessiner_recapitulatif
from pial_xl.report.classeur.styles import PIED_DU_MODELE, Styles
from pial_xl.report.classeur.synthese import dessiner_synthese
from pial_xl.report.feuilles import controles, non_evalues, recapitulatif, synthese
from pial_xl.report.feuilles.synthese import Plan
from pial_xl.template.palette import AMBRE
from pial_xl.units.text import french

SORTIES = {
    controles.FEUILLE: "Ce que le contrôle a trouvé : où, quoi, que faire. Rien à saisir.",
    synthese.FEUILLE: "Les chiffres et les graphiques à montrer en réunion. Rien à saisir.",
    non_evalues.FEUILLE: "Ce que le contrôle n'a pas pu juger, et pourquoi. Rien à saisir.",
    recapitulatif.FEUILLE: "Où en est chaque lettre de mission : faite, gardée, refusée. "
    "Rien à saisir.",
}
"""The output sheets in their order, and what each is for."""

_MONTREES = 2
"""Blank rows left in each section: LibreOffice forgets a chart whose data are all hidden."""

_A_LANCER = {
    controles.FEUILLE: "Cliquez sur « Contrôler », dans Accueil : les constats s'écriront ici.",
    synthese.FEUILLE: "Cliquez sur « Synthèse », dans Accueil : les chiffres s'écriront ici.",
    non_evalues.FEUILLE: "Cliquez sur « Contrôler », dans Accueil : la liste s'écrira ici.",
    recapitulatif.FEUILLE: "Cliquez sur « Générer les lettres » : leur état s'écrira ici.",
}


def dessiner(classeur: Workbook) -> None:
    """Add the output sheets."""
    styles = Styles(classeur)
    feuilles = {nom: classeur.add_worksheet(nom) for nom in SORTIES}
    dessiner_controles(feuilles[controles.FEUILLE], styles, controles.CAPACITE, PIED_DU_MODELE)
    dessiner_synthese(
        classeur,
        feuilles[synthese.FEUILLE],
        styles,
        synthese.PLAN_DU_MODELE,
        dessins=DU_MODELE,
        pied=PIED_DU_MODELE,
    )
    _replier(feuilles[synthese.FEUILLE], synthese.PLAN_DU_MODELE)
    dessiner_non_evalues(
        feuilles[non_evalues.FEUILLE], styles, non_evalues.CAPACITE, PIED_DU_MODELE
    )
    dessiner_recapitulatif(feuilles[recapitulatif.FEUILLE], styles, PIED_DU_MODELE)
    for nom, feuille in feuilles.items():
        _inviter(feuille, styles, _A_LANCER[nom])


def _inviter(feuille: Worksheet, styles: Styles, invitation: str) -> None:
    """Say on the second row, which a run replaces, what fills the sheet."""
    feuille.set_tab_color(AMBRE)
    feuille.write_string(1, 0, french(invitation), styles.discret)


def _replier(feuille: Worksheet, plan: Plan) -> None:
    """Hide the blank rows of each section but the first ones: a run shows those that it fills."""
    for premiere, place in zip(plan.lignes, plan.places, strict=True):
        for ligne in range(premiere + _MONTREES - 1, premiere + place - 1):
            feuille.set_row(ligne, None, None, {"hidden": True})
