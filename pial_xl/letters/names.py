"""Names of the letters' sheets."""

from collections.abc import Iterable

from pial_xl.units.records import record
from pial_xl.units.sheet_names import sheet_names
from pial_xl.units.text import clean


@record
class SheetName:
    """The name that a letter's sheet should have, and the one it has."""

    wanted: str
    kept: str

    @property
    def is_corrected(self) -> bool:
        """Tell whether the wanted name had to be changed."""
        return self.wanted != self.kept


def wanted_name(nom: str | None, prenom: str | None) -> str:
    """Give ``Lettre <NOM> <Prénom>``."""
    return clean(f"Lettre {(nom or '').upper()} {prenom or ''}")


def letter_sheet_names(
    persons: Iterable[tuple[str | None, str | None]], taken: Iterable[str] = ()
) -> tuple[SheetName, ...]:
    """Give each (nom, prénom) the name of its sheet, valid and different from all others.

    Args:
        persons: names of the letters, in order.
        taken: names of sheets that exist already.
    """
    wanted = [wanted_name(nom, prenom) for nom, prenom in persons]
    return tuple(map(SheetName, wanted, sheet_names(wanted, taken)))
