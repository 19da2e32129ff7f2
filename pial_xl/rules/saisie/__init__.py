"""S: structure of the workbook and what was typed in its cells."""

from pial_xl.rules.saisie import cells, codes, workbook

__all__ = ["cells", "codes", "workbook"]
