from collections.abc import Callable
from pathlib import Path

import pytest

from pial_xl.installation import pieces
from pial_xl.installation.launchers_windows import LinkError
from pial_xl.installation.machine import Machine, System
from pial_xl.installation.placing import Issue
from pial_xl.installation.shortcuts import Shortcut
from pial_xl.sheets.errors import WriteError
from pial_xl.usecases.installation import install, uninstall

PYTHON = Path("/outils/venv/bin/python")
SYSTEMS = list(System)


@pytest.fixture(autouse=True)
def _links(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only Windows makes a .lnk: here, a file that says what it starts."""

    def link(shortcut: Shortcut, machine: Machine) -> bytes:
        return f"{machine.python} {shortcut.arguments}".encode()

    monkeypatch.setattr(pieces, "link", link)


def workstation(system: System, home: Path, python: Path = PYTHON) -> Machine:
    return Machine(system, home, python)


def model() -> bytes:
    return b"modele"


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(
    ("system", "expected"),
    [
        (
            System.LINUX,
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
            System.MAC,
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
            System.WINDOWS,
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
    tmp_path: Path, system: System, expected: set[str]
) -> None:
    install(workstation(system, tmp_path), None, model)

    assert set(files(tmp_path)) == expected


def test_the_template_goes_where_the_user_wants_it(tmp_path: Path) -> None:
    wanted = tmp_path / "Rentrée 2026" / "PIAL Nord"

    install(workstation(System.LINUX, tmp_path / "maison"), wanted, model)

    assert (wanted / "PIAL_template.xlsm").read_bytes() == b"modele"
    assert not (tmp_path / "maison" / "PIAL").exists()


@pytest.mark.parametrize("system", SYSTEMS)
def test_installing_twice_changes_nothing(tmp_path: Path, system: System) -> None:
    install(workstation(system, tmp_path), None, model)
    before = files(tmp_path)

    outcome = install(workstation(system, tmp_path), None, model)

    assert files(tmp_path) == before
    assert {issue for _, issue in outcome.pieces} == {Issue.IN_PLACE}


@pytest.mark.parametrize("system", SYSTEMS)
def test_removing_leaves_the_folder_as_it_was(tmp_path: Path, system: System) -> None:
    (tmp_path / "mes notes.txt").write_bytes(b"notes")
    install(workstation(system, tmp_path), None, model)

    uninstall(workstation(system, tmp_path))

    assert [path.name for path in tmp_path.rglob("*")] == ["mes notes.txt"]


def test_removing_takes_away_what_two_installations_put(tmp_path: Path) -> None:
    machine = workstation(System.LINUX, tmp_path)
    install(machine, tmp_path / "ici", model)
    install(machine, tmp_path / "là", model)

    uninstall(machine)

    assert list(tmp_path.iterdir()) == []


def test_removing_what_was_never_installed_does_nothing(tmp_path: Path) -> None:
    assert uninstall(workstation(System.LINUX, tmp_path)) == []
    assert list(tmp_path.iterdir()) == []


def test_a_template_that_was_filled_is_neither_replaced_nor_removed(tmp_path: Path) -> None:
    machine = workstation(System.LINUX, tmp_path)
    install(machine, None, model)
    workbook = tmp_path / "PIAL" / "PIAL_template.xlsm"
    workbook.write_bytes(b"rempli")

    outcome = install(machine, None, lambda: b"modele de la version suivante")
    removed = uninstall(machine)

    assert workbook.read_bytes() == b"rempli"
    assert Issue.KEPT in {issue for _, issue in outcome.pieces}
    assert (workbook, Issue.KEPT) in removed


def test_a_users_file_that_was_there_before_is_left_alone(tmp_path: Path) -> None:
    launcher = tmp_path / ".local/share/applications/pial-xl-lettres-ouvert.desktop"
    launcher.parent.mkdir(parents=True)
    launcher.write_bytes(b"le mien")
    machine = workstation(System.LINUX, tmp_path)

    install(machine, None, model)
    uninstall(machine)

    assert launcher.read_bytes() == b"le mien"


def test_a_file_of_an_older_version_is_brought_up_to_date(tmp_path: Path) -> None:
    machine = workstation(System.LINUX, tmp_path)
    install(machine, None, model)

    install(machine, None, lambda: b"modele de la version suivante")

    assert (tmp_path / "PIAL/PIAL_template.xlsm").read_bytes() == b"modele de la version suivante"


def test_the_record_follows_the_interpreter_even_when_edited_by_hand(tmp_path: Path) -> None:
    install(workstation(System.LINUX, tmp_path), None, model)
    python_record = tmp_path / ".config/pial_xl/interpreteur.txt"
    python_record.write_text("/ailleurs/python\n")

    install(workstation(System.LINUX, tmp_path, Path("/autre/python")), None, model)

    assert python_record.read_text() == "/autre/python\n"


def test_a_damaged_log_claims_no_file(tmp_path: Path) -> None:
    machine = workstation(System.LINUX, tmp_path)
    install(machine, None, model)
    (tmp_path / ".config/pial_xl/installation.json").write_text('{"fichiers": ["x"]}')

    assert uninstall(machine) == []
    assert (tmp_path / "PIAL/PIAL_template.xlsm").is_file()


def test_without_shortcuts_the_rest_is_installed_and_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusal(shortcut: Shortcut, machine: Machine) -> bytes:
        raise LinkError("Windows n'a pas laissé créer les raccourcis.")

    monkeypatch.setattr(pieces, "link", refusal)

    outcome = install(workstation(System.WINDOWS, tmp_path), None, model)

    assert outcome.remarks == ["Windows n'a pas laissé créer les raccourcis."]
    assert (tmp_path / "AppData/Roaming/pial_xl/interpreteur.txt").is_file()
    assert (tmp_path / "PIAL/PIAL_template.xlsm").is_file()


STORE = Path("/Program Files/WindowsApps/PythonSoftwareFoundation.Python.3.11")


@pytest.mark.parametrize(("python", "base"), [(STORE / "python.exe", STORE), (PYTHON, STORE)])
def test_a_python_of_the_microsoft_store_is_told_even_under_a_virtual_environment(
    tmp_path: Path, python: Path, base: Path
) -> None:
    machine = Machine(System.WINDOWS, tmp_path, python, base=base)

    (remark,) = install(machine, None, model).remarks

    assert "Microsoft Store" in remark


@pytest.mark.parametrize("rank", range(6))
def test_a_disk_that_refuses_leaves_nothing_that_cannot_be_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rank: int
) -> None:
    machine = workstation(System.LINUX, tmp_path)
    monkeypatch.setattr("pial_xl.installation.placing.write_data", _refuses_after(rank))
    if rank < 5:
        with pytest.raises(WriteError):
            install(machine, None, model)
    else:
        install(machine, None, model)
    monkeypatch.undo()

    uninstall(machine)

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def _refuses_after(count: int) -> Callable[[Path, bytes], None]:
    writings: list[Path] = []

    def write(path: Path, data: bytes) -> None:
        if len(writings) == count:
            raise WriteError("Le disque est plein.")
        writings.append(path)
        path.write_bytes(data)

    return write
