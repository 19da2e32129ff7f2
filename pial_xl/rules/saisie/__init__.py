"""S: structure of the workbook and what was typed in its cells."""

from pial_xl.rules.saisie import cellules, classeur, codes

__all__ = ["cellules", "classeur", "codes"]
