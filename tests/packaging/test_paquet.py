import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement

PROJET = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((PROJET / "pyproject.toml").read_text(encoding="utf-8"))
VERROUS = {
    "requirements/run.txt": PYPROJECT["project"]["dependencies"],
    "requirements/dev.txt": PYPROJECT["project"]["dependencies"]
    + PYPROJECT["dependency-groups"]["dev"],
}


def construire(dossier: Path) -> Path:
    (roue,) = WheelBuilder(str(PROJET)).build(directory=str(dossier), versions=["standard"])
    return Path(roue)


def test_two_builds_give_the_same_wheel(tmp_path: Path) -> None:
    premiere, seconde = construire(tmp_path / "1"), construire(tmp_path / "2")

    assert premiere.read_bytes() == seconde.read_bytes()


def test_the_wheel_holds_what_the_commands_need(tmp_path: Path) -> None:
    noms = set(zipfile.ZipFile(construire(tmp_path)).namelist())

    assert "pial_xl/py.typed" in noms
    assert "pial_xl/locale/fr/LC_MESSAGES/messages.mo" in noms
    assert {nom.split("/")[0] for nom in noms if "dist-info" not in nom} == {"pial_xl"}


def test_the_wheel_declares_the_command(tmp_path: Path) -> None:
    roue = zipfile.ZipFile(construire(tmp_path))
    (points,) = [nom for nom in roue.namelist() if nom.endswith("entry_points.txt")]

    assert "pial-xl = pial_xl.cli:entree" in roue.read(points).decode()


@pytest.mark.parametrize("verrou", VERROUS)
def test_a_lock_pins_every_package_with_its_hashes(verrou: str) -> None:
    texte = (PROJET / verrou).read_text(encoding="utf-8")

    for bloc in re.split(r"\n(?=[a-z])", re.sub(r"^#.*\n", "", texte, flags=re.MULTILINE)):
        assert re.match(r"[\w.-]+==[\w.]+", bloc), bloc
        assert "--hash=sha256:" in bloc


@pytest.mark.parametrize("verrou", VERROUS)
def test_a_lock_satisfies_what_the_project_asks(verrou: str) -> None:
    epingles = dict(
        re.findall(r"^([\w.-]+)==([\w.]+)", (PROJET / verrou).read_text(), re.MULTILINE)
    )

    for demande in map(Requirement, VERROUS[verrou]):
        version = epingles.get(demande.name.lower().replace("_", "-"))
        assert version is not None, demande
        assert demande.specifier.contains(version), demande


@pytest.mark.parametrize("verrou", VERROUS)
def test_a_lock_names_no_package_index(verrou: str) -> None:
    assert not re.search(r"https?://|--index|--find-links", (PROJET / verrou).read_text())


@pytest.mark.parametrize("marque", ["demo", "tests"])
def test_the_readmes_command_is_a_single_line(marque: str) -> None:
    assert len(commande_du_readme(marque).splitlines()) == 1


def test_ci_runs_the_readmes_test_command_to_the_letter() -> None:
    ci = (PROJET / ".ci" / "run").read_text(encoding="utf-8").splitlines()

    assert commande_du_readme("tests") in ci


def commande_du_readme(marque: str) -> str:
    readme = (PROJET / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"<!-- {marque} -->\n```sh\n(.*?)\n```", readme, re.DOTALL)
    assert found
    return found[1]


def test_importing_the_package_imports_nothing_heavy() -> None:
    programme = "import sys, pial_xl; print(*sys.modules)"
    fini = subprocess.run(
        [sys.executable, "-c", programme], capture_output=True, check=True, encoding="utf-8"
    )

    assert {"openpyxl", "xlsxwriter", "pydantic", "click"}.isdisjoint(fini.stdout.split())
