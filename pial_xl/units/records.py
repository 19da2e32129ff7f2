"""Small objects that nobody changes, of which there are as many as a workbook has cells."""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

C = TypeVar("C")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[C]) -> type[C]:
    """Make a dataclass that type checkers take for frozen.

    It is not while the program runs: to refuse to be changed makes an object several times slower
    to fill, and cells, measures, constats and slots come by the hundred thousand.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
