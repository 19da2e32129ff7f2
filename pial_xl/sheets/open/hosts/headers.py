"""The headers and footers of a sheet as Excel has them: one text for each zone, with its codes."""

import re
from collections.abc import Callable, Sequence

ZONES = tuple(
    f"{side}_{band}" for band in ("header", "footer") for side in ("left", "center", "right")
)
_HEADER_MAX = 83
"""The three zones of a header share 255 characters, the codes that tell them apart included."""
_GLUED_SIZE = re.compile(r"(?<!&)(&[0-9]+)(?=\{\{)")


def read_zones(read_zone: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    """Give the text of each zone, in one piece; blank ones apart.

    Args:
        read_zone: gives the text of one of ``ZONES``.
    """
    readings = {zone: read_zone(zone) for zone in ZONES}
    return {zone: (_without_glued_size(text),) for zone, text in readings.items() if text}


def fitting(pieces: Sequence[str]) -> str:
    """Give a text cut to the length that Excel allows, without half a code at its end."""
    return "".join(pieces)[:_HEADER_MAX].removesuffix("&")


def _without_glued_size(text: str) -> str:
    """Part the code of a size from a placeholder whose value may begin with a digit."""
    return _GLUED_SIZE.sub(r"\1 ", text)
