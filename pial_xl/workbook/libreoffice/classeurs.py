"""The workbooks that are open in LibreOffice."""

# ruff: noqa: D102, ARG002 (the members are xlwings' own: their names, arguments and documentation)

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from xlwings import base_classes

from pial_xl.workbook.libreoffice.absences import repond_a
from pial_xl.workbook.libreoffice.feuilles import Sheets
from pial_xl.workbook.libreoffice.formats import Formats
from pial_xl.workbook.libreoffice.noms import Names
from pial_xl.workbook.libreoffice.soffice import importer_uno
from pial_xl.workbook.libreoffice.structures import propriete, proprietes, vers_url

if TYPE_CHECKING:
    from pial_xl.workbook.libreoffice.application import App

_CLASSEUR = "com.sun.star.sheet.SpreadsheetDocument"
_FILTRES: Final = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".xls": "MS Excel 97",
    ".ods": "calc8",
    ".csv": "Text - txt - csv (StarCalc)",
}


@repond_a(base_classes.Book)
class Book:
    """One open workbook."""

    app: "App"
    api: Any

    def __init__(self, app: "App", api: Any) -> None:
        self.app = app
        self.api = api
        self.deplacements = 0
        """How often cells were inserted, deleted or moved through this object."""
        self._plages_de_donnees: dict[str, Any] = {}

    def cellules_deplacees(self) -> None:
        """Take note that cells moved."""
        self.deplacements += 1

    @property
    def name(self) -> str:
        """The file's name, or the title of a workbook that was never saved."""
        url = self.api.getURL()
        return Path(importer_uno().fileUrlToSystemPath(url)).name if url else self.api.getTitle()

    @property
    def fullname(self) -> str:
        """The file's path, or the title of a workbook that was never saved."""
        url = self.api.getURL()
        return str(importer_uno().fileUrlToSystemPath(url)) if url else str(self.api.getTitle())

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self)

    @property
    def controleur(self) -> Any:
        """The UNO view: the active sheet, the selection, the status bar."""
        return self.api.getCurrentController()

    @cached_property
    def formats(self) -> Formats:
        """The workbook's number formats."""
        return Formats(self.api)

    @cached_property
    def origine(self) -> date:
        """The day that the number 0 stands for."""
        jour = self.api.getPropertyValue("NullDate")
        return date(jour.Year, jour.Month, jour.Day)

    def plages_de_donnees(self, collection: Any) -> list[Any]:
        """Give the database ranges of the workbook: each is asked for once, and knows its name."""
        noms = collection.getElementNames()
        for nom in noms:
            if nom not in self._plages_de_donnees:
                self._plages_de_donnees[nom] = collection.getByName(nom)
        return [self._plages_de_donnees[nom] for nom in noms]

    def activate(self) -> None:
        self.controleur.getFrame().activate()

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Save in place, or under another name which the workbook then bears.

        Raises:
            ValueError: when the name's ending is not that of a workbook.
        """
        secret = {} if password is None else {"Password": password}
        if path is None and self.api.hasLocation():
            self.api.store()
            return
        chemin = Path(path or f"{self.name}.xlsx").absolute()
        self.api.storeAsURL(
            vers_url(chemin), proprietes(FilterName=_filtre(chemin), Overwrite=True, **secret)
        )

    def copier_vers(self, path: str | Path) -> None:
        """Write a copy of the workbook as it stands; the open one keeps its name and its file."""
        chemin = Path(path)
        self.api.storeToURL(
            vers_url(chemin), proprietes(FilterName=_filtre(chemin), Overwrite=True)
        )

    def to_pdf(self, path: str, quality: str = "standard") -> None:
        """Write the visible sheets to one PDF."""
        visibles = [feuille for feuille in self.sheets if feuille.visible]
        self.exporter_pdf(path, [zone for feuille in visibles for zone in feuille.imprimees()])

    def exporter_pdf(self, chemin: str | Path, zones: Sequence[Any]) -> None:
        """Write some cells, by their UNO addresses, to a PDF.

        Told to print sheets, LibreOffice adds the print areas of all the others, hidden or not.
        """
        cellules = self.api.createInstance("com.sun.star.sheet.SheetCellRanges")
        cellules.addRangeAddresses(tuple(zones), False)
        reglages = (propriete("Selection", cellules),)
        uno = importer_uno()
        filtre = uno.Any("[]com.sun.star.beans.PropertyValue", reglages)
        self.api.storeToURL(
            vers_url(chemin),
            proprietes(FilterName="calc_pdf_Export", FilterData=filtre, Overwrite=True),
        )

    def close(self) -> None:
        """Close without saving."""
        self.api.close(True)


@repond_a(base_classes.Books)
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
        devant = self.api.getCurrentComponent()
        if devant is not None and devant.supportsService(_CLASSEUR):
            return Book(self.app, devant)
        ouverts = list(self)
        if not ouverts:
            raise KeyError("Aucun classeur n'est ouvert dans LibreOffice.")
        return ouverts[-1]

    def __call__(self, name_or_index: str | int) -> Book:
        """Give a workbook by its name, whatever the case, or by its number from 1."""
        if not isinstance(name_or_index, str):
            return list(self)[int(name_or_index) - 1]
        for livre in self:
            if livre.name.casefold() == name_or_index.casefold():
                return livre
        raise KeyError(name_or_index)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __iter__(self) -> Iterator[Book]:
        """Give the workbooks, the first opened first: LibreOffice lists the last one first."""
        trouves = []
        documents = self.api.getComponents().createEnumeration()
        while documents.hasMoreElements():
            document = documents.nextElement()
            if document.supportsService(_CLASSEUR):
                trouves.append(Book(self.app, document))
        return reversed(trouves)

    def add(self) -> Book:
        return self._charger("private:factory/scalc")

    def open(
        self,
        fullname: str,
        update_links: bool | None = None,
        read_only: bool | None = None,
        format: str | None = None,  # noqa: A002  # xlwings names it so
        password: str | None = None,
        *autres: object,
    ) -> Book:
        """Open a workbook; its macros do not run and its links are not followed.

        Raises:
            ValueError: when LibreOffice cannot open it.
        """
        reglages: dict[str, object] = {"ReadOnly": bool(read_only), "UpdateDocMode": 0}
        if password is not None:
            reglages["Password"] = password
        return self._charger(vers_url(fullname), **reglages)

    def _charger(self, url: str, **reglages: object) -> Book:
        uno = importer_uno()
        options = proprietes(Hidden=not self.app.visible, **reglages)
        try:
            document = self.api.loadComponentFromURL(url, "_blank", 0, options)
        except uno.getClass("com.sun.star.uno.Exception") as failure:
            raise ValueError("LibreOffice n'a pas pu ouvrir le classeur.") from failure
        if document is None:
            raise ValueError("LibreOffice n'a pas pu ouvrir le classeur.")
        livre = Book(self.app, document)
        livre.activate()
        return livre


def _filtre(chemin: Path) -> str:
    if (filtre := _FILTRES.get(chemin.suffix.lower())) is None:
        raise ValueError(
            "Le nom d'un classeur doit se terminer par .xlsx, .xlsm, .xls, .ods ou .csv."
        )
    return filtre
