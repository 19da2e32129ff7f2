"""Takes over what a coordinator already has: what each column is, and what our tables get of it.

Pure: sheets as cells come in, rows of our tables come out, with all that was guessed or left.
"""

from pial_xl.takeover.found import TakeoverPlan
from pial_xl.takeover.plan import plan
from pial_xl.takeover.source import Override, SheetOverride, SourceSheet, parse_override

__all__ = ["Override", "SheetOverride", "SourceSheet", "TakeoverPlan", "parse_override", "plan"]
