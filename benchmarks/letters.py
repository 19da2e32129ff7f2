"""Letters of many coordinators: ``python letters.py WORKBOOK``, run alone, makes them once.

``python letters.py COUNT FILE`` only writes the workbook of that many coordinators.
"""

import sys
import tempfile
from pathlib import Path

from pial_xl.bareme.departements import identity
from pial_xl.demo.calendar import DATE_DEMO, YEAR
from pial_xl.demo.dataset import demo_dataset
from pial_xl.template import build_workbook
from pial_xl.usecases.letters.making import letters
from pial_xl.usecases.letters.request import Request


def workbook(count: int) -> bytes:
    """Give a workbook with so many fictitious coordinators, each of one pole and one school."""
    dataset = demo_dataset()
    models = dataset["T_Coordonnateurs"]
    dataset["T_Coordonnateurs"] = [
        models[rank % len(models)] | {"nom": f"FICTIF-{rank:04}"} for rank in range(count)
    ]
    return build_workbook(
        dataset=dataset, parametres=identity("44", "DDEC 44") | {"annee_scolaire": YEAR}
    )


def main(path: Path) -> int:
    """Make the letters of a workbook; 1 when none was made."""
    with tempfile.TemporaryDirectory() as folder:
        made = letters(path, DATE_DEMO, Path(folder), Request())
    return int(not made.content)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        Path(sys.argv[2]).write_bytes(workbook(int(sys.argv[1])))
    else:
        sys.exit(main(Path(sys.argv[1])))
