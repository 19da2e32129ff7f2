"""What a journal asks of Excel, stood in for: what cells hold, and the file to take over."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.hosts.words import FileQuestion

pytest_plugins = ("simulated_excel",)


class Cells:
    """An area that says what Excel says of it: values, and formulas as texts."""

    def __init__(self, values: list[list[object]], formulas: Any) -> None:
        self._values, self._formulas = values, formulas
        self.value: Any = None

    def options(self, **_: object) -> Any:
        return SimpleNamespace(value=self._values, formula=self._formulas)


@pytest.fixture
def windows(excel_windows: Any) -> Host:
    return cast("Host", excel_windows.ExcelWindows())


@pytest.mark.parametrize(
    ("value", "formula", "held"),
    [
        (None, "", None),
        (24.0, "24", 24.0),
        (0.0, "0", 0.0),
        (True, "TRUE", True),
        ("24", "24", "'24"),
        ("6E1", "6E1", "'6E1"),
        ("=A1", "=A1", "'=A1"),
        (3.0, "=A1+1", "=A1+1"),
        ("#N/A", "=NA()", "=NA()"),
    ],
    ids=str,
)
def test_a_cell_is_kept_as_what_it_holds(
    windows: Host, value: object, formula: str, held: object
) -> None:
    assert windows.contents(cast("Any", Cells([[value]], formula))) == [[held]]


def test_a_day_is_kept_as_its_number(windows: Host) -> None:
    assert windows.contents(cast("Any", Cells([["un jour"]], (("46266",),)))) == [["'un jour"]]
    day = SimpleNamespace(year=2026)
    assert windows.contents(cast("Any", Cells([[day]], (("46266",),)))) == [[46266.0]]


def test_what_was_kept_is_written_in_one_call(windows: Host) -> None:
    area = Cells([], ())

    windows.write_contents(cast("Any", area), [["'24", 3.0, None, "=A1"]])

    assert area.value == [["'24", 3.0, None, "=A1"]]


class Formatted:
    """An area of one column, whose cells have each their number format."""

    def __init__(self, formats: list[str], first: int = 1) -> None:
        self._formats, self.row, self.column = formats, first, 3
        self.shape, self.size = (len(formats), 1), len(formats)

    @property
    def number_format(self) -> object:
        return self._formats[0] if len({*self._formats}) == 1 else Unsaid()

    def __getitem__(self, where: tuple[slice, slice]) -> "Formatted":
        rows = range(*where[0].indices(len(self._formats)))
        return Formatted([self._formats[n] for n in rows], self.row + rows[0])


class Unsaid:
    """What a Mac gives of cells that differ: no text."""


def test_number_formats_are_asked_for_by_halves(windows: Host) -> None:
    area = Formatted(["@", "@", "@", "0.0"], first=5)

    assert windows.number_formats(cast("Any", area)) == {
        (5, 3, 6, 3): "@",
        (7, 3, 7, 3): "@",
        (8, 3, 8, 3): "0.0",
    }


class Excel:
    """An Excel whose box gives one answer."""

    def __init__(self, answer: object) -> None:
        self._answer = answer
        self.asked: list[tuple[object, ...]] = []

    def GetOpenFilename(self, *words: object) -> object:  # noqa: N802 - Excel's own name
        self.asked.append(words)
        return self._answer


def book(excel: Excel) -> Any:
    return SimpleNamespace(api=SimpleNamespace(Application=excel))


def test_files_are_asked_for_in_excel_s_own_box(windows: Host) -> None:
    chosen = (r"C:\Users\fictif\Suivi.xlsx", r"C:\Users\fictif\Suivi.csv")
    excel = Excel(chosen)

    question = FileQuestion("Fichiers", "Classeurs ou ICS", (".xlsx", ".ics"), takes_several=True)
    assert windows.choose_files(book(excel), Path(), question) == tuple(map(Path, chosen))
    assert excel.asked == [("Classeurs ou ICS,*.xlsx;*.ics", 1, "Fichiers", "", True)]


def test_one_file_is_asked_for_likewise(windows: Host) -> None:
    excel = Excel(r"C:\Users\fictif\Suivi.xlsx")

    assert windows.choose_files(book(excel), Path(), FileQuestion("Fichier à comparer")) == (
        Path(r"C:\Users\fictif\Suivi.xlsx"),
    )
    shown = "Classeurs et fichiers CSV,*.xlsx;*.xlsm;*.ods;*.csv"
    assert excel.asked == [(shown, 1, "Fichier à comparer", "", False)]


def test_a_box_that_is_closed_gives_no_file(windows: Host) -> None:
    assert windows.choose_files(book(Excel(False)), Path(), FileQuestion("Fichier")) == ()


def test_who_types_in_a_terminal_is_asked_nothing(windows: Host) -> None:
    assert not windows.asks_files
