"""What of a sheet is printed."""

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from pial_xl.workbook.libreoffice.absences import repond_a
from pial_xl.workbook.libreoffice.geometrie import ecrire_adresse, lire_adresse
from pial_xl.workbook.libreoffice.structures import adresse_uno, bloc_de

if TYPE_CHECKING:
    from pial_xl.workbook.libreoffice.feuilles import Sheet


@repond_a(base_classes.PageSetup)
class PageSetup:
    """The print set-up of a sheet."""

    def __init__(self, sheet: "Sheet") -> None:
        self._sheet = sheet

    @property
    def api(self) -> Any:
        """The UNO sheet, which holds its print areas."""
        return self._sheet.api

    @property
    def print_area(self) -> str | None:
        """The areas that are printed, joined by commas, or None for the whole sheet."""
        zones = self.api.getPrintAreas()
        return ",".join(ecrire_adresse(bloc_de(zone)) for zone in zones) or None

    @print_area.setter
    def print_area(self, value: str | None) -> None:
        blocs = [lire_adresse(adresse) for adresse in (value or "").split(",") if adresse]
        if None in blocs:
            raise ValueError(f"Zone d'impression illisible\xa0: {value}")
        rang = self._sheet.rang
        zones = tuple(adresse_uno(rang, bloc) for bloc in blocs if bloc)
        self.api.setPrintAreas(zones)
