"""Whatever happened to a workbook, a person reads a sentence and never a traceback."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from built import short_demo, short_template
from mutation import Vandal

from pial_xl.sheets.errors import FileError
from pial_xl.usecases.check import check_workbook
from pial_xl.usecases.letters.making import letters
from pial_xl.usecases.letters.request import Request

Work = Callable[[Path], object]
DAY = date(2026, 11, 24)
CHECKS, LETTERS = 40, 12


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("sains")
    blank, demo = folder / "vierge.xlsm", folder / "demo.xlsm"
    blank.write_bytes(short_template({}, {}))
    demo.write_bytes(short_demo())
    return blank, demo


def said_of(work: Work, path: Path) -> str:
    """Give the sentence that refuses a workbook; any other exception fails the test."""
    try:
        work(path)
    except FileError as refusal:
        return str(refusal)
    return ""


@pytest.mark.parametrize("rank", [0, 1], ids=["vierge", "demo"])
def test_a_damaged_workbook_is_checked_or_refused_in_a_sentence(
    tmp_path: Path, sources: tuple[Path, Path], rank: int
) -> None:
    damaged = (Vandal(sources[rank], seed).write(tmp_path / "a.xlsm") for seed in range(CHECKS))
    said = [said_of(lambda path: check_workbook(path, DAY), path) for path in damaged]
    assert 0 < sum(map(bool, said)) < CHECKS
    assert not any("\n" in sentence for sentence in said)


def test_letters_of_a_damaged_workbook_are_made_or_refused_in_a_sentence(
    tmp_path: Path, sources: tuple[Path, Path]
) -> None:
    for seed in range(LETTERS):
        path = Vandal(sources[1], 1000 + seed).write(tmp_path / "a.xlsm")
        make = partial(letters, reference=DAY, output=tmp_path / str(seed), request=Request())
        assert "\n" not in said_of(make, path)
