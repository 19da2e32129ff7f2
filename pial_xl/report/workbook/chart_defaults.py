"""What XlsxWriter leaves charts silent about, said: programs do not agree on what silence means.

LibreOffice takes a label that is silent for one of all that it can say, and an axis of days for one
of years as long as it has a single day to show.
"""

from typing import Final

from xlsxwriter.chart import Chart

from pial_xl.engines.privates.xlsxwriter import rewrite


def _no(*names: str) -> str:
    return "".join(f'<c:{name} val="0"/>' for name in names)


_LINES: Final = "<c:lineChart>"
_LABELS: Final = '<c:showVal val="1"/>'
_SILENT_LABELS: Final = ("showCatName", "showSerName", "showPercent", "showBubbleSize")
_SAID: Final = (
    ("<c:chart>", f"{_no('roundedCorners')}<c:chart>"),
    ("<c:plotArea>", f"{_no('autoTitleDeleted')}<c:plotArea>"),
    ("<c:layout/></c:title>", f"<c:layout/>{_no('overlay')}</c:title>"),
    ('<c:legendPos val="b"/><c:layout/>', f'<c:legendPos val="b"/><c:layout/>{_no("overlay")}'),
    ("</c:scaling><c:axPos", f"</c:scaling>{_no('delete')}<c:axPos"),
    (_LABELS, f"{_no('showLegendKey')}{_LABELS}{_no(*_SILENT_LABELS)}"),
    ("</c:dateAx>", '<c:baseTimeUnit val="days"/></c:dateAx>'),
)
"""What XlsxWriter writes, and what stands in its place."""


def say_defaults(chart: Chart) -> None:
    """Have a chart written with its defaults."""
    rewrite(chart, _with_defaults)


def _with_defaults(xml: str) -> str:
    for silent, said in _SAID:
        xml = xml.replace(silent, said)
    for grouping in ("clustered", "standard"):
        before = f'<c:grouping val="{grouping}"/>'
        xml = xml.replace(before, f"{before}{_no('varyColors')}")
    if _LINES in xml:
        xml = xml.replace("</c:val></c:ser>", f"</c:val>{_no('smooth')}</c:ser>")
    return xml
