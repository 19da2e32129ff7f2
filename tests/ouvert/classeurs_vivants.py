"""Workbooks made from the template and rows of the tests, and what they say once open."""

from collections.abc import Callable, Mapping, Sequence

import xlwings as xw

from pial_xl.tables import TABLES, colonnes
from pial_xl.tables.colonne import Format
from pial_xl.template import construire

Ouvrir = Callable[..., xw.Book]
Tables = Mapping[str, Sequence[Mapping[str, object]]]


def gabarit(tables: Tables) -> bytes:
    """Fill the template with rows by field, in which a number of hours is a number of hours."""
    donnees = {
        modele.table: [
            {champ: _heures(v, colonnes(modele)[champ].format) for champ, v in ligne.items()}
            for ligne in tables[modele.table]
        ]
        for modele in TABLES
        if modele.table in tables and modele.table != "T_Parametres"
    }
    parametres = {str(p["cle"]): p["valeur"] for p in tables.get("T_Parametres", ())}
    return construire(donnees, parametres)


def _heures(valeur: object, format_: Format) -> object:
    if isinstance(valeur, int) and format_ in (Format.DUREE, Format.HEURE):
        return float(valeur)
    return valeur


def lignes(book: xw.Book, feuille: str = "Contrôles", titres: int = 5) -> list[list[str]]:
    """Give the rows of the sheet of findings, as texts."""
    bloc = book.sheets[feuille].used_range.options(ndim=2).value
    return [["" if v is None else str(v) for v in rangee] for rangee in bloc[titres:] if rangee[1]]


def contenu(book: xw.Book) -> dict[str, list[list[object]]]:
    """Give all that the sheets of a workbook say."""
    return {s.name: s.used_range.options(ndim=2).value for s in book.sheets}
