"""What tells our notes on a person's cells from the person's own."""

from typing import Final

NOTE_TITLE: Final = "Contrôle pial-xl"
"""How the notes that we put begin."""
