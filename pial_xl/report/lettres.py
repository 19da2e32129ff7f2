"""The sheet Récapitulatif des lettres of a closed workbook of letters."""

from collections.abc import Sequence
from typing import Any, Final

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.findings import Niveau
from pial_xl.letters.copie import police
from pial_xl.letters.recapitulatif import Etat, Rangee
from pial_xl.report.classeur.styles import (
    CLAIR,
    COULEURS_NIVEAU,
    GRIS,
    GRIS_CLAIR,
    POLICE,
    SOMBRE,
    hauteur,
)
from pial_xl.report.feuilles.bloc import Nature
from pial_xl.report.feuilles.recapitulatif import (
    COLONNES,
    FEUILLE,
    LIGNE_COMPTES,
    LIGNE_TITRES,
    RANG_ETAT,
    RANG_LIEN,
    blocs_recapitulatif,
    textes_de,
)
from pial_xl.tables.adresse import a1, column_letters

_NOIR, _LIEN = "#000000", "#0B5394"
_COULEURS: Final = {
    Etat.REFUSEE: COULEURS_NIVEAU[Niveau.BLOQUANT],
    Etat.ETRANGERE: COULEURS_NIVEAU[Niveau.BLOQUANT],
    Etat.GARDEE: COULEURS_NIVEAU[Niveau.ALERTE],
    Etat.A_REFAIRE: COULEURS_NIVEAU[Niveau.ALERTE],
    Etat.SANS_LIGNE: COULEURS_NIVEAU[Niveau.ALERTE],
    Etat.FAITE: (SOMBRE, CLAIR),
    Etat.REFAITE: (SOMBRE, CLAIR),
}
"""Text and fill of the states that a person must see; the state is always written as well."""


def dessiner_recapitulatif(feuille: Worksheet, rangees: Sequence[Rangee], faits: str) -> None:
    """Lay the summary of a run on an empty sheet, and fill it.

    Args:
        feuille: the sheet, of a workbook that has the letters.
        rangees: the summary of every row, in order.
        faits: one line on the run.
    """
    derniere = LIGNE_TITRES + max(1, len(rangees))
    _mettre_en_page(feuille, derniere)
    _texte(feuille, 1, 1, FEUILLE, _encre(18, SOMBRE, bold=True))
    feuille.row_dimensions[1].height = 27
    for numero, colonne in enumerate(COLONNES, start=1):
        feuille.column_dimensions[column_letters(numero)].width = colonne.largeur
        _titre(feuille, numero, colonne.titre)
    feuille.row_dimensions[LIGNE_TITRES].height = 22
    for bloc in blocs_recapitulatif(rangees, faits, max(1, len(rangees))):
        if bloc.nature is not Nature.TEXTES:
            continue  # links are the file's own here: a formula would wait for a program
        for i, valeurs in enumerate(bloc.valeurs):
            for j, valeur in enumerate(valeurs):
                _poser(feuille, bloc.ligne + i, bloc.colonne + j, str(valeur))
    for numero, rangee in enumerate(rangees, start=LIGNE_TITRES + 1):
        _finir(feuille, numero, rangee)


def _poser(feuille: Worksheet, ligne: int, colonne: int, texte: str) -> None:
    if ligne > LIGNE_TITRES:
        _case(feuille, ligne, colonne, texte)
        return
    taille = 12 if ligne == LIGNE_COMPTES else 10
    _texte(feuille, ligne, colonne, texte, _encre(taille, GRIS))


def _finir(feuille: Worksheet, ligne: int, rangee: Rangee) -> None:
    """Colour the state, put the link, and give the row its height."""
    encre, fond = _COULEURS.get(rangee.etat, (GRIS, ""))
    etat = feuille.cell(ligne, RANG_ETAT + 1)
    etat.font = _encre(10, encre, bold=bool(fond))
    if fond:
        etat.fill = PatternFill("solid", fgColor=_rgb(fond))
    nom = rangee.feuille or ""
    lien = _case(feuille, ligne, RANG_LIEN + 1, nom)
    if nom:
        cible = f"'{nom.replace(chr(39), chr(39) * 2)}'!A1"
        lien.hyperlink = Hyperlink(ref=a1(RANG_LIEN + 1, ligne), location=cible, display=nom)
        lien.font = _encre(10, _LIEN, underline="single")
    largeurs = (colonne.largeur for colonne in COLONNES)
    textes = zip((*textes_de(rangee), nom), largeurs, strict=True)
    feuille.row_dimensions[ligne].height = hauteur(textes)


def _case(feuille: Worksheet, ligne: int, colonne: int, texte: str) -> Any:
    cellule = _texte(feuille, ligne, colonne, texte, _encre(10, _NOIR))
    cellule.alignment = Alignment(vertical="top", wrap_text=True)
    trait = Side("thin", color=_rgb(GRIS_CLAIR))
    cellule.border = Border(trait, trait, trait, trait)
    return cellule


def _titre(feuille: Worksheet, colonne: int, texte: str) -> None:
    cellule = _texte(feuille, LIGNE_TITRES, colonne, texte, _encre(10, "#FFFFFF", bold=True))
    cellule.fill = PatternFill("solid", fgColor=_rgb(SOMBRE))
    cellule.alignment = Alignment(vertical="center")


def _texte(feuille: Worksheet, ligne: int, colonne: int, texte: str, font: Font) -> Any:
    """Write a text that stays one, whatever it looks like; a text of nothing is a blank cell."""
    cellule: Any = feuille.cell(ligne, colonne)
    if texte:
        cellule.value, cellule.data_type = texte, "s"
        cellule.quotePrefix = texte.startswith(("=", "+", "-", "@"))
    cellule.number_format = "@"
    cellule.font = font
    return cellule


def _mettre_en_page(feuille: Worksheet, derniere: int) -> None:
    """Set the sheet for the screen and for A4 landscape, one page wide, pages numbered."""
    zone = f"A{LIGNE_TITRES}:{column_letters(len(COLONNES))}{derniere}"
    feuille.sheet_view.showGridLines = False
    feuille.sheet_properties.tabColor = _rgb(SOMBRE)
    feuille.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    feuille.freeze_panes = f"A{LIGNE_TITRES + 1}"
    feuille.auto_filter.ref = zone
    feuille.print_area = f"A1:{zone.partition(':')[2]}"
    feuille.print_title_rows = f"{LIGNE_TITRES}:{LIGNE_TITRES}"
    page: Any = feuille.page_setup
    page.orientation, page.paperSize, page.fitToWidth, page.fitToHeight = "landscape", 9, 1, 0
    marges = feuille.page_margins
    marges.left = marges.right = 0.4
    marges.top, marges.bottom = 0.5, 0.6
    pied: Any = feuille.oddFooter
    pied.left.text, pied.right.text = f"&9{FEUILLE}", "&9Page &P/&N"


def _encre(taille: float, couleur: str, **traits: Any) -> Font:
    return police(Font(name=POLICE, size=taille, color=_rgb(couleur), **traits))


def _rgb(couleur: str) -> str:
    return f"FF{couleur.removeprefix('#')}"
