"""What a finding says, word for word, once something is planted in the clean workbook."""

from collections.abc import Callable, Iterable

from pial_xl.testing import SampleWorkbook

Plant = Callable[[SampleWorkbook], object]
"""Plants something in a workbook."""


def put(table: str, index: int, field: str, valeur: object) -> Plant:
    """Change a cell."""
    return lambda workbook: workbook.put(table, index, field, valeur)


def add(table: str, **row: object) -> Plant:
    """Add a row."""
    return lambda workbook: workbook.add(table, **row)


def said(code: str, plants: Iterable[Plant]) -> str:
    """Give what the first finding of a code says once all is planted, its spaces plain.

    Level, object, message, measured, expected, gap; what to do and why are the rule's own.
    """
    workbook = SampleWorkbook()
    for plant in plants:
        plant(workbook)
    findings, _, _ = workbook.run_checks()
    found = next(f for f in findings if f.code == code)
    measures = (found.mesure.text, found.attendu.text, found.ecart.text)
    texts = (found.niveau, found.objet, found.message, *measures)
    return " | ".join(texts).replace("\u00a0", " ").rstrip()
