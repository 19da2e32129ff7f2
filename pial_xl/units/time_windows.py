"""A stretch of the day between two hours, as people write it: ``11h30-14h00``."""

import re

from pial_xl.units.durations import format_duration, parse_time_of_day
from pial_xl.units.records import record
from pial_xl.units.text import clean

_PARTS = re.compile(r"\s*(?:[-–—]|à)\s*")


@record
class TimeWindow:
    """From one hour to another: minutes after midnight."""

    debut: int
    fin: int

    @classmethod
    def parse(cls, value: object) -> "TimeWindow":
        """Read ``11h30-14h00`` (also ``11:30 - 14:00``, ``de 11h30 à 14h``).

        Raises:
            ValueError: when it is not two hours, the first before the second.
        """
        parts = _PARTS.split(clean(value).removeprefix("de "))
        if len(parts) != 2:
            raise ValueError(clean(value))
        debut, fin = map(parse_time_of_day, parts)
        if debut >= fin:
            raise ValueError(clean(value))
        return cls(debut, fin)

    @property
    def middle(self) -> int:
        """The minute halfway between both hours."""
        return (self.debut + self.fin) // 2

    def holds(self, debut: int, fin: int) -> bool:
        """Tell whether what lasts from one hour to another stands within it."""
        return self.debut <= debut and fin <= self.fin

    def shared_with(self, debut: int, fin: int) -> int:
        """Give the minutes of it that fall between two hours."""
        return max(0, min(fin, self.fin) - max(debut, self.debut))

    def __str__(self) -> str:
        return f"{format_duration(self.debut)}-{format_duration(self.fin)}"
