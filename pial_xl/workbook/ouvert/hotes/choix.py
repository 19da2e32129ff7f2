"""Find the workbook that a button was clicked in, or that a person has open."""

import atexit
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import xlwings as xw
from xlwings import App, Book

from pial_xl.workbook.erreurs import ClasseurIllisible
from pial_xl.workbook.ouvert.hotes import appelant
from pial_xl.workbook.ouvert.hotes.commun import Hote

EXCEL, LIBREOFFICE = "excel", "libreoffice"


@dataclass(frozen=True, slots=True)
class Attache:
    """The open workbook, and the program that holds it."""

    book: Book
    hote: Hote


def attacher(hote: str | None, classeur: str | None = None, tube: str | None = None) -> Attache:
    """Attach to the open workbook.

    Args:
        hote: ``excel`` or ``libreoffice``; None takes Excel when it runs, else LibreOffice.
        classeur: file name or path of the workbook; None takes the caller's, else the active one.
        tube: pipe on which LibreOffice listens; its user's own by default.

    Raises:
        ClasseurIllisible: no program runs, or it has no such workbook.
        EcritureImpossible: a cell is being edited in Excel.
        LibreOfficeInjoignable: LibreOffice cannot be reached.
    """
    if hote == LIBREOFFICE or tube or (hote is None and not _excel_est_ouvert()):
        return _libreoffice(classeur, tube)
    return _excel(classeur)


def hote_de(book: Book) -> Hote:
    """Give the program that holds a workbook."""
    if book.app.engine.name == LIBREOFFICE:
        from pial_xl.workbook.ouvert.hotes.libreoffice import LibreOffice  # noqa: PLC0415

        return LibreOffice()
    if sys.platform == "win32":
        from pial_xl.workbook.ouvert.hotes.excel_windows import ExcelWindows  # noqa: PLC0415

        return ExcelWindows()
    from pial_xl.workbook.ouvert.hotes.excel_mac import ExcelMac  # noqa: PLC0415

    return ExcelMac()


def dire_sans_classeur(phrase: str) -> bool:
    """Show why a click could attach to nothing, over Excel's window; tell whether it was shown."""
    fenetre = appelant.fenetre() if sys.platform == "win32" else None
    if fenetre is None:
        return False
    from pial_xl.workbook.ouvert.hotes.excel_windows import alerter  # noqa: PLC0415

    alerter(fenetre, phrase)
    return True


def _excel_est_ouvert() -> bool:
    return sys.platform in ("win32", "darwin") and len(xw.apps) > 0


def _excel(classeur: str | None) -> Attache:
    if sys.platform not in ("win32", "darwin") or len(xw.apps) == 0:
        raise ClasseurIllisible("Excel n'est pas ouvert : ouvrez-y le classeur, puis recommencez.")
    _laisser_les_autres_excel()
    apps = _excel_prets()
    connu = appelant.connu_de_xlwings()
    book = xw.Book.caller() if connu else _choisir(apps, classeur)
    return Attache(book, hote_de(book))


def _excel_prets() -> list[App]:
    """Give the Excel that was clicked in, else each that runs, once they obey."""
    if sys.platform != "win32":
        return list(xw.apps)
    from pial_xl.workbook.ouvert.hotes import excel_windows  # noqa: PLC0415

    fenetre = appelant.fenetre()
    apps = list(xw.apps) if fenetre is None else [excel_windows.excel_de(fenetre)]
    for app in apps:
        excel_windows.attendre_la_main(app)
    return apps


def _laisser_les_autres_excel() -> None:
    """Keep xlwings from ending, when this process does, every Excel that shows no workbook."""
    if sys.platform == "win32":
        atexit.unregister(xw._xlwindows.cleanup)


def _libreoffice(classeur: str | None, tube: str | None) -> Attache:
    from pial_xl.workbook.libreoffice import activer  # noqa: PLC0415 - only where it runs
    from pial_xl.workbook.libreoffice.connexion import ouvrir_ecoute  # noqa: PLC0415
    from pial_xl.workbook.ouvert.hotes.boutons_libreoffice import (  # noqa: PLC0415
        retablir_boutons,
    )

    app = activer(ouvrir_ecoute(tube))
    book = _choisir([app], classeur or appelant.nom_du_classeur())
    retablir_boutons(book)
    return Attache(book, hote_de(book))


def _choisir(apps: Iterable[App], classeur: str | None) -> Book:
    garnis = [app for app in apps if len(app.books)]
    ouverts: list[Book] = [book for app in garnis for book in app.books]
    if not ouverts:
        raise ClasseurIllisible(
            "Aucun classeur n'est ouvert : ouvrez votre classeur, puis recommencez."
        )
    if classeur is None:
        actif: Book = garnis[0].books.active
        return actif
    for book in ouverts:
        if _est_designe(book, classeur):
            return book
    raise ClasseurIllisible(
        "Le classeur demandé n'est pas ouvert : ouvrez-le, ou vérifiez son nom, puis recommencez."
    )


def _est_designe(book: Book, classeur: str) -> bool:
    """Tell whether a workbook bears the name that was given, or stands at that path."""
    if Path(classeur).name == classeur:
        return book.name.casefold() == classeur.casefold()
    try:
        return Path(book.fullname).samefile(classeur)
    except (OSError, xw.XlwingsError):  # one of the two is no file of this computer
        return False
