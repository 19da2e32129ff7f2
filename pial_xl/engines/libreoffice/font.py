"""The font of cells, and what it shares with their looks: colours, and traits that agree."""

# ruff: noqa: D102 (the members are xlwings' own: their names, arguments and documentation)

from typing import Any, Final, cast

from xlwings import base_classes, utils

from pial_xl.engines.libreoffice.absences import answers_to
from pial_xl.engines.libreoffice.structures import enum

Rgb = tuple[int, int, int]

NO_COLOR: Final = -1
"""LibreOffice's colour for none, or for the automatic one."""
_BLACK: Final = (0, 0, 0)
_BOLD, _REGULAR = 150.0, 100.0


@answers_to(base_classes.Font)
class Font:
    """The font of a range; a trait is None where the cells differ."""

    api: Any

    def __init__(self, area: Any) -> None:
        self.api = area

    def read(self, name: str) -> Any:
        """Give a trait, or None where it is not the same everywhere."""
        return common_value(self.api, name)

    @property
    def bold(self) -> bool | None:
        weight = self.read("CharWeight")
        return None if weight is None else weight > _REGULAR

    @bold.setter
    def bold(self, value: bool) -> None:
        self.api.setPropertyValue("CharWeight", _BOLD if value else _REGULAR)

    @property
    def italic(self) -> bool | None:
        slant = self.read("CharPosture")
        return None if slant is None else slant.value != "NONE"

    @italic.setter
    def italic(self, value: bool) -> None:
        slant = enum(f"com.sun.star.awt.FontSlant.{'ITALIC' if value else 'NONE'}")
        self.api.setPropertyValue("CharPosture", slant)

    @property
    def size(self) -> float | None:
        return cast(float | None, self.read("CharHeight"))

    @size.setter
    def size(self, value: float) -> None:
        self.api.setPropertyValue("CharHeight", float(value))

    @property
    def color(self) -> Rgb | None:
        color = self.read("CharColor")
        return _BLACK if color == NO_COLOR else read_color(color)

    @color.setter
    def color(self, color_or_rgb: Any) -> None:
        self.api.setPropertyValue("CharColor", write_color(color_or_rgb))

    @property
    def name(self) -> str | None:
        return cast(str | None, self.read("CharFontName"))

    @name.setter
    def name(self, value: str) -> None:
        self.api.setPropertyValue("CharFontName", value)


def write_color(color: Any) -> int:
    """Turn ``(r, g, b)``, ``"#rrggbb"``, Excel's integer or None into LibreOffice's integer."""
    if color is None:
        return NO_COLOR
    if isinstance(color, str):
        color = utils.hex_to_rgb(color)  # type: ignore[no-untyped-call]
    elif isinstance(color, int):
        color = utils.int_to_rgb(color)  # type: ignore[no-untyped-call]
    red, green, blue = color
    return int(red) << 16 | int(green) << 8 | int(blue)


def read_color(color: int | None) -> Rgb | None:
    """Do the reverse; what has no colour, or several, gives None."""
    if color is None or color == NO_COLOR:
        return None
    return color >> 16 & 255, color >> 8 & 255, color & 255


def common_value(item: Any, name: str) -> Any:
    """Give a property's value, or None when the cells do not agree: one round trip for both."""
    (answer,) = item.getPropertyValuesTolerant((name,))
    return None if answer.State.value == "AMBIGUOUS_VALUE" else answer.Value
