"""Write a file whole or not at all: beside first, then renamed into place."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pial_xl.workbook.erreurs import EcritureImpossible

_PLEIN = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def ecrire_a_cote(cible: Path, jamais: Path | None = None) -> Iterator[Path]:
    """Give a path to write to, in the folder of *cible*; renamed to *cible* when all went well.

    The body writes the file and closes it. On any failure the temporary file is removed and an
    existing *cible* keeps its content.

    Args:
        cible: the file wanted.
        jamais: the input workbook, which is never replaced, by whatever path it is reached.

    Raises:
        EcritureImpossible: disk full, no permission, no folder, target open elsewhere…
    """
    cible = _verifier(cible, jamais)
    brouillon = cible.with_name(f".{secrets.token_hex(6)}.tmp{cible.suffix}")
    try:
        os.close(os.open(brouillon, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        yield brouillon
        _vider_sur_le_disque(brouillon)
        brouillon.replace(cible)
    except Exception as failure:
        if cause := _erreur_du_systeme(failure):
            raise EcritureImpossible(_phrase(cause)) from failure
        raise
    finally:
        _effacer(brouillon)


def ecrire_octets(cible: Path, octets: bytes, jamais: Path | None = None) -> None:
    """Write *octets* to *cible*, whole or not at all.

    Raises:
        EcritureImpossible: as `ecrire_a_cote`.
    """
    with ecrire_a_cote(cible, jamais) as brouillon:
        brouillon.write_bytes(octets)


def creer_dossier(dossier: Path) -> Path:
    """Make a folder to write in, with those above it, unless it is there already.

    Raises:
        EcritureImpossible: a file bears its name, no permission…
    """
    try:
        dossier.mkdir(parents=True, exist_ok=True)
    except FileExistsError as failure:
        raise EcritureImpossible(
            "L'emplacement de sortie est un fichier : indiquez un dossier."
        ) from failure
    except OSError as failure:
        raise EcritureImpossible(_phrase(failure)) from failure
    return dossier


def _verifier(cible: Path, jamais: Path | None) -> Path:
    """Refuse what would fail or harm, and give the path with its links resolved."""
    try:
        reelle = cible.resolve()
        if reelle.is_dir():
            raise EcritureImpossible(
                "L'emplacement de sortie est un dossier : indiquez aussi le nom du fichier."
            )
        if not reelle.parent.is_dir():
            raise EcritureImpossible(
                "Le dossier de sortie n'existe pas : créez-le ou choisissez-en un autre."
            )
        if jamais and reelle.exists() and jamais.exists() and reelle.samefile(jamais):
            raise EcritureImpossible(
                "Le fichier de sortie est le classeur de départ, qui n'est jamais modifié : "
                "choisissez un autre nom."
            )
        if any(temoin.exists() for temoin in _temoins(reelle)):
            raise EcritureImpossible(_OUVERT)
    except (OSError, RuntimeError) as failure:  # RuntimeError: links that turn in a circle
        cause = failure if isinstance(failure, OSError) else OSError(errno.ELOOP, "")
        raise EcritureImpossible(_phrase(cause)) from failure
    return reelle


_OUVERT = (
    "Le fichier de sortie semble ouvert dans Excel ou LibreOffice : "
    "fermez-le ou choisissez un autre nom, puis recommencez."
)


def _temoins(cible: Path) -> tuple[Path, ...]:
    """Give the files that LibreOffice and Excel keep beside a file that is open."""
    return cible.with_name(f".~lock.{cible.name}#"), cible.with_name(f"~${cible.name}")


def _vider_sur_le_disque(brouillon: Path) -> None:
    with brouillon.open("rb+") as fichier:
        os.fsync(fichier.fileno())


def _effacer(brouillon: Path) -> None:
    try:
        brouillon.unlink(missing_ok=True)
    except OSError:
        return  # the disk or the network is gone: the failure that matters is already raised


def _erreur_du_systeme(failure: Exception) -> OSError | None:
    """Find the system's error in a failure; XlsxWriter wraps it in an exception of its own."""
    if isinstance(failure, OSError):
        return failure
    return next((cause for cause in failure.args if isinstance(cause, OSError)), None)


def _phrase(cause: OSError) -> str:
    if cause.errno in _PLEIN:
        return "Le disque est plein : libérez de la place ou choisissez un autre dossier."
    if cause.errno == errno.ENAMETOOLONG:
        return "Le nom du fichier de sortie est trop long : choisissez-en un plus court."
    if isinstance(cause, PermissionError) or cause.errno == errno.EROFS:
        return (
            "Le fichier de sortie ne peut pas être écrit, faute de droits ou parce qu'il est "
            "ouvert ailleurs : fermez-le ou choisissez un autre dossier."
        )
    return "Le fichier de sortie n'a pas pu être écrit : choisissez un autre dossier."
