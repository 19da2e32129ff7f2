"""The kinds of value that an option may hold."""

from datetime import date
from typing import Any

import click

from pial_xl.units.dates import parse_date
from pial_xl.units.text import french


class _Jour(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return parse_date(value)
        except ValueError:
            self.fail(
                french(f"« {value} » n'est pas une date. Écrivez 2026-11-24 ou 24/11/2026."),
                param,
                ctx,
            )


JOUR = _Jour()
"""A date, as AAAA-MM-JJ or JJ/MM/AAAA."""
