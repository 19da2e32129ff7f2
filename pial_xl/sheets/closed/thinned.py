"""A sheet's part without the cells of some of its columns, before anything is made of them.

What our own workbooks calculate is made anew in the workbook that takes them over: tens of
thousands of cells that openpyxl would make objects of, each formula worked out again for its place.
"""

import io
import re
from collections.abc import Collection
from typing import IO, Final

_BLOCK: Final = 64 * 1024
_WAITED_MAX: Final = 1024 * 1024
"""Bytes without the beginning of a cell after which they pass as they are."""

_CELL: Final = re.compile(
    rb'<c r="([A-Z]{1,3})[0-9]{1,7}"(?: [a-z]+="[^"<>&]*")*'
    rb'(?:/>|>(?:<f(?: (?!ref=)[a-z]+="[^"<>&]*")*(?:/>|>[^<]*</f>))?'
    rb"(?:<v(?: [^<>]*)?>[^<]*</v>)?</c>)"
)
"""A cell that nothing else stands upon: the formula that others share says their area (``ref``)."""
_START: Final = b"<c "
_VERBATIM: Final = b"<!["


class ThinnedPart(io.RawIOBase):
    """A part being inflated, less the plain cells of some columns; others pass as they are."""

    def __init__(self, source: IO[bytes], columns: Collection[bytes]) -> None:
        """Begin.

        Args:
            source: the part.
            columns: letters of the columns.
        """
        super().__init__()
        self._source = source
        self._columns = columns
        self._waiting = b""
        self._ready = b""
        self._is_whole = False

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def read(self, size: int | None = -1) -> bytes:
        """Give up to *size* bytes of what is left of the part, or all of it."""
        if size is None or size < 0:
            return b"".join(iter(lambda: self.read(_BLOCK), b""))
        while not self._ready and (block := self._source.read(_BLOCK)):
            self._take(block)
        if not self._ready:
            self._ready, self._waiting = self._thin(self._waiting), b""
        given, self._ready = self._ready[:size], self._ready[size:]
        return given

    def close(self) -> None:
        """Close the part."""
        self._source.close()
        super().close()

    def _take(self, block: bytes) -> None:
        """Thin what is whole of a block: up to where its last cell begins."""
        waiting = self._waiting + block
        cut = waiting.rfind(_START)
        if cut <= 0 and len(waiting) > _WAITED_MAX:
            cut = len(waiting)
        self._ready, self._waiting = self._thin(waiting[: max(cut, 0)]), waiting[max(cut, 0) :]

    def _thin(self, xml: bytes) -> bytes:
        # In a text given verbatim, what looks like a cell is none.
        self._is_whole |= _VERBATIM in xml
        return xml if self._is_whole else _CELL.sub(self._kept, xml)

    def _kept(self, cell: re.Match[bytes]) -> bytes:
        return b"" if cell[1] in self._columns else cell[0]
