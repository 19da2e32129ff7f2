import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from terminal import Launcher

from pial_xl.cli import main
from pial_xl.cli.guard import Session, execute
from pial_xl.sheets.errors import WriteError

PERSON = "DUPONT-FICTIF"


def command(make: Callable[[], object]) -> click.Command:
    return click.Command("essai", callback=make)


def raising(error: BaseException) -> Callable[[], object]:
    def make() -> object:
        raise error

    return make


def test_the_code_a_command_gives_is_the_exit_code() -> None:
    assert execute(command(lambda: 1), [], Session()) == 1


def test_the_file_that_is_missing_is_named_when_there_are_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "là.xlsm"
    there.write_bytes(b"")
    assert main(["edt", str(there), "--lire", "absent.xlsx", "--sortie", "neuf.xlsm"]) == 2
    assert f"Fichier\u00a0: {there}\n" in capsys.readouterr().err  # an empty file, read first
    assert main(["controler", "absent.xlsm"]) == 2
    assert "absent" not in capsys.readouterr().err


def test_a_command_that_gives_nothing_has_succeeded() -> None:
    assert execute(command(lambda: None), [], Session()) == 0


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (WriteError("Le disque est plein."), "Le disque est plein."),
        (OSError(errno.ENOSPC, "No space left on device"), "le disque est plein"),
        (MemoryError(), "la mémoire de l'ordinateur ne suffit pas"),
        (KeyError(PERSON), "une panne imprévue (KeyError)"),
        (ValueError(PERSON), "--trace"),
        (RecursionError(PERSON), "une panne imprévue (RecursionError)"),
    ],
)
def test_any_failure_is_one_french_sentence_that_names_nobody_and_exits_2(
    error: Exception, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = execute(command(raising(error)), [], Session())

    screen = capsys.readouterr()
    assert code == 2
    assert screen.out == ""
    assert screen.err.startswith("Erreur\u00a0: ")
    assert words in screen.err
    assert screen.err.count("\n") == 1
    assert PERSON not in screen.err
    assert "Traceback" not in screen.err


@pytest.mark.parametrize(
    ("make", "code"),
    [(lambda: 0, 0), (raising(KeyError("x")), 2), (raising(click.UsageError("x")), 2)],
)
def test_a_program_without_a_screen_ends_with_the_same_codes(
    make: Callable[[], object], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As under pythonw, which a button of Excel starts."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)

    assert execute(command(make), [], Session()) == code


def test_the_technical_detail_is_shown_where_it_is_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    execute(command(raising(KeyError("x"))), [], Session(trace=True))

    assert "Traceback" in capsys.readouterr().err


def test_an_interruption_is_told_without_a_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    code = execute(command(raising(KeyboardInterrupt())), [], Session())

    assert code == 130
    assert capsys.readouterr().err.strip() == "Interrompu."


@pytest.mark.parametrize("place", [["--trace", "controler"], ["controler", "--trace"]])
def test_trace_is_understood_before_and_after_the_command(
    launch: Launcher, tmp_path: Path, place: list[str]
) -> None:
    finished = launch(*place, tmp_path / "absent.xlsx")

    assert finished.returncode == 2
    assert "Traceback" in finished.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes of this kind on Windows")
def test_a_reader_that_goes_away_makes_no_noise(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    finished = subprocess.run(
        [sys.executable, "-m", "pial_xl", "regles"],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        cwd=tmp_path,
    )
    os.close(writing)

    assert finished.stderr == b""
    assert finished.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_behind_the_output_is_told(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        finished = subprocess.run(
            [sys.executable, "-m", "pial_xl", "regles", "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            cwd=tmp_path,
            encoding="utf-8",
        )

    assert finished.returncode == 2
    assert "disque est plein" in finished.stderr
    assert "Traceback" not in finished.stderr
