"""How cells look: colours, fonts, number formats, sizes, alignment."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from pial_xl.workbook.libreoffice.geometrie import Rectangle
from pial_xl.workbook.libreoffice.police import Font, Rvb, commune, ecrire_couleur, lire_couleur
from pial_xl.workbook.libreoffice.structures import blocs_de, enum, plages_uno
from pial_xl.workbook.libreoffice.valeurs import Cellule, en_blocs

if TYPE_CHECKING:
    from pial_xl.workbook.libreoffice.feuilles import Sheet

_POINT = 2540 / 72
"""Hundredths of a millimetre in a point."""
_PIXEL = 2540 / 96
_CHIFFRE, _MARGE = 7, 5
"""Pixels of a digit in Excel's default font, and of a column's padding."""

_HORIZONTAL = {
    "general": "STANDARD",
    "left": "LEFT",
    "center": "CENTER",
    "right": "RIGHT",
    "fill": "REPEAT",
    "justify": "BLOCK",
}
_VERTICAL = {"bottom": 3, "top": 1, "center": 2, "justify": 4}


class Apparence:
    """The part of a range that tells and changes how its cells look."""

    sheet: "Sheet"
    bloc: Rectangle
    api: Any

    @property
    def color(self) -> Rvb | None:
        """The fill, or None when there is none or several."""
        return lire_couleur(commune(self.api, "CellBackColor"))

    @color.setter
    def color(self, color_or_rgb: Any) -> None:
        self.api.setPropertyValue("CellBackColor", ecrire_couleur(color_or_rgb))

    def colorier(self, couleurs: Sequence[Sequence[Any]]) -> None:
        """Fill cells one by one: one call for each colour. ``...`` leaves a cell as it is."""
        par_couleur: dict[int, list[Cellule]] = {}
        for i, ligne in enumerate(couleurs):
            for j, couleur in enumerate(ligne):
                if couleur is not ...:
                    par_couleur.setdefault(ecrire_couleur(couleur), []).append((i, j))
        document, rang = self.sheet.book.api, self.sheet.rang
        for couleur, cellules in par_couleur.items():
            cibles = plages_uno(document, rang, en_blocs(cellules, self.bloc))
            cibles.setPropertyValue("CellBackColor", couleur)

    @property
    def font(self) -> "Font":
        """The font of the cells."""
        return Font(self.api)

    @property
    def number_format(self) -> str | None:
        """The number format's code as Excel writes it, or None when there are several."""
        cle = commune(self.api, "NumberFormat")
        return None if cle is None else self.sheet.book.formats.code(cle)

    @number_format.setter
    def number_format(self, value: str) -> None:
        self.api.setPropertyValue("NumberFormat", self.sheet.book.formats.cle(value))

    @property
    def wrap_text(self) -> bool | None:
        """Whether long texts are wrapped."""
        return cast(bool | None, commune(self.api, "IsTextWrapped"))

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self.api.setPropertyValue("IsTextWrapped", value)

    @property
    def horizontal_alignment(self) -> str | None:
        """How texts stand between left and right."""
        valeur = commune(self.api, "HoriJustify")
        noms = {uno: excel for excel, uno in _HORIZONTAL.items()}
        return None if valeur is None else noms.get(valeur.value)

    @horizontal_alignment.setter
    def horizontal_alignment(self, value: str) -> None:
        valeur = enum(f"com.sun.star.table.CellHoriJustify.{_connu(_HORIZONTAL, value)}")
        self.api.setPropertyValue("HoriJustify", valeur)

    @property
    def vertical_alignment(self) -> str | None:
        """How texts stand between top and bottom."""
        noms = {uno: excel for excel, uno in _VERTICAL.items()} | {0: "bottom"}
        return noms.get(commune(self.api, "VertJustify"))

    @vertical_alignment.setter
    def vertical_alignment(self, value: str) -> None:
        self.api.setPropertyValue("VertJustify", _connu(_VERTICAL, value))

    @property
    def column_width(self) -> float | None:
        """Width of the columns in characters, as Excel counts; None when they differ."""
        commune = _taille_commune(self.api.getColumns(), "Width", self._taille.Width)
        return None if commune is None else _en_caracteres(commune)

    @column_width.setter
    def column_width(self, value: float) -> None:
        pixels = value * _CHIFFRE + _MARGE if value >= 1 else value * (_CHIFFRE + _MARGE)
        self.api.getColumns().setPropertyValue("Width", round(pixels * _PIXEL))

    @property
    def row_height(self) -> float | None:
        """Height of the rows in points; None when they differ."""
        commune = _taille_commune(self.api.getRows(), "Height", self._taille.Height)
        return None if commune is None else _en_points(commune)

    @row_height.setter
    def row_height(self, value: float) -> None:
        self.api.getRows().setPropertyValue("Height", round(value * _POINT))

    @property
    def row_hidden(self) -> bool | None:
        """Whether the rows are hidden; None when some are."""
        premiere = bool(self.api.getRows().getPropertyValue("IsVisible"))
        visibles = {(bloc.ligne, bloc.hauteur) for bloc in self._visibles()}
        return _cachees(premiere, sum(hauteur for _, hauteur in visibles), self.bloc.hauteur)

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self.api.getRows().setPropertyValue("IsVisible", not value)

    @property
    def column_hidden(self) -> bool | None:
        """Whether the columns are hidden; None when some are."""
        premiere = bool(self.api.getColumns().getPropertyValue("IsVisible"))
        visibles = {(bloc.colonne, bloc.largeur) for bloc in self._visibles()}
        return _cachees(premiere, sum(largeur for _, largeur in visibles), self.bloc.largeur)

    @column_hidden.setter
    def column_hidden(self, value: bool) -> None:
        self.api.getColumns().setPropertyValue("IsVisible", not value)

    @property
    def width(self) -> float:
        """Width in points."""
        return _en_points(self._taille.Width)

    @property
    def height(self) -> float:
        """Height in points."""
        return _en_points(self._taille.Height)

    @property
    def left(self) -> float:
        """Points from the sheet's left edge."""
        return _en_points(self.api.getPropertyValue("Position").X)

    @property
    def top(self) -> float:
        """Points from the sheet's top edge."""
        return _en_points(self.api.getPropertyValue("Position").Y)

    def autofit(self, axis: str | None = None) -> None:
        """Fit the rows and the columns to what they hold."""
        if axis in (None, "columns", "c"):
            self.api.getColumns().setPropertyValue("OptimalWidth", True)
        if axis in (None, "rows", "r"):
            self.api.getRows().setPropertyValue("OptimalHeight", True)

    def _visibles(self) -> list[Rectangle]:
        return blocs_de(self.api.queryVisibleCells())

    @property
    def _taille(self) -> Any:
        return self.api.getPropertyValue("Size")


def _cachees(premiere_visible: bool, visibles: int, total: int) -> bool | None:
    """Tell rows from the number of those seen; none is seen when all the columns are hidden."""
    if visibles == total:
        return False
    return None if visibles else not premiere_visible


def _taille_commune(bandes: Any, nom: str, total: int) -> int | None:
    """Give the size that all rows or columns share: their total tells it, in three calls."""
    premiere, nombre = int(bandes.getPropertyValue(nom)), bandes.getCount()
    return premiere if abs(total - premiere * nombre) <= nombre else None


def _en_points(centiemes: int) -> float:
    """Round to the quarter of a point, which is finer than a pixel."""
    return round(centiemes / _POINT * 4) / 4


def _en_caracteres(centiemes: int) -> float:
    pixels = round(centiemes / _PIXEL)
    if pixels < _CHIFFRE + _MARGE:
        return round(pixels / (_CHIFFRE + _MARGE), 2)
    return round((pixels - _MARGE) / _CHIFFRE, 2)


def _connu(valeurs: dict[str, Any], voulue: str) -> Any:
    if voulue not in valeurs:
        raise NotImplementedError(
            f"Le moteur LibreOffice ne propose pas l'alignement «\xa0{voulue}\xa0»."
        )
    return valeurs[voulue]
