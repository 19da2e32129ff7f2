"""The last touch on the file: a macro-enabled package whose parts are always the same bytes.

Parts that XlsxWriter does not write (the ribbon, its relations) are added here.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pial_xl.template.buttons import with_captions_in_color
from pial_xl.template.ribbon import ribbon_parts, ribbon_relations

_TYPES = "[Content_Types].xml"
_APPLICATION = "docProps/app.xml"
_TABLES = "xl/tables/"
_SHEETS = "xl/worksheets/sheet"
_RELATIONS = "_rels/.rels"
_DATE = (1980, 1, 1, 0, 0, 0)


_MARK = 987_000_000_000_000
"""A number that no workbook holds: with a rank, it marks the cells of a column of formulas."""
_MARKED = re.compile(rb'<c r="([A-Z]+)(\d+)"([^>]*)><v>987(\d{12})</v></c>')


@dataclass(frozen=True, slots=True)
class FormulaColumn:
    """The formulas of a column of cells, which XlsxWriter would take a minute to write.

    Attributes:
        letters: letters of the column.
        rows: first and last rows.
        formula: gives the formula of a row.
        results: what the formulas give, by row; blank where nothing is said.
        table: the table of which it is a column, under the header ``title``; ``in_table`` is the
            formula that a new row of the table takes.
    """

    letters: str
    rows: tuple[int, int]
    formula: Callable[[int], str]
    results: Mapping[int, object]
    table: str
    title: str
    in_table: str

    @property
    def is_shared(self) -> bool:
        """Tell whether one formula may serve all the cells: it speaks of its own sheet alone."""
        return "!" not in self.formula(self.rows[0])

    def cell(self, row: int, rank: int) -> str:
        """Give the formula and the result of a cell as XML, with the kind of its result."""
        result = self.results.get(row, "")
        kind = ' t="str"' if isinstance(result, str) else ""
        text = escape(self.formula(row))
        if not self.is_shared:
            formula = f"<f>{text}</f>"
        elif row == self.rows[0]:
            area = f"{self.letters}{row}:{self.letters}{self.rows[1]}"
            formula = f'<f t="shared" ref="{area}" si="{rank}">{text}</f>'
        else:
            formula = f'<f t="shared" si="{rank}"/>'
        return f"{kind}>{formula}<v>{escape(str(result))}</v></c>"


def mark(rank: int) -> int:
    """Give what stands in the cells of a column of formulas until the package is finished."""
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
            archive.writestr(info, parts[nom], compresslevel=9)
    return output.getvalue()


def _write_formulas(part: bytes, formulas: Sequence[FormulaColumn]) -> bytes:
    """Write formulas in the cells that are marked: a shared one is whole in its first cell."""

    def written(match: re.Match[bytes]) -> bytes:
        rank = int(match[4])
        rest = formulas[rank].cell(int(match[2]), rank)
        return b'<c r="%s%s"%s' % (match[1], match[2], match[3]) + rest.encode()

    return _MARKED.sub(written, part)


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
