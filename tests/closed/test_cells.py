"""What each kind of cell gives, and what odd or enormous sheets cost."""

import re
import tracemalloc
import warnings
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path

import openpyxl
import pytest
from built import blank_parts
from cost import cpu_seconds
from openpyxl.styles import PatternFill
from workbook_factory import AESH, replacing, retouch, write_openpyxl, write_xlsxwriter

from pial_xl.sheets.closed import cells
from pial_xl.sheets.closed.grid import BLANK_ROWS_MAX, ROWS_MAX
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.tables.values import is_error

SHEET = "xl/worksheets/sheet1.xml"


def values(path: Path) -> list[object]:
    """Read the column Nom of the AESH sheet."""
    table = read_workbook(path).tables["T_AESH"]
    return [row[1] for _, row in table.rows]


def one_cell(tmp_path: Path, xml: str) -> object:
    """Read a cell of given XML at B2, whose style 1 is a date and 2 a duration."""
    path = write_xlsxwriter(
        tmp_path / "a.xlsx", {"AESH": [*AESH, ["A03", None, None, timedelta(hours=1)]]}
    )
    retouch(
        path,
        SHEET,
        lambda data: re.sub(rb'<c r="B2".*?</c>', xml.encode(), data, count=1),
    )
    return values(path)[0]


@pytest.mark.parametrize(
    "value",
    [
        "texte",
        " bords gardés ",
        "=1+1",
        "+33",
        "@x",
        "é" * 32_767,
        "a\nb",
        "<&>\"'",
        12,
        24.25,
        True,
        False,
        datetime(2026, 9, 1, 8, 30),
        clock_time(8, 30),
        timedelta(hours=24, minutes=15),
    ],
)
def test_a_value_is_read_as_xlsxwriter_wrote_it(tmp_path: Path, value: object) -> None:
    path = write_xlsxwriter(tmp_path / "a.xlsx", {"AESH": [AESH[0], ["A01", value, None, 1]]})
    assert values(path) == [value]
    assert type(values(path)[0]) is type(value)


@pytest.mark.parametrize("options", [{"constant_memory": True}, {"constant_memory": False}])
def test_inline_and_shared_texts_read_the_same(tmp_path: Path, options: dict[str, bool]) -> None:
    path = write_xlsxwriter(tmp_path / "a.xlsx", {"AESH": AESH}, options=options)
    assert values(path) == ["FICTIF", "EXEMPLE"]


def test_a_date_counts_from_1904_where_the_workbook_does(tmp_path: Path) -> None:
    path = write_xlsxwriter(tmp_path / "a.xlsx", {"AESH": AESH}, options={"date_1904": True})
    table = read_workbook(path).tables["T_AESH"]
    assert table.rows[0][1][2] == datetime(2026, 9, 1)


@pytest.mark.parametrize(
    ("xml", "attendu"),
    [
        (
            '<c r="B2" t="inlineStr"><is><r><t>Le </t></r><r><rPr/><t>GUÉN</t></r></is></c>',
            "Le GUÉN",
        ),
        ('<c r="B2" t="inlineStr"><is><t>a_x000D_b</t></is></c>', "a\rb"),
        ('<c r="B2" t="str"><f>A1</f><v>calculé</v></c>', "calculé"),
        ('<c r="B2"><f>1+1</f><v>2</v></c>', 2),
        ('<c r="B2" t="str"><f>""</f><v></v></c>', None),
        ('<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!"),
        ('<c r="B2" t="d"><v>2026-09-01</v></c>', date(2026, 9, 1)),
        ('<c r="B2" s="1"/>', None),
        ('<c r="B2"><v>1E3</v></c>', 1000.0),
    ],
)
def test_a_cell_gives_what_it_shows(tmp_path: Path, xml: str, attendu: object) -> None:
    assert one_cell(tmp_path, xml) == attendu


@pytest.mark.parametrize(
    "xml",
    [
        '<c r="B2"><f>1+1</f></c>',
        '<c r="B2"><f>1+1</f><v></v></c>',
        '<c r="B2"><f t="shared" si="0"/><v/></c>',
        '<c r="B2" t="str"><f>A1</f></c>',
    ],
)
def test_a_formula_never_computed_is_an_error_not_a_blank(tmp_path: Path, xml: str) -> None:
    assert is_error(one_cell(tmp_path, xml))


def test_a_formula_written_by_openpyxl_is_an_error_not_a_blank(tmp_path: Path) -> None:
    path = write_openpyxl(tmp_path / "a.xlsx", {"AESH": [AESH[0], ["A01", "=1+1", None, 24]]})
    assert [is_error(value) for value in values(path)] == [True]


@pytest.mark.parametrize("error", ["#DIV/0!", "#REF!", "#N/A", "#NOM?"])
def test_an_error_cell_arrives_as_its_text(tmp_path: Path, error: str) -> None:
    path = write_openpyxl(tmp_path / "a.xlsx", {"AESH": [AESH[0], ["A01", error, None, 24]]})
    assert values(path) == [error]
    assert is_error(error)


def test_a_date_out_of_the_calendar_is_an_error_and_says_nothing_on_stderr(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert one_cell(tmp_path, '<c r="B2" s="1"><v>99999999999</v></c>') == "#VALUE!"


@pytest.mark.parametrize("xml", ['<c r="B2"><v>abc</v></c>', '<c r="B2" t="s"><v>99999</v></c>'])
def test_a_damaged_cell_names_its_sheet(tmp_path: Path, xml: str) -> None:
    with pytest.raises(WorkbookReadError, match=r"«\sAESH\s» est abîmée"):
        one_cell(tmp_path, xml)


@pytest.mark.parametrize("dimension", [b"A1", b"A1:B2", b"A1:XFD1048576", b"n'importe quoi", b""])
def test_the_declared_dimension_is_never_trusted(tmp_path: Path, dimension: bytes) -> None:
    path = write_openpyxl(tmp_path / "a.xlsx", {"AESH": AESH})
    retouch(path, SHEET, replacing(b'dimension ref="A1:D3"', b'dimension ref="%s"' % dimension))
    assert values(path) == ["FICTIF", "EXEMPLE"]


def test_one_cell_in_the_last_corner_costs_nothing(tmp_path: Path) -> None:
    plain = write_openpyxl(tmp_path / "plain.xlsx", {"AESH": AESH})
    path = write_openpyxl(tmp_path / "a.xlsx", {"AESH": AESH})
    book = openpyxl.load_workbook(path)
    book["AESH"]["XFD1048576"] = "perdu"
    book.save(path)
    assert values(path) == ["FICTIF", "EXEMPLE"]
    assert cpu_seconds(lambda: read_workbook(path)) < 5 * cpu_seconds(lambda: read_workbook(plain))
    assert peak_of_memory(path) < 20e6


def test_ten_times_more_formatted_rows_cost_no_more_than_the_blank_ones_that_end_a_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    end = BLANK_ROWS_MAX // 5
    monkeypatch.setattr(cells, "BLANK_ROWS_MAX", end)
    few = with_formatted_rows(tmp_path / "few.xlsx", end)
    many = with_formatted_rows(tmp_path / "many.xlsx", 10 * end)
    assert values(many) == ["FICTIF", "EXEMPLE"]
    least = cpu_seconds(lambda: read_workbook(few))
    assert cpu_seconds(lambda: read_workbook(many)) < 2 * least
    assert peak_of_memory(many) < 60e6 / 5


def with_formatted_rows(path: Path, count: int) -> Path:
    """Write a workbook whose rows under the table have a look and no value."""
    write_openpyxl(path, {"AESH": AESH})
    looks = "".join(f'<c r="{letter}%d" s="1"/>' for letter in "ABCDEFGHIJKLMNOP")
    line = f'<row r="%d">{looks}</row>'
    rows = "".join(line % ((r,) * 17) for r in range(4, count + 4)).encode()
    return retouch(path, SHEET, replacing(b"</sheetData>", rows + b"</sheetData>"))


def test_a_filled_row_earns_the_formulas_that_our_widest_table_puts_on_it() -> None:
    """Ten thousand allocations took more markup than was allowed, nearly all of it formulas."""
    sheets = [xml for part, xml in blank_parts().items() if part.startswith("xl/worksheets/sheet")]
    rows = [row for xml in sheets for row in re.findall(rb"<row .*?</row>", xml) if b' si="' in row]
    live = [row for row in rows if b" ref=" not in row]
    assert max(row.count(b"<") + row.count(b"=") for row in live) <= cells.ROW_EARNS


def test_more_rows_than_any_pole_has_are_refused(tmp_path: Path) -> None:
    path = write_openpyxl(tmp_path / "a.xlsx", {"AESH": AESH})
    rows = b"".join(b'<row r="%d"><c><v>1</v></c></row>' % r for r in range(4, ROWS_MAX + 40))
    retouch(path, SHEET, replacing(b"</sheetData>", rows + b"</sheetData>"))
    with pytest.raises(WorkbookReadError, match="100 000 lignes"):
        read_workbook(path)


def test_rows_and_cells_without_addresses_are_counted(tmp_path: Path) -> None:
    path = write_openpyxl(tmp_path / "a.xlsx", {"AESH": AESH})
    retouch(path, SHEET, lambda data: re.sub(rb' r="[A-Z]*\d+"', b"", data))
    assert values(path) == ["FICTIF", "EXEMPLE"]


def test_blank_cells_with_a_style_are_blank(tmp_path: Path) -> None:
    path = write_openpyxl(tmp_path / "a.xlsx", {"AESH": AESH})
    book = openpyxl.load_workbook(path)
    book["AESH"]["B4"].fill = PatternFill("solid", fgColor="FFEEEEEE")
    book.save(path)
    assert values(path) == ["FICTIF", "EXEMPLE"]


def peak_of_memory(path: Path) -> int:
    """Give the peak of memory, in bytes, that reading takes."""
    tracemalloc.start()
    try:
        read_workbook(path)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
