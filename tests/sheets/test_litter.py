"""What a killed run left is swept by the next one; what a run holds, or others own, is not."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from pial_xl.engines.litter import held_file, moment_folder, sweep_drafts, sweep_folders
from pial_xl.sheets.output import write_data

DRAFT = ".0123456789ab.tmp.xlsx"
OLD = 2 * 24 * 3600
_KILLED = """
import os, signal, sys
from pathlib import Path
from pial_xl.engines.litter import moment_folder
from pial_xl.sheets.output import write_beside
here = Path(sys.argv[1])
with write_beside(here / "a.xlsx") as draft, moment_folder(inside=here) as work:
    draft.write_text("lettre")
    (work / "lettre.pdf").write_text("lettre")
    os.kill(os.getpid(), signal.SIGKILL)
"""

needs_locks = pytest.mark.skipif(sys.platform == "win32", reason="pas de flock sur ce système")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@needs_locks
def test_what_a_killed_run_left_is_swept_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subprocess.run([sys.executable, "-c", _KILLED, str(tmp_path)], check=False)
    assert len(names(tmp_path)) == 2
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    write_data(tmp_path / "b.xlsx", b"neuf")
    assert names(tmp_path) == ["b.xlsx"]


@needs_locks
def test_a_draft_that_a_run_holds_is_left(tmp_path: Path) -> None:
    with held_file(tmp_path / DRAFT):
        sweep_drafts(tmp_path)
        assert names(tmp_path) == [DRAFT]
    sweep_drafts(tmp_path)
    assert names(tmp_path) == []


@needs_locks
def test_a_folder_that_a_run_holds_is_left(tmp_path: Path) -> None:
    with moment_folder(inside=tmp_path) as work:
        sweep_folders(tmp_path)
        assert work.is_dir()
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    "name", ["a.xlsx", ".0123.tmp.xlsx", "0123456789ab.tmp.xlsx", ".0123456789AB.tmp.xlsx"]
)
def test_the_files_of_others_are_left(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("à quelqu'un")
    sweep_drafts(tmp_path)
    assert names(tmp_path) == [name]


@pytest.mark.parametrize("name", ["pial_xl_sauvegardes", "pial_xl_", "autre_01234567"])
def test_the_folders_of_others_are_left(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    os.utime(tmp_path / name, (0, 0))
    sweep_folders(tmp_path)
    assert names(tmp_path) == [name]


def test_a_folder_without_a_lock_is_litter_after_a_day(tmp_path: Path) -> None:
    for name in ("pial_xl_ancien01", "pial_xl_recent01"):
        (tmp_path / name).mkdir()
    os.utime(tmp_path / "pial_xl_ancien01", (0, 0))
    sweep_folders(tmp_path)
    assert names(tmp_path) == ["pial_xl_recent01"]


@pytest.mark.skipif(sys.platform == "win32", reason="lien symbolique")
def test_a_link_is_never_followed(tmp_path: Path) -> None:
    (tmp_path / "vrai").mkdir()
    (tmp_path / "vrai" / "a.txt").write_text("à quelqu'un")
    (tmp_path / "pial_xl_01234567").symlink_to(tmp_path / "vrai")
    (tmp_path / DRAFT).symlink_to(tmp_path / "vrai" / "a.txt")
    sweep_folders(tmp_path)
    sweep_drafts(tmp_path)
    assert (tmp_path / "vrai" / "a.txt").exists()
