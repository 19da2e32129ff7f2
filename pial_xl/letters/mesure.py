"""How many lines a text takes in a cell: Excel grows no row that holds merged cells."""

import math

_CHASSES: dict[str, float] = {  # widths of Calibri in em, rounded up by families of letters
    " \u00a0.,:;Iijl'’|ÎÏîï": 0.25,
    '!()-Jfrt°"': 0.33,
    "/Lcszç": 0.42,
    "?FSZgkvxy": 0.47,
    "bdhnopquôùûüBCRVÇ": 0.55,
    "ADHÀÂ": 0.62,
    "GNOQUÔÙÛÜ": 0.67,
    "w%&": 0.72,
    "mMœŒæÆ@W—": 0.88,
}
_EM = {c: em for lettres, em in _CHASSES.items() for c in lettres}
_EM_COURANT, _EM_PLEINE_CHASSE = 0.51, 1.0
_PX_PAR_CARACTERE = 7  # width of a digit in Calibri 11, the unit of column widths
_PT_PAR_PX = 0.75
_MARGE_CELLULE_PT = 5.0
_PLACE_MIN_PT = 10.0
_INTERLIGNE = 1.25
_MARGE_PT = 3.0  # above and under the text
RETRAIT_PT = 6.75
"""One step of Excel's indent, in points."""


def largeur_colonnes(caracteres: float) -> float:
    """Give in points the width of columns of that total width in Excel characters."""
    return caracteres * _PX_PAR_CARACTERE * _PT_PAR_PX


def hauteur_du_texte(
    texte: str, largeur: float, taille: float, *, gras: bool, retrait: float
) -> float | None:
    """Give the height that a text needs once wrapped in its cell, all in points.

    Args:
        texte: the text.
        largeur: width of the cell, merged ones together.
        taille: size of the letters.
        gras: whether all of it is bold.
        retrait: indent of the cell.

    Returns:
        None for a single line, for which the height that the model gives is right.
    """
    place = max(largeur - _MARGE_CELLULE_PT - retrait, _PLACE_MIN_PT)
    lignes = nombre_de_lignes(texte, place, taille, gras)
    return lignes * hauteur_ligne(taille) + _MARGE_PT if lignes > 1 else None


def largeur_texte(texte: str, taille: float, gras: bool = False) -> float:
    """Estimate in points the width of a text in Calibri, slightly on the wide side."""
    return sum(_em(c) for c in texte) * taille * (1.04 if gras else 1.0)


def hauteur_ligne(taille: float) -> float:
    """Give in points the height of one line of text of that size."""
    return math.ceil(taille * _INTERLIGNE * 4) / 4


def nombre_de_lignes(texte: str, largeur: float, taille: float, gras: bool = False) -> int:
    """Count the lines of a text wrapped at its spaces in a room of *largeur* points."""
    return sum(_lignes(partie, largeur, taille, gras) for partie in texte.split("\n"))


def _lignes(texte: str, largeur: float, taille: float, gras: bool) -> int:
    espace = largeur_texte(" ", taille, gras)
    lignes, pris = 1, 0.0
    for mot in texte.split(" "):
        place = largeur_texte(mot, taille, gras)
        if pris and pris + espace + place > largeur:
            lignes, pris = lignes + 1, 0.0
        if place > largeur:  # a word longer than a line is cut
            lignes += math.ceil(place / largeur) - 1
            place = largeur / 2
        pris += place + (espace if pris else 0.0)
    return lignes


def _em(c: str) -> float:
    # Far scripts and emoji stand in a full square.
    return _EM.get(c, _EM_COURANT if ord(c) < 0x2E80 else _EM_PLEINE_CHASSE)
