"""The files that the open workbook takes over: named on its sheet « Reprise », or chosen in a box.

The name of a calendar is that of a pupil: the sheet names its folder alone, and which of the folder
were chosen is remembered by prints.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from pial_xl.sheets.closed.archive import read_file
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.sheets.file_kinds import FILE_ENDS, is_calendar
from pial_xl.sheets.open.takeover_page import PagePart, TakeoverPage
from pial_xl.takeover.account import SHEET, read_chosen, read_file_line
from pial_xl.takeover.calendars.plan import GivenCalendar
from pial_xl.units.text import clean
from pial_xl.usecases.takeover_sources import is_ours, parted

_PARTED: Final = " ; "
_PRINT: Final = 20
_LISTED_MAX: Final = 10


@dataclass(frozen=True, slots=True)
class GivenFiles:
    """The files to take over.

    Attributes:
        shown: what the sheet says of them: where they stand, with no name of a calendar.
        sources: those that are no calendars.
        calendars: the calendars.
        prints: of the names of the calendars, where they are some of those of a folder.
    """

    shown: str
    sources: Sequence[Path]
    calendars: Sequence[Path]
    prints: frozenset[str] = frozenset()

    @property
    def print(self) -> str:
        """A print of all that they hold."""
        whole = sha256()
        for path in (*self.sources, *self.calendars):
            whole.update(sha256(read_file(path)).digest())
        return whole.hexdigest()[:_PRINT]

    def read_calendars(self) -> list[GivenCalendar]:
        """Read the calendars.

        Raises:
            WorkbookReadError: none can be read, or they are out of measure.
        """
        # Slow to import, and rarely given.
        from pial_xl.sheets.closed.foreign.ics_folder import read_calendars  # noqa: PLC0415

        return read_calendars(self.calendars)


def named_files(folder: Path, page: TakeoverPage) -> GivenFiles | None:
    """Give the files that the sheet names; None when it names none.

    Args:
        folder: that of the workbook.
        page: what the sheet says.

    Raises:
        WorkbookReadError: one of them is not there, or is a workbook of ours.
    """
    if not page.file:
        return None
    is_same = read_file_line(page.hidden).name == page.file
    prints = read_chosen(page.hidden) if is_same else frozenset()
    return _given(folder, list(_named(folder, page.file)), prints)


def chosen_files(folder: Path, chosen: Sequence[Path]) -> GivenFiles:
    """Give the files that a person chose in a box.

    Args:
        folder: that of the workbook.
        chosen: the files.

    Raises:
        WorkbookReadError: one of them is a workbook of ours.
    """
    return _given(folder, chosen, frozenset())


def annuaire_of(folder: Path, page: TakeoverPage) -> Path | None:
    """Give the file of the annuaire that the sheet names; None when it names none.

    Raises:
        WorkbookReadError: it is not there, or is a workbook of ours.
    """
    return _there(folder, page.annuaire, page.annuaire) if page.annuaire else None


def beside(folder: Path, own: str) -> Iterator[PagePart]:
    """Give what may be taken over and stands beside the workbook, the newest first.

    Args:
        folder: that of the workbook.
        own: the name of the workbook.
    """
    found = sorted(folder.iterdir(), key=_moment, reverse=True)
    files = [p for p in found if p.suffix.lower() in FILE_ENDS and p.name != own and p.is_file()]
    yield _listed("Fichiers à côté de ce classeur, le plus récent d'abord", "Fichier", files)
    folders = [path for path in found if _holds_calendars(path)]
    title = "Dossiers de calendriers (.ics) à côté de ce classeur, le plus récent d'abord"
    yield _listed(title, "Dossier", folders)


def _listed(title: str, header: str, paths: Sequence[Path]) -> PagePart:
    return PagePart(title, ((header,), *((path.name,) for path in paths[:_LISTED_MAX])))


def _moment(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # a link that leads nowhere: it is listed nowhere
        return 0.0


def _holds_calendars(path: Path) -> bool:
    try:
        return path.is_dir() and any(map(is_calendar, path.iterdir()))
    except OSError:  # a folder that is closed to this person
        return False


def _given(folder: Path, places: Sequence[Path], prints: frozenset[str]) -> GivenFiles:
    sources, where = parted(places)
    if any(map(is_ours, sources)):
        raise WorkbookReadError(
            "Ce fichier est déjà un classeur pial-xl : reprenez-le dans un classeur neuf, par la "
            "commande « pial-xl reprendre » ou par la page."
        )
    if not where:
        return GivenFiles(_PARTED.join(_shown(folder, sources)), sources, ())
    calendars = _found(where)
    folders = dict.fromkeys(p if p.is_dir() else p.parent for p in where)
    every = _found(folders)
    if prints:
        calendars = [path for path in every if _print(path) in prints]
    shown = _PARTED.join((*_shown(folder, sources), *_shown(folder, folders)))
    if len(calendars) == len(every):
        return GivenFiles(shown, sources, every)
    return GivenFiles(shown, sources, calendars, frozenset(map(_print, calendars)))


def _found(places: Iterable[Path]) -> list[Path]:
    # Slow to import, and rarely given.
    from pial_xl.sheets.closed.foreign.ics_folder import find_calendars  # noqa: PLC0415

    return find_calendars(tuple(places))


def _print(calendar: Path) -> str:
    return sha256(calendar.name.encode(errors="surrogatepass")).hexdigest()[:_PRINT]


def _shown(folder: Path, places: Iterable[Path]) -> Iterator[str]:
    """Give what the sheet says of places: their name alone where they stand beside the workbook."""
    for place in places:
        yield place.name if place.parent == folder else str(place)


def _named(folder: Path, text: str) -> Iterator[Path]:
    whole = _place(folder, text)
    if whole.exists():
        yield whole
        return
    for part in filter(None, map(clean, text.split(_PARTED.strip()))):
        yield _there(folder, part, text)


def _there(folder: Path, text: str, named: str) -> Path:
    path = _place(folder, text)
    if not path.exists():
        raise WorkbookReadError(
            f"Le fichier « {named} » n'est pas trouvé à côté du classeur : corrigez son nom dans "
            f"la feuille {SHEET}, ou effacez-le pour en choisir un autre."
        )
    return path


def _place(folder: Path, text: str) -> Path:
    return folder / Path(text.strip("\"'")).expanduser()
