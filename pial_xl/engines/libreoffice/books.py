"""The workbooks that are open in LibreOffice."""

# ruff: noqa: D102, ARG002 (the members are xlwings' own: their names, arguments and documentation)

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from pial_xl.engines.libreoffice.absences import answers_to
from pial_xl.engines.libreoffice.book import Book
from pial_xl.engines.libreoffice.soffice import import_uno
from pial_xl.engines.libreoffice.structures import properties, to_url

if TYPE_CHECKING:
    from pial_xl.engines.libreoffice.application import App

_WORKBOOK = "com.sun.star.sheet.SpreadsheetDocument"


@answers_to(base_classes.Books)
class Books:
    """The workbooks open in LibreOffice; its other documents are left out."""

    def __init__(self, app: "App") -> None:
        self.app = app

    @property
    def api(self) -> Any:
        """The UNO desktop."""
        return self.app.api

    @property
    def active(self) -> Book:
        """The workbook in front, else the last opened."""
        front = self.api.getCurrentComponent()
        if front is not None and front.supportsService(_WORKBOOK):
            return Book(self.app, front)
        open_books = list(self)
        if not open_books:
            raise KeyError("Aucun classeur n'est ouvert dans LibreOffice.")
        return open_books[-1]

    def __call__(self, name_or_index: str | int) -> Book:
        """Give a workbook by its name, whatever the case, or by its number from 1."""
        if not isinstance(name_or_index, str):
            return list(self)[int(name_or_index) - 1]
        for book in self:
            if book.name.casefold() == name_or_index.casefold():
                return book
        raise KeyError(name_or_index)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __iter__(self) -> Iterator[Book]:
        """Give the workbooks, the first opened first: LibreOffice lists the last one first."""
        found = []
        documents = self.app.components.createEnumeration()
        while documents.hasMoreElements():
            document = documents.nextElement()
            if document.supportsService(_WORKBOOK):
                found.append(Book(self.app, document))
        return reversed(found)

    def add(self) -> Book:
        return self._show("private:factory/scalc")

    def open(
        self,
        fullname: str,
        update_links: bool | None = None,
        read_only: bool | None = None,
        format: str | None = None,  # noqa: A002  # xlwings names it so
        password: str | None = None,
        *others: object,
    ) -> Book:
        """Open a workbook; its macros do not run and its links are not followed.

        Raises:
            ValueError: when LibreOffice cannot open it.
        """
        settings: dict[str, object] = {"ReadOnly": bool(read_only), "UpdateDocMode": 0}
        if password is not None:
            settings["Password"] = password
        return self._show(to_url(fullname), **settings)

    def open_hidden(self, fullname: str | Path) -> Book:
        """Open a workbook to be read, which nobody sees: the one in front stays there.

        Raises:
            ValueError: when LibreOffice cannot open it.
        """
        return self._load(to_url(fullname), hidden=True, ReadOnly=True, UpdateDocMode=0)

    def _show(self, url: str, **settings: object) -> Book:
        book = self._load(url, hidden=not self.app.visible, **settings)
        book.activate()
        return book

    def _load(self, url: str, *, hidden: bool, **settings: object) -> Book:
        uno = import_uno()
        options = properties(Hidden=hidden, **settings)
        try:
            document = self.api.loadComponentFromURL(url, "_blank", 0, options)
        except uno.getClass("com.sun.star.uno.Exception") as failure:
            raise ValueError("LibreOffice n'a pas pu ouvrir le classeur.") from failure
        if document is None:
            raise ValueError("LibreOffice n'a pas pu ouvrir le classeur.")
        return Book(self.app, document)
