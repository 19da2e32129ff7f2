"""One workbook that is open in LibreOffice."""

# ruff: noqa: D102, ARG002 (the members are xlwings' own: their names, arguments and documentation)

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from xlwings import base_classes

from pial_xl.engines.libreoffice.absences import answers_to
from pial_xl.engines.libreoffice.formats import Formats
from pial_xl.engines.libreoffice.names import Names
from pial_xl.engines.libreoffice.sheet import Sheet
from pial_xl.engines.libreoffice.sheets import Sheets
from pial_xl.engines.libreoffice.soffice import import_uno
from pial_xl.engines.libreoffice.structures import (
    MovableAreas,
    properties,
    property_value,
    to_url,
)

if TYPE_CHECKING:
    from pial_xl.engines.libreoffice.application import App

_FILTERS: Final = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".xls": "MS Excel 97",
    ".xltx": "Calc MS Excel 2007 XML Template",
    ".xlt": "MS Excel 97 Vorlage/Template",
    ".ods": "calc8",
    ".csv": "Text - txt - csv (StarCalc)",
}


@answers_to(base_classes.Book)
class Book:
    """One open workbook."""

    app: "App"
    api: Any

    def __init__(self, app: "App", api: Any) -> None:
        self.app = app
        self.api = api
        self.moves = 0
        """How often cells were inserted, deleted or moved through this object."""
        self._database_ranges: dict[str, Any] = {}
        self._table_sheets: dict[str, int] = {}
        self._sheets: dict[str, Sheet] = {}
        self._hold: object = None
        self._steady: dict[str, Any] = {}

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the sheets, in their order."""
        ask = self.sheet_collection.getElementNames
        return cast(tuple[str, ...], self._while_held("titles", ask))

    def _while_held(self, what: str, ask: Callable[[], Any]) -> Any:
        """Ask once while the views are held, when nobody moves sheets; each time else."""
        hold = self.app.hold
        if hold is None:
            return ask()
        if hold is not self._hold:
            self._hold, self._steady = hold, {}
        if what not in self._steady:
            self._steady[what] = ask()
        return self._steady[what]

    @cached_property
    def sheet_collection(self) -> Any:
        """The UNO sheets, whose object costs eight round trips."""
        return self.api.getSheets()

    @cached_property
    def name_collection(self) -> Any:
        """The UNO names of the whole workbook, as they are whenever they are asked."""
        return self.api.getPropertyValue("NamedRanges")

    @cached_property
    def table_collection(self) -> Any:
        """The UNO database ranges of the whole workbook, as they are whenever they are asked."""
        return self.api.getPropertyValue("DatabaseRanges")

    def sheet(self, name: str) -> Sheet:
        """Give the sheet of a name that is there: its UNO object is asked for once."""
        if name not in self._sheets:
            self._sheets[name] = Sheet(self, name)
        return self._sheets[name]

    def note_changed_sheets(self, gone: str | None = None) -> None:
        """Take note that sheets came, moved, or that one went, or bears another name.

        The UNO objects of the others follow their sheets.
        """
        if gone is not None:
            self._sheets.pop(gone, None)
        self.app.note_changed_sheets()
        self._table_sheets.clear()
        self.areas.forget()

    def note_moved_cells(self) -> None:
        """Take note that cells moved."""
        self.moves += 1
        self.areas.forget()

    @property
    def name(self) -> str:
        """The file's name, or the title of a workbook that was never saved."""
        url = self.api.getURL()
        return Path(import_uno().fileUrlToSystemPath(url)).name if url else self.api.getTitle()

    @property
    def fullname(self) -> str:
        """The file's path, or the title of a workbook that was never saved."""
        url = self.api.getURL()
        return str(import_uno().fileUrlToSystemPath(url)) if url else str(self.api.getTitle())

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self)

    @property
    def controller(self) -> Any:
        """The UNO view: the active sheet, the selection, the status bar."""
        return self._while_held("controller", self.api.getCurrentController)

    @cached_property
    def formats(self) -> Formats:
        """The workbook's number formats."""
        return Formats(self.api)

    @cached_property
    def undo_manager(self) -> Any:
        """What tells the changes that can be undone."""
        return self.api.getUndoManager()

    @cached_property
    def page_styles(self) -> Any:
        """The UNO page styles of the workbook, whose object costs sixteen round trips."""
        return self.api.getStyleFamilies().getByName("PageStyles")

    @cached_property
    def areas(self) -> MovableAreas:
        """The one object for scattered cells of the workbook."""
        return MovableAreas(self.api)

    @cached_property
    def origin(self) -> date:
        """The day that the number 0 stands for."""
        day = self.api.getPropertyValue("NullDate")
        return date(day.Year, day.Month, day.Day)

    def database_ranges(self, collection: Any, rank: int) -> list[tuple[str, Any]]:
        """Give the database ranges of a sheet with their names: each is asked for once."""
        there = self._ranked(collection).items()
        return [(name, self._database_ranges[name]) for name, sheet in there if sheet == rank]

    def database_ranges_by_sheet(self) -> dict[str, list[tuple[str, Any]]]:
        """Give those of all the sheets that have some, by its name: their names are asked once."""
        titles, found = self.titles, dict[str, list[tuple[str, Any]]]()
        for name, rank in self._ranked(self.table_collection).items():
            found.setdefault(titles[rank], []).append((name, self._database_ranges[name]))
        return found

    def _ranked(self, collection: Any) -> dict[str, int]:
        """Give the rank of the sheet of each database range."""
        for name in collection.getElementNames():
            if name not in self._table_sheets:
                if name not in self._database_ranges:
                    self._database_ranges[name] = collection.getByName(name)
                area = self._database_ranges[name].getDataArea()
                self._table_sheets[name] = area.Sheet
        return self._table_sheets

    def activate(self) -> None:
        self.controller.getFrame().activate()

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Save in place, or under another name which the workbook then bears.

        Raises:
            ValueError: when the name's ending is not that of a workbook.
        """
        secret = {} if password is None else {"Password": password}
        if path is None and self.api.hasLocation():
            self.api.store()
            return
        target = Path(path or f"{self.name}.xlsx").absolute()
        self.api.storeAsURL(
            to_url(target), properties(FilterName=_export_filter(target), Overwrite=True, **secret)
        )

    def copy_to(self, path: str | Path) -> None:
        """Write a copy of the workbook as it stands; the open one keeps its name and its file."""
        target = Path(path)
        self.api.storeToURL(
            to_url(target), properties(FilterName=_export_filter(target), Overwrite=True)
        )

    def to_pdf(self, path: str, quality: str = "standard") -> None:
        """Write the visible sheets to one PDF."""
        shown = [sheet for sheet in self.sheets if sheet.visible]
        self.export_pdf(path, [zone for sheet in shown for zone in sheet.printed_areas()])

    def export_pdf(self, path: str | Path, zones: Sequence[Any]) -> None:
        """Write some cells, by their UNO addresses, to a PDF.

        Told to print sheets, LibreOffice adds the print areas of all the others, hidden or not.
        """
        cells = self.api.createInstance("com.sun.star.sheet.SheetCellRanges")
        cells.addRangeAddresses(tuple(zones), False)
        settings = (property_value("Selection", cells),)
        uno = import_uno()
        export_filter = uno.Any("[]com.sun.star.beans.PropertyValue", settings)
        self.api.storeToURL(
            to_url(path),
            properties(FilterName="calc_pdf_Export", FilterData=export_filter, Overwrite=True),
        )

    def close(self) -> None:
        """Close without saving."""
        self.api.close(True)


def _export_filter(path: Path) -> str:
    if (export_filter := _FILTERS.get(path.suffix.lower())) is None:
        raise ValueError(
            "Le nom d'un classeur doit se terminer par .xlsx, .xlsm, .xls, .xltx, .xlt, .ods "
            "ou .csv."
        )
    return export_filter
