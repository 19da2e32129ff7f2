"""What every test obeys: LibreOffice tests are skipped where it is absent, never in CI."""

import os
import shutil
from collections.abc import Iterable

import pytest


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    if shutil.which("soffice"):
        return
    if os.environ.get("CI") == "true":
        raise pytest.UsageError("LibreOffice (soffice) must be installed in CI")
    absent = pytest.mark.skip(reason="LibreOffice (soffice) is not installed on this machine")
    for item in items:
        if item.get_closest_marker("libreoffice"):
            item.add_marker(absent)
