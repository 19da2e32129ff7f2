"""The kinds of value that an option may hold."""

from datetime import date
from typing import Any

import click

from pial_xl.units.dates import parse_date
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
