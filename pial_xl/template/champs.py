"""Draws the sheet that lists, beside the models, what one may write in them."""

from collections.abc import Iterable
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format as CellFormat
from xlsxwriter.worksheet import Worksheet

from pial_xl.letters.langue.exemples import COMMENT, FORMES, PLUSIEURS_MODELES, champs_illustres
from pial_xl.template.impression import en_liste
from pial_xl.template.palette import FONCE, GRIS, TRAIT, Palette
from pial_xl.units.text import french

FEUILLE = "Champs des lettres"
ROLE = "Ce qu'on peut écrire entre {{ }} dans les modèles de lettre, avec des exemples."

_LARGEURS = (30.0, 34.0, 32.0, 30.0)
_DERNIERE = len(_LARGEURS) - 1
_TAILLE = 10
_SIGNES_PAR_UNITE = 1.25
_RETRAIT = 2
"""Characters that the indent of a cell takes."""
_RIEN = "(rien)"

_Colonnes = tuple[tuple[str, int, int], ...]
_CHAMPS: _Colonnes = (
    ("À écrire", 0, 0),
    ("Ce qui s'imprime", 1, 1),
    ("D'où vient la valeur", 2, 2),
    ("Exemple", 3, 3),
)
_FORMES: _Colonnes = (("À écrire", 0, 0), ("Ce qui s'imprime", 1, 2), ("Exemples", 3, 3))
"""Headers of each table, with the columns of the sheet that each spans."""


def dessiner(classeur: Workbook, palette: Palette) -> None:
    """Add the list of fields and of forms, to read and to print."""
    feuille = classeur.add_worksheet(FEUILLE)
    feuille.set_tab_color(GRIS)
    feuille.hide_gridlines(2)
    for numero, largeur in enumerate(_LARGEURS):
        feuille.set_column(numero, numero, largeur)
    feuille.set_row(0, 30)
    feuille.write_string(0, 0, FEUILLE, palette.titre)
    feuille.write_url(1, 0, "internal:'Accueil'!A1", palette.lien, "Accueil", "Retour à l'accueil")
    ligne = _paragraphe(feuille, palette, 2, COMMENT)
    ligne = _tableau(feuille, palette, ligne, _CHAMPS, _lignes_des_champs()) + 1
    en_liste(feuille, page_a=ligne)
    ligne = _tableau(feuille, palette, ligne, _FORMES, _lignes_des_formes())
    _paragraphe(feuille, palette, ligne + 1, PLUSIEURS_MODELES)


def _lignes_des_champs() -> Iterable[tuple[str, ...]]:
    for champ, exemple in champs_illustres():
        yield f"{{{{{champ.cle}}}}}", champ.libelle, champ.provenance, exemple


def _lignes_des_formes() -> Iterable[tuple[str, ...]]:
    for forme in FORMES:
        yield forme.ecrit, forme.regle, "\n".join(dit or _RIEN for dit in forme.imprime)


def _paragraphe(feuille: Worksheet, palette: Palette, ligne: int, texte: str) -> int:
    """Write a text over the whole width; give the row that follows it."""
    style = palette.format(text_wrap=True, valign="vcenter")
    _ecrire(feuille, ligne, (0, _DERNIERE), texte, style)
    feuille.set_row(ligne, 6 + 15 * _lignes_de_texte(texte, 0, _DERNIERE))
    return ligne + 1


def _tableau(
    feuille: Worksheet,
    palette: Palette,
    ligne: int,
    titres: _Colonnes,
    rangees: Iterable[tuple[str, ...]],
) -> int:
    """Write headers and rows under them; give the row that follows."""
    trait = {"text_wrap": True, "valign": "vcenter", "bottom": 1, "bottom_color": TRAIT}
    trait |= {"font_size": _TAILLE, "indent": 1}
    a_copier = palette.format(bold=True, font_color=FONCE, **trait)
    courant = palette.format(**trait)
    entete = palette.format(
        bold=True, font_color="#FFFFFF", bg_color=FONCE, valign="vcenter", indent=1
    )
    feuille.set_row(ligne, 22)
    for titre, debut, fin in titres:
        _ecrire(feuille, ligne, (debut, fin), titre, entete)
    for rangee in rangees:
        ligne += 1
        places = [
            (texte, debut, fin) for texte, (_, debut, fin) in zip(rangee, titres, strict=True)
        ]
        feuille.set_row(ligne, 5 + 13.5 * max(_lignes_de_texte(*place) for place in places))
        for texte, debut, fin in places:
            _ecrire(feuille, ligne, (debut, fin), texte, courant if debut else a_copier)
    return ligne + 1


def _ecrire(
    feuille: Worksheet, ligne: int, colonnes: tuple[int, int], texte: str, style: CellFormat
) -> None:
    debut, fin = colonnes
    if fin > debut:
        feuille.merge_range(ligne, debut, ligne, fin, "", style)
    feuille.write_string(ligne, debut, french(texte), style)


def _lignes_de_texte(texte: str, debut: int, fin: int) -> int:
    """Estimate how many lines a text takes: LibreOffice does not grow rows by itself."""
    place = _SIGNES_PAR_UNITE * sum(_LARGEURS[debut : fin + 1]) - _RETRAIT
    return sum(max(1, ceil(len(part) / place)) for part in texte.split("\n"))
