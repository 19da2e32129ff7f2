"""Formulas as Excel writes them, and as LibreOffice's programming interface does.

The interface has one grammar whatever the user's language: English function names, ``;`` between
arguments, ``$Feuille.A1`` for another sheet, ``{1;2|3;4}`` for arrays, ``A1:A3!A2`` for the cells
that ranges share and ``A1~B2`` for ranges taken together. This last one is only read: what Excel
writes, a comma, is that of arguments too.
"""

import re
from collections.abc import Mapping
from typing import Final

_VERBATIM = r"""
      "(?:[^"]|"")*"                               # a text
    | \[(?:[^\[\]]|\[[^\[\]]*\])*\]                # the columns of a table
    | \#(?:REF!|DIV/0!|N/A|NAME\?|NULL!|NUM!|VALUE!)
"""
_NAME = r"(?:'(?:[^']|'')+'|[^\W\d]\w*)"
_CELL = r"\$?[A-Z]{1,3}\$?[0-9]+(?![\w(])|\$?[A-Z]{1,3}:|\$?[0-9]+:|\#REF!"
_EXCEL: Final = re.compile(
    rf"""{_VERBATIM}
    | (?P<feuille>{_NAME})!
    | (?P<signe>[{{}},;] | (?<=[\w)\]])[ ]+(?=[$'\[]|[^\W\d]))""",
    re.VERBOSE,
)
_UNO: Final = re.compile(
    rf"""{_VERBATIM}
    | (?P<coin>:)\$?{_NAME}\.(?={_CELL})
    | \$?(?P<feuille>{_NAME})\.(?={_CELL})
    | (?P<signe>[{{}};|!~])""",
    re.VERBOSE,
)


def to_uno(formula: str) -> str:
    """Turn ``=SUM(A1,'Ma feuille'!B2)`` into ``=SUM(A1;$'Ma feuille'.B2)``; other text is kept."""
    return _translate(formula, _EXCEL, r"${}.", {",": ";", " ": "!"}, {",": ";", ";": "|"})


def to_excel(formula: str) -> str:
    """Do the reverse of ``to_uno``."""
    return _translate(formula, _UNO, "{}!", {";": ",", "!": " ", "~": ","}, {";": ",", "|": ";"})


def intersects(formula: str) -> bool:
    """Tell whether a formula, as LibreOffice writes it, asks for the cells that ranges share."""
    return any(found["signe"] == "!" for found in _UNO.finditer(formula))


def target_to_uno(address: str) -> str:
    """Turn a link to a cell, ``#'Ma feuille'!B2``, into LibreOffice's; other links are kept."""
    sheet, point, cell = address.rpartition("!")
    return f"{sheet}.{cell}" if point and address.startswith("#") else address


def target_to_excel(address: str) -> str:
    """Do the reverse of ``target_to_uno``; a link into the file itself loses the file's name."""
    _, hash_sign, target = address.rpartition("#")
    if not hash_sign:
        return address
    return "#" + to_excel(f"={target}").removeprefix("=")


def _translate(
    formula: str,
    pattern: re.Pattern[str],
    sheet: str,
    between_arguments: Mapping[str, str],
    in_array: Mapping[str, str],
) -> str:
    """Rewrite the signs and the names of sheets; texts and names of columns are left alone."""
    if not formula.startswith("="):
        return formula
    inside = False

    def render(found: re.Match[str]) -> str:
        nonlocal inside
        parts = found.groupdict()
        if parts["feuille"]:
            return sheet.replace("{}", parts["feuille"])
        if parts.get("coin"):
            return ":"
        sign = parts["signe"]
        if not sign:
            return found[0]
        if sign in "{}":
            inside = sign == "{"
        return (in_array if inside else between_arguments).get(sign[0], sign)

    return pattern.sub(render, formula)
