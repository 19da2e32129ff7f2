"""How sheets print: A4, one page wide, headers repeated, a French footer."""

from xlsxwriter.worksheet import Worksheet

from pial_xl.tables import colonnes
from pial_xl.template.zones import LIGNE_TITRES, Zone

_A4 = 9
_LARGEUR_PORTRAIT = 95
"""Widths of columns, in characters, that stand on a portrait page near full size."""
_ECHELLE_LISTE = 72
"""Scale, in per cent, at which 126 characters stand on a portrait page."""
_PIED = "&L&8&A&R&8Page &P sur &N"


def en_table(feuille: Worksheet, zone: Zone) -> None:
    """Print a table in landscape, or in portrait when it fits; its headers on every page."""
    _commun(feuille)
    if sum(c.largeur for c in colonnes(zone.modele).values()) > _LARGEUR_PORTRAIT:
        feuille.set_landscape()
    else:
        feuille.set_portrait()
    feuille.fit_to_pages(1, 0)
    feuille.repeat_rows(LIGNE_TITRES - 1)
    feuille.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)


def portrait(feuille: Worksheet) -> None:
    """Print a sheet on one portrait page."""
    _commun(feuille)
    feuille.set_portrait()
    feuille.fit_to_pages(1, 1)
    feuille.center_horizontally()


def en_liste(feuille: Worksheet, page_a: int) -> None:
    """Print a sheet to read in portrait, a new page beginning at row *page_a* (from 0).

    It is scaled and not fitted: Excel forgets page breaks when it fits.
    """
    _commun(feuille)
    feuille.set_portrait()
    feuille.set_print_scale(_ECHELLE_LISTE)
    feuille.set_h_pagebreaks([page_a])
    feuille.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)


def _commun(feuille: Worksheet) -> None:
    feuille.set_paper(_A4)
    feuille.set_footer(_PIED)
