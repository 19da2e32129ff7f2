"""Turn a closed workbook into a PDF, through LibreOffice without a window."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.libreoffice.soffice import LibreOfficeInjoignable, demarrer, trouver_soffice
from pial_xl.workbook.pdf.profil import preparer_profil

DELAI_S = 180.0
_PREMIER_DEMARRAGE = 81  # a fresh profile: LibreOffice prepares it, then wants to be run again


def convertir(xlsx: Path | bytes, delai: float = DELAI_S) -> bytes:
    """Give the PDF of a workbook: its visible sheets in order, tagged, one bookmark per sheet.

    Args:
        xlsx: the workbook, or the path of its file.
        delai: seconds after which LibreOffice is stopped.

    Raises:
        EcritureImpossible: LibreOffice is absent, too slow or fails.
    """
    try:
        soffice = trouver_soffice()
    except LibreOfficeInjoignable as failure:
        raise EcritureImpossible(str(failure)) from failure
    octets = xlsx if isinstance(xlsx, bytes) else _lire(xlsx)
    try:
        with tempfile.TemporaryDirectory(prefix="pial_xl_", ignore_cleanup_errors=True) as travail:
            return _convertir(soffice, octets, Path(travail), delai)
    except OSError as failure:
        raise EcritureImpossible(
            "Le dossier des fichiers temporaires refuse l'écriture : libérez de la place sur le "
            "disque, puis recommencez."
        ) from failure


def _lire(xlsx: Path) -> bytes:
    try:
        return xlsx.read_bytes()
    except OSError as failure:
        raise EcritureImpossible(
            "Le classeur à mettre en PDF ne peut pas être lu : vérifiez qu'il est toujours à sa "
            "place."
        ) from failure


def _convertir(soffice: Path, octets: bytes, travail: Path, delai: float) -> bytes:
    # A name of ours: the workbook's own, or a lock beside it, changes nothing to the work.
    classeur = travail / "classeur.xlsx"
    classeur.write_bytes(octets)
    commande = [
        str(soffice),
        # A profile of its own: a LibreOffice that is open elsewhere would take the order itself.
        f"-env:UserInstallation={preparer_profil(travail / 'profil').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "pdf",
        "--outdir",
        str(travail),
        str(classeur),
    ]
    if _lancer(commande, delai) == _PREMIER_DEMARRAGE:
        _lancer(commande, delai)
    try:
        return classeur.with_suffix(".pdf").read_bytes()
    except FileNotFoundError as failure:
        raise EcritureImpossible(
            "LibreOffice n'a pas produit le PDF : ouvrez le classeur et enregistrez-le au "
            "format PDF."
        ) from failure


def _lancer(commande: list[str], delai: float) -> int:
    try:
        process = demarrer(commande)
    except OSError as failure:
        raise EcritureImpossible(
            "LibreOffice ne démarre pas : vérifiez son installation, ou enregistrez les lettres au "
            "format PDF depuis le classeur."
        ) from failure
    try:
        return process.wait(timeout=delai)
    except subprocess.TimeoutExpired as failure:
        _arreter(process)
        raise EcritureImpossible(
            f"LibreOffice n'a pas répondu en {delai:.0f} secondes : fermez ses fenêtres et "
            "recommencez."
        ) from failure


def _arreter(process: "subprocess.Popen[bytes]") -> None:
    """Stop LibreOffice with the process it started itself."""
    if sys.platform == "win32":
        ordre = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(ordre, check=False)  # noqa: S603 - the system's own program
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
