"""What of a sheet is printed."""

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from pial_xl.engines.libreoffice.absences import answers_to
from pial_xl.engines.libreoffice.geometry import read_address, write_address
from pial_xl.engines.libreoffice.structures import block_of, uno_address

if TYPE_CHECKING:
    from pial_xl.engines.libreoffice.sheet import Sheet


@answers_to(base_classes.PageSetup)
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
        return ",".join(write_address(block_of(zone)) for zone in zones) or None

    @print_area.setter
    def print_area(self, value: str | None) -> None:
        blocks = [read_address(address) for address in (value or "").split(",") if address]
        if None in blocks:
            raise ValueError(f"Zone d'impression illisible\xa0: {value}")
        rank = self._sheet.rank
        zones = tuple(uno_address(rank, block) for block in blocks if block)
        self.api.setPrintAreas(zones)
