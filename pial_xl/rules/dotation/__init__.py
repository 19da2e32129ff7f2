"""D: the quota of the DSDEN, against contracts and allocations."""
