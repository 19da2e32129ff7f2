from pathlib import Path

import pytest
from terminal import Launcher, launcher

_LIBREOFFICE = "libreoffice"
"""In the path of its profile, which gives back the menu where it took it."""


@pytest.fixture
def launch(tmp_path: Path) -> Launcher:
    """The command line of a user whose folder is empty."""
    command = launcher(tmp_path)
    home = tmp_path / "maison"
    home.mkdir()
    variables = {"HOME": str(home), "USERPROFILE": str(home), "APPDATA": str(home)}

    def launch(*arguments: str | Path) -> object:
        return command(*arguments, XDG_CONFIG_HOME="", XDG_DATA_HOME="", **variables)

    return launch  # type: ignore[return-value]


def test_install_says_what_it_put_and_where(launch: Launcher, tmp_path: Path) -> None:
    finished = launch("installer", "--dossier", "ici")

    assert (finished.returncode, finished.stderr) == (0, "")
    assert str(tmp_path / "ici" / "PIAL_template.xlsm") in finished.stdout
    assert "installé" in finished.stdout
    assert "pial-xl installer --desinstaller" in finished.stdout


def test_uninstall_says_what_it_took_away(launch: Launcher, tmp_path: Path) -> None:
    launch("installer")

    finished = launch("installer", "--desinstaller")

    assert finished.returncode == 0
    removed = [row for row in finished.stdout.splitlines() if _LIBREOFFICE not in row]
    assert len(removed) == 5
    assert all(row.endswith("retiré") for row in removed)
    leftovers = (tmp_path / "maison").rglob("*")
    assert [remaining for remaining in leftovers if "pial" in remaining.name.casefold()] == []


def test_uninstall_without_an_installation_says_so(launch: Launcher) -> None:
    assert "Rien à retirer" in launch("installer", "--desinstaller").stdout


def test_a_folder_that_cannot_be_made_is_one_sentence(launch: Launcher, tmp_path: Path) -> None:
    (tmp_path / "fichier").touch()

    finished = launch("installer", "--dossier", Path("fichier"))

    assert finished.returncode == 2
    assert finished.stderr.count("\n") == 1


def test_after_installing_diagnostic_knows_the_python_of_the_buttons(launch: Launcher) -> None:
    launch("installer")

    rows = launch("diagnostic").stdout.splitlines()

    python = next(row for row in rows if row.startswith("Interpréteur"))
    buttons = next(row for row in rows if row.startswith("Python des boutons"))
    assert buttons.rpartition("\u00a0: ")[2] == python.rpartition("\u00a0: ")[2]
    assert "où est Python" not in "".join(rows)
