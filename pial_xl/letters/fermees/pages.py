"""The pages of a letter: one while it can be read, else several that cut no box in two."""

from collections.abc import Iterator
from typing import Any

from openpyxl.worksheet.pagebreak import Break, RowBreak
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.letters.fermees.copie import trait
from pial_xl.letters.fermees.hauteurs import hauteur_de_ligne, largeur_affichee

ECHELLE_MIN = 0.8
"""Below this scale a letter is hard to read, and takes one more page instead."""
_LIGNES_MAX = 500  # beyond, a stray cell makes the sheet long: no letter is
_A4_PT = (595.0, 842.0)
_PT_PAR_POUCE = 72
_PT_PAR_CARACTERE = 5.6  # Excel rounds it to 5.25, LibreOffice does not: neither may overflow
_COTES = ("left", "right")


def paginer(feuille: Worksheet) -> None:
    """Fit a letter in one A4 page if it stays readable, else in as many as it needs.

    The sheet has its page set-up, its rows their heights.
    """
    page: Any = feuille.page_setup
    proprietes: Any = feuille.sheet_properties
    feuille.row_breaks = RowBreak()
    proprietes.pageSetUpPr.fitToPage = True
    rangs, colonnes = _zone(feuille)
    if len(rangs) > _LIGNES_MAX or len(colonnes) > _LIGNES_MAX:
        return
    largeur = sum(largeur_affichee(feuille, colonne) for colonne in colonnes) * _PT_PAR_CARACTERE
    marges = feuille.page_margins
    large = _A4_PT[0] - (marges.left + marges.right) * _PT_PAR_POUCE
    haute = _A4_PT[1] - (marges.top + marges.bottom) * _PT_PAR_POUCE
    echelle = min(1.0, large / max(largeur, 1.0))
    hauteurs = {rang: hauteur_de_ligne(feuille, rang) * echelle for rang in rangs}
    if sum(hauteurs.values()) * ECHELLE_MIN <= haute:
        return
    proprietes.pageSetUpPr.fitToPage = False  # Excel breaks no page by hand while it fits them
    page.scale = max(10, int(echelle * 100))
    for rang in _coupures(feuille, hauteurs, haute):
        feuille.row_breaks.append(Break(id=rang - 1))


def _zone(feuille: Any) -> tuple[range, range]:
    """Give the rows and the columns to print."""
    plages = list(feuille._print_area.ranges) if feuille.print_area else []
    if plages:
        colonnes = range(min(p.min_col for p in plages), max(p.max_col for p in plages) + 1)
        return range(min(p.min_row for p in plages), max(p.max_row for p in plages) + 1), colonnes
    cellules = [c for c, cell in feuille._cells.items() if cell.value is not None] or [(1, 1)]
    rangs = range(1, max(rang for rang, _ in cellules) + 1)
    return rangs, range(1, max(colonne for _, colonne in cellules) + 1)


def _coupures(feuille: Worksheet, hauteurs: dict[int, float], haute: float) -> Iterator[int]:
    """Give the rows that begin a page, after the first: where the page before is full, or above.

    Args:
        feuille: the letter.
        hauteurs: the height of each row to print, in order.
        haute: the height of a page.
    """
    debut, pris = next(iter(hauteurs)), 0.0
    for rang, hauteur in hauteurs.items():
        pris += hauteur
        if pris <= haute or rang == debut:
            continue
        permis = (r for r in range(rang, debut, -1) if not _tient_au_dessus(feuille, r))
        debut = next(permis, rang)
        pris = sum(hauteurs[r] for r in range(debut, rang + 1))
        yield debut


def _tient_au_dessus(feuille: Any, rang: int) -> bool:
    """Tell whether a row goes with the one above: a box or a merged cell goes on, or a heading."""
    if any(p.min_row < rang <= p.max_row for p in feuille.merged_cells.ranges):
        return True
    ici, dessus = _ligne(feuille, rang), _ligne(feuille, rang - 1)
    textes = [cell for cell in dessus.values() if cell.value is not None]
    if textes and all(cell.font.b for cell in textes):
        return True
    return any(
        _a_un_cote(cell)
        and _a_un_cote(dessus[col])
        and not (trait(cell, "top") or trait(dessus[col], "bottom"))
        for col, cell in ici.items()
        if col in dessus
    )


def _ligne(feuille: Any, rang: int) -> dict[int, Any]:
    return {col: cell for (row, col), cell in feuille._cells.items() if row == rang}


def _a_un_cote(cell: Any) -> bool:
    return any(trait(cell, cote) for cote in _COTES)
