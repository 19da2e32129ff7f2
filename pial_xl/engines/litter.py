"""Files and folders of a moment, and the sweeping of those that a killed run left behind.

They may hold letters and names. Whoever makes one holds a lock of the system on it, which ends with
its process, even one that is killed: what bears our names and nobody holds is litter. Where the
system or the disk knows no lock, or in a folder that bears none, it is litter after a day.
"""

import os
import re
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import Enum, auto
from pathlib import Path
from typing import Final

if sys.platform != "win32":
    import fcntl

_LOCK: Final = ".verrou"
_OLD_S: Final = 24 * 3600
_DRAFT = re.compile(r"\.[0-9a-f]{12}\.tmp(?:\.[A-Za-z0-9]{1,5})?")
_RANDOM_NAME: Final = "[a-z0-9_]{8}"
_FOLDER_PREFIXES: Final = ("pial_xl_", ".pial-xl ")


class _Hold(Enum):
    """What the lock of a file says."""

    FREE = auto()
    HELD = auto()
    UNKNOWN = auto()


@contextmanager
def held_file(path: Path) -> Iterator[Callable[[], None]]:
    """Create a file that is held, and give what lets it go; the file stays.

    Raises:
        OSError: the file is there already, no permission, disk full…
    """
    handle = _create_held(path)
    released = False

    def release() -> None:
        nonlocal released
        if not released:
            released = True
            os.close(handle)

    try:
        yield release
    finally:
        release()


@contextmanager
def moment_folder(prefix: str = _FOLDER_PREFIXES[0], inside: Path | None = None) -> Iterator[Path]:
    """Make a folder for a moment, swept by another run if this one is killed.

    Args:
        prefix: ``"pial_xl_"`` or ``".pial-xl "``.
        inside: where it is made: among the system's temporary files by default.

    Raises:
        OSError: no permission, disk full…
    """
    parent = inside or Path(tempfile.gettempdir())
    sweep_folders(parent)
    made = tempfile.TemporaryDirectory(prefix=prefix, dir=parent, ignore_cleanup_errors=True)
    with made as work, held_file(Path(work) / _LOCK):
        yield Path(work)


def sweep_drafts(folder: Path) -> None:
    """Remove from a folder the drafts (``.<12 hexadecimal digits>.tmp.xlsx``) that nobody holds."""
    for path in _entries(folder):
        if _DRAFT.fullmatch(path.name) and _is_litter(path, path, stat.S_ISREG):
            with suppress(OSError):  # held by a program on Windows, or no longer there
                path.unlink()


def sweep_folders(parent: Path) -> None:
    """Remove the folders of a moment that nobody holds."""
    names = re.compile(f"(?:{'|'.join(map(re.escape, _FOLDER_PREFIXES))}){_RANDOM_NAME}")
    for path in _entries(parent):
        if names.fullmatch(path.name) and _is_litter(path, path / _LOCK, stat.S_ISDIR):
            shutil.rmtree(path, ignore_errors=True)


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []  # a folder that cannot be listed keeps what it holds


def _create_held(path: Path) -> int:
    while True:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666)
        _take_lock(handle)
        with suppress(OSError):
            # Between both calls, a run that sweeps may have taken it for litter.
            if os.path.samestat(path.stat(), os.fstat(handle)):
                return handle
        os.close(handle)


def _is_litter(path: Path, lock: Path, is_kind: Callable[[int], bool]) -> bool:
    try:
        state = path.lstat()
    except OSError:
        return False
    if not is_kind(state.st_mode) or not _is_mine(state):
        return False
    hold = _hold_of(lock)
    return hold is _Hold.FREE or (hold is _Hold.UNKNOWN and time.time() - state.st_mtime > _OLD_S)


def _is_mine(state: os.stat_result) -> bool:
    return sys.platform == "win32" or state.st_uid == os.getuid()


def _hold_of(path: Path) -> _Hold:
    """Tell whether a running process holds a file."""
    try:
        handle = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return _Hold.UNKNOWN
    try:
        return _take_lock(handle)
    finally:
        os.close(handle)


def _take_lock(handle: int) -> _Hold:
    """Take the lock of an open file, if nobody has it.

    On Windows an open file cannot be removed: to hold it open is to lock it, and to remove it is
    the only way to know.
    """
    if sys.platform == "win32":
        return _Hold.FREE
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return _Hold.HELD
    except OSError:
        return _Hold.UNKNOWN
    return _Hold.FREE
