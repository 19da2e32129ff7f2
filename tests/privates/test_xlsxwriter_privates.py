"""Every private name of XlsxWriter that we use is still there, and writes the same."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from pial_xl.engines.privates import xlsxwriter as privates
from pial_xl.engines.privates.xlsxwriter import QuickWorksheet

PIECES = (
    *("=", "{", "}", "+", " ", "é", "(", ")", '"', "A1", "_xlfn.", "x", "1", "_"),
    *("SUM(", "IF(", "XLOOKUP(", "FILTER(", "IFNA(", "BETA.DIST(", "BETA_DIST(", "SINGLE(", "MAP("),
    *("_MAP(", "CONCAT(", "xIFS(", "IFS(", "sum("),
)


def written(kind: type, formulas: list[str], *, future: bool) -> bytes:
    """Give the sheet of a workbook with these formulas."""
    output = BytesIO()
    with Workbook(output, {"in_memory": True, "use_future_functions": future}) as workbook:
        sheet = workbook.add_worksheet(worksheet_class=kind)
        for row, formula in enumerate(formulas):
            sheet.write_formula(row, 0, formula)
    with ZipFile(output) as archive:
        return archive.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("future", [False, True])
def test_a_new_function_is_written_as_excel_wants_it(*, future: bool) -> None:
    sheet = written(QuickWorksheet, ["=XLOOKUP(A1,B:B,SUM(1))", "=IFNA(SUM(A1),0)"], future=future)

    assert b"_xlfn.XLOOKUP(A1,B:B,SUM(1))</f>" in sheet
    assert (b"_xlfn.IFNA(SUM(A1),0)</f>" in sheet) is future


@pytest.mark.filterwarnings("ignore:Formula can't be None or empty")
@given(
    st.lists(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), max_size=12),
    st.booleans(),
)
def test_any_formula_is_written_as_xlsxwriter_writes_it(formulas: list[str], future: bool) -> None:
    quick, usual = (written(kind, formulas, future=future) for kind in (QuickWorksheet, Worksheet))

    assert quick == usual


def test_the_part_of_a_chart_is_changed_as_it_is_written() -> None:
    output = BytesIO()
    with Workbook(output, {"in_memory": True}) as book:
        sheet, chart = book.add_worksheet(), book.add_chart({"type": "column"})
        chart.add_series({"values": "=Sheet1!$A$1:$A$2"})
        privates.rewrite(
            chart, lambda xml: xml.replace("<c:plotVisOnly", "<c:autre/><c:plotVisOnly")
        )
        sheet.insert_chart("C1", chart)
    with ZipFile(output) as archive:
        assert b"<c:autre/><c:plotVisOnly" in archive.read("xl/charts/chart1.xml")
