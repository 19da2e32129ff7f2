"""The last touch on the file: a macro-enabled package whose parts are always the same bytes.

Parts that XlsxWriter does not write (the ribbon, its relations) are added here.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pial_xl.template.buttons import with_captions_in_color
from pial_xl.template.ribbon import ribbon_parts, ribbon_relations

_TYPES = "[Content_Types].xml"
_APPLICATION = "docProps/app.xml"
_WORKBOOK = "xl/workbook.xml"
_TABLES = "xl/tables/"
_SHEETS = "xl/worksheets/sheet"
_RELATIONS = "_rels/.rels"
_LEVEL = 6
"""A higher level takes thrice the time and saves a twentieth."""
_DATE = (1980, 1, 1, 0, 0, 0)


_MARK = 987_000_000_000_000
"""A number that no workbook holds: with a rank, it marks the first cell of formulas."""
_MARKED = re.compile(r'<c r="([A-Z]+)(\d+)"([^>]*)><v>987(\d{12})</v></c>')
_ROW = re.compile(r'<row r="(\d+)"[^>]*?(?:/>|>(.*?)</row>)', re.DOTALL)
_DATA = re.compile(r"<sheetData>.*</sheetData>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FormulaColumn:
    """The formulas of a column of cells, which XlsxWriter would take a minute to write.

    Attributes:
        rows: first and last rows.
        formula: the formula of the first cell, which all the others share.
        results: what the formulas give, by row; blank where nothing is said.
        table: the table of which it is a column, under the header ``title``; ``in_table`` is the
            formula that a new row of the table takes.
    """

    rows: tuple[int, int]
    formula: str
    results: Mapping[int, object]
    table: str
    title: str
    in_table: str


def mark(rank: int) -> int:
    """Give what stands in the first cell of a column of formulas until the package is finished."""
    return _MARK + rank


def finish_package(xlsm: bytes, formulas: Sequence[FormulaColumn] = ()) -> bytes:
    """Finish a workbook of XlsxWriter, with macros: its ribbon, its parts in a fixed order.

    Args:
        xlsm: the workbook.
        formulas: the columns that ``mark`` stands for, by rank.
    """
    with ZipFile(BytesIO(xlsm)) as archive:
        parts = {nom: archive.read(nom) for nom in archive.namelist()}
    parts |= ribbon_parts()
    parts[_RELATIONS] = _replace(
        parts[_RELATIONS], b"</Relationships>", ribbon_relations() + b"</Relationships>"
    )
    # LibreOffice trusts the stored results of "Microsoft Excel", and computes those of others.
    parts[_APPLICATION] = _replace(
        parts[_APPLICATION],
        b"<Application>Microsoft Excel</Application>",
        b"<Application>pial_xl</Application>",
    )
    for nom in [nom for nom in parts if nom.endswith(".vml")]:
        parts[nom] = with_captions_in_color(parts[nom])
    # Hundreds of names that formulas alone speak of: not to be shown among those of a person.
    parts[_WORKBOOK] = re.sub(
        rb'(<definedName name="calc_[^"]*")', rb'\1 hidden="1"', parts[_WORKBOOK]
    )
    for nom in parts:
        if nom.startswith(_SHEETS):
            parts[nom] = _write_formulas(parts[nom], formulas)
        elif nom.startswith(_TABLES):
            parts[nom] = _write_columns(parts[nom], formulas)
    output = BytesIO()
    with ZipFile(output, "w") as archive:
        for nom in sorted(parts, key=lambda nom: (nom != _TYPES, nom)):
            info = ZipInfo(nom, _DATE)
            info.create_system = 0
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, parts[nom], compresslevel=_LEVEL)
    return output.getvalue()


def _write_formulas(part: bytes, formulas: Sequence[FormulaColumn]) -> bytes:
    """Write the columns of formulas of which the first cells are marked, after the other cells."""
    xml = part.decode()
    marked = [(m[1], m[3], int(m[4])) for m in _MARKED.finditer(xml)]
    if not marked:
        return part
    first, last = formulas[marked[0][2]].rows
    data = _MARKED.sub("", _DATA.search(xml)[0])  # type: ignore[index]
    rows = {int(m[1]): m for m in _ROW.finditer(data)}
    written = []
    for number in sorted(rows.keys() | set(range(first, last + 1))):
        row = rows.get(number)
        head = (
            f'<row r="{number}">' if row is None else re.sub("/?>.*", ">", row[0], flags=re.DOTALL)
        )
        tail = ""
        if first <= number <= last:
            tail = "".join(_cell(number, formulas[m[2]], *m) for m in marked)
        written.append(f"{head}{(row and row[2]) or ''}{tail}</row>")
    return _DATA.sub(lambda _: f"<sheetData>{''.join(written)}</sheetData>", xml).encode()


def _cell(row: int, column: FormulaColumn, letters: str, style: str, rank: int) -> str:
    """Give a cell of a column of formulas, which is whole in its first cell."""
    result = column.results.get(row, "")
    kind = ' t="str"' if isinstance(result, str) else ""
    formula = f'<f t="shared" si="{rank}"/>'
    if row == column.rows[0]:
        area = f"{letters}{row}:{letters}{column.rows[1]}"
        formula = f'<f t="shared" ref="{area}" si="{rank}">{escape(column.formula)}</f>'
    value = escape(result) if isinstance(result, str) else result
    return f'<c r="{letters}{row}"{style}{kind}>{formula}<v>{value}</v></c>'


def _write_columns(part: bytes, formulas: Sequence[FormulaColumn]) -> bytes:
    """Write in the definition of a table what its new rows take."""
    for column in formulas:
        before = f' name="{escape(column.title)}"'.encode()
        start = part.find(before)
        if start < 0 or f'name="{column.table}"'.encode() not in part:
            continue
        end = part.index(b"/>", start)
        formula = f"><calculatedColumnFormula>{escape(column.in_table)}</calculatedColumnFormula>"
        part = part[:end] + formula.encode() + b"</tableColumn>" + part[end + 2 :]
    return part


def _replace(part: bytes, before: bytes, after: bytes) -> bytes:
    if part.count(before) != 1:
        raise RuntimeError(f"partie inattendue : {before!r} absent ou répété")
    return part.replace(before, after)
