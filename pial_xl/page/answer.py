"""What an action of the page is asked, and answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Json: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page asks for.

    Attributes:
        words: what it says, by key.
        data: the bytes of a file that comes with it; empty without one.
    """

    words: Mapping[str, str]
    data: bytes = b""

    @property
    def day(self) -> date:
        """The reference date.

        Raises:
            ValueError: it is not written as AAAA-MM-JJ.
        """
        return date.fromisoformat(self.words["date"])


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page is told.

    Attributes:
        said: an object for JSON.
        data: the bytes of a file that goes with it; empty without one.
    """

    said: Json
    data: bytes = b""


def download(name: str, data: bytes) -> Answer:
    """Give a file to keep, under its name."""
    return Answer({"nom": name}, data)
