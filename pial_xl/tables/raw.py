"""A workbook's tables as raw cell values: what the workbook room hands over to be read."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Final, TypeAlias

from pial_xl.units.records import record

FORMULA_WITHOUT_RESULT: Final = "Err:formule"
"""Stands for a formula that no spreadsheet has computed yet: an error among others."""

Texts: TypeAlias = tuple[tuple[str, str], ...]
"""Cells of a sheet as ``(address, text)``, in reading order."""


@record
class Layout:
    """What keeps cells of a sheet from being seen, or from standing alone.

    Attributes:
        hidden_rows: numbers of the hidden rows that hold something.
        merges: merged areas as ``(top, left, bottom, right)``, from 1.
        is_hidden: whether the sheet itself is hidden.
    """

    hidden_rows: frozenset[int] = frozenset()
    merges: tuple[tuple[int, int, int, int], ...] = ()
    is_hidden: bool = False


NO_LAYOUT: Final = Layout()


@record
class ModelParts:
    """What the sheet of a letter's model holds beside its cells.

    Attributes:
        headers: texts of its headers and footers, codes included, each after what it is in French.
        boxes: texts of its text boxes, which no letter fills.
        lost: what its letters do not keep, in French with its article, each kind once.
    """

    headers: Texts = ()
    boxes: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


@record
class Frame:
    """What the file declares of a table, beside the cells that people fill.

    Attributes:
        nom: name of its Excel Table.
        last_row: the last row that it declares, its row of totals left out.
        has_totals: whether a row of totals follows.
        calculated: numbers of its calculated columns, from 1, by their titles.
    """

    nom: str
    last_row: int
    has_totals: bool
    calculated: Mapping[str, int]


@record
class RawTable:
    """The raw cells of one table.

    Attributes:
        sheet: title of the sheet.
        title_row: row number of the header, from 1.
        titles: header cells as ``(column number from 1, text)``; blank headers are left out.
        first_column: column number where the table starts, its header blank or not.
        rows: ``(row number, values)``, one value per header of ``titles``, in its order.
            A value is what the cell shows to a program: str, int, float, bool, date, datetime,
            time, timedelta, or None. An Excel error is its text (``"#DIV/0!"``).
        layout: what hides, or spreads over, cells of the sheet.
        frame: what the file declares of it; None where no Excel Table stands on its header.
    """

    sheet: str
    title_row: int
    titles: tuple[tuple[int, str], ...]
    first_column: int
    rows: Sequence[tuple[int, Sequence[object]]]
    layout: Layout = NO_LAYOUT
    frame: Frame | None = None


@record
class RawWorkbook:
    """All that the library reads of a workbook.

    Attributes:
        nom: file name, without its folder.
        tables: raw tables by Excel Table name (``"T_AESH"``); absent tables are left out.
        models: text cells of each letter model sheet, as ``(address, text)``, by sheet title.
        record: rows of the record that a run left in the workbook, as texts.
        letters: cells that hold something, as ``(address, text)``, of each letter that the record
            tells of and that is still there, by sheet title.
        folder: folder or address where the file is; blank when it has none.
        is_encrypted: whether a password is asked to open it; None when its reader cannot tell.
        model_parts: what the letter model sheets hold beside their cells, by sheet title.
    """

    nom: str
    tables: Mapping[str, RawTable]
    models: Mapping[str, Texts] = field(default_factory=dict)
    record: tuple[tuple[str, ...], ...] = ()
    letters: Mapping[str, Texts] = field(default_factory=dict)
    folder: str = ""
    is_encrypted: bool | None = None
    model_parts: Mapping[str, ModelParts] = field(default_factory=dict)
