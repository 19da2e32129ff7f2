"""What the engine does not do says so, in one French sentence that names the feature."""

import inspect
from collections.abc import Callable, Iterable
from typing import Any, NoReturn, TypeVar

AnyClass = TypeVar("AnyClass", bound=type)


class _Absent:
    """Stands for a member of xlwings' engine interface that this engine does not offer."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, item: object, owner: type) -> Any:
        return self if item is None else self._refuse()

    def __set__(self, item: object, value: object) -> None:
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise NotImplementedError(
            f"Le moteur LibreOffice ne propose pas «\xa0{self.name}\xa0»\xa0: "
            "faites-le à la main dans LibreOffice, ou ouvrez le classeur dans Excel."
        )


def answers_to(*interfaces: type, inherited: Iterable[str] = ()) -> Callable[[AnyClass], AnyClass]:
    """Complete a class so that it answers to xlwings' interfaces.

    The members that the class lacks refuse politely; those named in *inherited* work as xlwings
    wrote them. xlwings asks no more than the right names: the class does not inherit from the
    interfaces, whose every member raises.
    """

    def complete(owner: AnyClass) -> AnyClass:
        for interface in interfaces:
            for name, member in vars(interface).items():
                if name.startswith("_") or name in _annotated(owner):
                    continue
                if name in inherited:
                    setattr(owner, name, member)
                elif not hasattr(owner, name):
                    setattr(owner, name, _Absent(f"{owner.__name__}.{name}"))
                elif getattr(member, "fset", None):
                    _complete_property(owner, name)
        return owner

    return complete


def absent_members(owner: type) -> set[str]:
    """Name the members that the class refuses."""
    return {name for name, member in vars(owner).items() if isinstance(member, _Absent)}


def _complete_property(owner: type, name: str) -> None:
    """Make a property that is only read, where xlwings also writes it, refuse as the rest does."""
    member_property = getattr(owner, name)
    if isinstance(member_property, property) and member_property.fset is None:
        absence = _Absent(f"{owner.__name__}.{name} =")
        setattr(owner, name, member_property.setter(absence.__set__))


def _annotated(owner: type) -> set[str]:
    """Name the attributes that the class gives to its instances, declared in its body."""
    return {name for parent in owner.__mro__ for name in inspect.get_annotations(parent)}
