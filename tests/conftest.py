"""What every test may use, and what it obeys: LibreOffice may be absent, but never in CI."""

import gc
import os
import shutil
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from unittest.mock import patch

import pytest
from built import short_tables
from hypothesis import settings
from terminal import Launcher, launcher, save_workbook, starter

from pial_xl.engines.vba_project import ModuleVba, build_vba_project
from pial_xl.template import macros
from pial_xl.testing import SampleWorkbook

pytest_plugins = ("second_try",)

# Python looks for cycles after 700 new objects, among hundreds of thousands that tests keep on
# purpose: a fourth of the processor time of those that open workbooks. It looks less often.
gc.set_threshold(20_000, 10, 10)

# How long an example takes tells of the machine, not of the program.
settings.register_profile("patient", parent=settings(), deadline=None)
settings.load_profile("patient")


_DESKTOP = Path(__file__).parent / "live"
"""What clicks with a mouse, and waits more than it works: CI has other work for the processors
when the tests begin."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files, those with live tests, first: both cores then end together."""
    live = {item.path for item in items if item.get_closest_marker("libreoffice")}
    items.sort(key=lambda item: (item.path.parent != _DESKTOP, item.path not in live))
    _leave_live_tests_where_libreoffice_is_absent(items)


def _leave_live_tests_where_libreoffice_is_absent(items: Iterable[pytest.Item]) -> None:
    if shutil.which("soffice"):
        return
    if os.environ.get("CI") == "true":
        raise pytest.UsageError("LibreOffice (soffice) must be installed in CI")
    absent = pytest.mark.skip(reason="LibreOffice (soffice) is not installed on this machine")
    for item in items:
        if item.get_closest_marker("libreoffice"):
            item.add_marker(absent)


@pytest.fixture(scope="session", autouse=True)
def _macros_made_once() -> Iterator[None]:
    """Make the project of the same macros once: a fourth of what a short workbook costs to build.

    That it is the same each time is told by the tests of ``engines.vba_project``, and by the
    template that we ship.
    """

    @cache
    def known(modules: tuple[ModuleVba, ...]) -> bytes:
        return build_vba_project(modules)

    with patch.object(macros, "build_vba_project", lambda modules: known(tuple(modules))):
        yield


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A workbook in which nothing is BLOQUANT."""
    return save_workbook(SampleWorkbook(), tmp_path / "propre.xlsx")


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A workbook with a BLOQUANT: 24 h of allocations for 12 h of contract."""
    workbook = SampleWorkbook()
    workbook.put("T_AESH", 0, "heures", 12)
    return save_workbook(workbook, tmp_path / "fautif.xlsx")


@pytest.fixture
def short() -> Iterator[None]:
    """Every workbook built meanwhile has few blank rows: it is written and read sooner."""
    with short_tables():
        yield


@pytest.fixture
def launch(tmp_path: Path) -> Launcher:
    """The command line, run from an empty folder."""
    return launcher(tmp_path)


@pytest.fixture
def start(tmp_path: Path) -> Launcher:
    """The command line, run from an empty folder in a process of its own."""
    return starter(tmp_path)
