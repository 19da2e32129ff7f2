"""Turn a workbook of letters into a PDF, through LibreOffice without a window."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

DELAI_S = 180.0
_PREMIER_DEMARRAGE = 81  # a fresh profile: LibreOffice prepares it, then wants to be run again


class PdfImpossible(Exception):  # noqa: N818 - a French name
    """No PDF could be made; the message is one French sentence that says what to do."""


def trouver_soffice() -> Path | None:
    """Give LibreOffice's program, from the PATH or the usual places; None where it is absent."""
    for nom in ("soffice", "libreoffice"):
        if found := shutil.which(nom):
            return Path(found)
    return next((place for place in _places_habituelles() if place.is_file()), None)


def exporter_pdf(xlsx: Path, dossier: Path, delai: float = DELAI_S) -> list[Path]:
    """Write the PDF of a workbook, one page per letter, under the workbook's name.

    Args:
        xlsx: workbook of letters.
        dossier: existing folder that receives the PDF.
        delai: seconds after which LibreOffice is stopped.

    Returns:
        The files written.

    Raises:
        PdfImpossible: LibreOffice is absent, too slow, fails, or the folder refuses the file.
    """
    soffice = trouver_soffice()
    if soffice is None:
        raise PdfImpossible(
            "LibreOffice est introuvable : installez-le pour obtenir les PDF, ou ouvrez le fichier "
            "des lettres et enregistrez-le au format PDF."
        )
    with tempfile.TemporaryDirectory(prefix="pial_xl_pdf_", ignore_cleanup_errors=True) as travail:
        fait = _convertir(soffice, xlsx.resolve(), Path(travail), delai)
        return [_mettre_en_place(fait, dossier / f"{xlsx.stem}.pdf")]


def _places_habituelles() -> list[Path]:
    if sys.platform == "win32":
        roots = [os.environ.get(nom) for nom in ("PROGRAMFILES", "PROGRAMFILES(X86)")]
        return [Path(root, "LibreOffice", "program", "soffice.com") for root in roots if root]
    if sys.platform == "darwin":
        return [Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")]
    return [Path("/usr/lib/libreoffice/program/soffice"), Path("/snap/bin/libreoffice")]


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
        raise PdfImpossible(
            "LibreOffice n'a pas produit le PDF : ouvrez le fichier des lettres et enregistrez-le "
            "au format PDF."
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
        raise PdfImpossible(
            "LibreOffice ne démarre pas : vérifiez son installation, ou enregistrez les lettres au "
            "format PDF depuis le classeur."
        ) from failure
    try:
        return process.wait(timeout=delai)
    except subprocess.TimeoutExpired as failure:
        _arreter(process)
        raise PdfImpossible(
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


def _mettre_en_place(fait: Path, cible: Path) -> Path:
    """Copy beside the target, then rename: the folder never shows half a file."""
    brouillon = cible.with_name(f".{cible.name}.tmp")
    try:
        shutil.copyfile(fait, brouillon)
        brouillon.replace(cible)
    except OSError as failure:
        raise PdfImpossible(
            "Le PDF n'a pas pu être écrit : vérifiez que le dossier accepte de nouveaux fichiers "
            "et que l'ancien PDF n'est pas ouvert."
        ) from failure
    finally:
        brouillon.unlink(missing_ok=True)
    return cible
