"""A letter as it is handed over to be laid on a sheet, of a new workbook or of an open one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Valeurs: TypeAlias = Mapping[str, str | None]
"""Values by placeholder."""


@dataclass(frozen=True, slots=True)
class Lettre:
    """One letter to lay: the name of its sheet (valid and unique), its values by placeholder."""

    feuille: str
    valeurs: Valeurs
