"""What lies before the person at the page: one workbook, its control, its letters."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from weakref import finalize

from pial_xl.report.tracking import EarlierControl, Tracking, track
from pial_xl.sheets.closed.letters.html import LetterPages
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.units.names import name_key
from pial_xl.usecases.check import CheckResult, check_workbook
from pial_xl.usecases.demo import REPORT
from pial_xl.usecases.earlier import earlier_controls, earlier_files
from pial_xl.usecases.letters.making import LetterRun

NO_WORKBOOK = "Aucun classeur n'est ouvert : choisissez d'abord un fichier."


@dataclass(frozen=True, slots=True)
class Checked:
    """A control, and what became of the constats of the one before.

    Attributes:
        result: the control.
        tracking: its lines, and what the person wrote of them in the workbook's own Contrôles.
        is_again: whether a control of the same workbook came before, here or in the workbook.
    """

    result: CheckResult
    tracking: Tracking
    is_again: bool


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters that were made last, and the workbook that shows them."""

    made: LetterRun
    sheets: LetterPages


@dataclass(slots=True, weakref_slot=True)
class Desk:
    """A workbook, kept in a folder of the moment until another takes its place.

    Attributes:
        folder: the folder; in a browser it is in memory, and goes with the page.
        letters: the letters of the workbook, once they are made.
    """

    folder: Path = field(default_factory=lambda: Path(mkdtemp(prefix="pial_xl-")))
    letters: Letters | None = None
    _path: Path | None = None
    _checked: Checked | None = None

    def __post_init__(self) -> None:
        finalize(self, rmtree, self.folder, ignore_errors=True)

    @property
    def path(self) -> Path:
        """The file of the workbook.

        Raises:
            WorkbookReadError: there is none yet.
        """
        if self._path is None:
            raise WorkbookReadError(NO_WORKBOOK)
        return self._path

    @property
    def checked(self) -> Checked:
        """The last control.

        Raises:
            WorkbookReadError: there is none yet.
        """
        if self._checked is None:
            raise WorkbookReadError(NO_WORKBOOK)
        return self._checked

    def take(self, name: str, data: bytes, day: date) -> Checked:
        """Control a workbook that is given.

        Where it cannot be read, what was before the person stays.

        Args:
            name: its file name.
            data: the file.
            day: the reference date.

        Raises:
            WorkbookReadError: it cannot be read as a PIAL workbook.
        """
        place = Path(mkdtemp(dir=self.folder))
        path = place / (Path(name).name or "classeur.xlsx")
        path.write_bytes(data)
        try:
            result = check_workbook(path, day)
        except BaseException:
            rmtree(place)
            raise
        is_again = self._path is not None and name_key(self._path.name) == name_key(path.name)
        if self._path is not None:
            rmtree(self._path.parent)
        self._path = path
        return self._keep(result, is_again)

    def check_on(self, day: date) -> Checked:
        """Control the same workbook on another day.

        Raises:
            WorkbookReadError: there is none yet.
        """
        return self._keep(check_workbook(self.path, day), is_again=True)

    def _keep(self, result: CheckResult, is_again: bool) -> Checked:
        known = earlier_controls(earlier_files(self.path, self.path.parent / REPORT))
        earlier = [control for control in known if control.rows]
        if self._checked and is_again:
            earlier.insert(0, EarlierControl(self._checked.tracking.rows))
        self._checked = Checked(result, track(result.report, earlier), bool(earlier))
        self.letters = None
        return self._checked
