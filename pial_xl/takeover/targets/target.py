"""One column of a source as it may be, and the words of which no header of hours is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pial_xl.takeover import readers


@dataclass(frozen=True, slots=True)
class Target:
    """What a column may be.

    Attributes:
        field: its name among the records.
        title: its name for a person: the title of our column, where there is one.
        phrases: what its header says, and how sure that makes us.
        but: words that no header of it holds.
        unless: words with which a header may hold those all the same.
        read: reads one of its cells, or raises ValueError.
        is_personal: whether its cells say who a person is, and are quoted nowhere.
    """

    field: str
    title: str
    phrases: Mapping[str, int]
    read: Callable[[object], object]
    but: frozenset[str] = frozenset()
    is_personal: bool = False
    unless: frozenset[str] = frozenset()


def target(
    field: str,
    title: str,
    read: Callable[[object], object],
    phrases: Mapping[str, int],
    but: str = "",
    *,
    unless: str = "",
) -> Target:
    """Give a target; words that no header of it holds, and those that pardon them, in one text."""
    personal = read is readers.read_person or field == "ne_le"
    words, pardoned = frozenset(but.split()), frozenset(unless.split())
    return Target(field, title, phrases, read, words, personal, pardoned)


ELSE = "pere mere parent responsable representant enseignant referent chef directeur tel telephone"
NOT_TIME = "absence conge naissance"
NOT_WEEKLY = (
    "cantine midi meridienne repas classe scolarisation annuel annuelle annuelles manquantes reste "
    "restant restantes libres date"
)
"""Words of headers of what is no number of hours a week."""
