"""A: the hours allotted, AESH by AESH."""
