"""The parsed workbook seen on one reference date: what every rule, report and letter looks at."""

from pial_xl.dossier.dossier import Dossier
from pial_xl.dossier.reading import read_dossier

__all__ = ["Dossier", "read_dossier"]
