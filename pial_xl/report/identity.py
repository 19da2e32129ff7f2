"""The print under which a constat is known again in the next control.

It stands in a hidden column of the sheet Contrôles, so that it goes with its row wherever the
person sorts it. It tells nothing of what it was made from.
"""

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from pial_xl.constats import Constat
from pial_xl.units.mesure import Mesure

_SUBJECT: Final = 12
_MEASURES: Final = 8
_WRITTEN = re.compile(rf"c([0-9a-f]{{{_SUBJECT}}})m([0-9a-f]{{{_MEASURES}}})")
_SEPARATOR: Final = "\x1f"


@dataclass(frozen=True, slots=True)
class Identity:
    """What makes a constat the same one.

    Attributes:
        subject: print of the code and of the row's own key, never of the cell.
        measures: print of what was measured and expected, but for what moves by itself.
    """

    subject: str
    measures: str

    def __str__(self) -> str:
        return f"c{self.subject}m{self.measures}"


def identity_of(constat: Constat) -> Identity:
    """Give the identity of a constat; one that no rule gave a key is known by its ``objet``."""
    key = constat.key or (constat.cell.sheet, constat.objet)
    return Identity(
        _print((constat.code, *key), _SUBJECT),
        _print((_lasting(constat.mesure), _lasting(constat.attendu)), _MEASURES),
    )


def read_identity(written: str) -> Identity | None:
    """Read an identity back; None when the text is none."""
    found = _WRITTEN.fullmatch(written.strip())
    return Identity(found[1], found[2]) if found else None


def _lasting(mesure: Mesure) -> str:
    return "" if mesure.is_passing else mesure.text


def _print(parts: tuple[str, ...], length: int) -> str:
    data = _SEPARATOR.join(parts).encode(errors="replace")
    return sha256(data).hexdigest()[:length]
