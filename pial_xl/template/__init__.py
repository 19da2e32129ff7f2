"""Builds the workbook that coordinators fill, from the table models: ``construire()``."""

from pial_xl.template.classeur import construire

__all__ = ["construire"]
