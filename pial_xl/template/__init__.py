"""Builds the workbook that coordinators fill, from the table models: ``build_workbook()``."""

from pial_xl.template.workbook import build_workbook

__all__ = ["build_workbook"]
