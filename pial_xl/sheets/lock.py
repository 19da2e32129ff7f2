"""One run at a time: a lock that ends with its process, even one that is killed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.folders import caches_folder

if TYPE_CHECKING:
    from filelock import BaseFileLock


@contextmanager
def hold(path: str, timeout: float, busy: str) -> Iterator[None]:
    """Hold a file or a folder for the time of a run.

    The lock is a file of the user's caches. Where these cannot be written, the run goes on
    without it.

    Args:
        path: what is held; it may not be there yet.
        timeout: how long to wait for another run to end, in seconds.
        busy: what to say when it has not.

    Raises:
        WriteError: another run holds it.
    """
    from filelock import Timeout  # noqa: PLC0415 - slow to import

    try:
        lock = _take(path, timeout)
    except Timeout as failure:
        raise WriteError(busy) from failure
    except (OSError, RuntimeError):  # NotImplementedError too, or a user without a home
        yield  # what guards the work must not forbid it
        return
    try:
        yield
    finally:
        lock.release()


def file_for(path: str, fin: str) -> Path:
    """Give a file of the user's caches for a path, named after a print of it: it tells nothing."""
    nom = sha256(os.path.normcase(path).encode("utf-8", "surrogatepass")).hexdigest()[:20]
    return caches_folder() / "verrous" / f"{nom}{fin}"


def _take(path: str, timeout: float) -> "BaseFileLock":
    from filelock import FileLock  # noqa: PLC0415 - slow to import

    file = file_for(path, ".lock")
    file.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(file, timeout=timeout)
    lock.acquire()
    return lock
