"""How long the tests wait for what must come: a limit that tells of no machine, however slow."""

from typing import Final

PATIENCE_S: Final = 600.0
"""Seconds after which what has not come never will. Nothing is judged by it."""
