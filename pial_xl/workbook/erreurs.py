"""What a file can do wrong: each error is one French sentence, for a person to act on."""

from pial_xl.units.text import french


class ErreurDeFichier(Exception):  # noqa: N818 - a French name
    """A file that cannot be read or written. ``str(error)`` is the sentence shown to the user.

    The sentence never repeats a path or a cell's text: either may hold a person's name.
    """

    def __init__(self, phrase: str) -> None:
        super().__init__(french(phrase))


class ClasseurIllisible(ErreurDeFichier):
    """The input cannot be read as a PIAL workbook."""


class EcritureImpossible(ErreurDeFichier):
    """The output could not be written; nothing half-written is left behind."""
