"""A file is written whole or not at all, and never over the workbook it comes from."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
import xlsxwriter

from pial_xl.units.text import NBSP
from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.sortie import ecrire_a_cote, ecrire_octets


def refus(cible: Path, jamais: Path | None = None) -> str:
    with pytest.raises(EcritureImpossible) as caught:
        ecrire_octets(cible, b"neuf", jamais)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert f"{NBSP}:" in sentence
    return sentence


def echouer(nom: str, erreur: OSError, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise erreur

    monkeypatch.setattr(Path if hasattr(Path, nom) else os, nom, fail)


def test_a_file_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    ecrire_octets(tmp_path / "a.xlsx", b"neuf")
    assert (tmp_path / "a.xlsx").read_bytes() == b"neuf"
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_an_existing_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"vieux")
    ecrire_octets(tmp_path / "a.xlsx", b"neuf")
    assert (tmp_path / "a.xlsx").read_bytes() == b"neuf"


def test_the_draft_stands_in_the_same_folder_with_the_same_extension(tmp_path: Path) -> None:
    with ecrire_a_cote(tmp_path / "a.xlsx") as brouillon:
        assert brouillon.parent == tmp_path.resolve()
        assert brouillon.suffix == ".xlsx"
        assert not (tmp_path / "a.xlsx").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="pas de droits POSIX sur ce système")
def test_the_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "temoin").touch()
    ecrire_octets(tmp_path / "a.xlsx", b"neuf")
    assert (tmp_path / "a.xlsx").stat().st_mode == (tmp_path / "temoin").stat().st_mode


def test_a_link_is_followed_rather_than_replaced(tmp_path: Path) -> None:
    (tmp_path / "vrai.xlsx").write_bytes(b"vieux")
    (tmp_path / "lien.xlsx").symlink_to(tmp_path / "vrai.xlsx")
    ecrire_octets(tmp_path / "lien.xlsx", b"neuf")
    assert (tmp_path / "lien.xlsx").is_symlink()
    assert (tmp_path / "vrai.xlsx").read_bytes() == b"neuf"


@pytest.mark.parametrize("erreur", [RuntimeError("panne"), KeyboardInterrupt()])
def test_a_failure_of_the_writer_leaves_the_old_file_and_no_draft(
    tmp_path: Path, erreur: BaseException
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"vieux")

    def write() -> None:
        with ecrire_a_cote(tmp_path / "a.xlsx") as brouillon:
            brouillon.write_bytes(b"moi")
            raise erreur

    with pytest.raises(type(erreur)):
        write()
    assert (tmp_path / "a.xlsx").read_bytes() == b"vieux"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("nom", ["write_bytes", "fsync", "replace"])
def test_a_full_disk_at_any_step_leaves_the_old_file_and_no_draft(
    tmp_path: Path, nom: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"vieux")
    echouer(nom, OSError(errno.ENOSPC, "No space left on device"), monkeypatch)
    assert "disque est plein" in refus(tmp_path / "a.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == b"vieux"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="pas de limite de taille sur ce système")
def test_a_disk_really_full_leaves_nothing_half_written(tmp_path: Path) -> None:
    code = (
        "import resource, pathlib, sys\n"
        "from pial_xl.workbook.sortie import ecrire_octets\n"
        "from pial_xl.workbook.erreurs import EcritureImpossible\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try:\n    ecrire_octets(pathlib.Path(sys.argv[1]), b'x' * 100_000)\n"
        "except EcritureImpossible as e:\n    print(e)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.xlsx")],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"},
        timeout=20,
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
    assert "disque est plein" in refus(tmp_path / "a.xlsx")


def test_a_file_that_may_not_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    echouer("replace", PermissionError(errno.EACCES, "Permission denied"), monkeypatch)
    assert "droits" in refus(tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    assert "n'existe pas" in refus(tmp_path / "absent" / "a.xlsx")


def test_a_target_that_is_a_folder_is_told(tmp_path: Path) -> None:
    assert "dossier" in refus(tmp_path)


def test_a_name_too_long_is_told(tmp_path: Path) -> None:
    assert "trop long" in refus(tmp_path / ("x" * 300 + ".xlsx"))


@pytest.mark.parametrize("temoin", [".~lock.a.xlsx#", "~$a.xlsx"])
def test_a_target_open_in_a_spreadsheet_is_told(tmp_path: Path, temoin: str) -> None:
    (tmp_path / temoin).touch()
    assert "ouvert" in refus(tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()


@pytest.mark.parametrize("chemin", ["a.xlsx", "dossier/../a.xlsx", "lien.xlsx", "jumeau.xlsx"])
def test_the_input_workbook_is_never_replaced(tmp_path: Path, chemin: str) -> None:
    entree = tmp_path / "a.xlsx"
    entree.write_bytes(b"vieux")
    (tmp_path / "dossier").mkdir()
    (tmp_path / "lien.xlsx").symlink_to(entree)
    (tmp_path / "jumeau.xlsx").hardlink_to(entree)
    assert "jamais modifié" in refus(tmp_path / chemin, jamais=entree)
    assert entree.read_bytes() == b"vieux"
