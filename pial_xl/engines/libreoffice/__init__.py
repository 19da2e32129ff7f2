"""The LibreOffice engine of xlwings: plain xlwings code runs on a live LibreOffice Calc.

``activate()`` connects to LibreOffice and makes the engine the active one. What the engine does
and does not do is told in ``docs/moteur-libreoffice.md``.
"""

from pial_xl.engines.libreoffice.connection import LibreOfficeUnreachable
from pial_xl.engines.libreoffice.engine import activate

__all__ = ["LibreOfficeUnreachable", "activate"]
