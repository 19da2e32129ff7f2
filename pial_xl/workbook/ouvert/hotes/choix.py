"""Find the workbook that a button was clicked in, or that a person has open."""

import atexit
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlwings as xw
from xlwings import Book

from pial_xl.workbook.erreurs import ClasseurIllisible
from pial_xl.workbook.ouvert.hotes.commun import Hote, est_un_clic

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        classeur: file name of the workbook; None takes the caller's, else the active one.
        tube: pipe on which LibreOffice listens; its user's own by default.

    Raises:
        ClasseurIllisible: no program runs, or it has no such workbook.
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
    return Hote()


def _excel_est_ouvert() -> bool:
    return sys.platform in ("win32", "darwin") and len(xw.apps) > 0


def _excel(classeur: str | None) -> Attache:
    if sys.platform not in ("win32", "darwin") or len(xw.apps) == 0:
        raise ClasseurIllisible("Excel n'est pas ouvert : ouvrez-y le classeur, puis recommencez.")
    _laisser_les_autres_excel()
    book = _appelant() or _choisir(xw.apps, classeur)
    return Attache(book, hote_de(book))


def _laisser_les_autres_excel() -> None:
    """Keep xlwings from ending, when this process does, every Excel that shows no workbook."""
    if sys.platform == "win32":
        atexit.unregister(xw._xlwindows.cleanup)


def _appelant() -> Book | None:
    """Give the workbook whose macro started this process, by xlwings' own arguments."""
    return xw.Book.caller() if est_un_clic() else None


def _libreoffice(classeur: str | None, tube: str | None) -> Attache:
    from pial_xl.workbook.libreoffice import activer  # noqa: PLC0415 - only where it runs
    from pial_xl.workbook.libreoffice.connexion import ouvrir_ecoute  # noqa: PLC0415

    app = activer(ouvrir_ecoute(tube))
    book = _choisir([app], classeur or _nom_de_l_appelant(sys.argv))
    return Attache(book, hote_de(book))


def _nom_de_l_appelant(arguments: "Sequence[str]") -> str | None:
    """Give the file name in ``--wb=…``, which may be a path and may hold an equals sign."""
    for argument in arguments:
        if argument.startswith("--wb="):
            return Path(argument.removeprefix("--wb=").replace("\\", "/")).name
    return None


def _choisir(apps: Any, classeur: str | None) -> Book:
    ouverts: list[Book] = [book for app in apps for book in app.books]
    if not ouverts:
        raise ClasseurIllisible(
            "Aucun classeur n'est ouvert : ouvrez votre classeur, puis recommencez."
        )
    if classeur is None:
        actif: Book = next(iter(apps)).books.active
        return actif
    for book in ouverts:
        if book.name.casefold() == classeur.casefold():
            return book
    raise ClasseurIllisible(
        "Le classeur demandé n'est pas ouvert : ouvrez-le, ou vérifiez son nom, puis recommencez."
    )
