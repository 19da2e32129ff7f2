"""How what is done on sheets tells how far it is."""

from collections.abc import Callable
from typing import TypeAlias

Step: TypeAlias = Callable[[str], None]
"""Says what is being done, in a few French words."""
