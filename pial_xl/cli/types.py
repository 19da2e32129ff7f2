"""The kinds of value that an option may hold."""

from datetime import date
from typing import Any

import click

from pial_xl.units.dates import parse_date
from pial_xl.units.excel import ROWS
from pial_xl.units.text import french

_PREMIER, _DERNIER = date(1990, 1, 1), date(2190, 12, 31)


class _Jour(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            day = parse_date(value)
        except ValueError:
            day = date.max
        if not _PREMIER <= day <= _DERNIER:
            self.fail(
                french(f"« {value} » n'est pas une date. Écrivez 2026-11-24 ou 24/11/2026."),
                param,
                ctx,
            )
        return day


JOUR = _Jour()
"""A date, as AAAA-MM-JJ or JJ/MM/AAAA."""


class _Lignes(click.ParamType[frozenset[int]]):
    name = "lignes"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> frozenset[int]:
        numeros: set[int] = set()
        for morceau in str(value).split(","):
            debut, tiret, fin = (mot.strip() for mot in morceau.partition("-"))
            premiere, derniere = _numero(debut), _numero(fin if tiret else debut)
            if not 0 < premiere <= derniere <= ROWS:
                self.fail(
                    french(f"« {value} » ne donne pas des lignes. Écrivez par exemple 5-8,12."),
                    param,
                    ctx,
                )
            numeros.update(range(premiere, derniere + 1))
        return frozenset(numeros)


def _numero(mot: str) -> int:
    """Read a row number; 0 for what is none."""
    chiffres = mot.lstrip("0")
    return int(chiffres) if chiffres.isascii() and chiffres.isdecimal() and len(chiffres) < 8 else 0


LIGNES = _Lignes()
"""Row numbers and ranges of them, such as ``5-8,12``."""
