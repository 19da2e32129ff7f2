"""Two runs at once on the same letters: neither loses what the other made."""

import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest
from fabrique import REFERENCE
from openpyxl import load_workbook

from pial_xl.usages.lettres import faire
from pial_xl.usages.lettres.demande import Demande
from pial_xl.usages.lettres.faire import lettres
from pial_xl.workbook.erreurs import EcritureImpossible

ALICE, BASILE = "Lettre FICTIVE Alice", "Lettre IMAGINAIRE Basile"
TENIR = """
import os, sys
from pial_xl.workbook.verrou import tenir
with tenir(os.path.realpath(sys.argv[1]), 0, "occupé"):
    print("tenu", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "maison"))


def _tenu_par_un_autre(dossier: Path) -> "subprocess.Popen[str]":
    autre = subprocess.Popen(
        [sys.executable, "-c", TENIR, str(dossier)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert autre.stdout is not None
    assert autre.stdout.readline() == "tenu\n"
    return autre


def test_letters_asked_for_at_once_are_all_made(propre: Path) -> None:
    fils = [
        Thread(target=lettres, args=(propre, REFERENCE, propre.parent, Demande(lignes={rang})))
        for rang in (5, 6)
    ]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()

    (faites,) = propre.parent.glob("Lettres de mission*.xlsx")
    assert load_workbook(faites).sheetnames[1:-1] == [ALICE, BASILE]


def test_a_run_that_lasts_is_told_and_nothing_is_written(
    propre: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faire, "ATTENTE_S", 0.1)
    dossier = propre.parent / "lettres"
    with _tenu_par_un_autre(dossier) as autre:
        with pytest.raises(EcritureImpossible, match="se font en ce moment dans ce dossier"):
            lettres(propre, REFERENCE, dossier, Demande())
        autre.kill()
    assert not dossier.exists()


def test_a_run_that_is_killed_holds_nobody(propre: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faire, "ATTENTE_S", 5)
    dossier = propre.parent / "lettres"
    with _tenu_par_un_autre(dossier) as autre:
        autre.kill()

    assert lettres(propre, REFERENCE, dossier, Demande()).est_ecrit


def test_a_folder_reached_by_another_path_is_held_too(
    propre: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faire, "ATTENTE_S", 0.1)
    (propre.parent / "lettres").mkdir()
    (propre.parent / "lien").symlink_to(propre.parent / "lettres", target_is_directory=True)
    with _tenu_par_un_autre(propre.parent / "lettres") as autre:
        with pytest.raises(EcritureImpossible, match="dans ce dossier"):
            lettres(propre, REFERENCE, propre.parent / "lien", Demande())
        autre.kill()


def test_another_folder_is_not_held(propre: Path) -> None:
    with _tenu_par_un_autre(propre.parent / "lettres") as autre:
        assert lettres(propre, REFERENCE, propre.parent / "ailleurs", Demande()).est_ecrit
        autre.kill()


def test_without_a_place_for_the_lock_the_letters_are_made(
    propre: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (propre.parent / "fichier").write_text("ni dossier ni verrou")
    monkeypatch.setenv("XDG_CACHE_HOME", str(propre.parent / "fichier"))

    assert lettres(propre, REFERENCE, propre.parent / "lettres", Demande()).est_ecrit
