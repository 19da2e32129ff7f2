"""Read a closed workbook, ``.xlsx`` or ``.xlsm``, whoever saved it."""

import warnings
from pathlib import Path

from pial_xl.tables.brut import RawWorkbook
from pial_xl.workbook.archive import Archive, ouvrir_archive
from pial_xl.workbook.assemblage import assembler
from pial_xl.workbook.cellules import lire_cellules
from pial_xl.workbook.grille import Feuille, Ligne
from pial_xl.workbook.paquet import Paquet, lire_paquet


def read_workbook(path: Path) -> RawWorkbook:
    """Read the tables and the letter models of a closed workbook; the file is left untouched.

    A table is found by the name of its Excel Table, else by the title of its sheet; its header is
    the row that holds the headers of its model. Every row below the header is read, blank rows
    and the end of the Excel Table notwithstanding (people type under a table, and LibreOffice does
    not let it grow), until a long run of blank rows; only the Table's totals row is left out.
    Hidden sheets are read too. Sheets that are not ours are not read.

    ``T_Correspondance`` is left out of the tables: it holds the pupils' names and no control
    reads it.

    Raises:
        ClasseurIllisible: in one French sentence, when the file is no workbook that can be read,
            holds none of our tables, or one without its header row.
    """
    archive = ouvrir_archive(path)
    with warnings.catch_warnings():
        # openpyxl warns of dates out of range, which already arrive as errors at their cells.
        warnings.simplefilter("ignore")
        lecture = _Lecture(archive, lire_paquet(archive))
        return assembler(path.name, lecture.paquet.feuilles, lecture.lignes)


class _Lecture:
    """The sheets of one workbook, each read at most once."""

    def __init__(self, archive: Archive, paquet: Paquet) -> None:
        self.paquet = paquet
        self._archive = archive
        self._lignes: dict[str, list[Ligne]] = {}

    def lignes(self, feuille: Feuille) -> list[Ligne]:
        if feuille.partie not in self._lignes:
            self._lignes[feuille.partie] = list(lire_cellules(self._archive, self.paquet, feuille))
        return self._lignes[feuille.partie]
