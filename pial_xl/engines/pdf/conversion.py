"""Turn a closed workbook into a PDF, through LibreOffice without a window."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from pial_xl.engines.libreoffice.soffice import LibreOfficeUnreachable, find_soffice, start
from pial_xl.engines.litter import moment_folder
from pial_xl.engines.pdf.errors import PdfError
from pial_xl.engines.pdf.profile import prepare_profile

TIMEOUT_S = 180.0
_FIRST_START = 81  # a fresh profile: LibreOffice prepares it, then wants to be run again


def convert_all(books: Sequence[Path | bytes], timeout: float = TIMEOUT_S) -> list[bytes]:
    """Give the PDF of each workbook, in order, through one start of LibreOffice.

    A PDF holds the visible sheets in order, tagged, one bookmark per sheet.

    Args:
        books: the workbooks, or the paths of their files; one at least.
        timeout: seconds for each, after which LibreOffice is stopped.

    Raises:
        PdfError: LibreOffice is absent, too slow or fails.
    """
    try:
        soffice = find_soffice()
    except LibreOfficeUnreachable as failure:
        raise PdfError(str(failure)) from failure
    contents = [book if isinstance(book, bytes) else _read(book) for book in books]
    try:
        with moment_folder() as work:
            return _convert(soffice, contents, work, timeout * len(contents))
    except OSError as failure:
        raise PdfError(
            "Le dossier des fichiers temporaires refuse l'écriture : libérez de la place sur le "
            "disque, puis recommencez."
        ) from failure


def _read(xlsx: Path) -> bytes:
    try:
        return xlsx.read_bytes()
    except OSError as failure:
        raise PdfError(
            "Le classeur à mettre en PDF ne peut pas être lu : vérifiez qu'il est toujours à sa "
            "place."
        ) from failure


def _convert(soffice: Path, contents: Sequence[bytes], work: Path, timeout: float) -> list[bytes]:
    # Names of ours: those of the workbooks, or locks beside them, change nothing to the work.
    workbooks = [work / f"classeur{rank}.xlsx" for rank in range(len(contents))]
    for workbook, data in zip(workbooks, contents, strict=True):
        workbook.write_bytes(data)
    command = [
        str(soffice),
        # A profile of its own: a LibreOffice that is open elsewhere would take the order itself.
        f"-env:UserInstallation={prepare_profile(work / 'profil').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "pdf",
        "--outdir",
        str(work),
        *map(str, workbooks),
    ]
    if _launch(command, timeout) == _FIRST_START:
        _launch(command, timeout)
    try:
        return [workbook.with_suffix(".pdf").read_bytes() for workbook in workbooks]
    except FileNotFoundError as failure:
        raise PdfError(
            "LibreOffice n'a pas produit le PDF : ouvrez le classeur et enregistrez-le au "
            "format PDF."
        ) from failure


def _launch(command: list[str], timeout: float) -> int:
    try:
        process = start(command)
    except OSError as failure:
        raise PdfError(
            "LibreOffice ne démarre pas : vérifiez son installation, ou enregistrez les feuilles "
            "au format PDF depuis le classeur."
        ) from failure
    try:
        return process.wait(timeout=timeout)
    except subprocess.TimeoutExpired as failure:
        _stop(process)
        raise PdfError(
            f"LibreOffice n'a pas répondu en {timeout:.0f} secondes : fermez ses fenêtres et "
            "recommencez."
        ) from failure


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """Stop LibreOffice with the process it started itself."""
    if sys.platform == "win32":
        command_line = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(command_line, check=False)  # noqa: S603 - the system's own program
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
