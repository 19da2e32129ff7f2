import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from terminal import Lancer

from pial_xl.cli.garde import Seance, executer
from pial_xl.workbook.erreurs import EcritureImpossible

PERSONNE = "DUPONT-FICTIF"


def commande(faire: Callable[[], object]) -> click.Command:
    return click.Command("essai", callback=faire)


def lever(erreur: BaseException) -> Callable[[], object]:
    def faire() -> object:
        raise erreur

    return faire


def test_the_code_a_command_gives_is_the_exit_code() -> None:
    assert executer(commande(lambda: 1), [], Seance()) == 1


def test_a_command_that_gives_nothing_has_succeeded() -> None:
    assert executer(commande(lambda: None), [], Seance()) == 0


@pytest.mark.parametrize(
    ("erreur", "mots"),
    [
        (EcritureImpossible("Le disque est plein."), "Le disque est plein."),
        (OSError(errno.ENOSPC, "No space left on device"), "le disque est plein"),
        (MemoryError(), "la mémoire de l'ordinateur ne suffit pas"),
        (KeyError(PERSONNE), "une panne imprévue (KeyError)"),
        (ValueError(PERSONNE), "--trace"),
        (RecursionError(PERSONNE), "une panne imprévue (RecursionError)"),
    ],
)
def test_any_failure_is_one_french_sentence_that_names_nobody_and_exits_2(
    erreur: Exception, mots: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = executer(commande(lever(erreur)), [], Seance())

    ecran = capsys.readouterr()
    assert code == 2
    assert ecran.out == ""
    assert ecran.err.startswith("Erreur\u00a0: ")
    assert mots in ecran.err
    assert ecran.err.count("\n") == 1
    assert PERSONNE not in ecran.err
    assert "Traceback" not in ecran.err


@pytest.mark.parametrize(
    ("faire", "code"),
    [(lambda: 0, 0), (lever(KeyError("x")), 2), (lever(click.UsageError("x")), 2)],
)
def test_a_program_without_a_screen_ends_with_the_same_codes(
    faire: Callable[[], object], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As under pythonw, which a button of Excel starts."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)

    assert executer(commande(faire), [], Seance()) == code


def test_the_technical_detail_is_shown_where_it_is_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    executer(commande(lever(KeyError("x"))), [], Seance(trace=True))

    assert "Traceback" in capsys.readouterr().err


def test_an_interruption_is_told_without_a_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    code = executer(commande(lever(KeyboardInterrupt())), [], Seance())

    assert code == 130
    assert capsys.readouterr().err.strip() == "Interrompu."


@pytest.mark.parametrize("place", [["--trace", "controler"], ["controler", "--trace"]])
def test_trace_is_understood_before_and_after_the_command(
    lancer: Lancer, tmp_path: Path, place: list[str]
) -> None:
    fini = lancer(*place, tmp_path / "absent.xlsx")

    assert fini.returncode == 2
    assert "Traceback" in fini.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes of this kind on Windows")
def test_a_reader_that_goes_away_makes_no_noise(tmp_path: Path) -> None:
    lecture, ecriture = os.pipe()
    os.close(lecture)
    fini = subprocess.run(
        [sys.executable, "-m", "pial_xl", "regles"],
        stdout=ecriture,
        stderr=subprocess.PIPE,
        check=False,
        cwd=tmp_path,
    )
    os.close(ecriture)

    assert fini.stderr == b""
    assert fini.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_behind_the_output_is_told(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as plein:
        fini = subprocess.run(
            [sys.executable, "-m", "pial_xl", "regles", "--json"],
            stdout=plein,
            stderr=subprocess.PIPE,
            check=False,
            cwd=tmp_path,
            encoding="utf-8",
        )

    assert fini.returncode == 2
    assert "disque est plein" in fini.stderr
    assert "Traceback" not in fini.stderr
