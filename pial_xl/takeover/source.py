"""What a source is once it is read, whatever its format, and what a person says of its columns."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from pial_xl.units.text import clean, fold

SourceRow: TypeAlias = tuple[int, Mapping[int, object]]
"""A row number from 1, and its values that are not blank, by column number from 1."""


@dataclass(frozen=True, slots=True)
class SourceSheet:
    """One sheet of a source.

    Attributes:
        title: its title; of a text file, its name without extension.
        rows: its rows that hold something, from the top.
        merges: merged areas as ``(top, left, bottom, right)``, from 1.
        file: name of its file, where another file has a sheet of that title.
    """

    title: str
    rows: Sequence[SourceRow]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    file: str = ""

    @property
    def name(self) -> str:
        """What tells it from the other sheets of the sources: what a person reads, and chooses."""
        return f"{self.title} ({self.file})" if self.file else self.title


def told_apart(files: Iterable[tuple[str, Iterable[SourceSheet]]]) -> tuple[SourceSheet, ...]:
    """Give the sheets of files, with the file of those whose title is in several.

    Args:
        files: the name of each file, with its sheets.
    """
    known = [(name, tuple(sheets)) for name, sheets in files]
    counts = Counter(
        title for _, sheets in known for title in {fold(sheet.title) for sheet in sheets}
    )
    return tuple(
        replace(sheet, file=name) if counts[fold(sheet.title)] > 1 else sheet
        for name, sheets in known
        for sheet in sheets
    )


@dataclass(frozen=True, slots=True)
class Override:
    """What a person says that a column is.

    Attributes:
        sheet: the title of its sheet, or a part of it; blank for any sheet.
        header: its header.
        target: what it is: the title of a column of ours, or ``rien``.
    """

    sheet: str
    header: str
    target: str

    def is_of(self, sheet: SourceSheet) -> bool:
        """Tell whether it speaks of the columns of a sheet."""
        return fold(self.sheet) in fold(sheet.name)


class SheetOverride(Override):
    """The same of a column of one sheet, which is named whole."""

    def is_of(self, sheet: SourceSheet) -> bool:
        """Tell whether it speaks of the columns of a sheet; what was said of a title still stands.

        A second file with a sheet of that title adds the name of the file to both.
        """
        return fold(self.sheet) in {fold(sheet.name), fold(sheet.title)}


def parse_override(text: str) -> Override:
    """Read ``Feuille:En-tête=Colonne``; without ``Feuille:``, the header of any sheet.

    Raises:
        ValueError: there is no ``=``, or nothing on one side of it.
    """
    place, is_given, target = text.rpartition("=")
    sheet, has_sheet, header = place.partition(":")
    if not has_sheet:
        sheet, header = "", place
    if not is_given or not fold(target) or not fold(header):
        raise ValueError(clean(text))
    return Override(clean(sheet), clean(header), clean(target))
