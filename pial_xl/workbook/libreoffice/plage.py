"""A range: where it is is known here, what it holds is asked of LibreOffice in blocks."""

# ruff: noqa: D102, ARG002 (the members are xlwings' own: their names, arguments and documentation)

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from pial_xl.workbook.libreoffice.absences import repond_a
from pial_xl.workbook.libreoffice.apparence import Apparence
from pial_xl.workbook.libreoffice.contenu import Contenu
from pial_xl.workbook.libreoffice.formules import cible_vers_excel, cible_vers_uno
from pial_xl.workbook.libreoffice.geometrie import COLONNES, LIGNES, Rectangle, ecrire_adresse
from pial_xl.workbook.libreoffice.notes import Note
from pial_xl.workbook.libreoffice.structures import (
    adresse_uno,
    bloc_de,
    cellule_uno,
    enum,
    plages_uno,
)

if TYPE_CHECKING:
    from pial_xl.workbook.libreoffice.feuilles import Sheet
    from pial_xl.workbook.libreoffice.noms import Name
    from pial_xl.workbook.libreoffice.tables import Table

_CONTENU = 1 | 2 | 4 | 16
_FORMATS = 32 | 64 | 256
_NOTES = 8
"""``com.sun.star.sheet.CellFlags``. Drawn objects (buttons, charts) are never cleared."""


@repond_a(base_classes.Range, herite=("expand", "max_cells_per_read", "max_cells_per_write"))
class Range(Contenu, Apparence):
    """A block of cells of one sheet.

    A selection made of several keeps the others for its address, and to be selected again; all
    else is about the first, as in Excel.
    """

    def __init__(self, sheet: "Sheet", bloc: Rectangle, autres: Sequence[Rectangle] = ()) -> None:
        self.sheet = sheet
        self.bloc = bloc
        self.autres = tuple(autres)
        self.options: dict[str, Any] = {}

    @property
    def api(self) -> Any:
        """The UNO cell range."""
        return self.sheet.plage_uno(self.bloc)

    @property
    def coords(self) -> tuple[str, int, int, int, int]:
        return self.sheet.name, self.row, self.column, self.bloc.hauteur, self.bloc.largeur

    def __len__(self) -> int:
        return self.bloc.hauteur * self.bloc.largeur

    @property
    def row(self) -> int:
        return self.bloc.ligne

    @property
    def column(self) -> int:
        return self.bloc.colonne

    @property
    def shape(self) -> tuple[int, int]:
        return self.bloc.hauteur, self.bloc.largeur

    def __call__(self, arg1: int, arg2: int | None = None) -> "Range":
        """Give a cell by row and column from the corner, or by its rank along the rows."""
        if arg2 is None:
            ligne, colonne = divmod(arg1 - 1, self.bloc.largeur)
        else:
            ligne, colonne = arg1 - 1, arg2 - 1
        return self._voisine(Rectangle(self.row + ligne, self.column + colonne))

    @property
    def address(self) -> str:
        return ",".join(map(ecrire_adresse, (self.bloc, *self.autres)))

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        adresse = ecrire_adresse(self.bloc, ligne_fixe=row_absolute, colonne_fixe=col_absolute)
        if not external:
            return adresse
        feuille = f"[{self.sheet.book.name}]{self.sheet.name}".replace("'", "''")
        return f"'{feuille}'!{adresse}"

    @property
    def current_region(self) -> "Range":
        curseur = self.sheet.api.createCursorByRange(self.api)
        curseur.collapseToCurrentRegion()
        return self._voisine(bloc_de(curseur.getRangeAddress()))

    def end(self, direction: str) -> "Range":
        """Go as Ctrl and an arrow do, from the first cell."""
        ligne, colonne = self.row, self.column
        utile = self.sheet.used_range.bloc
        if direction in ("down", "d", "up", "u"):
            fin = max(utile.derniere_ligne, ligne)
            pleines = self._voisine(Rectangle(1, colonne, fin)).pleines()
            ligne = _au_bout([rangee[0] for rangee in pleines], ligne, direction[0] == "d", LIGNES)
        elif direction in ("right", "r", "left", "l"):
            fin = max(utile.derniere_colonne, colonne)
            pleines = self._voisine(Rectangle(ligne, 1, 1, fin)).pleines()
            colonne = _au_bout(pleines[0], colonne, direction[0] == "r", COLONNES)
        else:
            raise ValueError(f"Direction inconnue\xa0: {direction}")
        return self._voisine(Rectangle(ligne, colonne))

    def clear_contents(self) -> None:
        self.api.clearContents(_CONTENU)

    def clear_formats(self) -> None:
        self.api.clearContents(_FORMATS)

    def clear(self) -> None:
        self.api.clearContents(_CONTENU | _FORMATS | _NOTES)

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        """Insert cells; those there go down, or right. Formats come from above or the left."""
        sens = self._sens({"down": "DOWN", "right": "RIGHT"}, shift, "DOWN")
        mode = enum(f"com.sun.star.sheet.CellInsertMode.{sens}")
        self.sheet.api.insertCells(self._adresse(), mode)
        self.sheet.book.cellules_deplacees()

    def delete(self, shift: str | None = None) -> None:
        """Delete cells; those below come up, or those on the right come left.

        Not told which, the narrow side is closed, as in Excel.
        """
        usuel = "LEFT" if self.bloc.hauteur >= self.bloc.largeur else "UP"
        sens = self._sens({"up": "UP", "left": "LEFT"}, shift, usuel)
        mode = enum(f"com.sun.star.sheet.CellDeleteMode.{sens}")
        self.sheet.api.removeRange(self._adresse(), mode)
        self.sheet.book.cellules_deplacees()

    def copy(self, destination: Any = None) -> None:
        """Copy cells, formats and notes to a place of the same workbook."""
        if destination is None:
            raise NotImplementedError(
                "Le moteur LibreOffice ne copie pas vers le presse-papiers\xa0: "
                "indiquez la destination."
            )
        self.sheet.api.copyRange(_coin(destination.impl), self.api.getRangeAddress())

    def move(self, destination: Any) -> None:
        self.sheet.api.moveRange(_coin(destination.impl), self.api.getRangeAddress())
        self.sheet.book.cellules_deplacees()

    def select(self) -> None:
        livre = self.sheet.book
        blocs = (self.bloc, *self.autres)
        choisies = plages_uno(livre.api, self.sheet.rang, blocs) if self.autres else self.api
        livre.controleur.select(choisies)

    def merge(self, across: bool = False) -> None:
        blocs = [self.bloc]
        if across:
            largeur = self.bloc.largeur
            lignes = range(self.row, self.bloc.derniere_ligne + 1)
            blocs = [Rectangle(ligne, self.column, 1, largeur) for ligne in lignes]
        self.unmerge()
        for bloc in blocs:
            self._voisine(bloc).api.merge(True)

    def unmerge(self) -> None:
        self.api.merge(False)

    @property
    def merge_cells(self) -> bool:
        return bool(self.merge_area.bloc != Rectangle(self.row, self.column))

    @property
    def merge_area(self) -> "Range":
        curseur = self.sheet.api.createCursorByRange(self(1).api)
        curseur.collapseToMergedArea()
        return self._voisine(bloc_de(curseur.getRangeAddress()))

    @property
    def note(self) -> Note | None:
        note = Note(self.sheet, Rectangle(self.row, self.column))
        return note if note.text else None

    def add_note(self, text: str) -> Note:
        notes = self.sheet.api.getAnnotations()
        notes.insertNew(_coin(self), text)
        return Note(self.sheet, Rectangle(self.row, self.column))

    @property
    def hyperlink(self) -> str:
        champs = self.api.getCellByPosition(0, 0).getTextFields()
        if not champs.getCount():
            raise ValueError("La cellule ne contient pas de lien.")
        return cible_vers_excel(str(champs.getByIndex(0).URL))

    def add_hyperlink(
        self, address: str, text_to_display: str | None = None, screen_tip: str | None = None
    ) -> None:
        """Make the first cell a link; LibreOffice shows its target, and no other tip."""
        lien = self.sheet.book.api.createInstance("com.sun.star.text.TextField.URL")
        lien.URL = cible_vers_uno(address)
        lien.Representation = text_to_display or address
        cellule = self.api.getCellByPosition(0, 0)
        cellule.setString("")
        cellule.insertTextContent(cellule.createTextCursor(), lien, False)

    @property
    def table(self) -> "Table | None":
        return self.sheet.tables.sous(self.bloc)

    @property
    def name(self) -> "Name | None":
        return self.sheet.book.names.de(self) or self.sheet.names.de(self)

    @name.setter
    def name(self, value: str) -> None:
        self.sheet.book.names.nommer(value, self)

    def to_pdf(self, path: str, quality: str = "standard") -> None:
        self.sheet.book.exporter_pdf(path, [self._adresse()])

    def set_colors(self, colors: Sequence[Sequence[Any]]) -> None:
        """Colour cells one by one, with one call for each colour; ``...`` leaves a cell alone."""
        self.colorier(colors)

    def _voisine(self, bloc: Rectangle) -> "Range":
        return Range(self.sheet, bloc)

    def _adresse(self) -> Any:
        return adresse_uno(self.sheet.rang, self.bloc)

    def _sens(self, sens: dict[str, str], voulu: str | None, usuel: str) -> str:
        if self.bloc.largeur == COLONNES:
            return "ROWS"
        if self.bloc.hauteur == LIGNES:
            return "COLUMNS"
        return usuel if voulu is None else sens[voulu]


def _coin(plage: Range) -> Any:
    return cellule_uno(plage.sheet.rang, plage.bloc)


def _au_bout(pleines: list[bool], depart: int, en_avant: bool, limite: int) -> int:
    """Give the number, from 1, where an arrow held with Ctrl stops."""
    pas = 1 if en_avant else -1
    bout = limite if en_avant else 1

    def pleine(numero: int) -> bool:
        return 1 <= numero <= len(pleines) and pleines[numero - 1]

    position = depart
    if pleine(position) and pleine(position + pas):
        while pleine(position + pas):
            position += pas
        return position
    position += pas
    while 1 <= position <= len(pleines) and not pleine(position):
        position += pas
    return position if pleine(position) else bout
