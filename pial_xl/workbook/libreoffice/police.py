"""The font of cells, and what it shares with their looks: colours, and traits that agree."""

# ruff: noqa: D102 (the members are xlwings' own: their names, arguments and documentation)

from typing import Any, Final, cast

from xlwings import base_classes, utils

from pial_xl.workbook.libreoffice.absences import repond_a
from pial_xl.workbook.libreoffice.structures import enum

Rvb = tuple[int, int, int]

AUCUNE: Final = -1
"""LibreOffice's colour for none, or for the automatic one."""
_NOIR: Final = (0, 0, 0)
_GRAS, _MAIGRE = 150.0, 100.0


@repond_a(base_classes.Font)
class Font:
    """The font of a range; a trait is None where the cells differ."""

    api: Any

    def __init__(self, plage: Any) -> None:
        self.api = plage

    @property
    def bold(self) -> bool | None:
        graisse = commune(self.api, "CharWeight")
        return None if graisse is None else graisse > _MAIGRE

    @bold.setter
    def bold(self, value: bool) -> None:
        self.api.setPropertyValue("CharWeight", _GRAS if value else _MAIGRE)

    @property
    def italic(self) -> bool | None:
        pente = commune(self.api, "CharPosture")
        return None if pente is None else pente.value != "NONE"

    @italic.setter
    def italic(self, value: bool) -> None:
        pente = enum(f"com.sun.star.awt.FontSlant.{'ITALIC' if value else 'NONE'}")
        self.api.setPropertyValue("CharPosture", pente)

    @property
    def size(self) -> float | None:
        return cast(float | None, commune(self.api, "CharHeight"))

    @size.setter
    def size(self, value: float) -> None:
        self.api.setPropertyValue("CharHeight", float(value))

    @property
    def color(self) -> Rvb | None:
        couleur = commune(self.api, "CharColor")
        return _NOIR if couleur == AUCUNE else lire_couleur(couleur)

    @color.setter
    def color(self, color_or_rgb: Any) -> None:
        self.api.setPropertyValue("CharColor", ecrire_couleur(color_or_rgb))

    @property
    def name(self) -> str | None:
        return cast(str | None, commune(self.api, "CharFontName"))

    @name.setter
    def name(self, value: str) -> None:
        self.api.setPropertyValue("CharFontName", value)


def ecrire_couleur(couleur: Any) -> int:
    """Turn ``(r, g, b)``, ``"#rrggbb"``, Excel's integer or None into LibreOffice's integer."""
    if couleur is None:
        return AUCUNE
    if isinstance(couleur, str):
        couleur = utils.hex_to_rgb(couleur)  # type: ignore[no-untyped-call]
    elif isinstance(couleur, int):
        couleur = utils.int_to_rgb(couleur)  # type: ignore[no-untyped-call]
    rouge, vert, bleu = couleur
    return int(rouge) << 16 | int(vert) << 8 | int(bleu)


def lire_couleur(couleur: int | None) -> Rvb | None:
    """Do the reverse; what has no colour, or several, gives None."""
    if couleur is None or couleur == AUCUNE:
        return None
    return couleur >> 16 & 255, couleur >> 8 & 255, couleur & 255


def commune(objet: Any, nom: str) -> Any:
    """Give a property's value, or None when the cells do not agree."""
    if objet.getPropertyState(nom).value == "AMBIGUOUS_VALUE":
        return None
    return objet.getPropertyValue(nom)
