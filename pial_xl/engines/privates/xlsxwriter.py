"""Private names of XlsxWriter."""

from collections.abc import Callable
from io import StringIO
from typing import Any

from xlsxwriter.chart import Chart


def rewrite(chart: Chart, change: Callable[[str], str]) -> None:
    """Have the part of a chart changed as it is written, in a workbook that is made in memory.

    Args:
        chart: the chart.
        change: gives the XML that is to stand in the file for that of XlsxWriter.
    """
    writer: Any = chart
    write = writer._assemble_xml_file

    def write_changed() -> None:
        target, held = vars(writer)["fh"], StringIO()
        writer._set_filehandle(held)
        write()
        target.write(change(held.getvalue()))

    writer._assemble_xml_file = write_changed
