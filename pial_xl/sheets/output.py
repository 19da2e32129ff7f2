"""Write a file whole or not at all: beside first, then renamed into place."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pial_xl.sheets.errors import WriteError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def write_beside(target: Path, protected: Path | None = None) -> Iterator[Path]:
    """Give a path to write to, in the folder of *target*; renamed to *target* when all went well.

    The body writes the file and closes it. On any failure the temporary file is removed and an
    existing *target* keeps its content.

    Args:
        target: the file wanted.
        protected: the input workbook, which is never replaced, by whatever path it is reached.

    Raises:
        WriteError: disk full, no permission, no folder, target open elsewhere…
    """
    target = _check(target, protected)
    draft = target.with_name(f".{secrets.token_hex(6)}.tmp{target.suffix}")
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        yield draft
        _flush_to_disk(draft)
        draft.replace(target)
    except Exception as failure:
        if cause := _system_error(failure):
            raise WriteError(_sentence(cause)) from failure
        raise
    finally:
        _delete(draft)


def write_data(target: Path, data: bytes, protected: Path | None = None) -> None:
    """Write *data* to *target*, whole or not at all.

    Raises:
        WriteError: as `write_beside`.
    """
    with write_beside(target, protected) as draft:
        draft.write_bytes(data)


def create_folder(folder: Path) -> Path:
    """Make a folder to write in, with those above it, unless it is there already.

    Raises:
        WriteError: a file bears its name, no permission…
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as failure:
        raise WriteError(
            "L'emplacement de sortie est un fichier : indiquez un dossier."
        ) from failure
    except OSError as failure:
        raise WriteError(_sentence(failure)) from failure
    return folder


def _check(target: Path, protected: Path | None) -> Path:
    """Refuse what would fail or harm, and give the path with its links resolved."""
    try:
        real = target.resolve()
        if real.is_dir():
            raise WriteError(
                "L'emplacement de sortie est un dossier : indiquez aussi le nom du fichier."
            )
        if not real.parent.is_dir():
            raise WriteError(
                "Le dossier de sortie n'existe pas : créez-le ou choisissez-en un autre."
            )
        if protected and real.exists() and protected.exists() and real.samefile(protected):
            raise WriteError(
                "Le fichier de sortie est le classeur de départ, qui n'est jamais modifié : "
                "choisissez un autre nom."
            )
        if any(marker.exists() for marker in _lock_files(real)):
            raise WriteError(_OPENED)
    except (OSError, RuntimeError) as failure:  # RuntimeError: links that turn in a circle
        cause = failure if isinstance(failure, OSError) else OSError(errno.ELOOP, "")
        raise WriteError(_sentence(cause)) from failure
    return real


_OPENED = (
    "Le fichier de sortie semble ouvert dans Excel ou LibreOffice : "
    "fermez-le ou choisissez un autre nom, puis recommencez."
)


def _lock_files(target: Path) -> tuple[Path, ...]:
    """Give the files that LibreOffice and Excel keep beside a file that is open."""
    return target.with_name(f".~lock.{target.name}#"), target.with_name(f"~${target.name}")


def _flush_to_disk(draft: Path) -> None:
    with draft.open("rb+") as file:
        os.fsync(file.fileno())


def _delete(draft: Path) -> None:
    try:
        draft.unlink(missing_ok=True)
    except OSError:
        return  # the disk or the network is gone: the failure that matters is already raised


def _system_error(failure: Exception) -> OSError | None:
    """Find the system's error in a failure; XlsxWriter wraps it in an exception of its own."""
    if isinstance(failure, OSError):
        return failure
    return next((cause for cause in failure.args if isinstance(cause, OSError)), None)


def _sentence(cause: OSError) -> str:
    if cause.errno in _FULL:
        return "Le disque est plein : libérez de la place ou choisissez un autre dossier."
    if cause.errno == errno.ENAMETOOLONG:
        return "Le nom du fichier de sortie est trop long : choisissez-en un plus court."
    if isinstance(cause, PermissionError) or cause.errno == errno.EROFS:
        return (
            "Le fichier de sortie ne peut pas être écrit, faute de droits ou parce qu'il est "
            "ouvert ailleurs : fermez-le ou choisissez un autre dossier."
        )
    return "Le fichier de sortie n'a pas pu être écrit : choisissez un autre dossier."
