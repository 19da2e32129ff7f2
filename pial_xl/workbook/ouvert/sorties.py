"""The output sheets of the open workbook: laid out by the template, filled here in blocks."""

from collections.abc import Iterable

from xlwings import Book, Range, Sheet

from pial_xl.report.feuilles.bloc import Bloc, Nature
from pial_xl.units.text import fold
from pial_xl.workbook.ouvert.hotes import Hote
from pial_xl.workbook.ouvert.textes import en_bloc


def feuille(book: Book, titre: str) -> Sheet | None:
    """Give the sheet of a title, whatever its case and accents; None when there is none."""
    nom = next((nom for nom in book.sheet_names if fold(nom) == fold(titre)), None)
    return None if nom is None else book.sheets[nom]


def ecrire_blocs(sheet: Sheet, hote: Hote, blocs: Iterable[Bloc]) -> None:
    """Clear the area of each block and write it; the rest of the sheet is left as it is."""
    for bloc in blocs:
        zone = _zone(sheet, bloc, bloc.place)
        if bloc.repliable:
            zone.rows.hidden = False
        zone.clear_contents()
        if bloc.valeurs:
            _ecrire(_zone(sheet, bloc, len(bloc.valeurs)), hote, bloc)
        if bloc.repliable and bloc.lignes_vides:
            premiere, derniere = bloc.lignes_vides
            sheet.range((premiere, 1), (derniere, 1)).rows.hidden = True


def montrer_tout(sheet: Sheet) -> None:
    """Take the filters of tables away: Excel would clear the rows they show, and no others."""
    for table in sheet.tables:
        if table.show_autofilter:
            table.show_autofilter = False
            table.show_autofilter = True


def _zone(sheet: Sheet, bloc: Bloc, hauteur: int) -> Range:
    coin = bloc.ligne, bloc.colonne
    return sheet.range(coin, (bloc.ligne + hauteur - 1, bloc.colonne + bloc.largeur - 1))


def _ecrire(zone: Range, hote: Hote, bloc: Bloc) -> None:
    match bloc.nature:
        case Nature.TEXTES:
            hote.ecrire_texte(zone, [[en_bloc(v) for v in rangee] for rangee in bloc.valeurs])
        case Nature.FORMULES:
            zone.number_format = "General"
            zone.formula = [list(rangee) for rangee in bloc.valeurs]
        case Nature.VALEURS:
            zone.value = [list(rangee) for rangee in bloc.valeurs]
