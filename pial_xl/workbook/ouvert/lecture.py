"""Read the open workbook: one block a sheet, then the same search for tables as in a file."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from xlwings import Book, Sheet
from xlwings.main import Table

from pial_xl.letters.suivi import FEUILLE_REGISTRE
from pial_xl.tables import TABLES
from pial_xl.tables.brut import RawTable, RawWorkbook
from pial_xl.workbook.assemblage import assembler
from pial_xl.workbook.erreurs import ClasseurIllisible
from pial_xl.workbook.grille import (
    COLONNES_MAX,
    LIGNES_MAX,
    LIGNES_VIDES_MAX,
    Feuille,
    Ligne,
    TableExcel,
)
from pial_xl.workbook.ouvert.durees import avec_durees

CELLULES_PAR_LECTURE = 200_000
"""A sheet whose used range is larger, for a stray cell or format far away, is read by parts."""

_CODE_ERREUR_MAX = -2_000_000_000
_ERREUR = "#UNKNOWN!"
_LETTRE = "lettre "


def lire_ouvert(book: Book) -> RawWorkbook:
    """Read the tables, the letter models and the letters of an open workbook, left as it is.

    The number of calls to the spreadsheet program hangs on the sheets and their columns, never on
    the rows.

    Raises:
        ClasseurIllisible: when it holds none of our tables, or one without its header row.
    """
    sheets = {sheet.name: sheet for sheet in book.sheets}
    lues: dict[str, list[Ligne]] = {}

    def lire(feuille: Feuille) -> list[Ligne]:
        if feuille.partie not in lues:
            lues[feuille.partie] = list(lire_lignes(sheets[feuille.partie]))
        return lues[feuille.partie]

    feuilles = [
        Feuille(nom, nom, () if _sans_table(nom) else tuple(_tables(sheet)))
        for nom, sheet in sheets.items()
    ]
    brut = assembler(book.name, feuilles, lire)
    modeles = {modele.table: modele for modele in TABLES}
    tables: dict[str, RawTable] = {
        nom: avec_durees(sheets[table.feuille], table, modeles[nom])
        for nom, table in brut.tables.items()
    }
    return replace(brut, tables=tables)


def _sans_table(nom: str) -> bool:
    """Tell a sheet that a run wrote: it holds no table, and need not be asked for its own."""
    return nom == FEUILLE_REGISTRE or nom.casefold().startswith(_LETTRE)


def _tables(sheet: Sheet) -> Iterator[TableExcel]:
    for table in sheet.tables:
        plage = table.range
        if plage is not None:
            yield _table(table, plage.row, plage.column, *plage.shape)


def _table(table: Table, haut: int, gauche: int, hauteur: int, largeur: int) -> TableExcel:
    return TableExcel(
        nom=table.name,
        gauche=gauche,
        haut=haut,
        droite=gauche + largeur - 1,
        bas=haut + hauteur - 1,
        lignes_de_titres=int(table.show_headers),
        lignes_de_totaux=int(table.show_totals),
    )


def lire_lignes(sheet: Sheet) -> Iterator[Ligne]:
    """Give the rows of a sheet that hold something; stops where the closed reader would."""
    derniere = lues = 0
    for numero, valeurs in _rangees(sheet):
        if numero - derniere > LIGNES_VIDES_MAX:
            return
        if not valeurs:
            continue
        derniere, lues = numero, lues + 1
        if lues > LIGNES_MAX:
            raise ClasseurIllisible(
                f"La feuille « {sheet.name} » compte plus de {LIGNES_MAX // 1000} 000 lignes "
                "remplies : partagez le classeur par pôle."
            )
        yield numero, valeurs


def _rangees(sheet: Sheet) -> Iterator[Ligne]:
    """Give every row of the used range, blank ones included, read in as few blocks as can be."""
    utile = sheet.used_range
    haut, gauche = utile.row, utile.column
    hauteur, largeur = utile.shape
    largeur = min(largeur, COLONNES_MAX - gauche + 1)
    if largeur < 1:
        return
    pas = CELLULES_PAR_LECTURE // largeur
    fin = haut + hauteur
    for debut in range(haut, fin, pas):
        bloc = sheet.range(
            (debut, gauche), (min(debut + pas, fin) - 1, gauche + largeur - 1)
        ).options(ndim=2, err_to_str=True)
        yield from _numeroter(bloc.value, debut, gauche)


def _numeroter(bloc: Iterable[Iterable[Any]], haut: int, gauche: int) -> Iterator[Ligne]:
    for numero, rangee in enumerate(bloc, start=haut):
        yield (
            numero,
            {
                colonne: _lire(valeur)
                for colonne, valeur in enumerate(rangee, start=gauche)
                if valeur is not None and valeur != ""
            },
        )


def _lire(valeur: object) -> object:
    """Give a value as a closed file would: the newer errors of Excel arrive as great numbers."""
    if isinstance(valeur, Decimal):
        return float(valeur)
    if isinstance(valeur, int) and valeur < _CODE_ERREUR_MAX:
        return _ERREUR
    return valeur
