"""Carry a sheet over to another workbook: all that makes its look and its page."""

from collections.abc import Callable, Iterator
from copy import copy, deepcopy
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

PROGRAMME = "pial_xl"
"""Author of the workbooks of letters, as their properties say it."""
_A4 = 9
_PARTIES = ("left", "center", "right")
_ENTETES = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_LONGUEUR_ENTETE = 255


class Police(Font):
    """A font written with its parts in the order that Microsoft's validator asks for."""

    __elements__ = (
        *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign"),
        *("sz", "color", "name", "family", "charset", "scheme"),
    )
    __nested__ = vars(Font)["__nested__"]  # openpyxl looks for it on each class


def police(source: Any) -> Police:
    """Give the same font as *source*, for another workbook."""
    return Police(**{trait: copy(getattr(source, trait)) for trait in Police.__elements__})


def preparer_classeur(modele: Worksheet) -> Workbook:
    """Make an empty workbook with the theme and the base font of the model's workbook."""
    origine: Any = modele.parent
    classeur: Any = Workbook()
    classeur.remove(classeur.active)
    classeur.loaded_theme = origine.loaded_theme
    classeur._fonts = IndexedList([police(origine._fonts[0])])  # the unit of column widths
    classeur.properties.creator = PROGRAMME
    classeur.properties.language = "fr-FR"
    return classeur  # type: ignore[no-any-return]


def trait(cell: Any, cote: str) -> str | None:
    """Give the style of a cell's border on one side (``left``, ``top``…); None without one."""
    bord = getattr(cell.border, cote)
    return bord.style if bord else None


def zone(modele: Worksheet) -> tuple[Cell, ...]:
    """Give the model's cells in reading order: those of its print area when it has one.

    Only cells that exist are given: one stray cell at the sheet's far corner costs nothing.
    """
    return tuple(c for c in _cellules(modele) if isinstance(c, Cell))


def bords(modele: Worksheet) -> tuple[MergedCell, ...]:
    """Give the cells behind the merged ones of ``zone`` that draw their borders: Excel needs them.

    openpyxl gave them what it read of the borders around the whole.
    """
    return tuple(c for c in _cellules(modele) if isinstance(c, MergedCell) and c.has_style)


def _cellules(modele: Worksheet) -> Iterator[Any]:
    feuille: Any = modele
    dedans = _dans_la_zone(modele)
    return (c for (row, col), c in sorted(feuille._cells.items()) if dedans(row, col))


def textes_d_entete(modele: Worksheet) -> list[str]:
    """Give the texts of the headers and footers."""
    entetes = [getattr(modele.HeaderFooter, entete) for entete in _ENTETES]
    textes = [getattr(entete, cote).text for entete in entetes for cote in _PARTIES]
    return [texte for texte in textes if texte]


def copier_structure(modele: Worksheet, feuille: Worksheet) -> None:
    """Copy merged cells, columns, rows, pictures, conditional formats and the sheet's settings.

    Validations are left behind, for a letter is not typed in.
    """
    dedans = _dans_la_zone(modele)
    feuille.sheet_format = copy(modele.sheet_format)
    feuille.sheet_properties = deepcopy(modele.sheet_properties)
    feuille.sheet_properties.codeName = None  # no macros here, and two sheets cannot share one
    feuille.sheet_view.showGridLines = modele.sheet_view.showGridLines
    feuille.freeze_panes = modele.freeze_panes
    for plage in modele.merged_cells.ranges:
        if dedans(plage.min_row, plage.min_col):
            feuille.merged_cells.add(plage.coord)  # merge_cells would look at every cell again
    for cle, colonne in modele.column_dimensions.items():
        feuille.column_dimensions[cle] = _attacher(colonne, feuille)
    for rang, ligne in modele.row_dimensions.items():
        if ligne.height is not None or ligne.hidden:
            feuille.row_dimensions[rang].height = ligne.height
            feuille.row_dimensions[rang].hidden = ligne.hidden
    dessin: Any = feuille
    origine: Any = modele
    dessin._images = [media.copie() for media in origine._images]
    for conditions in modele.conditional_formatting:
        for regle in conditions.rules:
            if not any("!" in formule for formule in regle.formula):  # a sheet that is not here
                feuille.conditional_formatting.add(str(conditions.sqref), _copier_regle(regle))


def _copier_regle(regle: Rule) -> Rule:
    neuve: Any = copy(regle)
    neuve.dxf, neuve.dxfId = copy(regle.dxf), None  # the model's numbers mean nothing here
    return neuve  # type: ignore[no-any-return]


def copier_page(modele: Worksheet, feuille: Worksheet, remplir: Callable[[str], str]) -> None:
    """Copy the page set-up, as one A4 portrait page.

    Args:
        modele: where it comes from.
        feuille: where it goes.
        remplir: fills the placeholders of a header or footer; an ampersand of a value is doubled,
            for a single one opens a code there.
    """
    feuille.page_setup = copy(modele.page_setup)
    feuille.page_setup.id = None  # the printer's own settings stay with the model's workbook
    feuille.page_setup.paperSize = _A4
    feuille.page_setup.orientation = "portrait"
    feuille.page_setup.fitToWidth = 1
    feuille.page_setup.fitToHeight = 1
    feuille.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    feuille.page_margins = copy(modele.page_margins)
    feuille.print_options = copy(modele.print_options)
    remplir_entetes(modele, feuille, remplir)
    if modele.print_area:
        feuille.print_area = _sans_feuille(modele.print_area)
    if modele.print_title_rows:
        feuille.print_title_rows = _sans_feuille(modele.print_title_rows)
    if modele.print_title_cols:
        feuille.print_title_cols = _sans_feuille(modele.print_title_cols)


def remplir_entetes(modele: Worksheet, feuille: Worksheet, remplir: Callable[[str], str]) -> None:
    """Copy the headers and footers, filled; see ``copier_page``."""
    feuille.HeaderFooter = deepcopy(modele.HeaderFooter)
    for entete in _ENTETES:
        _remplir_entete(getattr(feuille.HeaderFooter, entete), remplir)


def _remplir_entete(entete: Any, remplir: Callable[[str], str]) -> None:
    """Fill a header or footer, and keep it within what Excel can open."""
    parties = [getattr(entete, cote) for cote in _PARTIES]
    parties = [partie for partie in parties if partie.text]
    for partie in parties:
        partie.text = remplir(partie.text)
    while sum(len(f"&L{partie}") for partie in parties) > _LONGUEUR_ENTETE:
        longue = max(parties, key=lambda partie: len(partie.text))
        longue.text = longue.text[:-1].removesuffix("&")


def _attacher(dimension: Any, feuille: Worksheet) -> Any:
    found = copy(dimension)
    found.parent = feuille
    neuve: Any = type(dimension)(feuille)
    found._style = neuve._style  # the model's style numbers mean nothing in this workbook
    return found


def _sans_feuille(reference: Any) -> str:
    """Give a range without the name of its sheet nor its dollars."""
    parts = str(reference).split(",")
    return ",".join(part.rpartition("!")[2].replace("$", "") for part in parts)


def _dans_la_zone(modele: Worksheet) -> Callable[[int, int], bool]:
    bornes = [plage.bounds for plage in _plages(modele)]

    def dedans(row: int, col: int) -> bool:
        return not bornes or any(c1 <= col <= c2 and r1 <= row <= r2 for c1, r1, c2, r2 in bornes)

    return dedans


def _plages(modele: Worksheet) -> list[Any]:
    area: Any = getattr(modele, "_print_area", None)
    return list(area.ranges) if area else []
