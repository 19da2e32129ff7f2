"""A letter as it is handed over to be laid on a sheet, of a new workbook or of an open one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Valeurs: TypeAlias = Mapping[str, str | None]
"""Values by placeholder."""


@dataclass(frozen=True, slots=True)
class Lettre:
    """One letter to lay.

    Attributes:
        feuille: the name of its sheet, valid and unique.
        valeurs: its values by placeholder.
        numero: number of its row in Coordonnateurs.
        modele: title of the workbook's sheet it is made from; None for the packaged model.
    """

    feuille: str
    valeurs: Valeurs
    numero: int = 0
    modele: str | None = None
