"""Put files on a machine, and take them away again, without ever losing a user's work."""

import stat
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pial_xl.installation.logs import Log, file_fingerprint
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.output import create_folder, write_data


class Issue(StrEnum):
    """What became of a file."""

    INSTALLED = "installé"
    IN_PLACE = "déjà en place"
    KEPT = "conservé, car il a été modifié ou n'est pas de nous"
    REMOVED = "retiré"


@dataclass(frozen=True, slots=True)
class Piece:
    """One file to put.

    Attributes:
        libelle: what it is, in French.
        path: where it goes.
        data: what it holds.
        executable: whether a double click runs it.
    """

    libelle: str
    path: Path
    data: bytes
    executable: bool = False


def put_piece(piece: Piece, log: Log) -> Issue:
    """Put a file, unless one stands there that is not as we left it, and write it down.

    Raises:
        WriteError: no permission, disk full…
    """
    present = _content(piece.path)
    if present is not None and present != piece.data and not _is_ours(piece.path, log):
        return Issue.KEPT
    if present != piece.data:
        _make_folders(piece.path.parent, log)
        write_data(piece.path, piece.data)
    if piece.executable:
        piece.path.chmod(piece.path.stat().st_mode | stat.S_IXUSR)
    if log.files.get(piece.path) != file_fingerprint(piece.data):
        log.files[piece.path] = file_fingerprint(piece.data)
        _make_folders(log.path.parent, log)
        log.write()
    return Issue.IN_PLACE if present == piece.data else Issue.INSTALLED


def remove_everything(log: Log) -> list[tuple[Path, Issue]]:
    """Remove what the journal says, but for files that changed since; then the journal itself.

    Returns:
        Each file that was there, and what became of it.

    Raises:
        WriteError: a file cannot be removed; the journal still lists it.
    """
    issues = []
    for path in list(log.files):
        if _content(path) is not None:
            issues.append((path, _remove(path, log)))
    try:
        log.path.unlink(missing_ok=True)
    except OSError as failure:
        raise WriteError(_REFUSAL) from failure
    for folder in reversed(log.folders):
        _remove_if_empty(folder)
    return issues


_REFUSAL = (
    "Un fichier installé ne peut pas être retiré, parce qu'il est ouvert ou faute de droits : "
    "fermez Excel et LibreOffice, puis recommencez."
)


def _remove(path: Path, log: Log) -> Issue:
    if not _is_ours(path, log):
        return Issue.KEPT
    try:
        path.unlink()
    except OSError as failure:
        raise WriteError(_REFUSAL) from failure
    return Issue.REMOVED


def _is_ours(path: Path, log: Log) -> bool:
    """Tell whether a file that is there may go: in our own folder, or as we left it."""
    if path.parent == log.path.parent:
        return True
    content = _content(path)
    return content is not None and log.files.get(path) == file_fingerprint(content)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as failure:
        raise WriteError(
            "Un fichier déjà installé ne peut pas être lu : vérifiez vos droits sur lui, puis "
            "recommencez."
        ) from failure


def _make_folders(folder: Path, log: Log) -> None:
    missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    create_folder(folder)
    log.folders += reversed(missing)


def _remove_if_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        return  # it holds something that is not ours, or is already gone
