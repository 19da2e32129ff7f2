"""A letter as it is handed over to be laid on a sheet, of a new workbook or of an open one."""

from collections.abc import Mapping
from typing import TypeAlias

from pial_xl.units.records import record

Values: TypeAlias = Mapping[str, str | None]
"""Values by placeholder."""


@record
class Letter:
    """One letter to lay.

    Attributes:
        sheet: the name of its sheet, valid and unique.
        values: its values by placeholder.
        number: number of its row in Coordonnateurs.
        model: title of the workbook's sheet it is made from; None for the packaged model.
    """

    sheet: str
    values: Values
    number: int = 0
    model: str | None = None
