"""Excel on Windows: through its object model where xlwings would go cell by cell."""

# ruff: noqa: D102 (said once, in ``Hote``)

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pywintypes import com_error  # type: ignore[import-untyped, unused-ignore]
from xlwings import Book, Range, Sheet

from pial_xl.workbook.ouvert.adresses import Place, unions
from pial_xl.workbook.ouvert.hotes.commun import Hote, Rvb

_ADRESSE_MAX = 250
"""``Range("A1,B2…")`` takes no more than 255 characters."""
_SANS_FOND = -4142
_TRES_CACHEE = 2
_PDF = 0


class ExcelWindows(Hote):
    """Excel on Windows, out of process: each call costs, so cells go in unions."""

    refus = (com_error,)

    def copier(self, book: Book, chemin: Path) -> None:
        book.api.SaveCopyAs(str(chemin))

    def exporter_pdf(self, sheet: Sheet, chemin: Path) -> None:
        sheet.api.ExportAsFixedFormat(_PDF, str(chemin))

    def cacher(self, sheet: Sheet) -> None:
        sheet.api.Visible = _TRES_CACHEE

    @contextmanager
    def vue_gardee(self, book: Book) -> Iterator[None]:
        fenetre = book.api.Windows(1)
        ligne, colonne = fenetre.ScrollRow, fenetre.ScrollColumn
        with super().vue_gardee(book):
            yield
        fenetre.ScrollRow, fenetre.ScrollColumn = ligne, colonne

    def fonds(self, sheet: Sheet, places: Iterable[Place]) -> dict[Place, Rvb | None]:
        trouves: dict[Place, Rvb | None] = {}
        a_voir = list(unions(places, _ADRESSE_MAX))
        while a_voir:
            adresse, lot = a_voir.pop()
            fond = sheet.api.Range(adresse).Interior
            indice, couleur = fond.ColorIndex, fond.Color
            if indice == _SANS_FOND:
                trouves |= dict.fromkeys(lot)
            elif len(lot) == 1 or (indice is not None and couleur):
                trouves |= dict.fromkeys(lot, _rvb(int(couleur)))
            else:  # several fills, of which Excel says nothing, or black: each half by itself
                milieu = len(lot) // 2
                a_voir += [*unions(lot[:milieu], _ADRESSE_MAX), *unions(lot[milieu:], _ADRESSE_MAX)]
        return trouves

    def colorier(self, sheet: Sheet, places: Iterable[Place], couleur: Rvb | None) -> None:
        for adresse, _ in unions(places, _ADRESSE_MAX):
            fond: Any = sheet.api.Range(adresse).Interior
            if couleur is None:
                fond.ColorIndex = _SANS_FOND
            else:
                fond.Color = couleur[0] | couleur[1] << 8 | couleur[2] << 16

    def ajouter_note(self, cellule: Range, texte: str) -> None:
        note = cellule.add_note(texte)
        note.api.Shape.TextFrame.AutoSize = True  # Excel's box shows four lines, whatever it holds


def _rvb(couleur: int) -> Rvb:
    return couleur & 255, couleur >> 8 & 255, couleur >> 16 & 255
