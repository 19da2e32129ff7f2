"""Excel Tables, which LibreOffice holds as database ranges."""

# ruff: noqa: D102, ARG002, PLR0917 (the members are xlwings' own: their names, arguments and documentation)

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from pial_xl.workbook.libreoffice.absences import repond_a
from pial_xl.workbook.libreoffice.geometrie import Rectangle
from pial_xl.workbook.libreoffice.structures import adresse_uno, bloc_de

if TYPE_CHECKING:
    from pial_xl.workbook.libreoffice.feuilles import Sheet
    from pial_xl.workbook.libreoffice.plage import Range


@repond_a(base_classes.Table)
class Table:
    """One table. LibreOffice draws no table style, and does not let a table grow by itself."""

    parent: "Sheet"
    api: Any

    def __init__(self, sheet: "Sheet", api: Any) -> None:
        self.parent = sheet
        self.api = api

    @property
    def name(self) -> str:
        return str(self.api.getName())

    @name.setter
    def name(self, value: str) -> None:
        self.api.setName(value)

    @property
    def display_name(self) -> str:
        return self.name

    @display_name.setter
    def display_name(self, value: str) -> None:
        self.name = value

    @property
    def range(self) -> "Range":
        return self.parent.plage(self._bloc)

    @property
    def header_row_range(self) -> "Range | None":
        if not self.show_headers:
            return None
        bloc = self._bloc
        return self.parent.plage(Rectangle(bloc.ligne, bloc.colonne, 1, bloc.largeur))

    @property
    def totals_row_range(self) -> "Range | None":
        if not self.show_totals:
            return None
        bloc = self._bloc
        return self.parent.plage(Rectangle(bloc.derniere_ligne, bloc.colonne, 1, bloc.largeur))

    @property
    def data_body_range(self) -> "Range | None":
        """The rows between the header and the totals, or None when there are none."""
        bloc, entete = self._bloc, self.show_headers
        hauteur = bloc.hauteur - entete - self.show_totals
        if hauteur < 1:
            return None
        return self.parent.plage(
            Rectangle(bloc.ligne + entete, bloc.colonne, hauteur, bloc.largeur)
        )

    @property
    def show_headers(self) -> bool:
        return bool(self.api.getPropertyValue("ContainsHeader"))

    @show_headers.setter
    def show_headers(self, value: bool) -> None:
        self.api.setPropertyValue("ContainsHeader", value)

    @property
    def show_totals(self) -> bool:
        return bool(self.api.getPropertyValue("TotalsRow"))

    @property
    def show_autofilter(self) -> bool:
        return bool(self.api.getPropertyValue("AutoFilter"))

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self.api.setPropertyValue("AutoFilter", value)

    def resize(self, range: Any) -> None:  # noqa: A002  # xlwings names it so
        """Make the table cover another range of its sheet."""
        self.api.setDataArea(adresse_uno(self.parent.rang, range.impl.bloc))

    @property
    def _bloc(self) -> Rectangle:
        return bloc_de(self.api.getDataArea())


@repond_a(base_classes.Collection, base_classes.Tables)
class Tables:
    """The tables of a sheet."""

    parent: "Sheet"

    def __init__(self, sheet: "Sheet") -> None:
        self.parent = sheet

    @property
    def api(self) -> Any:
        """The UNO database ranges, of the whole workbook."""
        return self.parent.book.api.getPropertyValue("DatabaseRanges")

    def __call__(self, key: str | int) -> Table:
        """Give a table by its name or by its number from 1."""
        if not isinstance(key, str):
            return list(self)[int(key) - 1]
        plages = self.api
        if plages.hasByName(key):
            plage = plages.getByName(key)
            if plage.getDataArea().Sheet == self.parent.rang:
                return Table(self.parent, plage)
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return any(table.name == key for table in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __iter__(self) -> Iterator[Table]:
        rang = self.parent.rang
        for plage in self.parent.book.plages_de_donnees(self.api):
            if plage.getDataArea().Sheet == rang:
                yield Table(self.parent, plage)

    def add(
        self,
        source_type: str | None = None,
        source: Any = None,
        link_source: bool | None = None,
        has_headers: bool = True,
        destination: Any = None,
        table_style_name: str | None = None,
        name: str | None = None,
    ) -> Table:
        """Make a table of a range, its first row the header. Table styles are left out."""
        if not has_headers:
            raise NotImplementedError(
                "Le moteur LibreOffice ne crée que des tables avec en-tête\xa0: "
                "écrivez les titres au-dessus des données."
            )
        plages = self.api
        nom = name or _premier_libre(plages.getElementNames())
        if plages.hasByName(nom):
            raise ValueError(f"Une table «\xa0{nom}\xa0» existe déjà dans ce classeur.")
        plages.addNewByName(nom, adresse_uno(self.parent.rang, source.impl.bloc))
        table = Table(self.parent, plages.getByName(nom))
        table.show_headers = True
        table.show_autofilter = True
        return table

    def sous(self, bloc: Rectangle) -> Table | None:
        """Give the table that the block touches, or None."""
        return next((table for table in self if table.range.bloc.commun(bloc)), None)


def _premier_libre(pris: tuple[str, ...]) -> str:
    numero = 1
    while f"Table{numero}" in pris:
        numero += 1
    return f"Table{numero}"
