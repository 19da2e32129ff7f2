"""What other packages add on this machine, rules aside, and what they did wrong."""

from dataclasses import dataclass

from pial_xl.bareme import ParametreInfo, parametres
from pial_xl.bareme.foreign import foreign_parametres
from pial_xl.letters.language.catalog import Field
from pial_xl.letters.language.known import foreign_fields
from pial_xl.plugins import Mistake
from pial_xl.rules.admission import admitted


@dataclass(frozen=True, slots=True)
class AddedParametre:
    """A parameter of another package: its key, what it means, its default, the package."""

    cle: str
    info: ParametreInfo
    default: object
    package: str


@dataclass(frozen=True, slots=True)
class Additions:
    """The parameters and letter fields of other packages, and one mistake a line."""

    parametres: tuple[AddedParametre, ...]
    fields: tuple[tuple[Field, str], ...]
    mistakes: tuple[Mistake, ...]


def additions() -> Additions:
    """Give what the packages of this machine add."""
    foreign, fields = foreign_parametres(), foreign_fields()
    return Additions(
        tuple(
            AddedParametre(cle, info, getattr(model(), cle), package)
            for model, package in foreign.models.items()
            for cle, info in parametres(model).items()
        ),
        tuple(fields.fields.values()),
        (*admitted().mistakes, *foreign.mistakes, *fields.mistakes),
    )
