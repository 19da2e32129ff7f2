"""Measure pial-xl beside others and write ``benchmarks/RESULTATS.md``: ``python -m benchmarks``.

From the project's folder. What it is measured against is installed in ``.benchmarks``, from
``benchmarks/requirements.txt``; names of sections after the command run only those
(``python -m benchmarks tailles demo``) and leave the others as they stand in the page. With
``--essai`` everything is small, and is printed instead: it shows that all of it works.
"""

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.clicks import clicks
from benchmarks.live_edits import edits
from benchmarks.processes import Cost, check_command, in_turn, least, median, ratio
from benchmarks.rival import RIVALS
from benchmarks.rival import SHEETS as RIVAL_SHEETS
from benchmarks.workbooks import dataset, write_plain
from pial_xl.demo.workbook import demo_workbook
from pial_xl.tables import TABLES, Correspondance
from pial_xl.units.text import plural

HERE: Final = Path(__file__).parent
PAGE: Final = HERE / "RESULTATS.md"
ENVIRONMENT: Final = HERE.parent / ".benchmarks"
SHEETS: Final = [model.sheet for model in TABLES if model is not Correspondance]
RIVAL_CPU_MAX: Final = 300
"""Seconds of processor that another library is given, for one workbook."""


@dataclass(frozen=True)
class Scale:
    """How large what is measured is.

    Attributes:
        sizes: rows of the workbooks, and how many times each is measured.
        letters: numbers of letters.
        folder: number of workbooks in a folder.
        passes: how many times the demonstration is measured.
    """

    sizes: Mapping[int, int]
    letters: tuple[int, ...]
    folder: int
    passes: int


WHOLE: Final = Scale({1_000: 9, 10_000: 5, 100_000: 3}, (30, 300, 3_000), 500, 11)
TRIAL: Final = Scale({200: 1}, (3,), 3, 1)


def reading(workbook: Path) -> list[str]:
    """Give the command that only reads a workbook, as openpyxl does."""
    return [sys.executable, os.fspath(HERE / "reading.py"), os.fspath(workbook), *SHEETS]


def demo(folder: Path, scale: Scale) -> Iterator[str]:
    """The demo, beside the imports and the reading that no control can spare."""
    path = folder / "demo.xlsm"
    path.write_bytes(demo_workbook())
    yield from _beside_reading(path, scale.passes, 1.25)


def sizes(folder: Path, scale: Scale) -> Iterator[str]:
    """Workbooks of many rows, beside openpyxl's reading of the same sheets."""
    for rows, passes in scale.sizes.items():
        yield f"\n{rows:,} affectations et {rows:,} créneaux :\n".replace(",", " ")
        yield from _beside_reading(_workbook(folder, rows), passes, 1.3)


def _beside_reading(path: Path, passes: int, goal: float) -> Iterator[str]:
    commands = {"controler": check_command(os.fspath(path)), "lecture openpyxl": reading(path)}
    costs = in_turn(commands, passes)
    yield from _table(costs)
    found = ratio(costs["controler"], costs["lecture openpyxl"])
    yield f"\nRapport : {found:.2f} (but : {goal} au plus)."


_RIVALS_READ: Final = f"""
Les autres contrôlent six choses dans les deux grands tableaux : AESH et élève inconnus d'une
affectation, aide inconnue, heures hors bornes, heures au-delà du contrat ou de la notification,
AESH inconnu d'un créneau, fin d'un créneau avant son début. Ils lisent avec openpyxl les feuilles
qu'il leur faut : {", ".join(RIVAL_SHEETS)}. pial-xl lit toutes les feuilles et applique tous
ses contrôles. Chacun à son tour, plusieurs fois ; le plus petit temps et la plus petite mémoire."""


def rivals(folder: Path, scale: Scale) -> Iterator[str]:
    """Six controls by others, beside all of ours, from the file to the list."""
    yield _RIVALS_READ
    python = _environment()
    known = [name for name in RIVALS if _is_installed(python, name)]
    for name in RIVALS:
        if name not in known:
            yield f"\n{name} ne s'installe pas ici : il n'est pas mesuré."
    for rows, passes in scale.sizes.items():
        path = _workbook(folder, rows)
        script = os.fspath(HERE / "rival.py")
        commands = {"pial-xl, tout": check_command(os.fspath(path))} | {
            f"{name}, six": [python, script, name, os.fspath(path)] for name in known
        }
        size = f"{rows:,} affectations et {rows:,} créneaux".replace(",", " ")
        yield f"\n{size}, {plural(passes, 'passage')} :\n"
        costs = in_turn(commands, passes, RIVAL_CPU_MAX)
        yield from _table({name: [least(measured)] for name, measured in costs.items()})
        for name in commands.keys() - costs.keys():
            yield f"\n{name} : arrêté au bout de {RIVAL_CPU_MAX} s de processeur."


def letters(folder: Path, scale: Scale) -> Iterator[str]:
    """Letters of mission, more and more of them."""
    script = os.fspath(HERE / "letters.py")
    commands = {}
    for count in scale.letters:
        path = folder / f"lettres-{count}.xlsm"
        subprocess.run([sys.executable, script, str(count), os.fspath(path)], check=True)
        commands[f"{count} lettres"] = [sys.executable, script, os.fspath(path)]
    yield from _table(in_turn(commands, 1))


def many(folder: Path, scale: Scale) -> Iterator[str]:
    """A folder of workbooks, one process each."""
    path = folder / "un.xlsm"
    path.write_bytes(demo_workbook())
    copies = [folder / f"{rank}.xlsm" for rank in range(scale.folder)]
    for copy in copies:
        shutil.copyfile(path, copy)
    commands = {copy.name: check_command(os.fspath(copy)) for copy in copies}
    costs = [each for (each,) in in_turn(commands, 1).values()]
    total = Cost(sum(c.cpu for c in costs), max(c.memory for c in costs))
    yield from _table({f"{scale.folder} classeurs": [total]})


def open_clicks(folder: Path, _: Scale) -> Iterator[str]:
    """Clicks on the demonstration, which has one size."""
    yield from clicks(folder)


def live(_folder: Path, _: Scale) -> Iterator[str]:
    """Edits of a workbook that LibreOffice shows."""
    yield from edits()


SECTIONS: Final[dict[str, tuple[str, Callable[[Path, Scale], Iterator[str]]]]] = {
    "demo": ("La démonstration", demo),
    "tailles": ("Grands classeurs", sizes),
    "autres": ("Six contrôles chez les autres, tous les nôtres", rivals),
    "lettres": ("Lettres de mission", letters),
    "clics": ("Clics dans un classeur ouvert", open_clicks),
    "modifications": ("Modifications d'un classeur ouvert", live),
    "dossier": ("Un dossier de classeurs", many),
}


def _workbook(folder: Path, rows: int) -> Path:
    path = folder / f"{rows}.xlsx"
    if not path.exists():
        write_plain(dataset(rows), path)
    return path


def _table(costs: dict[str, list[Cost]]) -> Iterator[str]:
    yield "| Processus entier | CPU (s) | mémoire (Mo) |\n|---|--:|--:|"
    for name, measured in costs.items():
        middle = median(measured)
        yield f"| {name} | {middle.cpu:.2f} | {middle.memory:.0f} |"


def _environment() -> str:
    python = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        venv.create(ENVIRONMENT, with_pip=True)
    wanted = os.fspath(HERE / "requirements.txt")
    install = [os.fspath(python), "-m", "pip", "install", "--quiet"]
    if subprocess.run([*install, "-r", wanted], check=False).returncode:
        # One that cannot be had here keeps none of the others away.
        for line in (HERE / "requirements.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                subprocess.run([*install, line], check=False)
    return os.fspath(python)


def _is_installed(python: str, name: str) -> bool:
    return not subprocess.run(
        [python, "-c", f"import openpyxl, {name}"], check=False, stderr=subprocess.DEVNULL
    ).returncode


def _written() -> dict[str, str]:
    """Give the sections of the page as it stands, by title."""
    text = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    pieces = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)[1:]
    return dict(zip(pieces[::2], pieces[1::2], strict=True))


def main(wanted: Sequence[str]) -> int:
    """Measure the wanted sections, all by default, and write the page; 2 for an unknown one."""
    is_trial = "--essai" in wanted
    wanted = [word for word in wanted if word != "--essai"]
    if unknown := set(wanted) - set(SECTIONS):
        print(f"Sections inconnues : {', '.join(sorted(unknown))}. Attendu : {', '.join(SECTIONS)}")
        return 2
    written = _written()
    for key in wanted or SECTIONS:
        title, measure = SECTIONS[key]
        print(title, flush=True)
        with tempfile.TemporaryDirectory() as folder:
            scale = TRIAL if is_trial else WHOLE
            written[title] = "\n" + "\n".join(measure(Path(folder), scale)) + "\n"
        if is_trial:
            print(written[title], flush=True)
            continue
        PAGE.write_text(_page(written), encoding="utf-8")
    return 0


def _page(written: dict[str, str]) -> str:
    head = (
        "# Mesures\n\nÉcrit par `python -m benchmarks`. Temps de processeur et mémoire de processus"
        " entiers, de l'interpréteur à la sortie ; les rapports comptent plus que les secondes,"
        f" qui changent d'une machine à l'autre (ici : Python {platform.python_version()}, "
        f"{os.cpu_count()} cœurs partagés).\n"
    )
    titles = [title for title, _ in SECTIONS.values() if title in written]
    return head + "".join(f"\n## {title}\n{written[title].rstrip()}\n" for title in titles)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
