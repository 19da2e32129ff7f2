"""A report as the JSON object of the contract."""

from json import dumps

from pial_xl.findings import Report
from pial_xl.report.texte import affichable


def en_json(report: Report) -> str:
    """Give the report as one JSON object, in readable UTF-8 text with its accents.

    Control characters are escaped by JSON itself; lone surrogates, which no UTF-8 output can
    carry, are replaced.
    """
    return affichable(dumps(report.as_json(), ensure_ascii=False, indent=2), garder="\n")
