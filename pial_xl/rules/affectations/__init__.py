"""A: the hours allotted, AESH by AESH."""

from pial_xl.rules.affectations import charge, groupes, lignes, repartition

__all__ = ["charge", "groupes", "lignes", "repartition"]
