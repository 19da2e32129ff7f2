"""Which copies of a workbook are too old to be kept."""

from datetime import date, datetime
from pathlib import Path

import pytest

from pial_xl.sheets.copies import FOLDER, KEPT_COPIES, copy_before, set_aside, to_remove
from pial_xl.sheets.errors import WriteError


def copy(minute: int, base: str = "PIAL", suffix: str = "") -> str:
    return f"{base} – copie 2026-11-24 14h{minute:02d}{suffix}.xlsm"


def test_the_last_ten_are_kept() -> None:
    names = [copy(minute) for minute in range(12)]

    assert to_remove("PIAL", ".xlsm", reversed(names)) == names[:2]
    assert KEPT_COPIES == 10


def test_copies_of_one_minute_are_in_the_order_of_their_numbers() -> None:
    names = [copy(5), *(copy(5, suffix=f" ({n})") for n in range(2, 12))]

    assert to_remove("PIAL", ".xlsm", names) == [copy(5)]


def test_other_files_are_never_touched() -> None:
    others = [copy(minute, base="Autre") for minute in range(20)]
    others += ["PIAL.xlsm", "PIAL – copie de Claude.xlsm", copy(1).replace(".xlsm", ".ods")]

    assert to_remove("PIAL", ".xlsm", others) == []


def before(tmp_path: Path, *names: str) -> str:
    here = tmp_path / FOLDER
    here.mkdir(exist_ok=True)
    for nom in names:
        (here / nom).touch()
    found = copy_before("PIAL.xlsm", tmp_path, date(2026, 11, 24))
    assert found is not None
    return found.name


def test_a_workbook_is_compared_with_its_latest_copy_of_a_day_before(tmp_path: Path) -> None:
    old = [copy(5).replace("11-24", day) for day in ("11-02", "11-23", "11-25")]
    assert before(tmp_path, copy(5), *old, copy(6, base="Autre")) == old[1]


def test_without_one_it_is_compared_with_the_oldest_of_that_day(tmp_path: Path) -> None:
    assert before(tmp_path, copy(7), copy(5), copy(5, suffix=" (2)")) == copy(5)


def test_a_workbook_that_has_no_copy_is_compared_with_none(tmp_path: Path) -> None:
    assert copy_before("PIAL.xlsm", tmp_path, date(2026, 11, 24)) is None


NOW = datetime(2026, 11, 24, 14, 30)


def _write(path: Path) -> None:
    path.write_bytes(b"copie")


def test_an_old_copy_that_is_open_elsewhere_stays_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows removes no file that is open."""
    here = tmp_path / FOLDER
    here.mkdir()
    for minute in range(KEPT_COPIES):
        (here / copy(minute)).touch()

    def held(*_: object, **__: object) -> None:
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(Path, "unlink", held)

    made = set_aside("PIAL.xlsm", tmp_path, NOW, _write)

    assert made.read_bytes() == b"copie"
    assert len(list(here.iterdir())) == KEPT_COPIES + 1


def test_a_copy_that_cannot_be_written_stops_the_run_before_any_change(tmp_path: Path) -> None:
    def held(_: Path) -> None:
        raise PermissionError(13, "The process cannot access the file")

    with pytest.raises(WriteError, match="rien n'a été changé"):
        set_aside("PIAL.xlsm", tmp_path, NOW, held)

    assert list((tmp_path / FOLDER).iterdir()) == []
