"""Draws the sheets of the letters' models, from what the letters room says of them."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format as CellFormat
from xlsxwriter.worksheet import Worksheet

from pial_xl.letters.modeles.mise_en_page import POLICE, Bloc, Fragment, Modele, Style
from pial_xl.letters.modeles.pas import MODELE_PAS
from pial_xl.letters.modeles.pial import MODELE
from pial_xl.template.impression import portrait
from pial_xl.template.palette import GRIS, Palette

_VERTICAL = {"top": "top", "center": "vcenter", "bottom": "bottom"}

FEUILLES = {
    MODELE.titre: "Le texte et la mise en page des lettres de mission, avec leurs {{champs}}.",
    MODELE_PAS.titre: "De même, pour les coordonnateurs des pôles dont le sigle est PAS.",
}
"""The sheets of the models, and what each is for."""


def dessiner(classeur: Workbook, palette: Palette) -> None:
    """Add the sheets of the models, each of one A4 portrait page."""
    for modele in (MODELE, MODELE_PAS):
        _feuille(classeur, modele, palette)


def _feuille(classeur: Workbook, modele: Modele, palette: Palette) -> None:
    feuille = classeur.add_worksheet(modele.titre)
    feuille.set_tab_color(GRIS)
    feuille.hide_gridlines(2)
    for numero, largeur in enumerate(modele.largeurs):
        feuille.set_column(numero, numero, largeur)
    for numero, hauteur in enumerate(modele.hauteurs):
        feuille.set_row(numero, hauteur)
    for bloc in modele.blocs:
        _bloc(feuille, bloc, palette)
    portrait(feuille)
    gauche, droite, haut, bas = modele.marges
    feuille.set_margins(left=gauche, right=droite, top=haut, bottom=bas)
    feuille.set_footer("")
    feuille.print_area(0, 0, len(modele.hauteurs) - 1, len(modele.largeurs) - 1)


def _bloc(feuille: Worksheet, bloc: Bloc, palette: Palette) -> None:
    traits = _traits(bloc.style) | {"quote_prefix": bloc.ressemble_a_une_formule}
    style = palette.format(**traits)
    ligne, colonne, derniere = bloc.ligne - 1, bloc.colonne - 1, bloc.derniere_colonne - 1
    if derniere > colonne:
        feuille.merge_range(ligne, colonne, ligne, derniere, "", style)
    if len({_police(bloc.style, f) for f in bloc.fragments}) > 1:
        feuille.write_rich_string(ligne, colonne, *_morceaux(bloc, palette), style)
    elif bloc.fragments:
        fragment = bloc.fragments[0]
        gras, italique = _police(bloc.style, fragment)
        style = palette.format(**traits | {"bold": gras, "italic": italique})
        feuille.write_string(ligne, colonne, bloc.texte, style)
    else:
        feuille.write_blank(ligne, colonne, None, style)


def _morceaux(bloc: Bloc, palette: Palette) -> list[CellFormat | str]:
    """Give each piece of a text after the font it takes."""
    morceaux: list[CellFormat | str] = []
    for fragment in bloc.fragments:
        gras, italique = _police(bloc.style, fragment)
        morceaux += [
            palette.format(
                font_name=POLICE,
                font_size=bloc.style.taille,
                font_color=bloc.style.couleur,
                bold=gras,
                italic=italique,
            ),
            fragment.texte,
        ]
    return morceaux


def _police(style: Style, fragment: Fragment) -> tuple[bool, bool]:
    return style.gras or fragment.gras, style.italique or fragment.italique


def _traits(style: Style) -> dict[str, Any]:
    """Give a style of the letters room as XlsxWriter properties."""
    traits: dict[str, Any] = {
        "font_name": POLICE,
        "font_size": style.taille,
        "font_color": style.couleur,
        "bold": style.gras,
        "italic": style.italique,
        "align": style.horizontal,
        "valign": _VERTICAL[style.vertical],
        "indent": style.retrait,
        "text_wrap": True,
    }
    if style.fond:
        traits["bg_color"] = style.fond
    for cote in style.bordures:
        traits |= {cote: 1, f"{cote}_color": style.couleur_bordure}
    return traits
