"""The sheet Contrôles of the open workbook: read what it showed, replace it in place."""

from collections.abc import Sequence

from xlwings import Book, Sheet

from pial_xl.findings import Finding, Niveau, Report
from pial_xl.report.feuilles.controles import (
    COLONNES,
    FEUILLE,
    LIGNE_TITRES,
    Constat,
    Statut,
    blocs_controles,
)
from pial_xl.units.text import fold
from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.ouvert.hotes import Hote
from pial_xl.workbook.ouvert.marques import FONDS
from pial_xl.workbook.ouvert.sorties import ecrire_blocs, feuille, montrer_tout

_LARGEUR = len(COLONNES)
_SOMBRE, _BLANC = (31, 78, 95), (255, 255, 255)


def lire_controles(book: Book) -> tuple[Constat, ...]:
    """Give the rows that the sheet shows; none when there is no such sheet.

    Raises:
        EcritureImpossible: when a sheet of that name holds something else.
    """
    sheet = feuille(book, FEUILLE)
    if sheet is None:
        return ()
    utile = sheet.used_range
    derniere = max(utile.row + utile.shape[0] - 1, LIGNE_TITRES)
    zone = sheet.range((1, 1), (derniere, _LARGEUR)).options(ndim=2)
    rangees = [["" if v is None else str(v) for v in rangee] for rangee in zone.value]
    if not any(v for rangee in rangees for v in rangee):
        return ()
    if list(map(fold, rangees[LIGNE_TITRES - 1])) != [fold(c.titre) for c in COLONNES]:
        raise EcritureImpossible(
            f"La feuille « {FEUILLE} » n'a plus ses titres à leur place, ou n'est pas de "
            "pial-xl : renommez-la ou supprimez-la, puis recommencez."
        )
    return tuple(_constat(rangee) for rangee in rangees[LIGNE_TITRES:] if rangee[1])


def ecrire_controles(book: Book, hote: Hote, constats: Sequence[Constat], report: Report) -> None:
    """Replace the rows of the sheet, made if need be; nothing beyond its columns is touched."""
    sheet = feuille(book, FEUILLE)
    if sheet is None:
        sheet = book.sheets.add(FEUILLE, after=book.sheets[book.sheet_names[-1]])
    est_du_modele = len(sheet.tables) > 0
    if est_du_modele:
        montrer_tout(sheet)
    else:
        _mettre_en_page(sheet, hote)
    ecrire_blocs(sheet, hote, blocs_controles(report, constats))
    if not est_du_modele:
        _colorier(sheet, hote, constats)


def _constat(rangee: Sequence[str]) -> Constat:
    champs = dict(zip((c.champ for c in COLONNES), rangee, strict=True))
    statut = champs.pop("")
    niveau = champs.pop("niveau")
    lu = Niveau(niveau) if niveau in set(Niveau) else Niveau.INFO
    return Constat(
        Finding(niveau=lu, **champs), Statut.RESOLU if statut == Statut.RESOLU else Statut.CONNU
    )


def _mettre_en_page(sheet: Sheet, hote: Hote) -> None:
    """Lay out a sheet that the template did not: an older workbook has none."""
    titre = sheet.range((1, 1))
    hote.ecrire_texte(titre, [["Contrôles du classeur"]])
    titre.font.bold, titre.font.size = True, 18
    entete = sheet.range((LIGNE_TITRES, 1), (LIGNE_TITRES, _LARGEUR))
    hote.ecrire_texte(entete, [[c.titre for c in COLONNES]])
    entete.font.bold, entete.font.color, entete.color = True, _BLANC, _SOMBRE
    for rang, colonne in enumerate(COLONNES, start=1):
        sheet.range((1, rang)).column_width = colonne.largeur


def _colorier(sheet: Sheet, hote: Hote, constats: Sequence[Constat]) -> None:
    """Colour the levels and wrap the texts where the template has not."""
    premiere = LIGNE_TITRES + 1
    derniere = premiere + max(len(constats), sheet.used_range.shape[0])
    hote.colorier(sheet, ((ligne, 1) for ligne in range(premiere, derniere + 1)), None)
    for niveau, fond in FONDS.items():
        lignes = (premiere + i for i, c in enumerate(constats) if c.finding.niveau is niveau)
        hote.colorier(sheet, ((ligne, 1) for ligne in lignes), fond)
    corps = sheet.range((premiere, 1), (premiere + max(len(constats), 1) - 1, _LARGEUR))
    corps.wrap_text, corps.vertical_alignment = True, "top"
