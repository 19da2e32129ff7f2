"""Excel on Windows: through its object model where xlwings would go cell by cell, or forever."""

# ruff: noqa: D102 (said once, in ``Hote``)

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import xlwings as xw
from pywintypes import com_error  # type: ignore[import-untyped, unused-ignore]
from xlwings import App, Book, Range, Sheet

from pial_xl.letters.mesure import RETRAIT_PT
from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.ouvert.adresses import Place, Tranche, unions
from pial_xl.workbook.ouvert.hotes.commun import TITRE, Fragment, Hote, Rvb

_ADRESSE_MAX = 250
"""``Range("A1,B2…")`` takes no more than 255 characters."""
_SANS_FOND = -4142
_TRES_CACHEE = 2
_PDF = 0
_REJETE, _IGNORE = -2147418111, -2146777998
"""``RPC_E_CALL_REJECTED`` and ``VBA_E_IGNORE``: a cell is being edited, or a box is open."""
_DELAI_S, _PAUSE_S = 20.0, 0.5


class ExcelWindows(Hote):
    """Excel on Windows, out of process: each call costs, so cells go in unions."""

    refus = (com_error,)

    def copier(self, book: Book, chemin: Path) -> None:
        book.api.SaveCopyAs(str(chemin))

    def structure_protegee(self, book: Book) -> bool:
        return bool(book.api.ProtectStructure)

    def exporter_pdf(self, sheet: Sheet, chemin: Path) -> None:
        sheet.api.ExportAsFixedFormat(_PDF, str(chemin))

    def lire_entete(self, page: Any, zone: str) -> str:
        return str(getattr(page, _propriete(zone)))

    def ecrire_entete(self, page: Any, zone: str, texte: str) -> None:
        setattr(page, _propriete(zone), texte)

    def cacher(self, sheet: Sheet) -> None:
        sheet.api.Visible = _TRES_CACHEE

    @contextmanager
    def vue_gardee(self, book: Book) -> Iterator[None]:
        fenetre = book.api.Windows(1)
        ligne, colonne = fenetre.ScrollRow, fenetre.ScrollColumn
        try:
            with super().vue_gardee(book):
                yield
        finally:
            fenetre.ScrollRow, fenetre.ScrollColumn = ligne, colonne

    def lignes_choisies(self, book: Book) -> list[Tranche]:
        """Give the rows of the selected cells, area by area: Excel cuts a long address short."""
        selection = book.selection
        if selection is None:
            return []
        return [(zone.Row, zone.Row + zone.Rows.Count - 1) for zone in selection.api.Areas]

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

    def retrait(self, cellule: Range) -> float:
        pas: Any = cellule.api.IndentLevel
        return float(pas or 0) * RETRAIT_PT

    def fragments(self, cellule: Range, texte: str) -> tuple[Fragment, ...]:
        """Cut the text of a cell where its look changes."""
        return tuple(_couper(cellule, texte, 0, len(texte)))

    def mettre_en_forme(self, cellule: Range, fragments: Iterable[Fragment]) -> None:
        """Give the pieces of a text, already written, their look."""
        debut = 0
        for fragment in fragments:
            fin = debut + len(fragment.texte)
            if fin > debut:
                police: Any = cellule.characters[debut:fin].font
                police.bold, police.italic = fragment.gras, fragment.italique
                if fragment.couleur is not None:
                    police.color = fragment.couleur
            debut = fin


def attendre_la_main(app: App, delai_s: float = _DELAI_S, pause_s: float = _PAUSE_S) -> None:
    """Wait until Excel obeys: while a cell is being edited, xlwings would insist for ever.

    Args:
        app: an Excel that nothing was asked of yet.
        delai_s: how long to wait, in seconds.
        pause_s: seconds between two questions.

    Raises:
        EcritureImpossible: it still does not.
    """
    fin = time.monotonic() + delai_s
    with _sans_insister():
        while not _obeit(app):
            if time.monotonic() >= fin:
                raise EcritureImpossible(
                    "Une cellule est en cours de saisie dans Excel, ou une fenêtre de dialogue y "
                    "est ouverte, et rien n'a été changé : terminez la saisie (Entrée ou Échap), "
                    "fermez la fenêtre, puis recommencez."
                )
            time.sleep(pause_s)


def alerter(fenetre: int, phrase: str) -> None:
    """Show a sentence over a window of Excel, without asking anything of Excel itself."""
    excel_de(fenetre).alert(phrase, TITRE, mode="critical")


def excel_de(fenetre: int) -> App:
    """Give the Excel that owns a window; nothing is asked of it yet."""
    return App(impl=_xlwindows().App(xl=fenetre))


def _obeit(app: App) -> bool:
    """Tell whether Excel takes a harmless order, which it refuses while a cell is edited."""
    try:
        excel = app.api
        excel.Interactive = excel.Interactive
    except com_error as refus:
        if not _est_occupe(refus):
            raise
        return False
    # Of a refused order, pywin32 says that the property does not exist.
    except (AttributeError, _xlwindows().ExcelBusyError):
        return False
    return True


def _est_occupe(refus: Any) -> bool:
    detail = refus.excepinfo
    return refus.hresult in (_REJETE, _IGNORE) or (detail is not None and detail[5] == _IGNORE)


@contextmanager
def _sans_insister() -> Iterator[None]:
    """Have xlwings ask once, instead of again and again without a pause."""
    windows = _xlwindows()
    avant = windows.N_COM_ATTEMPTS
    windows.N_COM_ATTEMPTS = 1
    try:
        yield
    finally:
        windows.N_COM_ATTEMPTS = avant


def _xlwindows() -> Any:
    """Give what xlwings has for Windows, and imports nowhere else."""
    return xw.__dict__["_xlwindows"]


def _couper(cellule: Range, texte: str, debut: int, fin: int) -> Iterator[Fragment]:
    """Give the pieces of one look, by halves: a piece is asked about as a whole."""
    police: Any = cellule.characters[debut:fin].font
    traits = police.bold, police.italic
    if None not in traits or fin - debut <= 1:
        yield Fragment(texte[debut:fin], *traits, police.color)
        return
    milieu = (debut + fin) // 2
    gauche = list(_couper(cellule, texte, debut, milieu))
    droite = list(_couper(cellule, texte, milieu, fin))
    dernier, premier = gauche[-1], droite[0]
    if (dernier.gras, dernier.italique) == (premier.gras, premier.italique):
        uni = Fragment(
            dernier.texte + premier.texte, dernier.gras, dernier.italique, dernier.couleur
        )
        yield from (*gauche[:-1], uni, *droite[1:])
    else:
        yield from (*gauche, *droite)


def _propriete(zone: str) -> str:
    """Give Excel's name of a zone: ``LeftHeader`` for ``left_header``."""
    return zone.title().replace("_", "")


def _rvb(couleur: int) -> Rvb:
    return couleur & 255, couleur >> 8 & 255, couleur >> 16 & 255
