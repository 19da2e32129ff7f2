"""What cells hold: values and formulas, each read or written for a whole block at once."""

from typing import TYPE_CHECKING, Any, Final

from pial_xl.engines.libreoffice.formulas import intersects, to_excel, to_uno
from pial_xl.engines.libreoffice.geometry import Rectangle, column_letters
from pial_xl.engines.libreoffice.notes import write_under_notes
from pial_xl.engines.libreoffice.structures import blocks_of
from pial_xl.engines.libreoffice.values import (
    CellError,
    ValueBlock,
    element,
    prepare_block,
    restore,
)

if TYPE_CHECKING:
    from pial_xl.engines.libreoffice.sheet import Sheet

_ERROR_RESULT = 4
"""``com.sun.star.sheet.FormulaResult``."""
_NO_REFERENCE = 524
_ERRORS: Final = {
    503: "#NUM!",
    519: "#VALUE!",
    521: "#NULL!",
    _NO_REFERENCE: "#REF!",
    525: "#NAME?",
    532: "#DIV/0!",
    32767: "#N/A",
}
"""The errors that Excel has too. A cell shows them in the language of the user's LibreOffice."""


class Content:
    """The part of a range that reads and writes what its cells hold."""

    sheet: "Sheet"
    block: Rectangle
    options: dict[str, Any]

    @property
    def _area(self) -> Any:
        return self.sheet.at(self.block)

    @property
    def raw_value(self) -> Any:
        """The values: one for a cell, else rows. Dates are ``datetime``, blank cells None."""
        dataset = self._area.getDataArray()
        book = self.sheet.book
        numbers = [
            (i, j) for i, row in enumerate(dataset) for j, v in enumerate(row) if type(v) is float
        ]
        natures = book.formats.natures(self.sheet, self.block, numbers) if numbers else {}
        values = restore(dataset, natures, book.origin)
        if self.options.get("err_to_str") and any(None in row for row in dataset):
            self._read_errors(values)
        return _simplest(values)

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        """Write values: a text is written as text, whatever it looks like."""
        book = self.sheet.book
        block = self._write(value)
        if block.natures:
            book.formats.adapt(self.sheet, self.block, block)

    @property
    def held(self) -> list[list[tuple[float | str | None, str]]]:
        """What each cell holds, whatever its format makes of it, with its formula.

        An error is None; the formula of a constant is how it would be typed.
        """
        area = self._area
        pairs = zip(area.getDataArray(), area.getFormulaArray(), strict=True)
        return [
            [(value, _read_formula(text)) for value, text in zip(*pair, strict=True)]
            for pair in pairs
        ]

    def write_laid_out(self, value: Any) -> None:
        """Write values under the formats that the cells have, whatever these make of them.

        That is what a sheet that was laid out to show them wants, for half of the round trips.
        """
        self._write(value)

    def _write(self, value: Any) -> ValueBlock:
        block = prepare_block(self._in_rows(value), self.sheet.book.origin)
        area = self._area
        write_under_notes(self.sheet, area, lambda: area.setDataArray(block.dataset))
        return block

    @property
    def formula(self) -> Any:
        """The formulas as Excel writes them; a constant is given as it would be typed."""
        formulas = self._area.getFormulaArray()
        return _simplest([[_read_formula(text) for text in row] for row in formulas])

    @formula.setter
    def formula(self, value: Any) -> None:
        """Write formulas; one alone is filled, its relative references moved."""
        if isinstance(value, (list, tuple)):
            texts = [[_write_formula(v) for v in row] for row in self._in_rows(value)]
        else:
            texts = _fill(_write_formula(value), self.block)
        rows = tuple(tuple(to_uno(text) for text in row) for row in texts)
        area = self._area
        write_under_notes(self.sheet, area, lambda: area.setFormulaArray(rows))

    @property
    def formula2(self) -> Any:
        """The same as ``formula``: LibreOffice spills no array."""
        return self.formula

    @formula2.setter
    def formula2(self, value: Any) -> None:
        self.formula = value

    @property
    def formula_array(self) -> str | None:
        """The array formula that covers the range, or None."""
        formula = str(self._area.getArrayFormula())
        return to_excel(formula.removeprefix("{").removesuffix("}")) or None

    @formula_array.setter
    def formula_array(self, value: str) -> None:
        self._area.setArrayFormula(to_uno(value))

    @property
    def has_array(self) -> bool:
        """Tell whether an array formula covers the range."""
        return self.formula_array is not None

    def filled(self) -> list[list[bool]]:
        """Tell which cells hold something, an error included."""
        return [[text != "" for text in row] for row in self._area.getFormulaArray()]

    def _in_rows(self, value: Any) -> list[list[object]]:
        """Give the rows to write, of the size of the range; one value alone fills it."""
        height, width = self.block.height, self.block.width
        if not isinstance(value, (list, tuple)):
            return [[element(value)] * width] * height
        rows = value if value and isinstance(value[0], (list, tuple)) else [value]
        if len(rows) != height or any(len(row) != width for row in rows):
            raise ValueError(
                f"Les valeurs n'ont pas la taille de la plage ({height} × {width} cellules)."
            )
        return [[element(cell) for cell in row] for row in rows]

    def _read_errors(self, values: list[list[object]]) -> None:
        """Read what errors say, each faulty cell by itself."""
        for block in blocks_of(self._area.queryFormulaCells(_ERROR_RESULT)):
            for i in range(block.row - self.block.row, block.last_row - self.block.row + 1):
                start, end = block.column, block.last_column
                for j in range(start - self.block.column, end - self.block.column + 1):
                    values[i][j] = CellError(_error(self._area.getCellByPosition(j, i)))


def _error(cell: Any) -> str:
    """Give the error of a cell as Excel writes it in English; LibreOffice's own as ``Err:502``.

    Ranges that share no cell are ``#NULL!`` in Excel, a lost reference in LibreOffice.
    """
    code = cell.getError()
    if code == _NO_REFERENCE and intersects(cell.getFormula()):
        return "#NULL!"
    return _ERRORS.get(code, f"Err:{code}")


def _simplest(rows: list[list[Any]]) -> Any:
    return rows[0][0] if len(rows) == len(rows[0]) == 1 else rows


def _read_formula(text: str) -> str:
    return to_excel(text) if text.startswith("=") else text.removeprefix("'")


def _write_formula(value: object) -> str:
    return "" if value is None else str(value)


def _fill(formula: str, block: Rectangle) -> list[list[str]]:
    if not formula.startswith("=") or block.height == block.width == 1:
        return [[formula] * block.width] * block.height
    from openpyxl.formula.translate import Translator  # noqa: PLC0415  # slow to import, rarely used

    model = Translator(formula, f"{column_letters(block.column)}{block.row}")
    return [
        [
            model.translate_formula(f"{column_letters(column)}{row}")
            for column in range(block.column, block.last_column + 1)
        ]
        for row in range(block.row, block.last_row + 1)
    ]
