"""Open the zip that a workbook is, without trusting it: everything is checked before inflating."""

import io
import stat
import zipfile
import zlib
from pathlib import Path
from typing import IO

from pial_xl.sheets.closed.nature import is_zip, non_zip_refusal, zip_refusal
from pial_xl.sheets.errors import WorkbookReadError

MEGABYTE = 1024 * 1024
FILE_MAX = 64 * MEGABYTE
PARTS_MAX = 5_000
SHEET_MAX = 160 * MEGABYTE
"""Inflated size of one sheet: 200,000 formatted rows of 20 columns pass. Sheets are streamed."""
PART_MAX = 32 * MEGABYTE
"""Inflated size of any other XML part: those are held in memory."""
TOTAL_MAX = 384 * MEGABYTE
RATIO_MAX = 200
"""Text typed by people shrinks 5 to 40 times; only filler shrinks more than this."""
_RATIO_CHECKED_FROM = 8 * MEGABYTE
_BLOCK = 256 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

DAMAGED = (
    "Le classeur est abîmé ou incomplet : reprenez une copie ou une version précédente, "
    "ou ouvrez-le dans Excel et enregistrez-le sous un autre nom."
)
_OVERSIZED = (
    "Le classeur contient une partie démesurée et n'a pas été ouvert : "
    "recopiez vos données dans un classeur neuf (pial-xl nouveau)."
)
_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


class Archive:
    """A checked zip, held in memory: the file itself is closed and may be opened by others."""

    def __init__(self, zip_: zipfile.ZipFile) -> None:
        self._zip = zip_
        self.names = frozenset(zip_.namelist())

    def read(self, nom: str) -> bytes:
        """Inflate a whole part.

        Raises:
            WorkbookReadError: when the part is absent or damaged.
        """
        with self.open_(nom) as stream:
            return stream.read()

    def open_(self, nom: str) -> "Stream":
        """Open a part as a stream whose every fault is a WorkbookReadError."""
        try:
            return Stream(self._zip.open(nom))
        except (KeyError, *_ZIP_ERRORS) as failure:
            raise WorkbookReadError(DAMAGED) from failure


class Stream(io.RawIOBase):
    """A part being inflated, up to its declared size, which was checked.

    Always by blocks: asked for all at once, ``zipfile`` inflates everything before it cuts at the
    declared size, and the directory of a malicious zip lies.
    """

    def __init__(self, source: IO[bytes]) -> None:
        super().__init__()
        self._source = source

    def read(self, size: int = -1) -> bytes:
        """Inflate up to *size* bytes, or all the rest."""
        if size < 0:
            return b"".join(iter(lambda: self.read(_BLOCK), b""))
        try:
            return self._source.read(min(size, _BLOCK))
        except _ZIP_ERRORS as failure:
            raise WorkbookReadError(DAMAGED) from failure

    def close(self) -> None:
        """Close the part."""
        self._source.close()
        super().close()


def open_archive(path: Path) -> Archive:
    """Open the file as the zip of a workbook.

    Raises:
        WorkbookReadError: for anything else, in one sentence.
    """
    return archive_of(_read_file(path))


def archive_of(data: bytes) -> Archive:
    """Open the bytes of a file as the zip of a workbook.

    Raises:
        WorkbookReadError: for anything else, in one sentence.
    """
    if len(data) > FILE_MAX:
        raise WorkbookReadError(_OVERSIZED)
    if not data:
        raise WorkbookReadError(
            "Le fichier est vide (0 octet) : reprenez-en une copie ou une version précédente."
        )
    if not is_zip(data):
        raise WorkbookReadError(non_zip_refusal(data))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (ValueError, OSError, *_ZIP_ERRORS) as failure:
        raise WorkbookReadError(DAMAGED) from failure
    check_sizes(archive.infolist())
    opened = Archive(archive)
    mimetype = opened.read("mimetype") if "mimetype" in opened.names else b""
    if refusal := zip_refusal(opened.names, mimetype):
        raise WorkbookReadError(refusal)
    return opened


def _read_file(path: Path) -> bytes:
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
            raise WorkbookReadError(_OVERSIZED)
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
        raise WorkbookReadError(
            "Le fichier ne répond pas (réseau coupé, clé retirée, chemin trop long) : "
            "copiez-le sur cet ordinateur, puis recommencez."
        ) from failure


def check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    """Refuse on what the zip's own directory declares, before anything is inflated."""
    if len(parts) > PARTS_MAX or sum(part.file_size for part in parts) > TOTAL_MAX:
        raise WorkbookReadError(_OVERSIZED)
    for part in parts:
        if part.compress_type not in _METHODS or part.flag_bits & 1:
            raise WorkbookReadError(DAMAGED)
        maximum = SHEET_MAX if part.filename.startswith("xl/worksheets/") else PART_MAX
        bloated = part.file_size > RATIO_MAX * max(part.compress_size, 1)
        if part.file_size > maximum or (bloated and part.file_size > _RATIO_CHECKED_FROM):
            raise WorkbookReadError(_OVERSIZED)
