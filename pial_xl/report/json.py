"""A report as the JSON object of the contract."""

from json import dumps

from pial_xl.constats import Report
from pial_xl.report.text import displayable


def to_json(report: Report) -> str:
    """Give the report as one JSON object, in readable UTF-8 text with its accents.

    Control characters are escaped by JSON itself; lone surrogates, which no UTF-8 output can
    carry, are replaced.
    """
    return displayable(dumps(report.as_json(), ensure_ascii=False, indent=2), keep="\n")
