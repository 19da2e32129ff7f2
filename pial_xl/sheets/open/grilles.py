"""The grids of the open workbook: found on its sheets, and told what of them is taken."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from xlwings import Book, Sheet

from pial_xl.grilles.edited import EditedGrille
from pial_xl.grilles.sheet import SheetCells, find_grille
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.hosts.areas import Box
from pial_xl.sheets.open.reading import filled_rows
from pial_xl.sheets.open.record import Record
from pial_xl.tables.address import Place
from pial_xl.units.text import fold

_TITLE = "edt"
"""How the title of a grid begins, kept or copied by a person; the record knows the others."""


def open_grilles(book: Book, host: Host, record: Record) -> Iterator[EditedGrille]:
    """Give the grids of the sheets that may hold one; those without one are left out.

    One call or two a sheet, and as many more as it has merged cells: where they stand is asked for
    whole only of a sheet that somebody typed in.

    Args:
        book: the open workbook.
        host: its program.
        record: what the last runs left.
    """
    for nom in book.sheet_names:
        if fold(nom).startswith(_TITLE) or nom in record.handouts:
            found = _grille(book.sheets[nom], host)
            if found is not None:
                yield found


def _grille(sheet: Sheet, host: Host) -> EditedGrille | None:
    cells = _cells(sheet)
    found = find_grille(cells)
    if found is None or _is_as_drawn(sheet, host, found):
        return found
    merges = host.merges(sheet.used_range)
    return find_grille(replace(cells, merges=tuple(sorted(merges))))


def _cells(sheet: Sheet) -> SheetCells:
    rows = filled_rows(sheet.used_range)
    return SheetCells(
        sheet.name,
        {(row, column): value for row, values in rows for column, value in values.items()},
    )


def _is_as_drawn(sheet: Sheet, host: Host, found: EditedGrille) -> bool:
    """Tell whether nobody typed in a grid, nor parted its merged cells."""
    if found.drawn != found.now:
        return False
    return all(host.has_merges(sheet.range(*area)) for area in _merged_areas(found))


def _merged_areas(found: EditedGrille) -> Iterator[tuple[Place, Place]]:
    """Give the first two cells, one over the other, of each slot that was drawn over several."""
    for (rank, line), text in found.drawn.items():
        above, below = (rank, line), (rank, line + 1)
        is_first = found.drawn.get((rank, line - 1)) != text
        if text and is_first and found.drawn.get(below) == text:
            yield found.cells[above], found.cells[below]


def keep_as_drawn(book: Book, host: Host, kept: Mapping[str, Mapping[Place, str]]) -> None:
    """Have grids keep what was taken of them, so that it is not taken for an edit again.

    Args:
        book: the open workbook.
        host: its program.
        kept: texts by the title of the sheet and the place out of sight.
    """
    for title, texts in kept.items():
        sheet = book.sheets[title]
        areas: list[Box] = [(row, column, row, column) for row, column in sorted(texts)]
        host.witness.cells(sheet, areas)
        host.write_texts(sheet, texts)
