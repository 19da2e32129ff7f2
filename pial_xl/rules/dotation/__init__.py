"""D: the quota of the DSDEN, against contracts and allocations."""

from pial_xl.rules.dotation import quota, reperes, use

__all__ = ["quota", "reperes", "use"]
