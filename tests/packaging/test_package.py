import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement

PROJECT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = {
    "requirements/run.txt": PYPROJECT["project"]["dependencies"],
    "requirements/dev.txt": PYPROJECT["project"]["dependencies"]
    + PYPROJECT["dependency-groups"]["dev"],
}


def build_wheel(folder: Path) -> Path:
    (wheel,) = WheelBuilder(str(PROJECT)).build(directory=str(folder), versions=["standard"])
    return Path(wheel)


def test_two_builds_give_the_same_wheel(tmp_path: Path) -> None:
    first, second = build_wheel(tmp_path / "1"), build_wheel(tmp_path / "2")

    assert first.read_bytes() == second.read_bytes()


def test_the_wheel_holds_what_the_commands_need(tmp_path: Path) -> None:
    names = set(zipfile.ZipFile(build_wheel(tmp_path)).namelist())

    assert "pial_xl/py.typed" in names
    assert "pial_xl/locale/fr/LC_MESSAGES/messages.mo" in names
    assert {nom.split("/")[0] for nom in names if "dist-info" not in nom} == {"pial_xl"}


def test_the_wheel_declares_the_command(tmp_path: Path) -> None:
    wheel = zipfile.ZipFile(build_wheel(tmp_path))
    (points,) = [nom for nom in wheel.namelist() if nom.endswith("entry_points.txt")]

    assert "pial-xl = pial_xl.cli:entry" in wheel.read(points).decode()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_every_package_with_its_hashes(lock: str) -> None:
    text = (PROJECT / lock).read_text(encoding="utf-8")

    for block in re.split(r"\n(?=[a-z])", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE)):
        assert re.match(r"[\w.-]+==[\w.]+", block), block
        assert "--hash=sha256:" in block


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_satisfies_what_the_project_asks(lock: str) -> None:
    pins = dict(re.findall(r"^([\w.-]+)==([\w.]+)", (PROJECT / lock).read_text(), re.MULTILINE))

    for request in map(Requirement, LOCKS[lock]):
        version = pins.get(request.name.lower().replace("_", "-"))
        assert version is not None, request
        assert request.specifier.contains(version), request


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_package_index(lock: str) -> None:
    assert not re.search(r"https?://|--index|--find-links", (PROJECT / lock).read_text())


@pytest.mark.parametrize("mark", ["demo", "tests"])
def test_a_command_of_the_readme_is_a_single_line(mark: str) -> None:
    assert len(readme_command(mark).splitlines()) == 1


def test_ci_runs_the_test_command_of_the_readme_to_the_letter() -> None:
    ci = (PROJECT / ".ci" / "run").read_text(encoding="utf-8").splitlines()

    setting_up, and_then, testing = readme_command("tests").rpartition(" && ")
    assert and_then
    assert ci.index(setting_up) < ci.index(testing)


def readme_command(mark: str) -> str:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"<!-- {mark} -->\n```sh\n(.*?)\n```", readme, re.DOTALL)
    assert found
    return found[1]


def test_importing_the_package_imports_nothing_heavy() -> None:
    program = "import sys, pial_xl; print(*sys.modules)"
    finished = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8"
    )

    assert {"openpyxl", "xlsxwriter", "pydantic", "click"}.isdisjoint(finished.stdout.split())
