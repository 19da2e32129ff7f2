"""A file is written whole or not at all, and never over the workbook it comes from."""

import errno
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from patience import PATIENCE_S

from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.output import check_folder, write_beside, write_data
from pial_xl.units.text import NBSP


def refusal(target: Path, protected: Path | None = None) -> str:
    with pytest.raises(WriteError) as caught:
        write_data(target, b"neuf", protected)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert f"{NBSP}:" in sentence
    return sentence


def make_fail(nom: str, error: OSError, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path if hasattr(Path, nom) else os, nom, fail)


def test_a_file_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_data(tmp_path / "a.xlsx", b"neuf")
    assert (tmp_path / "a.xlsx").read_bytes() == b"neuf"
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_an_existing_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"vieux")
    write_data(tmp_path / "a.xlsx", b"neuf")
    assert (tmp_path / "a.xlsx").read_bytes() == b"neuf"


def test_the_draft_stands_in_the_same_folder_with_the_same_extension(tmp_path: Path) -> None:
    with write_beside(tmp_path / "a.xlsx") as draft:
        assert draft.parent == tmp_path.resolve()
        assert draft.suffix == ".xlsx"
        assert not (tmp_path / "a.xlsx").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="pas de droits POSIX sur ce système")
def test_the_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "temoin").touch()
    write_data(tmp_path / "a.xlsx", b"neuf")
    assert (tmp_path / "a.xlsx").stat().st_mode == (tmp_path / "temoin").stat().st_mode


def test_a_link_is_followed_rather_than_replaced(tmp_path: Path) -> None:
    (tmp_path / "vrai.xlsx").write_bytes(b"vieux")
    (tmp_path / "lien.xlsx").symlink_to(tmp_path / "vrai.xlsx")
    write_data(tmp_path / "lien.xlsx", b"neuf")
    assert (tmp_path / "lien.xlsx").is_symlink()
    assert (tmp_path / "vrai.xlsx").read_bytes() == b"neuf"


@pytest.mark.parametrize("error", [RuntimeError("panne"), KeyboardInterrupt()])
def test_a_failure_of_the_writer_leaves_the_old_file_and_no_draft(
    tmp_path: Path, error: BaseException
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"vieux")

    def write() -> None:
        with write_beside(tmp_path / "a.xlsx") as draft:
            draft.write_bytes(b"moi")
            raise error

    with pytest.raises(type(error)):
        write()
    assert (tmp_path / "a.xlsx").read_bytes() == b"vieux"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("nom", ["write_bytes", "fsync", "replace"])
def test_a_full_disk_at_any_step_leaves_the_old_file_and_no_draft(
    tmp_path: Path, nom: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"vieux")
    make_fail(nom, OSError(errno.ENOSPC, "No space left on device"), monkeypatch)
    assert "disque est plein" in refusal(tmp_path / "a.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == b"vieux"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="pas de limite de taille sur ce système")
def test_a_disk_really_full_leaves_nothing_half_written(tmp_path: Path) -> None:
    code = (
        "import resource, pathlib, sys\n"
        "from pial_xl.sheets.output import write_data\n"
        "from pial_xl.sheets.errors import WriteError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try:\n    write_data(pathlib.Path(sys.argv[1]), b'x' * 100_000)\n"
        "except WriteError as e:\n    print(e)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.xlsx")],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"},
        timeout=PATIENCE_S,
        check=True,
    )
    assert "disque est plein" in run.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_system_error_wrapped_by_xlsxwriter_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise xlsxwriter.exceptions.FileCreateError(OSError(errno.ENOSPC, "No space left"))

    monkeypatch.setattr(Path, "write_bytes", fail)
    assert "disque est plein" in refusal(tmp_path / "a.xlsx")


def test_a_file_that_may_not_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_fail("replace", PermissionError(errno.EACCES, "Permission denied"), monkeypatch)
    assert "droits" in refusal(tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_another_program_holds_is_told_and_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows lets nobody rename over a file that is open; no marker of a spreadsheet tells it."""
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"vieux")
    sharing = PermissionError(errno.EACCES, "The process cannot access the file", str(target))
    make_fail("replace", sharing, monkeypatch)

    assert "ouvert ailleurs" in refusal(target)
    assert target.read_bytes() == b"vieux"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    assert "n'existe pas" in refusal(tmp_path / "absent" / "a.xlsx")


def test_a_target_that_is_a_folder_is_told(tmp_path: Path) -> None:
    assert "dossier" in refusal(tmp_path)


def test_a_name_too_long_is_told(tmp_path: Path) -> None:
    assert "trop long" in refusal(tmp_path / ("x" * 300 + ".xlsx"))


@pytest.mark.parametrize("marker", [".~lock.a.xlsx#", "~$a.xlsx"])
def test_a_target_open_in_a_spreadsheet_is_told(tmp_path: Path, marker: str) -> None:
    (tmp_path / marker).touch()
    assert "ouvert" in refusal(tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()


@pytest.mark.parametrize("path", ["a.xlsx", "dossier/../a.xlsx", "lien.xlsx", "jumeau.xlsx"])
def test_the_input_workbook_is_never_replaced(tmp_path: Path, path: str) -> None:
    entry = tmp_path / "a.xlsx"
    entry.write_bytes(b"vieux")
    (tmp_path / "dossier").mkdir()
    (tmp_path / "lien.xlsx").symlink_to(entry)
    (tmp_path / "jumeau.xlsx").hardlink_to(entry)
    assert "jamais modifié" in refusal(tmp_path / path, protected=entry)
    assert entry.read_bytes() == b"vieux"


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_device(path: Path) -> None:
    path.symlink_to("/dev/null")


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(path.name)


def a_circle(path: Path) -> None:
    path.symlink_to(path.with_name("b.xlsx"))
    path.with_name("b.xlsx").symlink_to(path)


@pytest.mark.skipif(sys.platform == "win32", reason="fichiers que ce système n'a pas")
@pytest.mark.parametrize(
    ("special", "word"),
    [(a_pipe, "ordinaire"), (a_device, "ordinaire"), (a_socket, "ordinaire"), (a_circle, "rond")],
)
def test_what_is_no_file_is_never_replaced(
    tmp_path: Path, special: Callable[[Path], None], word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    special(tmp_path / "a.xlsx")
    before = (tmp_path / "a.xlsx").lstat().st_mode
    assert word in refusal(tmp_path / "a.xlsx")
    assert (tmp_path / "a.xlsx").lstat().st_mode == before


def test_a_name_too_long_is_said(tmp_path: Path) -> None:
    assert "trop long" in refusal(tmp_path / ("n" * 300 + ".xlsx"))


def test_a_name_that_no_system_takes_is_said(tmp_path: Path) -> None:
    assert "impossible" in refusal(tmp_path / "a\0.xlsx")


def test_a_folder_to_write_in_may_be_made_later(tmp_path: Path) -> None:
    check_folder(tmp_path)
    check_folder(tmp_path / "lettres")


@pytest.mark.skipif(sys.platform == "win32", reason="lien symbolique")
def test_what_can_never_be_a_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("x")
    (tmp_path / "lien").symlink_to(tmp_path / "nulle part")
    a_circle(tmp_path / "a.xlsx")
    for name, word in (
        ("fichier", "dossier"),
        ("fichier/lettres", "dossier"),
        ("lien", "nulle part"),
        ("a.xlsx", "rond"),
        ("n" * 300, "trop long"),
        ("a\0", "impossible"),
    ):
        with pytest.raises(WriteError, match=word):
            check_folder(tmp_path / name)
