"""The day up to which all is typed in, as Paramètres declares it: what Accueil's figures ask."""

from collections.abc import Iterator

from pial_xl.tables import Parametre
from pial_xl.tables.calculated import DAY_NAME
from pial_xl.template.formulas import date_bars, date_text, date_time, written_day
from pial_xl.template.zones import column_name
from pial_xl.units.dates import DAY_NUMBER_MAX

_DECLARED = "calc_complet"
_WRITTEN, _BARS, _TIME, _DAY = (
    f"{_DECLARED}_{part}" for part in ("écrit", "barres", "heure", "jour")
)


def declared_day() -> Iterator[tuple[str, str, str]]:
    """Read the declared day in every writing of a date, step by step: name, label, formula.

    A text is never left to the program, which would read it in its own language.
    """
    values, keys = (column_name(Parametre.table, field) for field in ("valeur", "cle"))
    cell = f'IFERROR(INDEX({values},MATCH("complet_jusqu_au",{keys},0)),"")'
    yield _DECLARED, "Jour déclaré complet", cell
    yield _WRITTEN, "Le même, son écriture", date_text(_DECLARED)
    yield _BARS, "Le même, ses barres", date_bars(_WRITTEN)
    yield _TIME, "Le même, son heure", date_time(_WRITTEN, _BARS)
    yield _DAY, "Le même, lu", written_day(_WRITTEN, _BARS, _TIME)


def still_complete() -> str:
    """Give the declared day, 0 when there is none or it has passed."""
    is_number = f"AND(ISNUMBER({_DECLARED}),N({_DECLARED})<{DAY_NUMBER_MAX})"
    day = f"IF({is_number},INT(N({_DECLARED})),N({_DAY}))"
    return f"IF({day}>={DAY_NAME},{day},0)"
