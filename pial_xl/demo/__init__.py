"""The fictitious filled workbook: a believable network, and the faults planted in it."""

from pial_xl.demo.calendrier import DATE_DEMO
from pial_xl.demo.donnees import Donnees, donnees_demo
from pial_xl.demo.fautes import FauteAttendue, donnees_fautives

__all__ = ["DATE_DEMO", "Donnees", "FauteAttendue", "donnees_demo", "donnees_fautives"]
