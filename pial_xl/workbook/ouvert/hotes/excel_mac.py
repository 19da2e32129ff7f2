"""Excel for Mac: AppleScript reaches a cell as a whole, and copies no workbook that is open."""

# ruff: noqa: D102 (said once, in ``Hote``)

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from xlwings import Book, Range

from pial_xl.letters.mesure import RETRAIT_PT
from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.ouvert.hotes.commun import Fragment, Hote, Rvb


class ExcelMac(Hote):
    """Excel for Mac: a letter keeps the look of each cell, not of the words inside it."""

    def chemin(self, book: Book) -> Path:
        """Give where the workbook is on this computer.

        Raises:
            EcritureImpossible: never saved, or on OneDrive or SharePoint, where Excel's sandbox
                leaves nothing to copy.
        """
        chemin = super().chemin(book)
        if chemin is None:
            raise EcritureImpossible(
                "Ce classeur est sur OneDrive ou SharePoint : enregistrez-le dans un dossier de "
                "l'ordinateur, puis recommencez."
            )
        return chemin

    def copier(self, book: Book, chemin: Path) -> None:
        """Copy the file as last saved: nothing here writes a workbook that stays open."""
        shutil.copyfile(self.chemin(book), chemin)

    def structure_protegee(self, book: Book) -> bool:
        return bool(book.api.protect_structure.get())

    def lire_entete(self, page: Any, zone: str) -> str:
        dit = getattr(page, zone).get()
        return dit if isinstance(dit, str) else ""

    def ecrire_entete(self, page: Any, zone: str, texte: str) -> None:
        getattr(page, zone).set(texte)

    def retrait(self, cellule: Range) -> float:
        pas = cellule.api.indent_level.get()
        return pas * RETRAIT_PT if isinstance(pas, int) else 0.0

    def fragments(self, cellule: Range, texte: str) -> tuple[Fragment, ...]:
        """Give the text as one piece: Excel's characters do not answer to AppleScript."""
        police = cellule.font
        gras, italique = _trait(police.bold), _trait(police.italic)
        return (Fragment(texte, gras, italique, _couleur(police)),)

    def mettre_en_forme(self, cellule: Range, fragments: Iterable[Fragment]) -> None:
        """Leave the cell the look it has: its pieces cannot be reached."""
        del cellule, fragments


def _trait(dit: Any) -> bool | None:
    """Keep a plain answer; a text of several looks gives AppleScript's « missing value »."""
    return dit if isinstance(dit, bool) else None


def _couleur(police: Any) -> Rvb | None:
    try:
        rouge, vert, bleu = police.color
    except TypeError:  # xlwings makes a tuple of what Excel says, « missing value » included
        return None
    return rouge, vert, bleu
