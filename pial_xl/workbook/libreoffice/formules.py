"""Formulas as Excel writes them, and as LibreOffice's programming interface does.

The interface has one grammar whatever the user's language: English function names, ``;`` between
arguments, ``$Feuille.A1`` for another sheet, ``{1;2|3;4}`` for arrays. Unions and intersections
of ranges are left as they are written.
"""

import re
from collections.abc import Mapping
from typing import Final

_TEL_QUEL = r"""
      "(?:[^"]|"")*"                               # a text
    | \[(?:[^\[\]]|\[[^\[\]]*\])*\]                # the columns of a table
    | \#(?:REF!|DIV/0!|N/A|NAME\?|NULL!|NUM!|VALUE!)
"""
_NOM = r"(?:'(?:[^']|'')+'|[^\W\d]\w*)"
_CELLULE = r"\$?[A-Z]{1,3}\$?[0-9]+(?![\w(])|\$?[A-Z]{1,3}:|\$?[0-9]+:|\#REF!"
_EXCEL: Final = re.compile(rf"{_TEL_QUEL} | (?P<feuille>{_NOM})! | (?P<signe>[{{}},;])", re.VERBOSE)
_UNO: Final = re.compile(
    rf"""{_TEL_QUEL}
    | (?P<coin>:)\$?{_NOM}\.(?={_CELLULE})
    | \$?(?P<feuille>{_NOM})\.(?={_CELLULE})
    | (?P<signe>[{{}};|])""",
    re.VERBOSE,
)


def vers_uno(formule: str) -> str:
    """Turn ``=SUM(A1,'Ma feuille'!B2)`` into ``=SUM(A1;$'Ma feuille'.B2)``; other text is kept."""
    return _traduire(formule, _EXCEL, r"${}.", {",": ";"}, {",": ";", ";": "|"})


def vers_excel(formule: str) -> str:
    """Do the reverse of ``vers_uno``."""
    return _traduire(formule, _UNO, "{}!", {";": ","}, {";": ",", "|": ";"})


def cible_vers_uno(adresse: str) -> str:
    """Turn a link to a cell, ``#'Ma feuille'!B2``, into LibreOffice's; other links are kept."""
    feuille, point, cellule = adresse.rpartition("!")
    return f"{feuille}.{cellule}" if point and adresse.startswith("#") else adresse


def cible_vers_excel(adresse: str) -> str:
    """Do the reverse of ``cible_vers_uno``; a link into the file itself loses the file's name."""
    _, diese, cible = adresse.rpartition("#")
    if not diese:
        return adresse
    return "#" + vers_excel(f"={cible}").removeprefix("=")


def _traduire(
    formule: str,
    lecture: re.Pattern[str],
    feuille: str,
    entre_arguments: Mapping[str, str],
    dans_tableau: Mapping[str, str],
) -> str:
    """Rewrite the signs and the names of sheets; texts and names of columns are left alone."""
    if not formule.startswith("="):
        return formule
    dans = False

    def rendre(trouve: re.Match[str]) -> str:
        nonlocal dans
        parts = trouve.groupdict()
        if parts["feuille"]:
            return feuille.replace("{}", parts["feuille"])
        if parts.get("coin"):
            return ":"
        signe = parts["signe"]
        if not signe:
            return trouve[0]
        if signe in "{}":
            dans = signe == "{"
        return (dans_tableau if dans else entre_arguments).get(signe, signe)

    return lecture.sub(rendre, formule)
