"""Write a file whole or not at all: beside first, then renamed into place."""

import errno
import os
import secrets
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Final

from pial_xl.engines.litter import held_file, sweep_drafts, sweep_folders
from pial_xl.sheets.errors import WriteError

_SUFFIX_MAX: Final = 6
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
    target = check_target(target, protected)
    _sweep(target.parent)
    suffix = target.suffix if len(target.suffix) <= _SUFFIX_MAX else ""
    draft = target.with_name(f".{secrets.token_hex(6)}.tmp{suffix}")
    try:
        with held_file(draft) as release:
            yield draft
            _flush_to_disk(draft)
            if sys.platform == "win32":  # where an open file cannot be renamed
                release()
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
        raise WriteError(_NO_FOLDER) from failure
    except OSError as failure:
        raise WriteError(_sentence(failure)) from failure
    return folder


@cache
def _sweep(folder: Path) -> None:
    """Remove what killed runs left in a folder, and among temporary files: once is enough."""
    sweep_drafts(folder)
    sweep_folders(folder)
    sweep_folders(Path(tempfile.gettempdir()))


def check_folder(folder: Path) -> None:
    """Refuse a folder to write in, made later if need be, that can never be one.

    Raises:
        WriteError: a file bears its name, links that turn in a circle, a name that is too long…
    """
    try:
        is_folder = stat.S_ISDIR(folder.stat().st_mode)
    except FileNotFoundError:
        is_folder = not folder.is_symlink()
    except NotADirectoryError:
        is_folder = False
    except OSError as failure:
        raise WriteError(_sentence(failure)) from failure
    except ValueError as failure:
        raise WriteError(_IMPOSSIBLE) from failure
    if not is_folder:
        raise WriteError(_NO_FOLDER)


def check_target(target: Path, protected: Path | None = None) -> Path:
    """Refuse what would fail or harm, and give the path with its links resolved.

    Raises:
        WriteError: a folder, a device or a pipe stands there, links that turn in a circle, a name
            that is too long, no folder to write in, the input workbook, a file open elsewhere.
    """
    try:
        real = target.resolve()
        # What ``resolve`` lets pass: a circle of links on newer Pythons, a name too long.
        with suppress(FileNotFoundError, NotADirectoryError):
            if not stat.S_ISREG(mode := real.stat().st_mode) and not stat.S_ISDIR(mode):
                raise WriteError(
                    "L'emplacement de sortie n'est pas un fichier ordinaire (tube, périphérique…) "
                    ": indiquez un autre nom."
                )
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
    except ValueError as failure:  # a name that no system takes
        raise WriteError(_IMPOSSIBLE) from failure
    return real


_NO_FOLDER = (
    "L'emplacement de sortie est un fichier, ou un raccourci qui ne mène nulle part : "
    "indiquez un dossier."
)
_IMPOSSIBLE = "Le nom du fichier de sortie est impossible : choisissez-en un autre."
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
    if cause.errno == errno.ELOOP:
        return (
            "L'emplacement de sortie est un raccourci qui tourne en rond : indiquez un autre nom."
        )
    if cause.errno == errno.ENAMETOOLONG:
        return "Le nom du fichier de sortie est trop long : choisissez-en un plus court."
    if isinstance(cause, PermissionError) or cause.errno == errno.EROFS:
        return (
            "Le fichier de sortie ne peut pas être écrit, faute de droits ou parce qu'il est "
            "ouvert ailleurs : fermez-le ou choisissez un autre dossier."
        )
    return "Le fichier de sortie n'a pas pu être écrit : choisissez un autre dossier."
