"""Small objects that nobody changes, of which there are as many as a workbook has cells.

A type checker takes them for frozen. They are not while the program runs: to refuse to be changed
makes an object several times slower to fill, and its class four times slower to make, which each
click and each command pays for a hundred classes.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import TypeVar, dataclass_transform

C = TypeVar("C")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[C]) -> type[C]:
    """Make a dataclass that compares, hashes and shows itself by its fields, with a slot for each.

    The program's own ``dataclass`` would write and compile the text of each of these methods.
    """
    return _by_its_fields(dataclass(slots=True, eq=False, repr=False)(_described(cls)))


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def deriving_record(cls: type[C]) -> type[C]:
    """Make a record that has room for what it derives from its fields, by ``cached_property``."""
    return _by_its_fields(dataclass(eq=False, repr=False)(_described(cls)))


def _described(cls: type[C]) -> type[C]:
    """Give a class without a docstring its name for one: ``dataclass`` would work out more."""
    cls.__doc__ = cls.__doc__ or cls.__name__
    return cls


def _by_its_fields(cls: type[C]) -> type[C]:
    """Add the methods that go by the fields, but for those that the class states itself."""
    stated = [f for f in fields(cls) if f.compare]  # type: ignore[arg-type]
    shown = tuple(f.name for f in fields(cls) if f.repr)  # type: ignore[arg-type]
    values = _values(tuple(f.name for f in stated))

    def equal(self: object, other: object) -> object:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def hashed(self: object) -> int:
        return hash(values(self))

    def represented(self: object) -> str:
        held = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{self.__class__.__qualname__}({held})"

    own = vars(cls)
    for name, method in (("__eq__", equal), ("__hash__", hashed), ("__repr__", represented)):
        if own.get(name) is None:
            setattr(cls, name, method)
    return cls


def _values(names: tuple[str, ...]) -> Callable[[object], Hashable]:
    """Give what reads the values of these fields together."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda held: tuple(getattr(held, name) for name in names)
