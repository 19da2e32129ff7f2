"""What a parameter is, and the kinds of value one may hold."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import (
    Annotated,
    Any,
    Final,
    LiteralString,
    Self,
    dataclass_transform,
    get_args,
    get_type_hints,
)

from pydantic_core import PydanticCustomError, ValidationError

from pial_xl.bareme.departements import parse_departement
from pial_xl.units.dates import SchoolYear, parse_date
from pial_xl.units.kinds import Reader, kind_reader
from pial_xl.units.lines import printed_text
from pial_xl.units.numbers import format_number, parse_number
from pial_xl.units.records import record
from pial_xl.units.text import NBSP, clean, fold, parse_bool, yes_no
from pial_xl.units.time_windows import TimeWindow


class Nature(StrEnum):
    """Where a value comes from, and so whether a workbook may change it."""

    R = "réglementaire"
    D = "pratique du département"
    P = "bonne pratique"
    T = "technique"

    @property
    def is_read_from_sheet(self) -> bool:
        """Tell whether the value is read from the Paramètres sheet."""
        return self is not Nature.R

    @property
    def sheet_word(self) -> str:
        """Give the word of the Nature column of the Paramètres sheet."""
        return "local" if self in (Nature.D, Nature.P) else self.value


class ConventionEtp(StrEnum):
    """How weekly hours become full-time equivalents."""

    EXACT = "exact"
    QUOTITE_CONTRAT = "quotite_contrat"


@record
class ParametreInfo:
    """What a parameter means.

    Attributes:
        libelle: what it is, in French.
        nature: R (regulation), D (département), P (good practice), T (written by this program).
        source: the text or the usage that gives the value.
        unite: unit of the value.
        since: date from which the value holds, when the source gives one.
        is_asked: whether a new workbook leaves it blank until the person says, since no value would
            be true everywhere.
    """

    libelle: str
    nature: Nature
    source: str
    unite: str = ""
    since: date | None = None
    is_asked: bool = False


def _reader(parse: Callable[[object], object], message: LiteralString) -> Reader:
    def read(value: object) -> object:
        try:
            return parse(value)
        except (ValueError, TypeError, OverflowError):
            raise PydanticCustomError("parametre", message) from None

    return Reader(read)


def _or_blank(parse: Callable[[object], object]) -> Callable[[object], object]:
    return lambda value: None if value is None else parse(value)


TEMPLATE_NUMBER: Final = 2
"""Number of the template that this program builds: goes up when its tables change, and only then,
so that a new version of the program finds nothing wrong with a workbook."""
_FIRST_TEMPLATE = re.compile(r"0[.,]1(\.\d+)?")
"""What the first template says in place of a number: the version of the program that built it."""


INTEGER_MAX = 100_000
"""Days, minutes or pupils: nothing that is counted here is ever more."""


def _positive_int(value: object) -> int:
    number = parse_number(value)
    if not 0 <= number <= INTEGER_MAX or number != number.to_integral_value():
        raise ValueError(value)
    return int(number)


def _positive(value: object) -> Decimal:
    number = parse_number(value)
    if number < 0:
        raise ValueError(value)
    return number


def _above_zero(value: object) -> Decimal:
    number = parse_number(value)
    if number <= 0:
        raise ValueError(value)
    return number


def _numbers(value: object) -> tuple[Decimal, ...]:
    if isinstance(value, tuple):
        return value
    return tuple(_positive(part) for part in clean(value).split(";"))


def _convention(value: object) -> ConventionEtp:
    words = {fold(convention): convention for convention in ConventionEtp}
    try:
        return words[fold(value)]
    except KeyError:
        raise ValueError(value) from None


def _school_year(value: object) -> SchoolYear:
    return value if isinstance(value, SchoolYear) else SchoolYear.parse(value)


def _time_window(value: object) -> TimeWindow:
    return value if isinstance(value, TimeWindow) else TimeWindow.parse(value)


def _template_number(value: object) -> int:
    return 1 if _FIRST_TEMPLATE.fullmatch(clean(value)) else _positive_int(value)


PositiveInteger = Annotated[int, _reader(_positive_int, "un nombre entier, par exemple 60")]
TemplateNumber = Annotated[int, _reader(_template_number, "un numéro de modèle, par exemple 1")]
PositiveNumber = Annotated[Decimal, _reader(_positive, "un nombre, par exemple 1,5")]
NumberAboveZero = Annotated[Decimal, _reader(_above_zero, "un nombre au-dessus de zéro")]
PositiveNumberOrBlank = Annotated[
    Decimal | None,
    _reader(_or_blank(_positive), "un nombre, ou rien"),
]
PositiveNumbers = Annotated[tuple[Decimal, ...], _reader(_numbers, "des nombres séparés par « ; »")]
Flag = Annotated[bool, _reader(parse_bool, "oui ou non")]
PlainText = Annotated[str, Reader(printed_text)]
DepartementNumber = Annotated[
    str, _reader(parse_departement, "un numéro de département, par exemple 35")
]
DateOrBlank = Annotated[
    date | None,
    _reader(_or_blank(parse_date), "une date, par exemple 01/09/2026"),
]
TimeWindowValue = Annotated[
    TimeWindow, _reader(_time_window, "deux heures, par exemple 11h30-14h00")
]
TimeWindowOrBlank = Annotated[
    TimeWindow | None,
    _reader(_or_blank(_time_window), "deux heures, par exemple 7h30-18h30"),
]
SchoolYearValue = Annotated[
    SchoolYear, _reader(_school_year, "une année scolaire, par exemple 2026-2027")
]
Convention = Annotated[ConventionEtp, _reader(_convention, "exact ou quotite_contrat")]


@cache
def _kinds(model: type["ParametreModel"]) -> dict[str, Any]:
    """Give the annotation of each field, those of the furthest bases first."""
    return get_type_hints(model, include_extras=True)


@cache
def parametres(model: type["ParametreModel"]) -> dict[str, ParametreInfo]:
    """Give what each field of a set of values means, by key, in order."""
    return {
        cle: next(m for m in get_args(kind) if isinstance(m, ParametreInfo))
        for cle, kind in _kinds(model).items()
    }


def asked_keys(model: type["ParametreModel"]) -> frozenset[str]:
    """Give the keys that a new workbook leaves blank until the person says."""
    return frozenset(cle for cle, parametre in parametres(model).items() if parametre.is_asked)


def to_cell_value(valeur: object) -> str | int | float | date | None:
    """Give a parameter's value as a coordinator would type it."""
    if isinstance(valeur, bool):
        return yes_no(valeur)
    if valeur is None or isinstance(valeur, date | int | float):
        return valeur
    if isinstance(valeur, Decimal):
        return int(valeur) if valeur == valeur.to_integral_value() else float(valeur)
    if isinstance(valeur, tuple):
        return f"{NBSP}; ".join(format_number(count) for count in valeur)
    return str(valeur) or None


@dataclass_transform(eq_default=False, kw_only_default=True, frozen_default=True)
class _ParametreType(type):
    """Says to type checkers how a set is made: by the keys that are not the default."""


class ParametreModel(metaclass=_ParametreType):
    """A set of parameters: each field is a key of Paramètres, with its kind, meaning and default.

    An object holds the values that are not the defaults, which its class holds.

    A field says what it is once::

        trajet_max: Annotated[
            PositiveInteger,
            ParametreInfo("Trajet maximal", Nature.D, "Consigne", unite="minutes"),
        ] = 45
    """

    def __init__(self, **values: Any) -> None:
        self.__dict__.update(values)

    def __repr__(self) -> str:
        """Show what is not the default."""
        held = ", ".join(f"{cle}={valeur!r}" for cle, valeur in vars(self).items())
        return f"{type(self).__name__}({held})"

    def in_force(self) -> dict[str, object]:
        """Give the value of each key, in order."""
        return {cle: getattr(self, cle) for cle in parametres(type(self))}

    def changed(self, **values: Any) -> Self:
        """Give the set with some values changed."""
        return type(self)(**(vars(self) | values))

    @classmethod
    def read(cls, cle: str, valeur: object) -> Any:
        """Give what the cell of one key says.

        Raises:
            ValidationError: when it cannot be read; its message says what was expected.
        """
        return kind_reader(_kinds(cls)[cle], ParametreInfo)(valeur)

    @classmethod
    def load(cls, values: Mapping[str, object]) -> tuple[Self, dict[str, str]]:
        """Override the local parameters by those of a workbook.

        Args:
            values: cell values by key. Unknown keys are left to others; a regulatory parameter
                keeps its own value.

        Returns:
            The values in force, and by key what is wrong with those that were set aside, in
            French (to be completed as a sentence by the caller).
        """
        known = parametres(cls)
        kept: dict[str, object] = {}
        refusal: dict[str, str] = {}
        for cle, valeur in values.items():
            if cle not in known:
                continue
            try:
                read = cls.read(cle, valeur)
            except ValidationError as failure:
                refusal[cle] = f"attendu : {failure.errors()[0]['msg']}"
                continue
            if known[cle].nature.is_read_from_sheet:
                kept[cle] = read
            elif read != getattr(cls, cle):
                refusal[cle] = "valeur réglementaire, qui ne se change pas dans le classeur"
        return cls(**kept), refusal
