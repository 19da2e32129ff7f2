"""Find the workbook that a button was clicked in, or that a person has open."""

import atexit
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import xlwings as xw
from xlwings import App, Book

from pial_xl.engines.privates.xlwings import windows
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.sheets.open.hosts import caller
from pial_xl.sheets.open.hosts.common import Host
from pial_xl.sheets.open.log import leave_answer

EXCEL, LIBREOFFICE = "excel", "libreoffice"


@dataclass(frozen=True, slots=True)
class Attachment:
    """The open workbook, and the program that holds it."""

    book: Book
    host: Host


def attach(host: str | None, workbook: str | None = None, pipe: str | None = None) -> Attachment:
    """Attach to the open workbook.

    Args:
        host: ``excel`` or ``libreoffice``; None takes Excel when it runs, else LibreOffice.
        workbook: file name or path of the workbook; None takes the caller's, also that of
            ``Book.set_mock_caller()``, else the active one.
        pipe: pipe on which LibreOffice listens; its user's own by default.

    Raises:
        WorkbookReadError: no program runs, or it has no such workbook.
        WriteError: a cell is being edited in Excel.
        LibreOfficeUnreachable: LibreOffice cannot be reached.
    """
    is_free = host is None and workbook is None and pipe is None
    if is_free and not caller.known_to_xlwings() and (book := caller.handed_over()):
        _spare_other_excels()
        return Attachment(book, host_of(book))
    if host == LIBREOFFICE or pipe or (host is None and not _is_excel_open()):
        return _libreoffice(workbook, pipe)
    return _excel(workbook)


def host_of(book: Book) -> Host:
    """Give the program that holds a workbook."""
    if book.app.engine.name == LIBREOFFICE:
        from pial_xl.sheets.open.hosts.libreoffice import LibreOffice  # noqa: PLC0415

        return LibreOffice()
    if sys.platform == "win32":
        from pial_xl.sheets.open.hosts.excel_windows import ExcelWindows  # noqa: PLC0415

        return ExcelWindows()
    from pial_xl.sheets.open.hosts.excel_mac import ExcelMac  # noqa: PLC0415

    return ExcelMac()


def tell_without_workbook(sentence: str) -> bool:
    """Show why a click could attach to nothing, over Excel's window; tell whether it was shown."""
    window = caller.window() if sys.platform == "win32" else None
    if window is None:
        return False
    from pial_xl.sheets.open.hosts.excel_windows import show_alert  # noqa: PLC0415

    leave_answer()
    show_alert(window, sentence)
    return True


def _is_excel_open() -> bool:
    return sys.platform in ("win32", "darwin") and len(xw.apps) > 0


def _excel(workbook: str | None) -> Attachment:
    if sys.platform not in ("win32", "darwin") or len(xw.apps) == 0:
        raise WorkbookReadError("Excel n'est pas ouvert : ouvrez-y le classeur, puis recommencez.")
    _spare_other_excels()
    apps = _ready_excels()
    known = caller.known_to_xlwings()
    book = xw.Book.caller() if known else _choose(apps, workbook)
    return Attachment(book, host_of(book))


def _ready_excels() -> list[App]:
    """Give the Excel that was clicked in, else each that runs, once they obey."""
    if sys.platform != "win32":
        return list(xw.apps)
    from pial_xl.sheets.open.hosts import excel_windows  # noqa: PLC0415

    window = caller.window()
    apps = list(xw.apps) if window is None else [excel_windows.excel_of(window)]
    for app in apps:
        excel_windows.wait_until_ready(app)
    return apps


def _spare_other_excels() -> None:
    """Keep xlwings from ending, when this process does, every Excel that shows no workbook."""
    if sys.platform == "win32":
        atexit.unregister(windows().cleanup)


def _libreoffice(workbook: str | None, pipe: str | None) -> Attachment:
    # Only where it runs.
    from pial_xl.engines.libreoffice.connection import start_listening  # noqa: PLC0415
    from pial_xl.engines.libreoffice.engine import activate  # noqa: PLC0415
    from pial_xl.sheets.open.hosts.libreoffice_buttons import (  # noqa: PLC0415
        restore_buttons,
    )

    app = activate(start_listening(pipe))
    book = _choose([app], workbook or caller.workbook_name())
    restore_buttons(book)
    return Attachment(book, host_of(book))


def _choose(apps: Iterable[App], workbook: str | None) -> Book:
    open_books = [(app, book) for app in apps for book in app.books]
    if not open_books:
        raise WorkbookReadError(
            "Aucun classeur n'est ouvert : ouvrez votre classeur, puis recommencez."
        )
    if workbook is None:
        active: Book = open_books[0][0].books.active
        return active
    for _, book in open_books:
        if _is_designated(book, workbook):
            return book
    raise WorkbookReadError(
        "Le classeur demandé n'est pas ouvert : ouvrez-le, ou vérifiez son nom, puis recommencez."
    )


def _is_designated(book: Book, workbook: str) -> bool:
    """Tell whether a workbook bears the name that was given, or stands at that path."""
    if Path(workbook).name == workbook:
        return book.name.casefold() == workbook.casefold()
    try:
        return Path(book.fullname).samefile(workbook)
    except (OSError, xw.XlwingsError):  # one of the two is no file of this computer
        return False
