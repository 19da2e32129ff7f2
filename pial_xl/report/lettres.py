"""The sheet Récapitulatif des lettres of a closed workbook of letters."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import Any, Final

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.letters.fermees.copie import police
from pial_xl.letters.recapitulatif import Rangee
from pial_xl.report.classeur.styles import (
    COULEURS_NIVEAU,
    GRIS,
    GRIS_CLAIR,
    LIEN,
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
    NIVEAU_DE,
    RANG_ETAT,
    RANG_LIEN,
    blocs_recapitulatif,
    textes_de,
)
from pial_xl.tables.adresse import a1, column_letters
from pial_xl.units.excel import looks_like_a_formula

_NOIR: Final = "#000000"


@dataclass(frozen=True, slots=True)
class _Look:
    """How a cell looks."""

    encre: str
    taille: float = 10
    gras: bool = False
    souligne: bool = False
    fond: str = ""
    est_case: bool = False

    def poser(self, cellule: Any) -> None:
        cellule.font = police(
            Font(
                name=POLICE,
                size=self.taille,
                bold=self.gras,
                color=_rgb(self.encre),
                underline="single" if self.souligne else None,
            )
        )
        cellule.number_format = "@"
        if self.fond:
            cellule.fill = PatternFill("solid", fgColor=_rgb(self.fond))
        if self.est_case:
            trait = Side("thin", color=_rgb(GRIS_CLAIR))
            cellule.border = Border(trait, trait, trait, trait)
        cellule.alignment = Alignment(
            vertical="top" if self.est_case else "center", wrap_text=self.est_case
        )


_CASE = _Look(_NOIR, est_case=True)


class _Dessin:
    """A sheet that is being filled; each look is made once, for openpyxl takes its time."""

    def __init__(self, feuille: Worksheet) -> None:
        self._feuille = feuille
        self._faits: dict[_Look, Any] = {}

    def ecrire(self, ligne: int, colonne: int, texte: str, look: _Look) -> Any:
        """Write a text that stays one, whatever it looks like; no text leaves the cell blank."""
        cellule: Any = self._feuille.cell(ligne, colonne)
        if look not in self._faits:
            look.poser(cellule)
            self._faits[look] = copy(cellule._style)
        cellule._style = copy(self._faits[look])
        if texte:
            cellule.value, cellule.data_type = texte, "s"
            if looks_like_a_formula(texte):
                cellule.quotePrefix = True
        return cellule


def dessiner_recapitulatif(feuille: Worksheet, rangees: Sequence[Rangee], faits: str) -> None:
    """Lay the summary of a run on an empty sheet, and fill it.

    Args:
        feuille: the sheet, of a workbook that has the letters.
        rangees: the summary of every row, in order.
        faits: one line on the run.
    """
    hauteur_de_table = max(1, len(rangees))
    _mettre_en_page(feuille, LIGNE_TITRES + hauteur_de_table)
    dessin = _Dessin(feuille)
    dessin.ecrire(1, 1, FEUILLE, _Look(SOMBRE, taille=18, gras=True))
    feuille.row_dimensions[1].height = 27
    titre = _Look("#FFFFFF", gras=True, fond=SOMBRE)
    for numero, colonne in enumerate(COLONNES, start=1):
        feuille.column_dimensions[column_letters(numero)].width = colonne.largeur
        dessin.ecrire(LIGNE_TITRES, numero, colonne.titre, titre)
    feuille.row_dimensions[LIGNE_TITRES].height = 22
    for bloc in blocs_recapitulatif(rangees, faits, hauteur_de_table):
        if bloc.nature is not Nature.TEXTES:
            continue  # links are the file's own here: a formula would wait for a program
        for i, valeurs in enumerate(bloc.valeurs):
            for j, valeur in enumerate(valeurs):
                ligne, colonne_ = bloc.ligne + i, bloc.colonne + j
                dessin.ecrire(ligne, colonne_, str(valeur), _look(ligne))
    for numero, rangee in enumerate(rangees, start=LIGNE_TITRES + 1):
        _finir(feuille, dessin, numero, rangee)


def _look(ligne: int) -> _Look:
    if ligne > LIGNE_TITRES:
        return _CASE
    return _Look(GRIS, taille=12 if ligne == LIGNE_COMPTES else 10)


def _finir(feuille: Worksheet, dessin: _Dessin, ligne: int, rangee: Rangee) -> None:
    """Colour the state, put the link, and give the row its height."""
    niveau = NIVEAU_DE[rangee.etat]
    encre, fond = COULEURS_NIVEAU[niveau] if niveau else (GRIS, "")
    textes = textes_de(rangee)
    etat = replace(_CASE, encre=encre, fond=fond, gras=bool(fond))
    dessin.ecrire(ligne, RANG_ETAT + 1, textes[RANG_ETAT], etat)
    nom = rangee.feuille or ""
    look = replace(_CASE, encre=LIEN, souligne=True) if nom else _CASE
    lien = dessin.ecrire(ligne, RANG_LIEN + 1, nom, look)
    if nom:
        cible = f"'{nom.replace(chr(39), chr(39) * 2)}'!A1"
        lien.hyperlink = Hyperlink(ref=a1(RANG_LIEN + 1, ligne), location=cible, display=nom)
    largeurs = (colonne.largeur for colonne in COLONNES)
    feuille.row_dimensions[ligne].height = hauteur(zip((*textes, nom), largeurs, strict=True))


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


def _rgb(couleur: str) -> str:
    return f"FF{couleur.removeprefix('#')}"
