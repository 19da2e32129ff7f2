"""How cells look: colours, fonts, number formats, sizes, alignment."""

# ruff: noqa: D102 (the members are xlwings' own: their names, arguments and documentation)

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from xlwings import base_classes, utils

from pial_xl.workbook.libreoffice.absences import repond_a
from pial_xl.workbook.libreoffice.geometrie import Rectangle
from pial_xl.workbook.libreoffice.structures import enum, plages_uno
from pial_xl.workbook.libreoffice.valeurs import Cellule, en_blocs

if TYPE_CHECKING:
    from pial_xl.workbook.libreoffice.feuilles import Sheet

Rvb = tuple[int, int, int]

_AUCUNE = -1
_GRAS, _MAIGRE = 150.0, 100.0
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
        return _lire_couleur(_commune(self.api, "CellBackColor"))

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
        cle = _commune(self.api, "NumberFormat")
        return None if cle is None else self.sheet.book.formats.code(cle)

    @number_format.setter
    def number_format(self, value: str) -> None:
        self.api.setPropertyValue("NumberFormat", self.sheet.book.formats.cle(value))

    @property
    def wrap_text(self) -> bool | None:
        """Whether long texts are wrapped."""
        return cast(bool | None, _commune(self.api, "IsTextWrapped"))

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self.api.setPropertyValue("IsTextWrapped", value)

    @property
    def horizontal_alignment(self) -> str | None:
        """How texts stand between left and right."""
        valeur = _commune(self.api, "HoriJustify")
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
        return noms.get(_commune(self.api, "VertJustify"))

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
        """Whether the rows are hidden, by the first."""
        return not self.api.getRows().getPropertyValue("IsVisible")

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self.api.getRows().setPropertyValue("IsVisible", not value)

    @property
    def column_hidden(self) -> bool | None:
        """Whether the columns are hidden, by the first."""
        return not self.api.getColumns().getPropertyValue("IsVisible")

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

    @property
    def _taille(self) -> Any:
        return self.api.getPropertyValue("Size")


@repond_a(base_classes.Font)
class Font:
    """The font of a range; a trait is None where the cells differ."""

    api: Any

    def __init__(self, plage: Any) -> None:
        self.api = plage

    @property
    def bold(self) -> bool | None:
        graisse = _commune(self.api, "CharWeight")
        return None if graisse is None else graisse > _MAIGRE

    @bold.setter
    def bold(self, value: bool) -> None:
        self.api.setPropertyValue("CharWeight", _GRAS if value else _MAIGRE)

    @property
    def italic(self) -> bool | None:
        pente = _commune(self.api, "CharPosture")
        return None if pente is None else pente.value != "NONE"

    @italic.setter
    def italic(self, value: bool) -> None:
        pente = enum(f"com.sun.star.awt.FontSlant.{'ITALIC' if value else 'NONE'}")
        self.api.setPropertyValue("CharPosture", pente)

    @property
    def size(self) -> float | None:
        return cast(float | None, _commune(self.api, "CharHeight"))

    @size.setter
    def size(self, value: float) -> None:
        self.api.setPropertyValue("CharHeight", float(value))

    @property
    def color(self) -> Rvb | None:
        return _lire_couleur(_commune(self.api, "CharColor"))

    @color.setter
    def color(self, color_or_rgb: Any) -> None:
        self.api.setPropertyValue("CharColor", ecrire_couleur(color_or_rgb))

    @property
    def name(self) -> str | None:
        return cast(str | None, _commune(self.api, "CharFontName"))

    @name.setter
    def name(self, value: str) -> None:
        self.api.setPropertyValue("CharFontName", value)


def ecrire_couleur(couleur: Any) -> int:
    """Turn ``(r, g, b)``, ``"#rrggbb"``, Excel's integer or None into LibreOffice's integer."""
    if couleur is None:
        return _AUCUNE
    if isinstance(couleur, str):
        couleur = utils.hex_to_rgb(couleur)  # type: ignore[no-untyped-call]
    elif isinstance(couleur, int):
        couleur = utils.int_to_rgb(couleur)  # type: ignore[no-untyped-call]
    rouge, vert, bleu = couleur
    return int(rouge) << 16 | int(vert) << 8 | int(bleu)


def _lire_couleur(couleur: int | None) -> Rvb | None:
    if couleur is None or couleur == _AUCUNE:
        return None
    return couleur >> 16 & 255, couleur >> 8 & 255, couleur & 255


def _commune(objet: Any, nom: str) -> Any:
    """Give a property's value, or None when the cells do not agree."""
    if objet.getPropertyState(nom).value == "AMBIGUOUS_VALUE":
        return None
    return objet.getPropertyValue(nom)


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
