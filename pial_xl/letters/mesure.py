"""How many lines a text takes in a cell: Excel grows no row that holds merged cells."""

import math

_ETROITS = frozenset("iljI.,:;'’!|()[] \u00a0ftr-")
_LARGES = frozenset("mwMWŒœÆæ@%—")
_PX_PAR_CARACTERE = 7  # width of a digit in Calibri 11, the unit of column widths
_PT_PAR_PX = 0.75
_MARGE_CELLULE_PT = 5.0
_INTERLIGNE = 1.25
_RETRAIT_PT = 6.75


def largeur_colonnes(caracteres: float, retrait: int = 0) -> float:
    """Give in points the room for text in columns of that total width (Excel characters)."""
    brut = caracteres * _PX_PAR_CARACTERE * _PT_PAR_PX
    return max(brut - _MARGE_CELLULE_PT - retrait * _RETRAIT_PT, 10.0)


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
    if c in _ETROITS:
        return 0.29
    if c in _LARGES or ord(c) > 0x2E80:
        return 0.9
    return 0.62 if c.isupper() else 0.51
