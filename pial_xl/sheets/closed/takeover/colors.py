"""The colors of a workbook as red, green and blue, those of its theme lighter or darker."""

from colorsys import hls_to_rgb, rgb_to_hls
from typing import Any, Final

from openpyxl.styles.colors import COLOR_INDEX

from pial_xl.sheets.closed.archive import Archive
from pial_xl.sheets.closed.markup import elements

_THEME: Final = "xl/theme/theme1.xml"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# A cell counts light and dark first, where the theme's part has them the other way round.
_ORDER: Final = (
    "lt1",
    "dk1",
    "lt2",
    "dk2",
    *(f"accent{i}" for i in range(1, 7)),
    "hlink",
    "folHlink",
)
_DEFAULT: Final = (
    *("FFFFFF", "000000", "EEECE1", "1F497D", "4F81BD", "C0504D", "9BBB59", "8064A2"),
    *("4BACC6", "F79646", "0000FF", "800080"),
)
_AUTOMATIC: Final = 64


class Colors:
    """Gives the colors of one workbook.

    Raises:
        WorkbookReadError: the part of its theme is damaged.
    """

    def __init__(self, archive: Archive) -> None:
        has_theme = _THEME in archive.names
        self._theme = _theme(archive) if has_theme else dict(enumerate(_DEFAULT))

    def rgb(self, color: Any) -> str | None:
        """Give a color as ``#RRGGBB``; None for one left to the program."""
        if color is None:
            return None
        base = self._base(color)
        return f"#{_tinted(base, float(color.tint or 0))}" if base else None

    def _base(self, color: Any) -> str | None:
        if color.type == "rgb":
            return str(color.rgb)[-6:].upper()
        if color.type == "theme":
            return self._theme.get(color.theme)
        if color.type == "indexed" and color.indexed < min(len(COLOR_INDEX), _AUTOMATIC):
            return str(COLOR_INDEX[color.indexed])[-6:].upper()
        return None


def _theme(archive: Archive) -> dict[int, str]:
    schemes = elements(archive, _THEME, (f"{_DRAWING}clrScheme",))
    scheme = next((element for _, element in schemes), None)
    found: dict[int, str] = {}
    for rank, name in enumerate(_ORDER):
        slot = scheme.find(f"{_DRAWING}{name}") if scheme is not None else None
        color = slot[0] if slot is not None and len(slot) else None
        said = None if color is None else color.get("lastClr") or color.get("val")
        if said and len(said) == len("RRGGBB"):
            found[rank] = said.upper()
    return found


def _tinted(rgb: str, tint: float) -> str:
    """Make a color lighter (up to 1) or darker (down to -1), as [ECMA-376] 18.8.19 says."""
    if not tint:
        return rgb
    red, green, blue = (int(rgb[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, saturation = rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(part * 255):02X}" for part in hls_to_rgb(hue, light, saturation))
