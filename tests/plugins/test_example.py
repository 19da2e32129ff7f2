"""The package of ``examples`` as an installer leaves it; CI runs its own tests besides."""

import zipfile
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder
from installed_packages import Machine

EXAMPLE = Path(__file__).parents[2] / "examples" / "pial_xl_departement_99"


def test_the_example_adds_its_rules_its_parameter_and_its_field(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    (wheel,) = WheelBuilder(str(EXAMPLE)).build(directory=str(tmp_path), versions=["standard"])
    zipfile.ZipFile(wheel).extractall(machine.site)

    outcome = machine.check()

    assert outcome.reasons() == []
    assert {code for code, _, _ in outcome.places()} == {"X-99-02"}
    shown = machine.run("regles").stdout
    assert all(said in shown for said in ("X-99-01", "eleves_par_groupe_max", "{{bassin}}"))


def test_its_readme_names_what_it_adds() -> None:
    readme = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    added = ("X-99-01", "X-99-02", "eleves_par_groupe_max", "{{bassin}}")
    assert all(f"`{said}`" in readme for said in added)


def test_ci_installs_it_and_runs_its_tests() -> None:
    ci = (EXAMPLE.parents[1] / ".ci" / "run").read_text(encoding="utf-8")
    assert "exemple=examples/pial_xl_departement_99\n" in ci
    assert '-m pytest -n0 "$exemple/tests"' in ci
