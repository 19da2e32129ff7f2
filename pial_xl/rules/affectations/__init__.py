"""A: the hours allotted, AESH by AESH."""

from pial_xl.rules.affectations import charge, groupes, rows, spread

__all__ = ["charge", "groupes", "rows", "spread"]
