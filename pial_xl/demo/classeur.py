"""The demo as a workbook: the template, filled with the faulty data."""

from pial_xl.demo.calendrier import ANNEE
from pial_xl.demo.fautes import donnees_fautives
from pial_xl.template import construire


def classeur_demo() -> bytes:
    """Give the filled workbook, faults included, as the bytes of an ``.xlsm``; always the same."""
    donnees, _ = donnees_fautives()
    return construire(donnees=donnees, parametres={"annee_scolaire": ANNEE})
