"""The LibreOffice engine of xlwings: plain xlwings code runs on a live LibreOffice Calc.

``activer()`` connects to LibreOffice and makes the engine the active one. What the engine does
and does not do is told in ``docs/moteur-libreoffice.md``.
"""

from pial_xl.workbook.libreoffice.connexion import LibreOfficeInjoignable
from pial_xl.workbook.libreoffice.moteur import activer

__all__ = ["LibreOfficeInjoignable", "activer"]
