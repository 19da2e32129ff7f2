"""The kinds of value a column may hold, each read from any of its usual writings.

A kind says how its cells are read, how they are shown (``Format``) and what their drop-down
offers (``Choices``): a column of the kind says none of it again.

A value that cannot be read raises ``PydanticCustomError`` whose type is the code of the constat
that the cell deserves (S-02, S-04, S-10, S-17).
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, LiteralString, TypeVar

from pydantic_core import PydanticCustomError

from pial_xl.bareme.limits import BESOIN_MAX
from pial_xl.tables.column import Choices, Format
from pial_xl.units.dates import parse_date
from pial_xl.units.durations import parse_duration, parse_time_of_day
from pial_xl.units.kinds import Reader
from pial_xl.units.lines import printed_text
from pial_xl.units.numbers import parse_number, parse_percent
from pial_xl.units.text import clean, code_key, fold, parse_bool, yes_no

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


def _reader(code: LiteralString, parse: Callable[[object], object]) -> Reader:
    """Turn a parser's ValueError into an error that names the constat."""

    def read(value: object) -> object:
        if value is None:
            return None
        try:
            return parse(value)
        except (ValueError, TypeError, OverflowError):
            raise PydanticCustomError(code, "illisible") from None

    return Reader(read)


class Aide(StrEnum):
    """Kind of human help (L351-3): individuelle, mutualisée, collective."""

    I = "I"  # noqa: E741 - the name the law's users write
    M = "M"
    CO = "CO"


class Contrat(StrEnum):
    """Kind of AESH contract (L917-1)."""

    CDD = "CDD"
    CDI = "CDI"


class Sigle(StrEnum):
    """What a pole is called where it stands."""

    PIAL = "PIAL"
    PAS = "PAS"


class Reseau(StrEnum):
    """Network of a pole's schools."""

    PUBLIC = "public"
    PRIVATE = "privé"


class Remuneration(StrEnum):
    """How a pole's coordinator is paid for the mission."""

    IMP = "IMP"
    DECHARGE = "décharge"
    NONE = "aucune"


class Degre(StrEnum):
    """Level of a school."""

    PRIMARY = "école"
    COLLEGE = "collège"
    LYCEE = "lycée"


class Weekday(StrEnum):
    """Day of the week."""

    MONDAY = "lundi"
    TUESDAY = "mardi"
    WEDNESDAY = "mercredi"
    THURSDAY = "jeudi"
    FRIDAY = "vendredi"
    SATURDAY = "samedi"


class CreneauNature(StrEnum):
    """What a slot of the timetable is for."""

    SUPPORT = "accompagnement"
    REPAS = "repas"
    REUNION = "réunion"
    PAUSE = "pause"
    TRAJET = "trajet"
    OTHER = "autre"


class Semaine(StrEnum):
    """One week of two, in a timetable that alternates."""

    A = "A"
    B = "B"


class CalendrierNature(StrEnum):
    """Why there is no class during days of the calendar."""

    VACANCES = "vacances"
    FERIE = "férié"
    OTHER = "autre"


_ALIAS: dict[type[StrEnum], dict[str, tuple[str, ...]]] = {
    Aide: {
        "I": ("ind", "indiv", "individuel", "individuelle", "aide individuelle", "aesh i", "aideI"),
        "M": ("mut", "mutu", "mutualisé", "mutualisée", "aide mutualisée", "aesh m", "aideM"),
        "CO": ("c", "col", "coll", "collectif", "collective", "aide collective", "aesh co", "ulis"),
    },
    Remuneration: {"décharge": ("décharge totale",), "aucune": ("non", "sans")},
    Reseau: {"privé": ("privé sous contrat",)},
    Degre: {
        "école": ("1d", "1er degré", "maternelle", "élémentaire", "primaire"),
        "collège": ("clg",),
        "lycée": ("lyc", "lycée professionnel", "lp", "lgt"),
    },
    Weekday: {
        "lundi": ("lun", "lu"),
        "mardi": ("mar", "ma"),
        "mercredi": ("mer", "me"),
        "jeudi": ("jeu", "je"),
        "vendredi": ("ven", "ve"),
        "samedi": ("sam", "sa"),
    },
    Semaine: {"A": ("semaine a", "sem a"), "B": ("semaine b", "sem b")},
    CalendrierNature: {
        "vacances": ("vacances scolaires", "congés"),
        "férié": ("jour férié",),
    },
    CreneauNature: {
        "repas": ("midi", "cantine", "méridien"),
        "accompagnement": ("classe", "cours"),
    },
}


def writings(enum: type[StrEnum]) -> dict[str, StrEnum]:
    """Give the member of *enum* that each writing means, its value or an alias; folded."""
    return {
        fold(writing): member
        for member in enum
        for writing in (member.value, *_ALIAS.get(enum, {}).get(member.value, ()))
    }


def _choice(code: LiteralString, enum: type[StrEnum]) -> tuple[Reader, Choices]:
    """Read a member of *enum* from its value or an alias, folded; offer the values themselves."""
    known = writings(enum)

    def parse(value: object) -> object:
        try:
            return known[fold(value)]
        except KeyError:
            raise ValueError(value) from None

    return _reader(code, parse), Choices(tuple(enum))


RULE_SETTING = "controle"
"""Keys of Paramètres that switch a rule off or change its level: ``controle.A-07``."""
RULE_OFF_WORDS = ("non", "off", "désactivé", "desactive")
"""Values of these keys that switch a rule off, in the letters that a formula compares."""


def setting_key(value: object) -> str:
    """Give the key under which two writings of a setting meet: ``Contrôle.a-07`` is one of a rule.

    Any other key is a word of the program, kept as it is written.
    """
    text = clean(value)
    prefix, _, code = text.partition(".")
    return f"{RULE_SETTING}.{code_key(code)}" if code and fold(prefix) == RULE_SETTING else text


def _duration(value: object) -> int:
    minutes = parse_duration(value)
    if minutes < 0:
        raise ValueError(value)
    return minutes


def _integer(value: object) -> int:
    number = parse_number(value)
    if number != number.to_integral_value():
        raise ValueError(value)
    return int(number)


def _besoin(value: object) -> int:
    besoin = _integer(value)
    if not 0 <= besoin <= BESOIN_MAX:
        raise ValueError(value)
    return besoin


def _shown(value: object) -> str:
    """Give a text; a date or a number that stands in its place is written as the sheet shows it."""
    return value if isinstance(value, str) else printed_text(value)


def _reading(key: Callable[[str], str]) -> Reader:
    return Reader(lambda v: None if v is None else key(_shown(v)))


Text = Annotated[str | None, _reading(clean)]
PrintedText = Annotated[
    str | None, Reader(lambda v: None if v is None else printed_text(v) or None)
]
"""A text that letters print as it is typed, on several lines if need be."""
Code = Annotated[str | None, _reading(code_key), Format.CODE]
SettingKey = Annotated[str | None, _reading(setting_key)]
Duree = Annotated[int | None, _reader("S-02", _duration), Format.DUREE]
SignedDuree = Annotated[int | None, _reader("S-02", parse_duration), Format.DUREE]
"""A duration whose negative values a rule of its own tells (A-12, C-01)."""
TimeOfDay = Annotated[int | None, _reader("S-02", parse_time_of_day), Format.TIME]
CalendarDate = Annotated[date | None, _reader("S-04", parse_date), Format.DATE]
Number = Annotated[Decimal | None, _reader("S-17", parse_number), Format.NUMBER]
Percentage = Annotated[Decimal | None, _reader("S-17", parse_percent), Format.PERCENTAGE]
Integer = Annotated[int | None, _reader("S-17", _integer), Format.INTEGER]
YesNo = Annotated[bool | None, _reader("S-17", parse_bool), Choices((yes_no(True), yes_no(False)))]
Civilite = Annotated[Text, Choices(("Mme", "M."))]
"""A text of which the usual writings are offered; L-15 tells one that says no gender."""
TypeAide = Annotated[Aide | None, *_choice("S-10", Aide)]
TypeContrat = Annotated[Contrat | None, *_choice("S-17", Contrat)]
TypeSigle = Annotated[Sigle | None, *_choice("S-17", Sigle)]
TypeReseau = Annotated[Reseau | None, *_choice("S-17", Reseau)]
TypeRemuneration = Annotated[Remuneration | None, *_choice("S-17", Remuneration)]
TypeDegre = Annotated[Degre | None, *_choice("S-17", Degre)]
TypeWeekday = Annotated[Weekday | None, *_choice("S-17", Weekday)]
TypeNature = Annotated[CreneauNature | None, *_choice("S-17", CreneauNature)]
TypeSemaine = Annotated[Semaine | None, *_choice("S-17", Semaine)]
TypeCalendrierNature = Annotated[CalendrierNature | None, *_choice("S-17", CalendrierNature)]
Besoin = Annotated[
    int | None,
    _reader("S-17", _besoin),
    Format.INTEGER,
    Choices(tuple(map(str, range(BESOIN_MAX + 1)))),
]
"""How much a pupil needs somebody during a course: 0 for nobody, 5 for always."""
