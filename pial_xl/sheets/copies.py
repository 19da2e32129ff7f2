"""Time-stamped copies of a workbook before anything changes in it, and no more than a few."""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.file_names import file_name

FOLDER = "copies pial-xl"
"""Folder of the copies, beside the workbook."""
KEPT_COPIES = 10


def set_aside(origin: str, folder: Path, now: datetime, save_copy: Callable[[Path], None]) -> Path:
    """Keep a copy of a workbook in the folder of copies, and remove the oldest ones.

    Args:
        origin: name of the workbook's file.
        folder: the folder that holds the folder of copies.
        now: the moment that the copy's name bears.
        save_copy: writes the copy to the path it is given.

    Raises:
        WriteError: no permission, disk full…: nothing has been changed.
    """
    here, nom = folder / FOLDER, Path(origin)
    base = file_name(nom.stem)
    try:
        here.mkdir(parents=True, exist_ok=True)
        neighbors = [neighbor.name for neighbor in here.iterdir()]
        title = f"{base} – copie {now:%Y-%m-%d %Hh%M}"
        copy = here / file_name(title, nom.suffix, neighbors)
        _copy(save_copy, copy)
    except WriteError:
        raise
    except Exception as failure:  # each program has its own exceptions for a disk that refuses
        raise WriteError(
            "La copie de sécurité n'a pas pu être faite, et rien n'a été changé : vérifiez la "
            f"place et les droits dans le dossier du classeur (dossier « {FOLDER} »), puis "
            "recommencez."
        ) from failure
    for old in to_remove(base, nom.suffix, [*neighbors, copy.name]):
        with suppress(OSError):  # one that is open elsewhere stays until the next time
            (here / old).unlink(missing_ok=True)
    return copy


def to_remove(base: str, suffix: str, names: Iterable[str]) -> list[str]:
    """Give the copies of one workbook that are too old to be kept; other files are left alone."""
    return [nom for _, nom in dated_copies(base, suffix, names)[:-KEPT_COPIES]]


def copy_before(origin: str, folder: Path, day: date) -> Path | None:
    """Give the copy of a workbook to which it is worth comparing; None without any.

    It is the latest of the days before, else the oldest of that day: one that the last click has
    just made would be the same workbook.

    Args:
        origin: name of the workbook's file.
        folder: the folder that holds the folder of copies.
        day: the day.
    """
    here, nom = folder / FOLDER, Path(origin)
    names = [path.name for path in here.iterdir()] if here.is_dir() else []
    copies = dated_copies(file_name(nom.stem), nom.suffix, names)
    if not copies:
        return None
    before = [nom for moment, nom in copies if moment < f"{day:%Y-%m-%d}"]
    return here / (before[-1] if before else copies[0][1])


def dated_copies(base: str, suffix: str, names: Iterable[str]) -> list[tuple[str, str]]:
    """Give the copies of one workbook, the oldest first: the moment that each bears, its name."""
    pattern = re.compile(
        rf"{re.escape(base)} – copie (\d{{4}}-\d{{2}}-\d{{2}} \d{{2}}h\d{{2}})"
        rf"(?: \((\d+)\))?{re.escape(suffix)}"
    )
    copies = [(t[1], int(t[2] or 1), nom) for nom in names if (t := pattern.fullmatch(nom))]
    return [(moment, nom) for moment, _, nom in sorted(copies)]


def _copy(save_copy: Callable[[Path], None], copy: Path) -> None:
    """Make the copy; what a disk that is full has of it is removed."""
    try:
        save_copy(copy)
    except Exception:
        copy.unlink(missing_ok=True)
        raise
