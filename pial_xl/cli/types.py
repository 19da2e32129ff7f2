"""The kinds of value that an option may hold."""

from datetime import date
from typing import Any

import click

from pial_xl.bareme.departements import LABELS, parse_departement
from pial_xl.units.dates import parse_date
from pial_xl.units.excel import ROWS
from pial_xl.units.text import clean, french

_FIRST, _LAST = date(1990, 1, 1), date(2190, 12, 31)
_RESEAU_MAX = 80
"""Characters: what a line of a letter holds."""


class _Day(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            day = parse_date(value)
        except ValueError:
            said = f"« {value} » n'est pas une date. Écrivez 2026-11-24 ou 24/11/2026."
            self.fail(french(said), param, ctx)
        if not _FIRST <= day <= _LAST:
            said = f"« {value} » est trop loin : écrivez une date de {_FIRST.year} à {_LAST.year}."
            self.fail(french(said), param, ctx)
        return day


DAY = _Day()
"""A date, as AAAA-MM-JJ or JJ/MM/AAAA."""


class _Rows(click.ParamType[frozenset[int]]):
    name = "lignes"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> frozenset[int]:
        numbers: set[int] = set()
        for piece in str(value).split(","):
            debut, dash, fin = (word.strip() for word in piece.partition("-"))
            first, last = _number(debut), _number(fin if dash else debut)
            if not 0 < first <= last <= ROWS:
                self.fail(
                    french(f"« {value} » ne donne pas des lignes. Écrivez par exemple 5-8,12."),
                    param,
                    ctx,
                )
            numbers.update(range(first, last + 1))
        return frozenset(numbers)


def _number(word: str) -> int:
    """Read a row number; 0 for what is none."""
    figures = word.lstrip("0")
    return int(figures) if figures.isascii() and figures.isdecimal() and len(figures) < 8 else 0


ROW_NUMBERS = _Rows()
"""Row numbers and ranges of them, such as ``5-8,12``."""


class _Departement(click.ParamType[str]):
    name = "departement"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            number = parse_departement(value)
        except ValueError:
            number = clean(value)
        if number and number not in LABELS:
            self.fail(
                french(
                    f"« {value} » n'est pas un numéro de département. Écrivez par exemple 35 "
                    "(2A ou 2B pour la Corse)."
                ),
                param,
                ctx,
            )
        return number


class _Reseau(click.ParamType[str]):
    name = "reseau"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = clean(value)
        if len(text) > _RESEAU_MAX:
            self.fail(
                french(
                    f"Le nom du réseau est imprimé dans chaque lettre : {_RESEAU_MAX} caractères "
                    "au plus."
                ),
                param,
                ctx,
            )
        return text


DEPARTEMENT = _Departement()
"""The number of a département, such as ``35``, ``2A`` or ``974``."""
RESEAU = _Reseau()
"""The name of the network or authority whose letters are made."""
