"""C: the contracts of the AESH."""
