"""The sheet Contrôles of the open workbook: read what it showed, replace it in place."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from typing import Any, Final

from xlwings import Book, Range, Sheet
from xlwings.main import Table

from pial_xl.findings import Niveau, Report
from pial_xl.report.texte import affichable, tronquer
from pial_xl.units.dates import format_date
from pial_xl.units.text import fold, french, plural
from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.ouvert.hotes import Hote
from pial_xl.workbook.ouvert.marques import FONDS
from pial_xl.workbook.ouvert.noms import CONTROLES
from pial_xl.workbook.ouvert.statuts import Constat

TITRES: Final = (
    *("Niveau", "Code", "Feuille", "Cellule", "Objet", "Message"),
    *("Mesuré", "Attendu", "Écart", "Que faire", "Source", "Statut"),
)
TABLE: Final = "T_Controles"
_PREMIER = fold(TITRES[0])
_LARGEURS = (12, 8, 14, 9, 11, 50, 13, 15, 10, 34, 28, 9.5)
_LIGNE_TITRES = 5
_CELLULE = 3
_TEXTE_MAX = 8_000
"""Longest text that Excel takes in a block."""
_AUCUN = "Aucun constat"
_SOMBRE = (31, 78, 95)
_BLANC = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the table stands: its sheet, the row of its header, its first column, its last row."""

    sheet: Sheet
    ligne_titres: int
    colonne: int
    derniere: int
    table: Table | None


def lire_controles(book: Book) -> tuple[Place | None, tuple[Constat, ...]]:
    """Give where the sheet's table stands, and the rows it shows; None without the sheet.

    Raises:
        EcritureImpossible: when a sheet of that name holds something else.
    """
    nom = next((nom for nom in book.sheet_names if fold(nom) == fold(CONTROLES)), None)
    if nom is None:
        return None, ()
    sheet = book.sheets[nom]
    utile = sheet.used_range
    bloc = utile.options(ndim=2).value
    haut, gauche = utile.row, utile.column
    for rang, rangee in enumerate(bloc):
        textes = [fold(valeur or "") for valeur in rangee]
        debut = textes.index(_PREMIER) if _PREMIER in textes else 0
        if textes[debut : debut + len(TITRES)] == list(map(fold, TITRES)):
            place = Place(sheet, haut + rang, gauche + debut, haut + len(bloc) - 1, _table(sheet))
            return place, _constats(debut, bloc[rang + 1 :])
    if any(valeur is not None for rangee in bloc for valeur in rangee):
        raise EcritureImpossible(
            f"La feuille « {CONTROLES} » n'a plus ses titres dans l'ordre, ou n'est pas de "
            "pial-xl : renommez-la ou supprimez-la, puis recommencez."
        )
    return Place(sheet, _LIGNE_TITRES, 1, haut + len(bloc) - 1, None), ()


def ecrire_controles(
    book: Book, hote: Hote, place: Place | None, constats: Sequence[Constat], report: Report
) -> None:
    """Replace the table's rows; nothing outside of its columns is touched.

    Args:
        book: the open workbook.
        hote: the program that holds it.
        place: what ``lire_controles`` gave; the sheet is made when it is None.
        constats: the rows to show.
        report: the control they come from.
    """
    place = place or _creer(book)
    sheet = place.sheet
    if place.table is None:
        _ecrire_titres(hote, place)
    else:
        _montrer_tout(place.table)
    _ecrire_faits(hote, place, report)
    premiere, fin = place.ligne_titres + 1, place.colonne + len(TITRES) - 1
    corps = sheet.range((premiere, place.colonne), (max(place.derniere, premiere), fin))
    corps.clear_contents()
    rangees = [[_texte(v) for v in astuple(c)] for c in constats] or [_rangee_vide()]
    derniere = premiere + len(rangees) - 1
    _ecrire_rangees(hote, place, rangees, constats)
    if place.table is not None:
        place.table.resize(sheet.range((place.ligne_titres, place.colonne), (derniere, fin)))
    else:
        _colorier_niveaux(hote, place, corps.shape[0], constats)


def lien(feuille: str, cellule: str) -> str:
    """Give the formula that shows the address of a cell of the workbook and leads to it."""
    cible = f"#'{feuille.replace(chr(39), chr(39) * 2)}'!{cellule}".replace('"', '""')
    return f'=HYPERLINK("{cible}","{cellule}")'


def bilan(report: Report) -> str:
    """Say the counts of a control: « 2 bloquants, 1 alerte, 0 information »."""
    comptes = report.bilan
    mots = {Niveau.BLOQUANT: "bloquant", Niveau.ALERTE: "alerte", Niveau.INFO: "information"}
    return ", ".join(plural(comptes[niveau], mot) for niveau, mot in mots.items())


def _table(sheet: Sheet) -> Table | None:
    return next((table for table in sheet.tables if table.name == TABLE), None)


def _constats(debut: int, bloc: Iterable[Sequence[Any]]) -> tuple[Constat, ...]:
    rangees = ([_lu(v) for v in rangee[debut : debut + len(TITRES)]] for rangee in bloc)
    return tuple(Constat(*rangee) for rangee in rangees if rangee[1])


def _lu(valeur: object) -> str:
    return "" if valeur is None else str(valeur)


def _creer(book: Book) -> Place:
    sheet = book.sheets.add(CONTROLES, after=book.sheets[book.sheet_names[-1]])
    return Place(sheet, _LIGNE_TITRES, 1, _LIGNE_TITRES, None)


def _ecrire_titres(hote: Hote, place: Place) -> None:
    """Lay out a sheet that the template did not: its title, its header, its widths."""
    sheet = place.sheet
    titre = sheet.range((1, place.colonne))
    hote.ecrire_texte(titre, [["Contrôles du classeur"]])
    titre.font.bold, titre.font.size = True, 18
    debut, fin = place.colonne, place.colonne + len(TITRES) - 1
    entete = sheet.range((place.ligne_titres, debut), (place.ligne_titres, fin))
    hote.ecrire_texte(entete, [list(TITRES)])
    entete.font.bold, entete.font.color, entete.color = True, _BLANC, _SOMBRE
    for rang, largeur in enumerate(_LARGEURS):
        sheet.range((1, debut + rang)).column_width = largeur


def _montrer_tout(table: Table) -> None:
    """Take a filter away: Excel would write and clear the rows it shows, and no others."""
    if table.show_autofilter:
        table.show_autofilter = False
        table.show_autofilter = True


def _ecrire_faits(hote: Hote, place: Place, report: Report) -> None:
    if place.ligne_titres <= 3:
        return
    non_evalues = plural(len(report.non_evalues), "contrôle non évalué", "contrôles non évalués")
    faits = french(
        f"Contrôlé le {format_date(report.date_reference)} · année scolaire "
        f"{report.annee_scolaire} · pial-xl {report.version}"
    )
    haut = place.ligne_titres - 3
    plage = place.sheet.range((haut, place.colonne), (haut + 1, place.colonne))
    hote.ecrire_texte(plage, [[_texte(faits)], [f"{bilan(report)}, {non_evalues}"]])


def _ecrire_rangees(
    hote: Hote, place: Place, rangees: Sequence[Sequence[str]], constats: Sequence[Constat]
) -> None:
    premiere, derniere = place.ligne_titres + 1, place.ligne_titres + len(rangees)
    liens, fin = place.colonne + _CELLULE, place.colonne + len(TITRES) - 1

    def plage(gauche: int, droite: int) -> Range:
        return place.sheet.range((premiere, gauche), (derniere, droite))

    avant, apres = plage(place.colonne, liens - 1), plage(liens + 1, fin)
    hote.ecrire_texte(avant, [list(rangee[:_CELLULE]) for rangee in rangees])
    hote.ecrire_texte(apres, [list(rangee[_CELLULE + 1 :]) for rangee in rangees])
    if constats:
        colonne = plage(liens, liens)
        colonne.number_format = "General"
        colonne.formula = [[lien(c.feuille, c.cellule)] for c in constats]
    if place.table is None:
        tout = plage(place.colonne, fin)
        tout.wrap_text, tout.vertical_alignment = True, "top"


def _colorier_niveaux(hote: Hote, place: Place, hauteur: int, constats: Sequence[Constat]) -> None:
    """Colour the levels where no conditional format of the template does."""
    premiere = place.ligne_titres + 1
    hote.colorier(
        place.sheet, ((ligne, place.colonne) for ligne in range(premiere, premiere + hauteur)), None
    )
    for niveau, fond in FONDS.items():
        lignes = (premiere + rang for rang, c in enumerate(constats) if c.niveau == niveau)
        hote.colorier(place.sheet, ((ligne, place.colonne) for ligne in lignes), fond)


def _rangee_vide() -> list[str]:
    return [_AUCUN if champ.name == "message" else "" for champ in fields(Constat)]


def _texte(valeur: str) -> str:
    return tronquer(affichable(valeur, garder="\n"), _TEXTE_MAX)
