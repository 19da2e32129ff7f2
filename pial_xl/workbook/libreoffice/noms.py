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
    from pial_xl.workbook.libreoffice.plage import Range


@repond_a(base_classes.Name)
class Name:
    """One defined name."""

    api: Any

    def __init__(self, noms: "Names", api: Any) -> None:
        self._noms = noms
        self.api = api

    @property
    def name(self) -> str:
        return str(self.api.getName())

    @name.setter
    def name(self, value: str) -> None:
        self.api.setName(value)

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
        self._noms.api.removeByName(self.name)


@repond_a(base_classes.Names, herite=("snapshot",))
class Names:
    """Defined names."""

    api: Any

    def __init__(self, book: "Book", api: Any) -> None:
        self.book = book
        self.api = api

    def __call__(self, name_or_index: str | int) -> Name:
        if isinstance(name_or_index, str):
            if not self.contains(name_or_index):
                raise KeyError(name_or_index)
            return Name(self, self.api.getByName(name_or_index))
        return Name(self, self.api.getByIndex(int(name_or_index) - 1))

    def contains(self, name_or_index: str | int) -> bool:
        """Tell whether the name, or the number from 1, is there."""
        if isinstance(name_or_index, str):
            return bool(self.api.hasByName(name_or_index))
        return 1 <= name_or_index <= len(self)

    def __len__(self) -> int:
        return int(self.api.getCount())

    def __iter__(self) -> Iterator[Name]:
        for nom in self.api.getElementNames():
            yield Name(self, self.api.getByName(nom))

    def add(self, name: str, refers_to: str) -> Name:
        """Add a name; one that is there already is replaced."""
        if self.api.hasByName(name):
            self.api.removeByName(name)
        contenu = vers_uno(refers_to).removeprefix("=")
        self.api.addNewByName(name, contenu, cellule_uno(0, Rectangle(1, 1)), 0)
        return Name(self, self.api.getByName(name))

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
