"""What the engine does not do says so, in one French sentence that names the feature."""

import inspect
from collections.abc import Callable, Iterable
from typing import Any, NoReturn, TypeVar

Classe = TypeVar("Classe", bound=type)


class _Absent:
    """Stands for a member of xlwings' engine interface that this engine does not offer."""

    def __init__(self, nom: str) -> None:
        self.nom = nom

    def __get__(self, objet: object, proprietaire: type) -> Any:
        return self if objet is None else self._refuser()

    def __set__(self, objet: object, valeur: object) -> None:
        self._refuser()

    def _refuser(self) -> NoReturn:
        raise NotImplementedError(
            f"Le moteur LibreOffice ne propose pas «\xa0{self.nom}\xa0»\xa0: "
            "faites-le à la main dans LibreOffice, ou ouvrez le classeur dans Excel."
        )


def repond_a(*interfaces: type, herite: Iterable[str] = ()) -> Callable[[Classe], Classe]:
    """Complete a class so that it answers to xlwings' interfaces.

    The members that the class lacks refuse politely; those named in *herite* work as xlwings
    wrote them. xlwings asks no more than the right names: the class does not inherit from the
    interfaces, whose every member raises.
    """

    def completer(classe: Classe) -> Classe:
        for interface in interfaces:
            for nom, membre in vars(interface).items():
                if nom.startswith("_") or nom in _annotes(classe):
                    continue
                if nom in herite:
                    setattr(classe, nom, membre)
                elif not hasattr(classe, nom):
                    setattr(classe, nom, _Absent(f"{classe.__name__}.{nom}"))
                elif getattr(membre, "fset", None):
                    _completer_propriete(classe, nom)
        return classe

    return completer


def absents(classe: type) -> set[str]:
    """Name the members that the class refuses."""
    return {nom for nom, membre in vars(classe).items() if isinstance(membre, _Absent)}


def _completer_propriete(classe: type, nom: str) -> None:
    """Make a property that is only read, where xlwings also writes it, refuse as the rest does."""
    propriete = getattr(classe, nom)
    if isinstance(propriete, property) and propriete.fset is None:
        absence = _Absent(f"{classe.__name__}.{nom} =")
        setattr(classe, nom, propriete.setter(absence.__set__))


def _annotes(classe: type) -> set[str]:
    """Name the attributes that the class gives to its instances, declared in its body."""
    return {nom for parent in classe.__mro__ for nom in inspect.get_annotations(parent)}
