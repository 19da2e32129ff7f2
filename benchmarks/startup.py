"""Whole-process time of ``controler --json`` against the bare reading of the same sheets.

The reference is a process that only imports pydantic and openpyxl and reads every cell of the
controlled sheets read-only. Run it from the project's folder: ``python benchmarks/startup.py``.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pial_xl.demo.workbook import demo_workbook
from pial_xl.tables import TABLES, Correspondance

PASSES = 11
CEILING = 1.6
# An installed package has its bytecode; so must both processes, wherever this runs.
_ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}

_BARE_READING = """
import sys
import pydantic
import openpyxl
classeur = openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True)
for titre in sys.argv[2:]:
    feuille = classeur[titre]
    feuille.reset_dimensions()
    for ligne in feuille.iter_rows(values_only=True):
        pass
"""


def duration(command: list[str]) -> float:
    """Give the seconds that a whole process takes."""
    debut = time.perf_counter()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, env=_ENVIRONMENT)
    return time.perf_counter() - debut


def main() -> int:
    """Print both medians and their ratio; 1 when the ratio is above its ceiling."""
    with tempfile.TemporaryDirectory() as folder:
        workbook = Path(folder, "demo.xlsm")
        workbook.write_bytes(demo_workbook())
        sheets = [model.sheet for model in TABLES if model is not Correspondance]
        bare = [sys.executable, "-c", _BARE_READING, os.fspath(workbook), *sheets]
        whole = [sys.executable, "-m", "pial_xl", "controler", os.fspath(workbook), "--json"]
        times: dict[str, list[float]] = {"lecture nue": [], "controler": []}
        for turn in range(PASSES + 1):  # in turn, so that a busy moment weighs on both
            measurements = (duration(bare), duration(whole))
            if turn:  # the first warms the disk's cache
                for nom, mesure in zip(times, measurements, strict=True):
                    times[nom].append(mesure)
    medians = {nom: statistics.median(values) for nom, values in times.items()}
    ratio = medians["controler"] / medians["lecture nue"]
    for nom, median in medians.items():
        print(f"{nom:<12} {median * 1000:7.0f} ms (médiane de {PASSES})")
    print(f"rapport      {ratio:7.2f} (plafond {CEILING})")
    return int(ratio > CEILING)


if __name__ == "__main__":
    sys.exit(main())
