"""What a file can do wrong: each error is one French sentence, for a person to act on."""

from pathlib import Path

from pial_xl.units.text import french


class FileError(Exception):
    """A file that cannot be read or written. ``str(error)`` is the sentence shown to the user.

    The sentence never repeats a path or a cell's text: either may hold a person's name.

    Attributes:
        path: the file, where one was asked for: whoever was given several says which.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(french(sentence))
        self.path: Path | None = None


class WorkbookReadError(FileError):
    """The input cannot be read as a PIAL workbook."""


class ForeignFileError(WorkbookReadError):
    """The input is no workbook of ours, and of a kind that can be taken over into one.

    How, whoever shows the sentence says: a command and the page do it each in its own way.
    """


class WriteError(FileError):
    """The output could not be written; nothing half-written is left behind."""
