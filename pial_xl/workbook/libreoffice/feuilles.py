"""The sheets of a workbook."""

# ruff: noqa: D102, ARG002 (the members are xlwings' own: their names, arguments and documentation)

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from pial_xl.workbook.libreoffice.absences import repond_a
from pial_xl.workbook.libreoffice.formes import Shapes
from pial_xl.workbook.libreoffice.geometrie import COLONNES, LIGNES, Rectangle, lire_adresse
from pial_xl.workbook.libreoffice.impression import PageSetup
from pial_xl.workbook.libreoffice.noms import Names
from pial_xl.workbook.libreoffice.notes import Note, notes_de
from pial_xl.workbook.libreoffice.plage import Range
from pial_xl.workbook.libreoffice.structures import adresse_uno, bloc_de
from pial_xl.workbook.libreoffice.tables import Tables

if TYPE_CHECKING:
    from pial_xl.workbook.libreoffice.classeurs import Book

_LONGUEUR_DE_NOM = 31
_NOM_USUEL = re.compile(r"(Feuille|Feuil|Sheet)[0-9]+")
_PLAGES_GARDEES = 64
Coin = str | tuple[int, ...] | Range


@repond_a(base_classes.Sheet)
class Sheet:
    """One sheet, known by its name until its UNO object is needed: that costs nine round trips."""

    book: "Book"

    def __init__(self, book: "Book", nom: str, api: Any = None) -> None:
        self.book = book
        self._nom = nom
        self._api = api
        self._plages: dict[Rectangle, Any] = {}
        self._deplacements = book.deplacements

    @property
    def api(self) -> Any:
        """The UNO sheet, asked for anew once cells were moved.

        LibreOffice's objects follow their cells: when A1 is deleted, the sheet's own object no
        longer begins at A1.
        """
        if self._api is None:
            self._api = self.book.api.getSheets().getByName(self._nom)
        if self._deplacements != self.book.deplacements:
            rang = self._api.getRangeAddress().Sheet
            self._api = self.book.api.getSheets().getByIndex(rang)
            self._plages.clear()
            self._deplacements = self.book.deplacements
        return self._api

    @property
    def name(self) -> str:
        return self._nom if self._api is None else str(self.api.getName())

    @name.setter
    def name(self, value: str) -> None:
        self.api.setName(value)

    @property
    def rang(self) -> int:
        """The sheet's place in the workbook, from 0."""
        return int(self.api.getRangeAddress().Sheet)

    @property
    def index(self) -> int:
        return self.rang + 1

    @property
    def names(self) -> Names:
        return Names(self.book, self)

    @property
    def tables(self) -> Tables:
        return Tables(self)

    @property
    def shapes(self) -> Shapes:
        return Shapes(self)

    @property
    def notes(self) -> Iterator[Note]:
        return notes_de(self)

    @property
    def page_setup(self) -> PageSetup:
        return PageSetup(self)

    def plage(self, bloc: Rectangle) -> Range:
        """Give a range of the sheet."""
        return Range(self, bloc)

    def plage_uno(self, bloc: Rectangle) -> Any:
        """Give a UNO range, whose first mention costs ten round trips: the last ones are kept."""
        feuille = self.api
        if len(self._plages) > _PLAGES_GARDEES:
            self._plages.clear()
        if bloc not in self._plages:
            self._plages[bloc] = feuille.getCellRangeByPosition(
                bloc.colonne - 1, bloc.ligne - 1, bloc.derniere_colonne - 1, bloc.derniere_ligne - 1
            )
        return self._plages[bloc]

    def range(self, arg1: Coin, arg2: Coin | None = None) -> Range:
        """Give a range from an address, a name, a table's name, or one or two corners."""
        premier = self._bloc(arg1)
        return Range(self, premier if arg2 is None else premier.jusqua(self._bloc(arg2)))

    @property
    def cells(self) -> Range:
        return Range(self, Rectangle(1, 1, LIGNES, COLONNES))

    @property
    def used_range(self) -> Range:
        curseur = self.api.createCursor()
        curseur.gotoEndOfUsedArea(False)
        fin = curseur.getRangeAddress()
        curseur.gotoStartOfUsedArea(False)
        return Range(self, bloc_de(curseur.getRangeAddress()).jusqua(bloc_de(fin)))

    def activate(self) -> None:
        self.book.controleur.setActiveSheet(self.api)

    def select(self) -> None:
        self.activate()

    def clear_contents(self) -> None:
        self.cells.clear_contents()

    def clear_formats(self) -> None:
        self.cells.clear_formats()

    def clear(self) -> None:
        self.cells.clear()

    def autofit(self, axis: str | None = None) -> None:
        self.used_range.autofit(axis)

    def delete(self) -> None:
        """Delete the sheet.

        Raises:
            ValueError: when it is the only one.
        """
        feuilles = self.book.api.getSheets()
        if feuilles.getCount() == 1:
            raise ValueError("La seule feuille d'un classeur ne peut pas être supprimée.")
        feuilles.removeByName(self.name)

    def copy(self, before: "Sheet | None", after: "Sheet | None") -> None:
        """Copy the sheet beside another, of this workbook or of another one."""
        cible = before or after or self
        rang = cible.rang + (before is None)
        feuilles, nom = cible.book.api.getSheets(), self.name
        libre = _nom_libre(nom, feuilles.getElementNames())
        if cible.book.api == self.book.api:
            feuilles.copyByName(nom, libre, rang)
        else:
            feuilles.importSheet(self.book.api, nom, rang)

    def move(self, before: "Sheet | None", after: "Sheet | None") -> None:
        cible = before or after or self
        self.book.api.getSheets().moveByName(self.name, cible.rang + (before is None))

    @property
    def visible(self) -> bool:
        return bool(self.api.getPropertyValue("IsVisible"))

    @visible.setter
    def visible(self, value: bool) -> None:
        self.api.setPropertyValue("IsVisible", bool(value))

    def to_pdf(self, path: str, quality: str = "standard") -> None:
        """Write this sheet alone to a PDF: its print areas, or all that it holds."""
        self.book.exporter_pdf(path, self.imprimees())

    def imprimees(self) -> list[Any]:
        """Give the addresses of what is printed of the sheet."""
        zones = list(self.api.getPrintAreas())
        return zones or [adresse_uno(self.rang, self.used_range.bloc)]

    def _bloc(self, coin: Coin) -> Rectangle:
        if isinstance(coin, Range):
            return coin.bloc
        if isinstance(coin, str):
            return lire_adresse(coin.rpartition("!")[2]) or self._bloc_du_nom(coin)
        bloc = Rectangle(*coin)
        if bloc.hauteur < 1 or bloc.largeur < 1:
            raise ValueError("La plage demandée ne contient aucune cellule.")
        return bloc

    def _bloc_du_nom(self, nom: str) -> Rectangle:
        for noms in (self.names, self.book.names):
            if noms.contains(nom):
                return noms(nom).refers_to_range.bloc
        if nom in self.tables:
            table = self.tables(nom)
            return (table.data_body_range or table.range).bloc
        raise ValueError(f"Il n'y a ni adresse ni plage nommée «\xa0{nom}\xa0» sur cette feuille.")


@repond_a(base_classes.Sheets)
class Sheets:
    """The sheets of a workbook, hidden ones included."""

    def __init__(self, book: "Book") -> None:
        self._book = book

    @property
    def api(self) -> Any:
        """The UNO collection."""
        return self._book.api.getSheets()

    @property
    def active(self) -> Sheet:
        devant = self._book.controleur.getActiveSheet()
        return Sheet(self._book, str(devant.getName()), devant)

    def __call__(self, name_or_index: str | int) -> Sheet:
        """Give a sheet by its name, whatever the case, or by its number from 1."""
        noms = self.api.getElementNames()
        if not isinstance(name_or_index, str):
            return Sheet(self._book, noms[int(name_or_index) - 1])
        for nom in noms:
            if nom.casefold() == name_or_index.casefold():
                return Sheet(self._book, nom)
        raise KeyError(name_or_index)

    def __contains__(self, nom: object) -> bool:
        return isinstance(nom, str) and nom.casefold() in map(
            str.casefold, self.api.getElementNames()
        )

    def __len__(self) -> int:
        return int(self.api.getCount())

    def __iter__(self) -> Iterator[Sheet]:
        for nom in self.api.getElementNames():
            yield Sheet(self._book, nom)

    def add(
        self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None
    ) -> Sheet:
        """Add a blank sheet, before the active one unless told otherwise, and make it active."""
        feuilles = self.api
        voisine = before or after or self.active
        nouveau = name or _premier_libre(feuilles.getElementNames())
        feuilles.insertNewByName(nouveau, voisine.rang + (after is not None and before is None))
        feuille = Sheet(self._book, nouveau)
        feuille.activate()
        return feuille


def _nom_libre(nom: str, pris: tuple[str, ...]) -> str:
    """Give ``Nom (2)``, cut to what a sheet's name may hold."""
    connus = {autre.casefold() for autre in pris}
    numero = 2
    while True:
        suffixe = f" ({numero})"
        candidat = nom[: _LONGUEUR_DE_NOM - len(suffixe)] + suffixe
        if candidat.casefold() not in connus:
            return candidat
        numero += 1


def _premier_libre(pris: tuple[str, ...]) -> str:
    """Give the name that LibreOffice would, in the language of the sheets that are there."""
    connus = {nom.casefold() for nom in pris}
    langue = next((m[1] for nom in pris if (m := _NOM_USUEL.fullmatch(nom))), "Feuille")
    numero = len(pris) + 1
    while f"{langue}{numero}".casefold() in connus:
        numero += 1
    return f"{langue}{numero}"
