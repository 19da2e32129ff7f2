"""Numbers as the French write them: decimal comma, fractions of IMP, percentages."""

import math
import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from pial_xl.units.text import NBSP, clean

_FRACTIONS = {"¼": Decimal("0.25"), "½": Decimal("0.5"), "¾": Decimal("0.75")}
_TEXT_FRACTION = re.compile(r"(\d{1,4})/([1-9]\d{0,3})")
_DIGITS_MAX = 12
_LENGTH_MAX = 60
"""Characters of the longest number that anyone writes."""


def parse_number(value: object) -> Decimal:
    """Read a number: ``24,5``, ``1 250``, ``¼``, ``1/2``, ``1250 €``, ``62 %``, ``1 IMP``.

    Raises:
        ValueError: when it is none of these.
    """
    if isinstance(value, bool):
        raise ValueError("un booléen n'est pas un nombre")
    if isinstance(value, int | float | Decimal):
        if not math.isfinite(value):
            raise ValueError("nombre infini")
        return _bounded(Decimal(str(value)))
    written = clean(value)
    if len(written) > _LENGTH_MAX:
        raise ValueError(written)
    text = written.removesuffix("%").removesuffix("€").removesuffix("IMP").replace(" ", "")
    if text in _FRACTIONS:
        return _FRACTIONS[text]
    if match := _TEXT_FRACTION.fullmatch(text):
        return Decimal(match[1]) / Decimal(match[2])
    try:
        return _bounded(Decimal(text.replace(",", ".")))
    except InvalidOperation:
        raise ValueError(text) from None


def _bounded(number: Decimal) -> Decimal:
    if not number.is_finite() or number.adjusted() > _DIGITS_MAX:
        raise ValueError("nombre hors limites")
    return number


def parse_percent(value: object) -> Decimal:
    """Read a percentage in points: 62, ``62 %``, or 0.62, typed or as an Excel percent cell."""
    number = parse_number(value)
    if 0 < number <= 1 and not (isinstance(value, str) and "%" in value):
        return number * 100
    return number


def format_number(value: Fraction | Decimal | float, decimals: int = 2) -> str:
    """Write a number with a decimal comma, without useless zeros: ``61,23``, ``18,5``, ``62``.

    Halves go away from zero, as a sheet shows them. A float is the number that it is written as.
    """
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    exact = Fraction(str(value) if isinstance(value, float) else value)
    whole, rest = divmod(int(abs(exact) * 10**decimals + Fraction(1, 2)), 10**decimals)
    text = f"{whole},{rest:0{decimals}d}".rstrip("0").rstrip(",") if rest else str(whole)
    return f"-{text}" if exact < 0 and (whole or rest) else text


def format_fixed(value: Fraction | Decimal | float, decimals: int = 2) -> str:
    """Write a number with all its decimals: ``0,60``."""
    whole, _, rest = format_number(value, decimals).partition(",")
    return f"{whole},{rest:0<{decimals}}"


def format_share(value: Decimal) -> str:
    """Write a share as people do where a sign exists for it: ``¼``, ``½``, ``¾``, else ``2``."""
    signs = {number: sign for sign, number in _FRACTIONS.items()}
    return signs.get(value) or format_number(value)


def format_percent(value: Fraction | Decimal | float, decimals: int = 2) -> str:
    """Write a percentage the French way: ``61,23 %`` with its non-breaking space."""
    return f"{format_number(value, decimals)}{NBSP}%"


def format_amount(euros: Decimal) -> str:
    """Write an amount of money: ``1 250 €``, ``312,50 €``, with non-breaking spaces."""
    digits = f"{euros:,.2f}".removesuffix(".00")
    return digits.replace(",", NBSP).replace(".", ",") + f"{NBSP}€"


def format_posts(posts: Fraction) -> str:
    """Say a number of posts to the half, at least a half: ``1 poste``, ``2,5 postes``."""
    halves = Fraction(max(1, int(posts * 2 + Fraction(1, 2))), 2)
    return f"{format_number(halves)} {'poste' if halves < 2 else 'postes'}"
