"""Private names of XlsxWriter."""

import re
from collections.abc import Callable
from functools import cache
from io import StringIO
from typing import Any

from xlsxwriter.chart import Chart
from xlsxwriter.worksheet import Worksheet

_CALLED = re.compile(r"[\w.]+\(")


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


class QuickWorksheet(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
    """A sheet that is written as XlsxWriter writes it, in half the time.

    XlsxWriter looks in each formula for each of the hundred names of functions that came after
    Excel 2007: that is a third of what a workbook of formulas costs. Few sets of names are called,
    and it is asked once of each whether it would change one.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        expands = expand_future_functions or self.use_future_functions
        if _has_new_names(frozenset(_CALLED.findall(formula)), expands):
            expanded: str = super()._prepare_formula(formula, expand_future_functions)
            return expanded
        return formula.removeprefix("{").removeprefix("=").removesuffix("}")


@cache
def _has_new_names(called: frozenset[str], expands: bool) -> bool:
    """Tell whether XlsxWriter would write one of these names otherwise."""
    names = "+".join(("", *called))
    return bool(Worksheet()._prepare_formula(names, expands) != names)
