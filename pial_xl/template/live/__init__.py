"""The live columns: native formulas at the right of each table that say what Python says."""
