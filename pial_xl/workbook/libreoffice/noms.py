"""Defined names, of the workbook or of one sheet."""

# ruff: noqa: D102 (the members are xlwings' own: their names, arguments and documentation)

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from pial_xl.workbook.libreoffice.absences import repond_a
from pial_xl.workbook.libreoffice.formules import vers_excel, vers_uno
from pial_xl.workbook.libreoffice.geometrie import Rectangle, ecrire_adresse
from pial_xl.workbook.libreoffice.structures import bloc_de, cellule_uno

if TYPE_CHECKING:
    from pial_xl.workbook.libreoffice.classeurs import Book
    from pial_xl.workbook.libreoffice.feuilles import Sheet
    from pial_xl.workbook.libreoffice.plage import Range


@repond_a(base_classes.Name)
class Name:
    """One defined name. A sheet's own is ``Feuille!nom``."""

    api: Any

    def __init__(self, noms: "Names", api: Any) -> None:
        self._noms = noms
        self.api = api

    @property
    def name(self) -> str:
        return self._noms.prefixe + str(self.api.getName())

    @name.setter
    def name(self, value: str) -> None:
        self.api.setName(value.rpartition("!")[2])

    @property
    def refers_to(self) -> str:
        return vers_excel(f"={self.api.getContent()}")

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self.api.setContent(vers_uno(value).removeprefix("="))

    @property
    def refers_to_range(self) -> "Range":
        """The range that the name stands for.

        Raises:
            ValueError: when it stands for something else, such as a constant.
        """
        cellules = self.api.getReferredCells()
        if cellules is None:
            raise ValueError(f"Le nom «\xa0{self.name}\xa0» ne désigne pas une plage de cellules.")
        adresse = cellules.getRangeAddress()
        return self._noms.book.sheets(adresse.Sheet + 1).plage(bloc_de(adresse))

    def delete(self) -> None:
        self._noms.api.removeByName(str(self.api.getName()))


@repond_a(base_classes.Names, herite=("snapshot",))
class Names:
    """The defined names of a workbook, or those of one of its sheets."""

    def __init__(self, book: "Book", sheet: "Sheet | None" = None) -> None:
        self.book = book
        self._sheet = sheet

    @property
    def api(self) -> Any:
        """The UNO named ranges."""
        return (self._sheet or self.book).api.getPropertyValue("NamedRanges")

    @property
    def prefixe(self) -> str:
        """What is written before the names: the sheet that owns them."""
        return "" if self._sheet is None else f"{self._sheet.name}!"

    def __call__(self, name_or_index: str | int) -> Name:
        if not isinstance(name_or_index, str):
            return Name(self, self.api.getByIndex(int(name_or_index) - 1))
        noms, nom = self._chercher(name_or_index)
        if not noms.api.hasByName(nom):
            raise KeyError(name_or_index)
        return Name(noms, noms.api.getByName(nom))

    def contains(self, name_or_index: str | int) -> bool:
        """Tell whether the name, or the number from 1, is there."""
        if not isinstance(name_or_index, str):
            return 1 <= name_or_index <= len(self)
        noms, nom = self._chercher(name_or_index)
        return bool(noms.api.hasByName(nom))

    def __len__(self) -> int:
        return int(self.api.getCount())

    def __iter__(self) -> Iterator[Name]:
        noms = self.api
        for nom in noms.getElementNames():
            yield Name(self, noms.getByName(nom))

    def add(self, name: str, refers_to: str) -> Name:
        """Add a name, to a sheet's own when written ``Feuille!nom``; an older one is replaced."""
        noms, nom = self._chercher(name)
        api = noms.api
        if api.hasByName(nom):
            api.removeByName(nom)
        contenu = vers_uno(f"={refers_to.removeprefix('=')}").removeprefix("=")
        api.addNewByName(nom, contenu, cellule_uno(0, Rectangle(1, 1)), 0)
        return Name(noms, api.getByName(nom))

    def nommer(self, nom: str, plage: "Range") -> None:
        """Give a range a name."""
        feuille = plage.sheet.name.replace("'", "''")
        self.add(nom, f"='{feuille}'!{ecrire_adresse(plage.bloc)}")

    def de(self, plage: "Range") -> Name | None:
        """Give the name of exactly this range, or None."""
        rang = plage.sheet.rang
        for nom in self:
            cellules = nom.api.getReferredCells()
            if cellules is None:
                continue
            adresse = cellules.getRangeAddress()
            if adresse.Sheet == rang and bloc_de(adresse) == plage.bloc:
                return nom
        return None

    def _chercher(self, nom: str) -> "tuple[Names, str]":
        """Give the names among which a name is to be found, and the name without its sheet."""
        feuille, point, court = nom.rpartition("!")
        if not point:
            return self, court
        return self.book.sheets(feuille.strip("'").replace("''", "'")).names, court
