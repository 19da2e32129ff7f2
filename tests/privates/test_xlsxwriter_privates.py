"""Every private name of XlsxWriter that we use is still there."""

from io import BytesIO
from zipfile import ZipFile

from xlsxwriter import Workbook

from pial_xl.engines.privates import xlsxwriter as privates


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
