"""The log of failures: where in the program they came from, never what the workbook holds."""

import sys
import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from pial_xl import __version__
from pial_xl.sheets.folders import caches_folder, without_home_folder

_SIZE_MAX = 200_000


def log_failure(error: BaseException) -> str:
    """Add a failure to the log: its kind and its lines of program, without its message.

    A message may quote a cell, and a path may hold a name: neither is written.

    Returns:
        The log's path with the user's folder as ``~``, or « aucun » when it cannot be written.
    """
    try:
        path = caches_folder() / "journal.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _SIZE_MAX:
            path.replace(path.with_name("journal precedent.txt"))
        with path.open("a", encoding="utf-8") as log:
            log.write(_entry(error))
    except (OSError, RuntimeError):  # a folder that refuses, or a user without a home
        return "aucun"
    return without_home_folder(path)


def leave_diagnostic(text: str) -> str | None:
    """Leave what a person sends with a question, in the place of the one before.

    Returns:
        The file's path with the user's folder as ``~``; None when it cannot be written.
    """
    try:
        path = caches_folder() / "diagnostic.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except (OSError, RuntimeError):  # a folder that refuses, or a user without a home
        return None
    return without_home_folder(path)


def leave_answer() -> None:
    """Leave a sign that a click was answered, for its macro that nothing else can reach.

    While a cell is being edited Excel takes nothing: the macro, when its time has come, would say
    that Python does not answer. Where no sign can be left, that is what it says.
    """
    with suppress(OSError, RuntimeError):
        path = caches_folder() / "reponse.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="ascii")


def _entry(error: BaseException) -> str:
    rows = [f"{datetime.now():%Y-%m-%d %H:%M:%S} pial-xl {__version__} {sys.platform}"]
    current: BaseException | None = error
    while current is not None:
        rows.append(f"  {type(current).__module__}.{type(current).__qualname__}")
        rows += [
            f"    {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(current.__traceback__)
        ]
        current = current.__cause__ or current.__context__
    return "\n".join(rows) + "\n"
