"""Reads the cells of a source: what people write elsewhere than in our workbook."""

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeVar

from pial_xl.tables.types import Aide, Contrat, Degre, Remuneration, Reseau, Sigle
from pial_xl.tables.values import is_error
from pial_xl.takeover.tells import degre_of, find_uai, is_nobody, is_school, worded
from pial_xl.units.dates import parse_date
from pial_xl.units.durations import parse_duration
from pial_xl.units.numbers import parse_number, parse_percent
from pial_xl.units.text import clean, fold, parse_bool

_Choice = TypeVar("_Choice", bound=StrEnum)
_WEEK_MINUTES: Final = 48 * 60
"""Hours of a week beyond which a number is no number of hours of a person."""
_SHARE_MINUTES: Final = 60
"""What 100 % is, once it is read as hours: no contract is so short."""
_QUOTA_MINUTES: Final = 100_000 * 60
_TEXT_MAX: Final = 300
_YEARS: Final = (1990, 2100)
_AIDES: Final = (
    (Aide.M, re.compile(r"mutu|^(?:aesh|avs|aide)?m(?:ut)?$")),
    (Aide.I, re.compile(r"indiv|^(?:aesh|avs|aide)?i(?:nd)?$")),
    (Aide.CO, re.compile(r"collect|^(?:aesh|avs|aide)?co(?:ll?)?$|^ulis$")),
)
_WEEKS = re.compile(r"\s*sem(?:aines?|\.)?\s*$", re.IGNORECASE)
_SCHOOL_WORD = re.compile(r"\b(?:ecole|college|lycee|maternelle|elementaire|primaire)\b")
_ALL = frozenset({"total", "totaux", "tout", "toutes", "toutesaides", "ensemble", "global"})
_NONE = frozenset({"", "neant", "aucun", "aucune", "sans", "0", "non", "n"})


def read_text(value: object) -> str:
    """Read a text: one with a letter, on one line, as long as people write.

    Raises:
        ValueError: it holds no letter, or is longer.
    """
    text = clean(value)
    if len(text) > _TEXT_MAX or not any(map(str.isalpha, text)) or is_error(value):
        raise ValueError
    return text


def read_person(value: object) -> str:
    """Read the name of a person: letters, and no digit.

    Raises:
        ValueError: it is none.
    """
    text = read_text(value)
    if any(map(str.isdigit, text)) or _SCHOOL_WORD.search(worded(text)) or is_nobody(text):
        raise ValueError
    return text


def read_classe(value: object) -> str:
    """Read a class, which is no school.

    Raises:
        ValueError: it is the name of a school, or as ``read_free``.
    """
    text = read_free(value)
    if len(text.split()) > 1 and is_school(text) and "ulis" not in fold(text):
        raise ValueError
    return text


def read_free(value: object) -> str:
    """Read a class, a reference, a group: any writing.

    Raises:
        ValueError: it is an error of the spreadsheet, or longer than people write.
    """
    text = clean(value)
    if is_error(value) or len(text) > _TEXT_MAX or isinstance(value, bool | date):
        raise ValueError
    return text


def read_place(value: object) -> str:
    """Read a school; those that stand on several lines of a cell are parted by a stroke.

    Raises:
        ValueError: as ``read_free``.
    """
    text = read_free(value)
    lines = [clean(line) for line in value.splitlines()] if isinstance(value, str) else []
    return " / ".join(lines) if len(lines) > 1 and all(map(is_school, lines)) else text


def read_uai(value: object) -> str:
    """Read a UAI, which a cell of numbers or a careless hand may have shortened of its zero.

    Raises:
        ValueError: there is none.
    """
    found = find_uai(clean(value))
    if not found:
        raise ValueError
    return found


def read_school_code(value: object) -> str:
    """Read a cell that holds a UAI, with what stands beside it: the name of the school, a second.

    Raises:
        ValueError: it holds none.
    """
    read_uai(value)
    return read_place(value)


def read_day(value: object) -> date:
    """Read a day of our time.

    Raises:
        ValueError: it is none.
    """
    day = parse_date(value)
    if not _YEARS[0] <= day.year <= _YEARS[1]:
        raise ValueError
    return day


def read_aide(value: object) -> Aide:
    """Read a kind of help: ``i``, ``AESH-I``, ``mutualisée``, ``CO``, ``ULIS``…

    Raises:
        ValueError: it is none, two of them, or is doubted (``M ?``).
    """
    if "?" in clean(value)[:_TEXT_MAX]:
        raise ValueError
    key = fold(clean(value)[:_TEXT_MAX])
    found = [aide for aide, writing in _AIDES if writing.search(key)]
    if len(found) != 1:
        raise ValueError
    return found[0]


def read_aide_or_total(value: object) -> Aide | None:
    """Read a kind of help, or the word that says all of them: None.

    Raises:
        ValueError: it is neither.
    """
    return None if fold(clean(value)[:_TEXT_MAX]) in _ALL else read_aide(value)


def read_hours(value: object) -> int:
    """Read hours a week, in minutes; per cent are none.

    Raises:
        ValueError: it is none, or more than a week may hold.
    """
    if isinstance(value, str) and "%" in value:
        raise ValueError
    minutes = parse_duration(value)
    if not 0 <= minutes <= _WEEK_MINUTES:
        raise ValueError
    return minutes


def read_service(value: object) -> int:
    """Read the hours a week of a contract, in minutes: a share of a service (0,62) is none.

    Raises:
        ValueError: as ``read_hours``.
    """
    minutes = read_hours(value)
    if 0 < minutes <= _SHARE_MINUTES:
        raise ValueError
    return minutes


def read_share(value: object) -> Decimal:
    """Read a share of a service, in per cent.

    Raises:
        ValueError: it is none.
    """
    share = parse_percent(value)
    if not 0 < share <= 100:
        raise ValueError
    return share


def read_semaines(value: object) -> int:
    """Read a number of weeks in a year: ``41``, ``41 semaines``.

    Raises:
        ValueError: it is none.
    """
    return _integer(_WEEKS.sub("", value) if isinstance(value, str) else value, 1, 53)


def read_priorite(value: object) -> int:
    """Read a rank.

    Raises:
        ValueError: it is none.
    """
    return _integer(value, 0, 99)


def _integer(value: object, low: int, high: int) -> int:
    number = parse_number(value)
    if number != number.to_integral_value() or not low <= number <= high:
        raise ValueError
    return int(number)


def read_contrat(value: object) -> Contrat:
    """Read the kind of a contract, within other words if need be: ``CDD 3 ans``.

    Raises:
        ValueError: it is none.
    """
    key = fold(clean(value)[:_TEXT_MAX])
    found = [contrat for contrat in Contrat if fold(contrat) in key]
    if len(found) != 1:
        raise ValueError
    return found[0]


def read_sigle(value: object) -> Sigle:
    """Read what a pole is called: PIAL or PAS.

    Raises:
        ValueError: it is neither.
    """
    return _named(Sigle, value)


def read_reseau(value: object) -> Reseau:
    """Read the network of a pole: public or private.

    Raises:
        ValueError: it is neither.
    """
    return _named(Reseau, value)


def read_remuneration(value: object) -> Remuneration:
    """Read how a coordinator is paid.

    Raises:
        ValueError: it is none of the ways.
    """
    return _named(Remuneration, value)


def _named(choices: type[_Choice], value: object) -> _Choice:
    """Give the one choice that a text begins with: ``PIAL Sud``, ``privé``, ``privée``."""
    key = fold(clean(value)[:_TEXT_MAX])
    found = [choice for choice in choices if key.startswith(fold(choice))]
    if len(found) != 1:
        raise ValueError
    return found[0]


def read_quota(value: object) -> int:
    """Read the hours a week of a pole, in minutes: as many as all its AESH have.

    Raises:
        ValueError: it is none.
    """
    minutes = parse_duration(value)
    if (isinstance(value, str) and "%" in value) or not 0 <= minutes <= _QUOTA_MINUTES:
        raise ValueError
    return minutes


def read_quantity(value: object) -> Decimal:
    """Read a number that is not negative.

    Raises:
        ValueError: it is none.
    """
    number = parse_number(value)
    if number < 0:
        raise ValueError
    return number


def read_midi(value: object) -> bool:
    """Read whether help is given at lunch: a yes, or the kind of help that is given there.

    Raises:
        ValueError: it says neither.
    """
    if fold(value) in _NONE:
        return False
    try:
        return parse_bool(value)
    except ValueError:
        read_aide(value)
        return True


def read_degre(value: object) -> Degre:
    """Read the degree of a school, from what it is called.

    Raises:
        ValueError: it says none.
    """
    degre = degre_of(clean(value))
    if degre is None:
        raise ValueError
    return degre
