"""What a taking over knows before, and all that it finds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from pial_xl.takeover.guess import SheetGuess
from pial_xl.takeover.people import KnownPerson
from pial_xl.takeover.schools import KnownSchool

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Remembered:
    """What an earlier taking over settled, for the next to keep.

    Attributes:
        eleves: the pupils and their codes.
        aesh: the AESH and their codes.
        etablissements: the schools, under the codes that they have now.
        poles: the code of each pole, by its code or its label, folded.
    """

    eleves: Sequence[KnownPerson] = ()
    aesh: Sequence[KnownPerson] = ()
    etablissements: Sequence[KnownSchool] = ()
    poles: Mapping[str, str] = field(default_factory=dict)


NOTHING_REMEMBERED: Final = Remembered()


class Remark(NamedTuple):
    """A cell or a row of a source of which something is to be said, without its text.

    Attributes:
        sheet: title of its sheet.
        place: the cell, in A1 form, or ``ligne 12``.
        what: what is said, in French.
    """

    sheet: str
    place: str
    what: str


@dataclass(frozen=True, slots=True)
class TakeoverPlan:
    """All that a taking over is to write and to say.

    Attributes:
        sheets: the sheets that were understood, with what each column is taken for.
        skipped: titles of the sheets that were not.
        dataset: the rows of our tables, by table name then field; a cell not understood is kept as
            it is written.
        not_understood: cells whose value is not understood.
        left_out: rows that are not taken, and why.
        remarks: rows that are taken, and what to check of them.
        annee_scolaire: the newest school year that a header tells; blank when none does.
    """

    sheets: tuple[SheetGuess, ...]
    skipped: tuple[str, ...]
    dataset: Mapping[str, tuple[Row, ...]]
    not_understood: tuple[Remark, ...]
    left_out: tuple[Remark, ...]
    remarks: tuple[Remark, ...]
    annee_scolaire: str


NO_SOURCE: Final = TakeoverPlan((), (), {}, (), (), (), "")
"""What is found where there is no sheet to read: calendars alone."""
