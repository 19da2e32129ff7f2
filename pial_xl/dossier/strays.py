"""Allocations whose AESH, or pupil, is not known: whose they may be."""

from collections.abc import Collection

from pial_xl.units.nearest import Nearest


class Strays:
    """Codes of AESH, or of pupils, that nobody has (S-11): each was meant for somebody."""

    def __init__(self, codes: Collection[str | None], known: Collection[str]) -> None:
        """Look at the codes, None for a blank one, beside the codes that are known."""
        self._near = Nearest(code for code in codes if code)
        names = Nearest(known)
        self._is_anybody = any(not code or not names.to(code) for code in codes)

    def may_be(self, code: str) -> bool:
        """Tell whether one may be meant for a code: near to it, or near to nobody's."""
        return self._is_anybody or bool(self._near.to(code))
