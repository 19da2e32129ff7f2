"""D: the quota of the DSDEN, against contracts and allocations."""

from pial_xl.rules.dotation import emploi, quota, reperes

__all__ = ["emploi", "quota", "reperes"]
