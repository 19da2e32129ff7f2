"""How a path is shown: without the name of the user."""

from pathlib import Path

import pytest

from pial_xl.sheets.folders import without_home_folder


def test_the_users_folder_is_shortened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))

    assert without_home_folder(tmp_path / "bin" / "python") == str(Path("~", "bin", "python"))
    assert without_home_folder(Path("/usr/bin/python")) == str(Path("/usr/bin/python"))


def test_a_folder_elsewhere_that_bears_the_users_name_is_shortened_too() -> None:
    path = Path("/caches/Zoe-Fictive.locale/pial_xl")

    assert without_home_folder(path, Path("/maisons/zoe-fictive")) == str(Path("/caches/~/pial_xl"))
