"""How the barème is said in French where a help, a rule or a note quotes it: figures said once."""

from typing import Final

from pial_xl.bareme.bareme import Bareme
from pial_xl.bareme.quotite import minutes_for_etp
from pial_xl.units.durations import format_duration, round_minutes
from pial_xl.units.numbers import format_number, format_share

DEFAULTS: Final = Bareme()
"""The values where no workbook changes them; those of the law never change."""

ANNUAL_HOURS: Final = DEFAULTS.annuel_min // 60
ONE_ETP: Final = (
    f"1 ETP = {format_duration(round_minutes(minutes_for_etp(1)))} "
    f"sur {DEFAULTS.semaines_defaut} semaines"
)
SEMAINES_RANGE: Final = f"{DEFAULTS.semaines_min} à {DEFAULTS.semaines_max}"
*_FIRST_RATES, _LAST_RATE = DEFAULTS.imp_taux
IMP_RATES: Final = f"{', '.join(map(format_number, _FIRST_RATES))} ou {format_number(_LAST_RATE)}"
IMP_SHARES: Final = f"{', '.join(map(format_share, _FIRST_RATES))} ou {format_share(_LAST_RATE)}"
"""The same rates as the décret writes them: ¼, ½."""
