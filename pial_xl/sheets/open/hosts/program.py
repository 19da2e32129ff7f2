"""What a program is asked about itself and about a workbook as a file, and how it tells things."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import xlwings as xw
from xlwings import Book, Sheet

from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.hosts.caller import is_click
from pial_xl.sheets.open.hosts.words import TITLE, FileQuestion

_STOP_TIMER = "modLancement.OublierLaVerification"


class Program(ABC):
    """A spreadsheet program through xlwings alone."""

    nom = "Excel"

    def version(self, book: Book) -> str:
        """Give the program's own version."""
        return str(book.app.version)

    def macro_security(self, book: Book) -> tuple[int, int] | None:
        """Give LibreOffice's level of macro security and its number of trusted folders.

        None for Excel, whose settings are read elsewhere.
        """
        del book
        return None

    def path(self, book: Book) -> Path | None:
        """Give where the workbook is on this computer; None for one on OneDrive or SharePoint.

        Raises:
            WriteError: when it was never saved.
        """
        try:
            complete = str(book.fullname)
        except xw.XlwingsError:  # a place on the network that xlwings cannot find here
            return None
        if "://" in complete:
            return None
        path = Path(complete)
        if not path.is_absolute():
            raise WriteError(
                "Ce classeur n'a pas encore été enregistré : enregistrez-le, puis recommencez."
            )
        return path

    @abstractmethod
    def save_copy(self, book: Book, path: Path) -> None:
        """Write a copy of the workbook; the open one keeps its name, its file and its state."""

    @abstractmethod
    def is_saved(self, book: Book) -> bool:
        """Tell whether the program would close the workbook without asking to save it."""

    @abstractmethod
    def mark_saved(self, book: Book) -> None:
        """Have the program close the workbook without asking, until the next change."""

    @contextmanager
    def kept_saved(self, book: Book) -> Iterator[None]:
        """Have what is done meanwhile leave a saved workbook saved, and any other as it was."""
        saved = self.is_saved(book)
        yield
        if saved:
            self.mark_saved(book)

    def changes(self, book: Book) -> str:
        """Give a print of the changes made to a workbook since it was opened, whoever made them.

        Blank where the program does not tell them.
        """
        del book
        return ""

    def close_changes(self, book: Book, before: str) -> str:
        """Leave nothing of a run for the program to undo, and give the print of the changes then.

        *before* is the print before the run. Excel forgets by itself what came before one.
        """
        del book, before
        return ""

    def export_pdf(self, sheet: Sheet, path: Path) -> None:
        """Write one sheet to a PDF."""
        sheet.to_pdf(str(path), show=False)

    def show(self, book: Book, sentence: str, *, succeeded: bool) -> bool:
        """Show the sentence that ends a click, where the person clicked; tell whether it was.

        Who types in a terminal reads it there: no box is opened over their workbook.
        """
        if is_click():
            book.app.alert(sentence, TITLE, mode="info" if succeeded else "critical")
        return is_click()

    @property
    def asks_files(self) -> bool:
        """Tell whether a person who clicked can be asked for a file, in the program's own box."""
        return False

    def choose_files(self, book: Book, folder: Path, question: FileQuestion) -> tuple[Path, ...]:
        """Ask the person for files to read; none when they give none.

        Args:
            book: the workbook where they clicked.
            folder: where they look first.
            question: what the box says.
        """
        raise NotImplementedError

    def is_encrypted(self, book: Book) -> bool | None:  # noqa: ARG002 - others can tell
        """Tell whether a password is asked to open the workbook; None when it cannot be told."""
        return None

    def answer_macro(self, book: Book) -> None:
        """Tell the macro that started this process that it need not wait any longer.

        Else its timer would open again a workbook that was closed in the meantime: while events
        are off, closing does not stop it.
        """
        if not is_click():
            return
        nom = book.name.replace("'", "''")
        # xlwings' RunPython has no such timer: what Excel says of an unknown macro is no failure.
        with suppress(Exception):
            book.app.macro(f"'{nom}'!{_STOP_TIMER}")()

    def is_structure_protected(self, book: Book) -> bool:
        """Tell whether the workbook is known to take no new sheet."""
        del book
        return False
