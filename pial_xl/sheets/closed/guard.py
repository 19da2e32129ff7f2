"""A zip that is not trusted, and how much may be read of it: bytes, and markup.

Bytes alone do not tell what a part costs: ``<c/>`` is four of them, and an element in memory a
hundred. What is counted here are the signs that elements and attributes need, ``<`` and ``=``;
never the time, so that a slow computer refuses no sound file.
"""

import io
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import IO, Any, Final, cast

from pial_xl.sheets.closed.thinned import ThinnedPart
from pial_xl.sheets.errors import WorkbookReadError

MEGABYTE: Final = 1024 * 1024
PARTS_MAX: Final = 5_000
SHEET_MAX: Final = 160 * MEGABYTE
"""Inflated size of one sheet: 200,000 formatted rows of 20 columns pass. Sheets are streamed."""
PART_MAX: Final = 32 * MEGABYTE
"""Inflated size of any other part."""
TOTAL_MAX: Final = 384 * MEGABYTE
RATIO_MAX: Final = 200
"""Text typed by people shrinks 5 to 40 times; only filler shrinks more than this."""
_RATIO_CHECKED_FROM = 8 * MEGABYTE
BLOCK: Final = 64 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

DAMAGED: Final = (
    "Le classeur est abîmé ou incomplet : reprenez une copie ou une version précédente, "
    "ou ouvrez-le dans Excel et enregistrez-le sous un autre nom."
)
OVERSIZED: Final = (
    "Le classeur contient une partie démesurée et n'a pas été ouvert : "
    "recopiez vos données dans un classeur neuf (pial-xl nouveau)."
)
_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
_OPENING_ERRORS = (KeyError, ValueError, OSError, UnicodeError, *_ZIP_ERRORS)


class Allowance:
    """How much of one thing may still be taken: signs of markup, cells, characters."""

    def __init__(self, left: int) -> None:
        self.left = left

    def take(self, count: int) -> None:
        """Take some of it.

        Raises:
            WorkbookReadError: there is not so much left.
        """
        self.left -= count
        if self.left < 0:
            raise WorkbookReadError(OVERSIZED)

    def read(self, block: bytes) -> None:
        """Take the markup of a block that has just been inflated."""
        self.take(block.count(b"<") + block.count(b"="))


class PerElement(Allowance):
    """Also bounds what one element may hold, all of which is in memory until it ends."""

    def __init__(self, whole: Allowance, each: int) -> None:
        super().__init__(each)
        self._whole = whole
        self._each = each

    def read(self, block: bytes) -> None:
        """Take the markup of a block from what the element and the whole have left."""
        before = self.left
        super().read(block)
        self._whole.take(before - self.left)

    def next_element(self) -> None:
        """Begin the next element, with all that one may hold."""
        self.left = self._each


class ForObjects(Allowance):
    """Weighs elements more than attributes, as they weigh once each has become an object."""

    def read(self, block: bytes) -> None:
        """Take the markup of a block that has just been inflated."""
        self.take(3 * block.count(b"<") + block.count(b"="))


class GuardedZip(zipfile.ZipFile):
    """The zip of a workbook, in memory, checked by its own directory before anything is inflated.

    Every part that is opened or read, by us or by openpyxl, is inflated by blocks and no further
    than its declared size, and its markup taken from an allowance.
    """

    def __init__(
        self, data: bytes, allowance: Allowance, left_out: Mapping[str, Collection[bytes]]
    ) -> None:
        """Open the zip.

        Args:
            data: the file.
            allowance: the markup that may be read of it.
            left_out: letters of the columns whose cells are passed over, by name of a sheet's part.

        Raises:
            WorkbookReadError: it is damaged, or out of measure.
        """
        try:
            super().__init__(io.BytesIO(data))
        except _OPENING_ERRORS as failure:
            raise WorkbookReadError(DAMAGED) from failure
        check_sizes(self.infolist())
        self.allowance = allowance
        self._left_out = left_out

    def open(self, *arguments: Any, **options: Any) -> IO[bytes]:
        """Open a part, under the allowance of the zip."""
        opened = super().open(*arguments, **options)
        return cast(IO[bytes], Stream(self._wanted(opened), self.allowance))

    def stream(self, nom: str, allowance: Allowance) -> "Stream":
        """Open a part under an allowance of its own; every fault is a WorkbookReadError."""
        try:
            return Stream(self._wanted(super().open(nom)), allowance)
        except _OPENING_ERRORS as failure:
            raise WorkbookReadError(DAMAGED) from failure

    def _wanted(self, part: Any) -> IO[bytes]:
        """Give what is wanted of a part; what is not is not counted either."""
        columns = self._left_out.get(part.name)
        return cast(IO[bytes], ThinnedPart(part, columns) if columns else part)


class Stream(io.RawIOBase):
    """A part being inflated, up to its declared size, which was checked.

    Always by blocks: asked for all at once, ``zipfile`` inflates everything before it cuts at the
    declared size, and the directory of a malicious zip lies.
    """

    def __init__(self, source: IO[bytes], allowance: Allowance) -> None:
        super().__init__()
        self._source = source
        self._allowance = allowance

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def read(self, size: int | None = -1) -> bytes:
        """Inflate up to *size* bytes, or all the rest."""
        if size is None or size < 0:
            return b"".join(iter(lambda: self.read(BLOCK), b""))
        try:
            block = self._source.read(min(size, BLOCK))
        except _ZIP_ERRORS as failure:
            raise WorkbookReadError(DAMAGED) from failure
        self._allowance.read(block)
        return block

    def close(self) -> None:
        """Close the part."""
        self._source.close()
        super().close()


def check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    """Refuse on what the zip's own directory declares, before anything is inflated."""
    if len(parts) > PARTS_MAX or sum(part.file_size for part in parts) > TOTAL_MAX:
        raise WorkbookReadError(OVERSIZED)
    for part in parts:
        if part.compress_type not in _METHODS or part.flag_bits & 1:
            raise WorkbookReadError(DAMAGED)
        maximum = SHEET_MAX if part.filename.startswith("xl/worksheets/") else PART_MAX
        bloated = part.file_size > RATIO_MAX * max(part.compress_size, 1)
        if part.file_size > maximum or (bloated and part.file_size > _RATIO_CHECKED_FROM):
            raise WorkbookReadError(OVERSIZED)


@contextmanager
def faults_as_damage() -> Iterator[None]:
    """Tell of the file whatever openpyxl raises: on a damaged part, KeyError to its own errors.

    Raises:
        WorkbookReadError: what is read is damaged, or already told as what it is.
    """
    try:
        yield
    except WorkbookReadError:
        raise
    except Exception as failure:
        raise WorkbookReadError(DAMAGED) from failure
