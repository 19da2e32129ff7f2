"""The modules of rules are found, wherever the package stands; none is listed by hand."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pial_xl
from pial_xl.rules import catalogue

PACKAGE = Path(pial_xl.__file__).parent
NEW_RULE = """
from pial_xl.constats import Niveau
from pial_xl.rules.registry import rule

@rule("S-99", Niveau.INFO, "Essai", source="s", nature="K", advice="a.")
def new(d):
    "Jamais."
    return iter(())
"""


def _codes(path: Path) -> list[str]:
    """Give the codes of the catalogue of the package that stands in a zip."""
    program = (
        "import pial_xl; from pial_xl.rules import catalogue\n"
        "print(pial_xl.__file__, *(r.code for r in catalogue()))"
    )
    finished = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        cwd=path.parent,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(path)},
    )
    origin, *codes = finished.stdout.split()
    assert origin.startswith(str(path))
    return codes


def test_a_module_put_in_the_room_of_rules_is_found_even_in_a_zip(tmp_path: Path) -> None:
    path = tmp_path / "pial_xl.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for source in PACKAGE.rglob("*.py"):
            archive.write(source, source.relative_to(PACKAGE.parent))
        archive.writestr("pial_xl/rules/essai.py", NEW_RULE)

    ours = [rule.code for rule in catalogue()]

    found = _codes(path)
    assert sorted(found) == sorted([*ours, "S-99"])
    assert [code for code in found if code != "S-99"] == ours


def test_rules_come_family_by_family_and_in_the_order_of_their_codes() -> None:
    families: dict[str, list[str]] = {}
    for rule in catalogue():
        families.setdefault(rule.famille, []).append(rule.code)

    assert [code for codes in families.values() for code in codes] == [r.code for r in catalogue()]
    assert all(codes == sorted(codes) for codes in families.values())
