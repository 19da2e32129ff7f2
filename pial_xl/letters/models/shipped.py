"""The packaged model for a pole."""

from typing import TYPE_CHECKING

from pial_xl.tables import Pole
from pial_xl.tables.types import Sigle

if TYPE_CHECKING:
    from pial_xl.letters.models.layout import LetterModel


def shipped(pole: Pole | None) -> "LetterModel":
    """Give the packaged model for a pole, which serves where a workbook has no model for it."""
    # Most workbooks have their own models: the packaged ones are only built when asked for.
    if pole is not None and pole.sigle is Sigle.PAS:
        from pial_xl.letters.models.pas import PAS_MODEL  # noqa: PLC0415

        return PAS_MODEL
    from pial_xl.letters.models.pial import MODEL  # noqa: PLC0415

    return MODEL
