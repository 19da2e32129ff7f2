"""What the engine does not do says so, in one French sentence that names the feature."""

import inspect
from collections.abc import Callable, Iterable
from typing import Any, NoReturn, TypeVar

AnyClass = TypeVar("AnyClass", bound=type)


class _Absent:
    """Stands for a member of xlwings' engine interface that this engine does not offer."""

    def __init__(self, nom: str) -> None:
        self.nom = nom

    def __get__(self, objet: object, owner: type) -> Any:
        return self if objet is None else self._refuse()

    def __set__(self, objet: object, valeur: object) -> None:
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise NotImplementedError(
            f"Le moteur LibreOffice ne propose pas «\xa0{self.nom}\xa0»\xa0: "
            "faites-le à la main dans LibreOffice, ou ouvrez le classeur dans Excel."
        )


def answers_to(*interfaces: type, inherited: Iterable[str] = ()) -> Callable[[AnyClass], AnyClass]:
    """Complete a class so that it answers to xlwings' interfaces.

    The members that the class lacks refuse politely; those named in *inherited* work as xlwings
    wrote them. xlwings asks no more than the right names: the class does not inherit from the
    interfaces, whose every member raises.
    """

    def complete(classe: AnyClass) -> AnyClass:
        for interface in interfaces:
            for nom, member in vars(interface).items():
                if nom.startswith("_") or nom in _annotated(classe):
                    continue
                if nom in inherited:
                    setattr(classe, nom, member)
                elif not hasattr(classe, nom):
                    setattr(classe, nom, _Absent(f"{classe.__name__}.{nom}"))
                elif getattr(member, "fset", None):
                    _complete_property(classe, nom)
        return classe

    return complete


def absent_members(classe: type) -> set[str]:
    """Name the members that the class refuses."""
    return {nom for nom, member in vars(classe).items() if isinstance(member, _Absent)}


def _complete_property(classe: type, nom: str) -> None:
    """Make a property that is only read, where xlwings also writes it, refuse as the rest does."""
    member_property = getattr(classe, nom)
    if isinstance(member_property, property) and member_property.fset is None:
        absence = _Absent(f"{classe.__name__}.{nom} =")
        setattr(classe, nom, member_property.setter(absence.__set__))


def _annotated(classe: type) -> set[str]:
    """Name the attributes that the class gives to its instances, declared in its body."""
    return {nom for parent in classe.__mro__ for nom in inspect.get_annotations(parent)}
