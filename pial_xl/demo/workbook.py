"""The demo as a workbook: the template, filled with the faulty data."""

from pial_xl.bareme.departements import identity
from pial_xl.demo.calendar import DATE_DEMO, YEAR
from pial_xl.demo.faults import faulty_dataset
from pial_xl.template import build_workbook


def demo_workbook() -> bytes:
    """Give the filled workbook, faults included, as the bytes of an ``.xlsm``; always the same."""
    dataset, _ = faulty_dataset()
    settings = identity("44", "DDEC 44") | {"annee_scolaire": YEAR}
    return build_workbook(dataset=dataset, parametres=settings, day=DATE_DEMO)
