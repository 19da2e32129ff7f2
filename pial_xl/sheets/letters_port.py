"""What letters ask of the sheets they stand on: the open workbook's, or a closed workbook's.

What a letter says, whether it is made again, which rows are higher or hidden, what its header and
its summary say, is computed in ``letters``: here is only what reads sheets and writes on them.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from pial_xl.letters.letter import Letter, Values
from pial_xl.letters.reading import FilledLetter, ModelReading
from pial_xl.letters.recap import RecapLine
from pial_xl.letters.tracking import Trace

M = TypeVar("M", bound=ModelReading)
"""A model, with what its sheets need to copy it."""
M_contra = TypeVar("M_contra", bound=ModelReading, contravariant=True)
"""The same, for sheets that are only given it."""


class LetterSheets(Protocol[M_contra]):
    """Sheets that letters can be laid on."""

    def header_values(self, values: Values) -> Values:
        """Give values as a header takes them."""
        ...

    def copy_model(self, model: M_contra, title: str, after: str | None) -> None:
        """Lay a copy of a model, nothing filled yet, with its page and its headers.

        It takes the place of the sheet of that title if there is one, else it comes after
        another; where that is None, where letters begin.
        """
        ...

    def takes_again(self, model: M_contra, title: str) -> bool:
        """Tell whether a letter still has the cells that its model fills."""
        ...

    def restore_rows(self, model: M_contra, title: str, rows: Iterable[int]) -> None:
        """Give rows back the heights of the model, and hide those that it hides."""
        ...

    def fill(self, model: M_contra, title: str, filled: FilledLetter) -> None:
        """Write the texts, heights, hidden rows and headers of a letter laid from that model."""
        ...


class LetterBook(LetterSheets[M], Protocol[M]):
    """A workbook of letters, with the record of what was written in it."""

    @property
    def traces(self) -> Mapping[str, Trace]:
        """What was written last time, by sheet."""
        ...

    @property
    def titles(self) -> Collection[str]:
        """The titles of the sheets that are there."""
        ...

    def fingerprint(self, title: str) -> str:
        """Give the print of what a sheet that is there says now, its notes included."""
        ...

    def model_of(self, letter: Letter) -> M:
        """Give the model of a letter, looked at once.

        Raises:
            WorkbookReadError: there is none, or its sheet cannot be read.
        """
        ...

    def has_leftovers(self) -> bool:
        """Tell whether a run that was killed left a sheet, once the models have been looked at."""
        ...

    def put_aside(self) -> None:
        """Keep a copy of what is there, before any change to letters; remove what a run left.

        Raises:
            WriteError: it cannot be, and nothing has been changed.
        """
        ...

    def begin(self, title: str, kept: Mapping[str, str]) -> None:
        """Note that a letter is being written, and what its trace keeps."""
        ...

    def end(self, title: str) -> None:
        """Note that a letter is written: its print is what it says now."""
        ...

    def abandon(self, title: str) -> None:
        """Leave nothing of a letter that could not be finished."""
        ...

    def is_recap_true(self, lines: Sequence[RecapLine]) -> bool:
        """Tell whether the summary that is there says this already, its day left out."""
        ...

    def finish(self, lines: Sequence[RecapLine], facts: str) -> str | None:
        """Leave the record and the summary of a run.

        Returns:
            None when the summary is there; else, in one French sentence, why it is not.

        Raises:
            WriteError: no permission, disk full, file open elsewhere…
        """
        ...
