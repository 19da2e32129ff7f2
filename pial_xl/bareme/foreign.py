"""The parameters that other packages own: declared as ours are, admitted, read from a workbook."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import NamedTuple, TypeVar

from pial_xl.bareme.bareme import Bareme
from pial_xl.bareme.parametre import ParametreModel, parametres
from pial_xl.plugins import CONTAINED, Mistake, admit, declare, declared, load_plugins, told
from pial_xl.units.records import record

_TEXT_MAX = 500
"""Characters that the sheet Paramètres can show of a text."""

M = TypeVar("M", bound=ParametreModel)


@record
class _Declared:
    model: type[ParametreModel]


class ForeignParametres(NamedTuple):
    """The sets of parameters of other packages, each with its package; what they did wrong."""

    models: dict[type[ParametreModel], str]
    mistakes: tuple[Mistake, ...]


class ForeignValues(NamedTuple):
    """The parameters of other packages, in force in a workbook.

    Attributes:
        values: the values in force, by set.
        refusal: what is wrong with the values that were set aside, by key, in French.
        mistakes: the sets whose own reading failed: their defaults are in force.
    """

    values: dict[type[ParametreModel], ParametreModel]
    refusal: dict[str, str]
    mistakes: tuple[Mistake, ...]


def declare_parametres(model: type[M]) -> type[M]:
    """Declare a set of parameters that a package owns; to be used as a decorator of its class.

    A rule then reads its values, typed, with ``dossier.parametres_of(model)``.
    """
    declare(_Declared(model), model)
    return model


def foreign_parametres() -> ForeignParametres:
    """Give the parameters of other packages; a set that is ill declared is left aside, whole."""
    load_plugins()
    models: dict[type[ParametreModel], str] = {}
    taken = dict.fromkeys(parametres(Bareme), "pial-xl")

    def take(declaration: _Declared, package: str) -> None:
        models[declaration.model] = package
        taken.update(dict.fromkeys(parametres(declaration.model), package))

    mistakes = admit(
        declared(_Declared), "un groupe de paramètres", partial(_faults, taken=taken), take
    )
    return ForeignParametres(models, mistakes)


def _faults(declaration: _Declared, taken: Mapping[str, str]) -> Iterator[str]:
    """Say in French why a set of parameters cannot be admitted."""
    model = declaration.model
    if not (isinstance(model, type) and issubclass(model, ParametreModel)):
        yield "ce n'est pas une classe faite de ParametreModel"
    try:
        known = parametres(model)
    except StopIteration:
        yield "une clé n'a pas son ParametreInfo"
        return
    for cle, parametre in known.items():
        if cle in taken:
            yield f"la clé {cle} est déjà prise par {taken[cle]}"
        if not (parametre.libelle.strip() and parametre.source.strip()):
            yield f"la clé {cle} n'a pas de libellé ou de source"
        if max(map(len, (parametre.libelle, parametre.source, parametre.unite))) > _TEXT_MAX:
            yield f"le libellé, la source ou l'unité de la clé {cle} est trop long"
        if not hasattr(model, cle):
            yield f"la clé {cle} n'a pas de valeur d'origine"
        default = getattr(model, cle)
        if model.read(cle, default) != default:
            yield f"la valeur d'origine de la clé {cle} n'est pas de son type"


def read_foreign(values: Mapping[str, object]) -> ForeignValues:
    """Give the parameters of other packages as a workbook sets them.

    Args:
        values: cell values by key, whoever owns the key.
    """
    in_force: dict[type[ParametreModel], ParametreModel] = {}
    refusal: dict[str, str] = {}
    admitted = foreign_parametres()
    mistakes = list(admitted.mistakes)
    for model, package in admitted.models.items():
        try:
            in_force[model], refused = model.load(values)
        except CONTAINED as error:
            in_force[model] = model()
            reason = (
                f"Le paquet {package} n'a pas pu lire ses paramètres ({told(error)}) : leurs "
                "valeurs d'origine servent."
            )
            mistakes.append(Mistake(package, reason, error))
        else:
            refusal |= refused
    return ForeignValues(in_force, refusal, tuple(mistakes))


def values_of(in_force: Mapping[type[ParametreModel], ParametreModel], model: type[M]) -> M:
    """Give the values of one set.

    Raises:
        LookupError: when the set was not admitted.
    """
    values = in_force.get(model)
    if not isinstance(values, model):
        raise LookupError(f"les paramètres de {model.__name__} n'ont pas été admis")
    return values
