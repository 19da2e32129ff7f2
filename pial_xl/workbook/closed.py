"""Read a closed workbook, ``.xlsx`` or ``.xlsm``, whoever saved it."""

import warnings
from collections.abc import Iterator
from pathlib import Path

from pial_xl.tables import TABLES, Correspondance
from pial_xl.tables.adresse import a1
from pial_xl.tables.brut import RawTable, RawWorkbook
from pial_xl.tables.ligne import Ligne as Modele
from pial_xl.units.text import fold
from pial_xl.workbook.archive import Archive, ouvrir_archive
from pial_xl.workbook.cellules import Ligne, lire_cellules
from pial_xl.workbook.entete import Entete, chercher_entete
from pial_xl.workbook.erreurs import ClasseurIllisible
from pial_xl.workbook.paquet import Feuille, Paquet, TableExcel, lire_paquet

_MODELE_DE_LETTRE = "modeledelettre"
_LUES = tuple(modele for modele in TABLES if modele is not Correspondance)


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
        tables = {
            modele.table: table for modele in _LUES if (table := _lire_table(lecture, modele))
        }
        modeles = _modeles_de_lettre(lecture)
    if not tables:
        raise ClasseurIllisible(
            "Ce classeur ne contient aucune des tables attendues (AESH, Élèves, Affectations…) : "
            "partez d'un classeur neuf, créé par « pial-xl nouveau »."
        )
    return RawWorkbook(path.name, tables, modeles)


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


def _lire_table(lecture: _Lecture, modele: type[Modele]) -> RawTable | None:
    """Read one table; None when the workbook has neither its Excel Table nor its sheet."""
    sans_titres: Feuille | None = None
    for feuille, table in _endroits(lecture.paquet, modele):
        lignes = lecture.lignes(feuille)
        voisines = [autre for autre in feuille.tables if autre is not table]
        if entete := chercher_entete(modele, lignes, table, voisines):
            return _table(feuille, entete, lignes, table)
        if lignes and not sans_titres:
            sans_titres = feuille
    if sans_titres:
        raise ClasseurIllisible(
            f"La feuille « {sans_titres.titre} » n'a plus sa ligne de titres : remettez-la, ou "
            "recopiez vos données dans un classeur neuf (pial-xl nouveau)."
        )
    return None


def _endroits(paquet: Paquet, modele: type[Modele]) -> Iterator[tuple[Feuille, TableExcel | None]]:
    """Give the places where a table may stand, the surest first."""
    for feuille in paquet.feuilles:
        for table in feuille.tables:
            if table.nom.casefold() == modele.table.casefold():
                yield feuille, table
    for feuille in paquet.feuilles:
        if fold(feuille.titre) == fold(modele.feuille):
            yield feuille, None


def _table(
    feuille: Feuille, entete: Entete, lignes: list[Ligne], table: TableExcel | None
) -> RawTable:
    totaux = _lignes_de_totaux(entete, table)
    columns = [column for column, _ in entete.titres]
    corps = [
        (numero, tuple(map(valeurs.get, columns)))
        for numero, valeurs in lignes
        if numero > entete.ligne and numero not in totaux
    ]
    return RawTable(feuille.titre, entete.ligne, entete.titres, entete.premiere_colonne, corps)


def _lignes_de_totaux(entete: Entete, table: TableExcel | None) -> range:
    """Give the rows of the Excel Table's totals, if it stands where it says."""
    if table is None or table.haut != entete.ligne:
        return range(0)
    return range(max(table.bas - table.lignes_de_totaux, table.haut) + 1, table.bas + 1)


def _modeles_de_lettre(lecture: _Lecture) -> dict[str, tuple[tuple[str, str], ...]]:
    return {
        feuille.titre: tuple(
            (a1(column, numero), value)
            for numero, valeurs in lecture.lignes(feuille)
            for column, value in sorted(valeurs.items())
            if isinstance(value, str) and value.strip()
        )
        for feuille in lecture.paquet.feuilles
        if fold(feuille.titre).startswith(_MODELE_DE_LETTRE)
    }
