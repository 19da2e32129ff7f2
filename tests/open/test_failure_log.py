"""The log says where the program failed, and nothing of the workbook."""

from pathlib import Path

import pytest

from pial_xl.sheets.open import log


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(log, "caches_folder", lambda: tmp_path / "cache")
    return tmp_path / "cache"


def fail(secret: str) -> Exception:
    try:
        try:
            raise KeyError(secret)
        except KeyError as cause:
            raise ValueError(secret) from cause
    except ValueError as error:
        return error


def test_the_kinds_and_the_lines_are_written_without_the_messages(folder: Path) -> None:
    log.log_failure(fail("NOM-SECRET"))

    text = (folder / "journal.txt").read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "KeyError" in text
    assert "test_failure_log.py:" in text
    assert "NOM-SECRET" not in text


def test_a_log_grown_too_long_is_set_aside(folder: Path) -> None:
    folder.mkdir()
    (folder / "journal.txt").write_text("x" * 300_000)

    log.log_failure(ValueError())

    assert (folder / "journal.txt").stat().st_size < 5_000


def test_a_folder_that_refuses_stops_nothing(folder: Path) -> None:
    folder.write_text("un fichier à la place du dossier")

    assert log.log_failure(ValueError()) == "aucun"


def test_a_user_without_a_folder_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def without_home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", without_home)

    assert log.log_failure(ValueError()) == "aucun"


def test_the_place_of_the_log_is_told_without_the_name_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    caches = tmp_path / "zoe-fictive" / "caches"
    monkeypatch.setattr(log, "caches_folder", lambda: caches)
    monkeypatch.setattr(Path, "home", lambda: Path("/maisons/zoe-fictive"))

    said = log.log_failure(ValueError())

    assert (caches / "journal.txt").is_file()
    assert "zoe" not in said


def test_a_diagnostic_that_cannot_be_left_is_not_named(tmp_path: Path, folder: Path) -> None:
    del folder
    (tmp_path / "cache").write_text("", encoding="utf-8")
    assert log.leave_diagnostic("versions") is None


def test_a_diagnostic_replaces_the_one_before(folder: Path) -> None:
    log.leave_diagnostic("d'avant, plus long")
    log.leave_diagnostic("versions")
    assert (folder / "diagnostic.txt").read_text(encoding="utf-8") == "versions"
