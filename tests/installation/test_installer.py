from collections.abc import Callable
from pathlib import Path

import pytest

from pial_xl.installation import pieces
from pial_xl.installation.lanceurs_windows import LienImpossible
from pial_xl.installation.machine import Machine, Systeme
from pial_xl.installation.pose import Issue
from pial_xl.installation.raccourcis import Raccourci
from pial_xl.usages.installation import desinstaller, installer
from pial_xl.workbook.erreurs import EcritureImpossible

PYTHON = Path("/outils/venv/bin/python")
SYSTEMES = list(Systeme)


@pytest.fixture(autouse=True)
def _liens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only Windows makes a .lnk: here, a file that says what it starts."""

    def lien(raccourci: Raccourci, machine: Machine) -> bytes:
        return f"{machine.python} {raccourci.arguments}".encode()

    monkeypatch.setattr(pieces, "lien", lien)


def poste(systeme: Systeme, maison: Path, python: Path = PYTHON) -> Machine:
    return Machine(systeme, maison, python)


def modele() -> bytes:
    return b"modele"


def fichiers(dossier: Path) -> dict[str, bytes]:
    return {
        chemin.relative_to(dossier).as_posix(): chemin.read_bytes()
        for chemin in dossier.rglob("*")
        if chemin.is_file()
    }


@pytest.mark.parametrize(
    ("systeme", "attendus"),
    [
        (
            Systeme.LINUX,
            {
                ".config/pial_xl/interpreteur.txt",
                ".config/pial_xl/installation.json",
                ".local/share/applications/pial-xl-controler-ouvert.desktop",
                ".local/share/applications/pial-xl-lettres-ouvert.desktop",
                ".local/share/applications/pial-xl-controler-fichier.desktop",
                "PIAL/PIAL_template.xlsm",
            },
        ),
        (
            Systeme.MAC,
            {
                "Library/Application Support/pial_xl/interpreteur.txt",
                "Library/Application Support/pial_xl/installation.json",
                "Library/Application Scripts/com.microsoft.Excel/pial_xl.applescript",
                "PIAL/PIAL - Contrôler le classeur ouvert.command",
                "PIAL/PIAL - Générer les lettres du classeur ouvert.command",
                "PIAL/PIAL_template.xlsm",
            },
        ),
        (
            Systeme.WINDOWS,
            {
                "AppData/Roaming/pial_xl/interpreteur.txt",
                "AppData/Roaming/pial_xl/installation.json",
                "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/PIAL/"
                "PIAL - Contrôler le classeur ouvert.lnk",
                "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/PIAL/"
                "PIAL - Générer les lettres du classeur ouvert.lnk",
                "AppData/Roaming/Microsoft/Windows/SendTo/PIAL - Contrôler ce classeur.lnk",
                "PIAL/PIAL_template.xlsm",
            },
        ),
    ],
)
def test_each_system_gets_its_files_in_the_users_own_folders(
    tmp_path: Path, systeme: Systeme, attendus: set[str]
) -> None:
    installer(poste(systeme, tmp_path), None, modele)

    assert set(fichiers(tmp_path)) == attendus


def test_the_template_goes_where_the_user_wants_it(tmp_path: Path) -> None:
    voulu = tmp_path / "Rentrée 2026" / "PIAL Nord"

    installer(poste(Systeme.LINUX, tmp_path / "maison"), voulu, modele)

    assert (voulu / "PIAL_template.xlsm").read_bytes() == b"modele"
    assert not (tmp_path / "maison" / "PIAL").exists()


@pytest.mark.parametrize("systeme", SYSTEMES)
def test_installing_twice_changes_nothing(tmp_path: Path, systeme: Systeme) -> None:
    installer(poste(systeme, tmp_path), None, modele)
    avant = fichiers(tmp_path)

    faite = installer(poste(systeme, tmp_path), None, modele)

    assert fichiers(tmp_path) == avant
    assert {issue for _, issue in faite.pieces} == {Issue.EN_PLACE}


@pytest.mark.parametrize("systeme", SYSTEMES)
def test_removing_leaves_the_folder_as_it_was(tmp_path: Path, systeme: Systeme) -> None:
    (tmp_path / "mes notes.txt").write_bytes(b"notes")
    installer(poste(systeme, tmp_path), None, modele)

    desinstaller(poste(systeme, tmp_path))

    assert [chemin.name for chemin in tmp_path.rglob("*")] == ["mes notes.txt"]


def test_removing_takes_away_what_two_installations_put(tmp_path: Path) -> None:
    machine = poste(Systeme.LINUX, tmp_path)
    installer(machine, tmp_path / "ici", modele)
    installer(machine, tmp_path / "là", modele)

    desinstaller(machine)

    assert list(tmp_path.iterdir()) == []


def test_removing_what_was_never_installed_does_nothing(tmp_path: Path) -> None:
    assert desinstaller(poste(Systeme.LINUX, tmp_path)) == []
    assert list(tmp_path.iterdir()) == []


def test_a_template_that_was_filled_is_neither_replaced_nor_removed(tmp_path: Path) -> None:
    machine = poste(Systeme.LINUX, tmp_path)
    installer(machine, None, modele)
    classeur = tmp_path / "PIAL" / "PIAL_template.xlsm"
    classeur.write_bytes(b"rempli")

    faite = installer(machine, None, lambda: b"modele de la version suivante")
    retires = desinstaller(machine)

    assert classeur.read_bytes() == b"rempli"
    assert Issue.CONSERVE in {issue for _, issue in faite.pieces}
    assert (classeur, Issue.CONSERVE) in retires


def test_a_users_file_that_was_there_before_is_left_alone(tmp_path: Path) -> None:
    lanceur = tmp_path / ".local/share/applications/pial-xl-lettres-ouvert.desktop"
    lanceur.parent.mkdir(parents=True)
    lanceur.write_bytes(b"le mien")
    machine = poste(Systeme.LINUX, tmp_path)

    installer(machine, None, modele)
    desinstaller(machine)

    assert lanceur.read_bytes() == b"le mien"


def test_a_file_of_an_older_version_is_brought_up_to_date(tmp_path: Path) -> None:
    machine = poste(Systeme.LINUX, tmp_path)
    installer(machine, None, modele)

    installer(machine, None, lambda: b"modele de la version suivante")

    assert (tmp_path / "PIAL/PIAL_template.xlsm").read_bytes() == b"modele de la version suivante"


def test_the_record_follows_the_interpreter_even_when_edited_by_hand(tmp_path: Path) -> None:
    installer(poste(Systeme.LINUX, tmp_path), None, modele)
    releve = tmp_path / ".config/pial_xl/interpreteur.txt"
    releve.write_text("/ailleurs/python\n")

    installer(poste(Systeme.LINUX, tmp_path, Path("/autre/python")), None, modele)

    assert releve.read_text() == "/autre/python\n"


def test_a_damaged_journal_claims_no_file(tmp_path: Path) -> None:
    machine = poste(Systeme.LINUX, tmp_path)
    installer(machine, None, modele)
    (tmp_path / ".config/pial_xl/installation.json").write_text('{"fichiers": ["x"]}')

    assert desinstaller(machine) == []
    assert (tmp_path / "PIAL/PIAL_template.xlsm").is_file()


def test_without_shortcuts_the_rest_is_installed_and_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refus(raccourci: Raccourci, machine: Machine) -> bytes:
        raise LienImpossible("Windows n'a pas laissé créer les raccourcis.")

    monkeypatch.setattr(pieces, "lien", refus)

    faite = installer(poste(Systeme.WINDOWS, tmp_path), None, modele)

    assert faite.remarques == ["Windows n'a pas laissé créer les raccourcis."]
    assert (tmp_path / "AppData/Roaming/pial_xl/interpreteur.txt").is_file()
    assert (tmp_path / "PIAL/PIAL_template.xlsm").is_file()


MAGASIN = Path("/Program Files/WindowsApps/PythonSoftwareFoundation.Python.3.11")


@pytest.mark.parametrize(
    ("python", "socle"), [(MAGASIN / "python.exe", MAGASIN), (PYTHON, MAGASIN)]
)
def test_a_python_of_the_microsoft_store_is_told_even_under_a_virtual_environment(
    tmp_path: Path, python: Path, socle: Path
) -> None:
    machine = Machine(Systeme.WINDOWS, tmp_path, python, socle=socle)

    (remarque,) = installer(machine, None, modele).remarques

    assert "Microsoft Store" in remarque


@pytest.mark.parametrize("rang", range(6))
def test_a_disk_that_refuses_leaves_nothing_that_cannot_be_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rang: int
) -> None:
    machine = poste(Systeme.LINUX, tmp_path)
    monkeypatch.setattr("pial_xl.installation.pose.ecrire_octets", _refuse_apres(rang))
    if rang < 5:
        with pytest.raises(EcritureImpossible):
            installer(machine, None, modele)
    else:
        installer(machine, None, modele)
    monkeypatch.undo()

    desinstaller(machine)

    assert [chemin for chemin in tmp_path.rglob("*") if chemin.is_file()] == []


def _refuse_apres(nombre: int) -> Callable[[Path, bytes], None]:
    ecrits: list[Path] = []

    def ecrire(chemin: Path, octets: bytes) -> None:
        if len(ecrits) == nombre:
            raise EcritureImpossible("Le disque est plein.")
        ecrits.append(chemin)
        chemin.write_bytes(octets)

    return ecrire
