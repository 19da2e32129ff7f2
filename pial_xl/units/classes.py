"""Classes as schools write them: which of them are the last of a school."""

import re
from functools import lru_cache

from pial_xl.units.text import fold

_PRIMARY_END = re.compile(r"cm1?2|coursmoyen2")
_COLLEGE_END = re.compile(r"3(?!\d)(?!ans)|\d?.*?(?<!\d)3(?:e|eme)(?![a-z]*\d)|.*troisieme")
_LYCEE_END = re.compile(r"t\d*|t(?:le|e?rm)\w*|t(?:g|st|pro|bac|es|s|l|cap)\w{0,5}")


@lru_cache(maxsize=256)  # a few classes, said of every pupil
def ends_a_school(classe: str | None) -> bool:
    """Tell whether pupils of a class leave their school: CM2, 3e or Tle, whatever its division.

    Read: ``CM2``, ``CM1/CM2``, ``3e B``, ``3°``, ``3ème``, ``3A``, ``T``, ``Tle``, ``Term.``,
    ``TG2``. In a class of two levels some pupils leave.
    """
    key = fold(classe or "")
    return bool(_PRIMARY_END.search(key) or _COLLEGE_END.match(key) or _LYCEE_END.fullmatch(key))
