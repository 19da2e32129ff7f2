"""L: mission letters."""
