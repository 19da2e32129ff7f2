"""The spreadsheet programs that hold the open workbook, and what each does in its own way."""

from pial_xl.workbook.ouvert.hotes.choix import Attache, attacher, dire_sans_classeur
from pial_xl.workbook.ouvert.hotes.commun import Fragment, Hote

__all__ = ["Attache", "Fragment", "Hote", "attacher", "dire_sans_classeur"]
