"""Open the zip that a workbook is, without trusting it: everything is checked before inflating."""

import errno
import stat
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Final

from pial_xl.sheets.closed.guard import (
    MEGABYTE,
    OVERSIZED,
    Allowance,
    ForObjects,
    GuardedZip,
    PerElement,
    Stream,
)
from pial_xl.sheets.closed.nature import is_zip, non_zip_refusal, zip_refusal
from pial_xl.sheets.errors import WorkbookReadError

FILE_MAX: Final = 64 * MEGABYTE
TREES_MAX: Final = 2_000_000
"""Markup of all the parts that are held in memory whole: relations, tables, properties."""
LISTS_MAX: Final = 3_000_000
"""Markup of each long list that is streamed: shared texts (750,000), styles, defined names."""
BLANKS_MAX: Final = 6_000_000
"""Markup of the rows of all sheets beyond what their filled cells earn: formats, mostly."""
ELEMENT_MAX: Final = 500_000
"""Markup of one streamed element: a row of 16,384 filled cells has some 120,000."""
EXTRA_CELLS_MAX: Final = 3_000_000
"""Filled cells, in all, beyond the ``TABLE_WIDTH`` first of their row."""
LONG_TEXTS_MAX: Final = 16_000_000
"""Characters, in all, of the texts that are longer than ``LONG_TEXT``."""
OPENPYXL_MAX: Final = 1_500_000
"""Markup that openpyxl may be given: it makes of each element an object of its own."""
OPENPYXL_SHEET: Final = 4_000
"""What it may be given more for each sheet: a letter."""


class Archive:
    """A checked zip, held in memory: the file itself is closed and may be opened by others.

    Attributes:
        data: the file.
        names: names of its parts.
        blanks: what the rows of its sheets may still hold besides filled cells.
        extra_cells: how many cells may still be filled beyond the width of our tables.
        long_texts: how many characters its long texts may still have.
    """

    def __init__(
        self, data: bytes, left_out: Mapping[str, Collection[bytes]] = MappingProxyType({})
    ) -> None:
        """Open the zip.

        Args:
            data: the file.
            left_out: letters of the columns whose cells are not wanted, by name of a sheet's part.

        Raises:
            WorkbookReadError: it is damaged, or out of measure.
        """
        self.data = data
        self._left_out = left_out
        self._trees = Allowance(TREES_MAX)
        self._zip = GuardedZip(data, self._trees, left_out)
        self.names = frozenset(self._zip.namelist())
        self.blanks = Allowance(BLANKS_MAX)
        self.extra_cells = Allowance(EXTRA_CELLS_MAX)
        self.long_texts = Allowance(LONG_TEXTS_MAX)

    def read(self, nom: str) -> bytes:
        """Inflate a whole part.

        Raises:
            WorkbookReadError: when the part is absent, damaged or out of measure.
        """
        with self.open_(nom, self._trees) as stream:
            return stream.read()

    def open_(self, nom: str, allowance: Allowance) -> Stream:
        """Open a part as a stream whose every fault is a WorkbookReadError."""
        return self._zip.stream(nom, allowance)

    def list_allowance(self, whole: Allowance | None = None) -> PerElement:
        """Give what a long list may hold, out of *whole* if it is given."""
        return PerElement(whole or Allowance(LISTS_MAX), ELEMENT_MAX)

    def rows_allowance(self) -> PerElement:
        """Give what the rows of a sheet may hold, with those of the other sheets."""
        return PerElement(self.blanks, ELEMENT_MAX)

    def for_openpyxl(self, more: int = 0) -> GuardedZip:
        """Open the workbook for openpyxl, under the same guard as for ourselves.

        Args:
            more: markup that it may be given beyond that of a workbook of letters.
        """
        return GuardedZip(self.data, ForObjects(self.openpyxl_allowance + more), self._left_out)

    @property
    def openpyxl_allowance(self) -> int:
        """Tell how much markup openpyxl may be given, in all its parts."""
        sheets = sum(nom.startswith("xl/worksheets/") for nom in self.names)
        return OPENPYXL_MAX + OPENPYXL_SHEET * sheets


def open_archive(path: Path) -> Archive:
    """Open the file as the zip of a workbook.

    Raises:
        WorkbookReadError: for anything else, in one sentence.
    """
    data = read_file(path)
    with _naming(path):
        return archive_of(data)


def archive_of(data: bytes) -> Archive:
    """Open the bytes of a file as the zip of a workbook.

    Raises:
        WorkbookReadError: for anything else, in one sentence.
    """
    if len(data) > FILE_MAX:
        raise WorkbookReadError(OVERSIZED)
    if not data:
        raise WorkbookReadError(
            "Le fichier est vide (0 octet) : reprenez-en une copie ou une version précédente."
        )
    if not is_zip(data):
        raise non_zip_refusal(data)
    return as_workbook(Archive(data))


def as_workbook(opened: Archive) -> Archive:
    """Give a zip that was opened, unless its parts are those of something else than a workbook.

    Raises:
        WorkbookReadError: what it is, in one sentence.
    """
    mimetype = opened.read("mimetype") if "mimetype" in opened.names else b""
    if refusal := zip_refusal(opened.names, mimetype):
        raise refusal
    return opened


def read_file(path: Path) -> bytes:
    """Read a file whole.

    Raises:
        WorkbookReadError: it is no file that can be read, or out of measure.
    """
    with _naming(path):
        return _read(path)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Keep, beside a refusal, which file it is of."""
    try:
        yield
    except WorkbookReadError as refusal:
        refusal.path = path
        raise


def _read(path: Path) -> bytes:
    if path.name.startswith(("~$", ".~lock.")):
        raise WorkbookReadError(
            "Ce fichier n'est que le témoin laissé par Excel ou LibreOffice pendant qu'un classeur "
            "est ouvert : indiquez le classeur lui-même, dont le nom ne commence pas par ~."
        )
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            raise WorkbookReadError(
                "C'est un dossier et non un classeur : indiquez le fichier .xlsx ou .xlsm."
            )
        if not stat.S_ISREG(state.st_mode):
            raise WorkbookReadError(
                "Ce n'est pas un fichier ordinaire : indiquez un fichier .xlsx ou .xlsm."
            )
        if state.st_size > FILE_MAX:
            raise WorkbookReadError(OVERSIZED)
        with path.open("rb") as file:
            return file.read(state.st_size)
    except (FileNotFoundError, NotADirectoryError):
        raise WorkbookReadError(
            "Le fichier est introuvable : vérifiez le chemin et le nom du classeur."
        ) from None
    except PermissionError as failure:
        raise WorkbookReadError(
            "Le fichier ne peut pas être ouvert, faute de droits ou parce qu'un autre programme le "
            "tient : fermez-le ou demandez l'accès, puis recommencez."
        ) from failure
    except (OSError, ValueError) as failure:
        if isinstance(failure, OSError) and failure.errno == errno.ELOOP:
            raise WorkbookReadError(
                "Ce raccourci tourne en rond et ne mène à aucun fichier : indiquez le classeur "
                "lui-même."
            ) from failure
        if isinstance(failure, OSError) and failure.errno == errno.ENAMETOOLONG:
            raise WorkbookReadError(
                "Le nom ou le chemin du fichier est trop long (chemin trop long) : placez le "
                "classeur dans un dossier plus proche, sous un nom plus court."
            ) from failure
        raise WorkbookReadError(
            "Le fichier ne répond pas (réseau coupé, clé retirée, chemin trop long) : "
            "copiez-le sur cet ordinateur, puis recommencez."
        ) from failure
