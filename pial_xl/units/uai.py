"""UAI: the seven digits and check letter that identify a French school."""

import re

_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_FORMAT = re.compile(r"[0-9]{7}[A-Z]")


def check_letter(digits: str) -> str:
    """Give the letter that ends a UAI.

    Args:
        digits: the seven digits; others raise ValueError.

    Source: the number modulo 23 indexes the alphabet without I, O and Q.
    """
    if len(digits) != 7 or not (digits.isascii() and digits.isdigit()):
        raise ValueError(digits)
    return _LETTERS[int(digits) % len(_LETTERS)]


def has_uai_format(uai: str) -> bool:
    """Tell whether *uai* is seven digits and a capital letter."""
    return _FORMAT.fullmatch(uai) is not None


def is_valid_uai(uai: str) -> bool:
    """Tell whether *uai* has the format and the right check letter."""
    return has_uai_format(uai) and check_letter(uai[:7]) == uai[7]
