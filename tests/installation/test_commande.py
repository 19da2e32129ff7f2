from pathlib import Path

import pytest
from terminal import Lancer, lanceur

_LIBREOFFICE = "libreoffice"
"""In the path of its profile, which gives back the menu where it took it."""


@pytest.fixture
def lancer(tmp_path: Path) -> Lancer:
    """The command line of a user whose folder is empty."""
    commande = lanceur(tmp_path)
    maison = tmp_path / "maison"
    maison.mkdir()
    variables = {"HOME": str(maison), "USERPROFILE": str(maison), "APPDATA": str(maison)}

    def lancer(*arguments: str | Path) -> object:
        return commande(*arguments, XDG_CONFIG_HOME="", XDG_DATA_HOME="", **variables)

    return lancer  # type: ignore[return-value]


def test_installer_says_what_it_put_and_where(lancer: Lancer, tmp_path: Path) -> None:
    fini = lancer("installer", "--dossier", "ici")

    assert (fini.returncode, fini.stderr) == (0, "")
    assert str(tmp_path / "ici" / "PIAL_template.xlsm") in fini.stdout
    assert "installé" in fini.stdout
    assert "pial-xl installer --desinstaller" in fini.stdout


def test_desinstaller_says_what_it_took_away(lancer: Lancer, tmp_path: Path) -> None:
    lancer("installer")

    fini = lancer("installer", "--desinstaller")

    assert fini.returncode == 0
    retires = [ligne for ligne in fini.stdout.splitlines() if _LIBREOFFICE not in ligne]
    assert len(retires) == 5
    assert all(ligne.endswith("retiré") for ligne in retires)
    restes = (tmp_path / "maison").rglob("*")
    assert [reste for reste in restes if "pial" in reste.name.casefold()] == []


def test_desinstaller_without_an_installation_says_so(lancer: Lancer) -> None:
    assert "Rien à retirer" in lancer("installer", "--desinstaller").stdout


def test_a_folder_that_cannot_be_made_is_one_sentence(lancer: Lancer, tmp_path: Path) -> None:
    (tmp_path / "fichier").touch()

    fini = lancer("installer", "--dossier", Path("fichier"))

    assert fini.returncode == 2
    assert fini.stderr.count("\n") == 1


def test_after_installing_diagnostic_knows_the_python_of_the_buttons(lancer: Lancer) -> None:
    lancer("installer")

    lignes = lancer("diagnostic").stdout.splitlines()

    python = next(ligne for ligne in lignes if ligne.startswith("Interpréteur"))
    boutons = next(ligne for ligne in lignes if ligne.startswith("Python des boutons"))
    assert boutons.rpartition("\u00a0: ")[2] == python.rpartition("\u00a0: ")[2]
    assert "où est Python" not in "".join(lignes)
