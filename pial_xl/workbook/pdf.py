"""Turn a closed workbook into a PDF, through LibreOffice without a window."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.libreoffice.soffice import LibreOfficeInjoignable, trouver_soffice
from pial_xl.workbook.sortie import ecrire_octets

DELAI_S = 180.0
_PREMIER_DEMARRAGE = 81  # a fresh profile: LibreOffice prepares it, then wants to be run again


def exporter_pdf(xlsx: Path, dossier: Path, delai: float = DELAI_S) -> Path:
    """Write the PDF of a workbook, all its sheets, under the workbook's name.

    Args:
        xlsx: the workbook.
        dossier: existing folder that receives the PDF.
        delai: seconds after which LibreOffice is stopped.

    Raises:
        EcritureImpossible: LibreOffice is absent, too slow, fails, or the folder refuses the file.
    """
    try:
        soffice = trouver_soffice()
    except LibreOfficeInjoignable as failure:
        raise EcritureImpossible(str(failure)) from failure
    with tempfile.TemporaryDirectory(prefix="pial_xl_pdf_", ignore_cleanup_errors=True) as travail:
        fait = _convertir(soffice, xlsx.resolve(), Path(travail), delai)
        cible = dossier / f"{xlsx.stem}.pdf"
        ecrire_octets(cible, fait.read_bytes())
        return cible


def _convertir(soffice: Path, xlsx: Path, travail: Path, delai: float) -> Path:
    sortie = travail / "sortie"
    commande = [
        str(soffice),
        # A profile of its own: a LibreOffice that is open elsewhere would take the order itself.
        f"-env:UserInstallation={(travail / 'profil').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "pdf",
        "--outdir",
        str(sortie),
        str(xlsx),
    ]
    if _lancer(commande, delai) == _PREMIER_DEMARRAGE:
        _lancer(commande, delai)
    fait = sortie / f"{xlsx.stem}.pdf"
    if not fait.is_file():
        raise EcritureImpossible(
            "LibreOffice n'a pas produit le PDF : ouvrez le classeur et enregistrez-le au "
            "format PDF."
        )
    return fait


def _lancer(commande: list[str], delai: float) -> int:
    try:
        process = subprocess.Popen(  # noqa: S603 - a program found by us, a path made absolute
            commande,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
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
