"""Packages as an installer leaves them: a module, and what says that it holds rules."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

from patience import PATIENCE_S
from terminal import save_workbook

from pial_xl.testing import SampleWorkbook

PROGRAM = """
from pial_xl.constats import Constat, Niveau
from pial_xl.rules import Reserve, rule
from pial_xl.tables import Aesh

facts = {"source": "Consigne fictive", "nature": "D", "reads": (Aesh,), "advice": "Vérifiez."}

"""
"""How the module of each of these packages begins."""
GOOD_RULE = """
@rule("X-01", Niveau.ALERTE, "Essai", **facts)
def tried(d):
    "Tout AESH."
    for a in d.aesh.rows:
        yield Constat(d.aesh.cell(a, "aesh"), a.aesh, f"{a.aesh} vu.")

"""
SAID_BY_GOOD_RULE = [("X-01", "AESH", f"A{row}") for row in (5, 6, 7)]


class Outcome(NamedTuple):
    """What ``controler --json`` gave."""

    code: int
    report: dict[str, Any]
    errors: str

    def places(self, prefix: str = "X-") -> list[tuple[str, str, str]]:
        return [
            (c["code"], c["feuille"], c["cellule"])
            for c in self.report["constats"]
            if c["code"].startswith(prefix)
        ]

    @property
    def others(self) -> list[dict[str, str]]:
        """The constats of our rules."""
        return [c for c in self.report["constats"] if not c["code"].startswith("X-")]

    def reasons(self, code: str = "X") -> list[str]:
        """The lines of « Non évalués » of a code, with plain spaces."""
        lines = [n for n in self.report["non_evalues"] if n["code"] == code]
        return [line["raison"].replace("\u00a0", " ") for line in lines]

    def reason_of(self, package: str, code: str = "X") -> str:
        """The only line of a code that names the package ``paquet-PACKAGE``."""
        named = f"paquet-{package} (entrée {package})"
        (reason,) = [said for said in self.reasons(code) if named in said]
        return reason


class Machine:
    """A place where packages are installed, and from which commands are run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site = folder / "site"
        self.site.mkdir()

    def install(
        self, name: str, module: str, distribution: str = "", group: str = "pial_xl.rules"
    ) -> None:
        """Install the package ``paquet-NAME``, whose module NAME holds this text."""
        (self.site / f"{name}.py").write_text(module, encoding="utf-8")
        distribution = distribution or f"paquet-{name}"
        info = self.site / f"{distribution.replace('-', '_')}-1.0.dist-info"
        info.mkdir()
        metadata = f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n"
        (info / "METADATA").write_text(metadata, encoding="utf-8")
        entry = f"[{group}]\n{name} = {name}\n"
        (info / "entry_points.txt").write_text(entry, encoding="utf-8")

    def run(self, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
        """Run ``pial-xl`` where these packages are installed."""
        return subprocess.run(
            [sys.executable, "-m", "pial_xl", *map(str, arguments)],
            capture_output=True,
            check=False,
            cwd=self.folder,
            encoding="utf-8",
            env=os.environ | {"PYTHONPATH": str(self.site)},
            timeout=PATIENCE_S,
        )

    def check(self, workbook: SampleWorkbook | None = None) -> Outcome:
        """Control a workbook, a clean one by default."""
        path = save_workbook(workbook or SampleWorkbook(), self.folder / "classeur.xlsx")
        finished = self.run("controler", path, "--json", "--date", "2026-11-24")
        assert finished.returncode in {0, 1}, finished.stderr
        return Outcome(finished.returncode, json.loads(finished.stdout), finished.stderr)
