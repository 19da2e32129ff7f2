"""A workbook of letters while it is made: one sheet a letter, a summary before, a record after."""

from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.engines.privates import openpyxl as privates
from pial_xl.letters.letter import Values
from pial_xl.letters.reading import FilledLetter, doubled_ampersands
from pial_xl.letters.tracking import RECORD_SHEET
from pial_xl.sheets.closed.letters.copying import copy_font, prepare_workbook
from pial_xl.sheets.closed.letters.heights import restore_heights
from pial_xl.sheets.closed.letters.model import ClosedModel
from pial_xl.sheets.closed.letters.sheet import Styles, copy_model, fill, takes_again, writable_text
from pial_xl.sheets.closed.letters.source import open_letter_workbook
from pial_xl.sheets.closed.letters.writing import workbook_data


class LetterWorkbook:
    """Sheets by their titles, in the order of the workbook; they are ``LetterSheets``."""

    def __init__(self, workbook: Workbook, title: str) -> None:
        self._workbook = workbook
        self._styles: dict[str, Styles] = {}
        # openpyxl looks for a title among all sheets, each time: letters come by the thousand.
        sheets: Iterable[Any] = workbook.worksheets
        self._by_key: dict[str, Any] = {sheet.title.casefold(): sheet for sheet in sheets}
        workbook.properties.title = title

    @classmethod
    def blank(cls, model: ClosedModel, title: str) -> "LetterWorkbook":
        """Make an empty workbook, with the theme and the base font of a model's workbook."""
        return cls(prepare_workbook(model.sheet), title)

    @classmethod
    def reopened(cls, data: bytes, title: str) -> "LetterWorkbook":
        """Take up the workbook of an earlier run, whose archive has been found sound.

        Raises anything, from KeyError to openpyxl's own errors, when a part is damaged.
        """
        workbook = open_letter_workbook(data)
        privates.put_fonts(workbook, [copy_font(font) for font in privates.fonts(workbook)])
        return cls(workbook, title)

    @property
    def sheets(self) -> tuple[str, ...]:
        """The titles of its sheets."""
        return tuple(self._workbook.sheetnames)

    def has(self, title: str) -> bool:
        """Tell whether a sheet bears that title, in capitals or not."""
        return title.casefold() in self._by_key

    def header_values(self, values: Values) -> Values:
        """Give values as a header takes them."""
        return doubled_ampersands(values)

    def copy_model(self, model: ClosedModel, title: str, after: str | None) -> None:
        """Lay a copy of a model, in the place of the sheet of that title if there is one.

        A new one follows another; where that is None, it comes first.
        """
        styles = self._styles.setdefault(model.sheet.title, {})
        copy_model(model, self.fresh_sheet(title, after), styles)

    def takes_again(self, model: ClosedModel, title: str) -> bool:
        """Tell whether a letter still has the cells that its model fills."""
        return takes_again(model, self._sheet(title))

    def restore_rows(self, model: ClosedModel, title: str, rows: Iterable[int]) -> None:
        """Give rows back the heights of the model, and hide those that it hides."""
        restore_heights(model.sheet, self._sheet(title), rows)

    def fill(self, model: ClosedModel, title: str, filled: FilledLetter) -> None:
        """Write what a letter laid from that model says."""
        fill(model, self._sheet(title), filled)

    def fresh_sheet(self, title: str, after: str | None = None) -> Worksheet:
        """Give an empty sheet, in the place of the one of that title if there is one."""
        old = self._by_key.get(title.casefold())
        if old is not None:
            place = privates.sheet_rank(self._workbook, old)
            self._workbook.remove(old)
        else:
            place = 0 if after is None else self._place(after) + 1
        sheet: Worksheet = privates.add_sheet(self._workbook, title, place)
        self._by_key[title.casefold()] = sheet
        return sheet

    def _place(self, title: str) -> int:
        return privates.sheet_rank(self._workbook, self._sheet(title))

    def write_record(self, lines: Iterable[Sequence[str]]) -> None:
        """Write the record on its hidden sheet, last: texts, whatever they look like."""
        last = next((t for t in reversed(self.sheets) if t != RECORD_SHEET), None)
        sheet: Any = self.fresh_sheet(RECORD_SHEET, last)
        sheet.sheet_state = "veryHidden"
        for number, line in enumerate(lines, start=1):
            for column, text in enumerate(line, start=1):
                cell = sheet.cell(number, column)
                cell.value, cell.data_type = writable_text(text), "s"
                cell.number_format, cell.quotePrefix = "@", True

    def data(self) -> bytes:
        """Give the ``.xlsx`` file; its first sheet is in front."""
        self._workbook.active = 0
        for rank, sheet in enumerate(self._workbook.worksheets):
            sheet.sheet_view.tabSelected = rank == 0
        return workbook_data(self._workbook)

    def _sheet(self, title: str) -> Worksheet:
        sheet: Worksheet = self._by_key[title.casefold()]
        return sheet
