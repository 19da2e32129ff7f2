"""Two runs at once on the same letters: neither loses what the other made."""

import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest
from openpyxl import load_workbook

from pial_xl.sheets.errors import WriteError
from pial_xl.testing import REFERENCE
from pial_xl.usecases.letters import making
from pial_xl.usecases.letters.making import letters
from pial_xl.usecases.letters.request import Request

ALICE, BASILE = "Lettre FICTIVE Alice", "Lettre IMAGINAIRE Basile"
HOLD = """
import os, sys
from pial_xl.sheets.lock import hold
with hold(os.path.realpath(sys.argv[1]), 0, "occupé"):
    print("tenu", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "maison"))


def _held_by_another(folder: Path) -> "subprocess.Popen[str]":
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "tenu\n"
    return other


def test_letters_asked_for_at_once_are_all_made(clean: Path) -> None:
    threads = [
        Thread(target=letters, args=(clean, REFERENCE, clean.parent, Request(rows={rank})))
        for rank in (5, 6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    (made,) = clean.parent.glob("Lettres de mission*.xlsx")
    assert load_workbook(made).sheetnames[1:-1] == [ALICE, BASILE]


def test_a_run_that_lasts_is_told_and_nothing_is_written(
    clean: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "WAIT_S", 0.1)
    folder = clean.parent / "lettres"
    with _held_by_another(folder) as other:
        with pytest.raises(WriteError, match="se font en ce moment dans ce dossier"):
            letters(clean, REFERENCE, folder, Request())
        other.kill()
    assert not folder.exists()


def test_a_run_that_is_killed_holds_nobody(clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "WAIT_S", 5)
    folder = clean.parent / "lettres"
    with _held_by_another(folder) as other:
        other.kill()

    assert letters(clean, REFERENCE, folder, Request()).is_written


def test_a_folder_reached_by_another_path_is_held_too(
    clean: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "WAIT_S", 0.1)
    (clean.parent / "lettres").mkdir()
    (clean.parent / "lien").symlink_to(clean.parent / "lettres", target_is_directory=True)
    with _held_by_another(clean.parent / "lettres") as other:
        with pytest.raises(WriteError, match="dans ce dossier"):
            letters(clean, REFERENCE, clean.parent / "lien", Request())
        other.kill()


def test_another_folder_is_not_held(clean: Path) -> None:
    with _held_by_another(clean.parent / "lettres") as other:
        assert letters(clean, REFERENCE, clean.parent / "ailleurs", Request()).is_written
        other.kill()


def test_without_a_place_for_the_lock_the_letters_are_made(
    clean: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (clean.parent / "fichier").write_text("ni dossier ni verrou")
    monkeypatch.setenv("XDG_CACHE_HOME", str(clean.parent / "fichier"))

    assert letters(clean, REFERENCE, clean.parent / "lettres", Request()).is_written
