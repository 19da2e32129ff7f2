"""Whole-process time of ``controler --json`` against the bare reading of the same sheets.

The reference is a process that only imports pydantic and openpyxl and reads every cell of the
controlled sheets read-only. Run it from the project's folder: ``python benchmarks/demarrage.py``.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pial_xl.demo.classeur import classeur_demo
from pial_xl.tables import TABLES, Correspondance

PASSES = 11
PLAFOND = 1.6
# An installed package has its bytecode; so must both processes, wherever this runs.
_ENVIRONNEMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}

_LECTURE_NUE = """
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


def duree(commande: list[str]) -> float:
    """Give the seconds that a whole process takes."""
    debut = time.perf_counter()
    subprocess.run(commande, check=False, stdout=subprocess.DEVNULL, env=_ENVIRONNEMENT)
    return time.perf_counter() - debut


def main() -> int:
    """Print both medians and their ratio; 1 when the ratio is above its ceiling."""
    with tempfile.TemporaryDirectory() as dossier:
        classeur = Path(dossier, "demo.xlsm")
        classeur.write_bytes(classeur_demo())
        feuilles = [modele.feuille for modele in TABLES if modele is not Correspondance]
        nue = [sys.executable, "-c", _LECTURE_NUE, os.fspath(classeur), *feuilles]
        entiere = [sys.executable, "-m", "pial_xl", "controler", os.fspath(classeur), "--json"]
        temps: dict[str, list[float]] = {"lecture nue": [], "controler": []}
        for passe in range(PASSES + 1):  # in turn, so that a busy moment weighs on both
            mesures = (duree(nue), duree(entiere))
            if passe:  # the first warms the disk's cache
                for nom, mesure in zip(temps, mesures, strict=True):
                    temps[nom].append(mesure)
    medianes = {nom: statistics.median(valeurs) for nom, valeurs in temps.items()}
    rapport = medianes["controler"] / medianes["lecture nue"]
    for nom, mediane in medianes.items():
        print(f"{nom:<12} {mediane * 1000:7.0f} ms (médiane de {PASSES})")
    print(f"rapport      {rapport:7.2f} (plafond {PLAFOND})")
    return int(rapport > PLAFOND)


if __name__ == "__main__":
    sys.exit(main())
