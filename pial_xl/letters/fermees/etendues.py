"""Refuse a sheet with ranges that openpyxl would fill cell by cell until the memory is gone."""

import zipfile
from collections.abc import Iterator
from typing import Final

from openpyxl.utils.cell import range_boundaries

from pial_xl.workbook.archive import Archive
from pial_xl.workbook.balisage import elements, principal
from pial_xl.workbook.erreurs import ClasseurIllisible

CELLULES_MAX: Final = 100_000
"""Cells that the ranges of a workbook may cover in all; a letter of four pages has some 5,000."""
_COLONNES, _LIGNES = 16_384, 1_048_576
_PLAGES = frozenset({principal("mergeCell"), principal("hyperlink")})


class FeuilleDemesuree(ClasseurIllisible):
    """A sheet has merged cells, or a link, over a range that is too large."""

    def __init__(self, feuille: str) -> None:
        super().__init__(
            f"{feuille} a des cellules fusionnées, ou un lien, sur une plage démesurée (une "
            "colonne entière, par exemple) : annulez cette fusion dans Excel, enregistrez, puis "
            "recommencez."
        )


def cellules_des_plages(classeur: zipfile.ZipFile, partie: str) -> int:
    """Count the cells of the merged ranges and of the links of a sheet, without opening it.

    Args:
        classeur: the workbook, whose archive has already been found sound.
        partie: the sheet's part.

    Raises:
        ClasseurIllisible: the part is damaged.
    """
    return sum(_cellules(ref) for ref in _plages(Archive(classeur), partie))


def _plages(archive: Archive, partie: str) -> Iterator[str]:
    for element in elements(archive, partie):
        if element.tag in _PLAGES and (ref := element.get("ref")):
            yield ref
        element.clear()


def _cellules(ref: str) -> int:
    """Count the cells of a range; one that means nothing is left to openpyxl, which refuses it."""
    try:
        gauche, haut, droite, bas = range_boundaries(ref)
    except ValueError:
        return 0
    # A range of whole columns or rows does not say all its bounds.
    largeur = int(droite or _COLONNES) - int(gauche or 1) + 1
    return max(largeur, 0) * max(int(bas or _LIGNES) - int(haut or 1) + 1, 0)
