"""Time edits of a filled workbook in a visible LibreOffice: the live columns must not be felt.

    python benchmarks/live_edits.py [ALLOCATIONS]

Needs LibreOffice and Xvfb. Each edit is timed from the cell's new content to the end of the
computation (wall), and the processor time of LibreOffice is given beside it, drawing included.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from pial_xl.bareme.departements import identity
from pial_xl.engines.libreoffice.soffice import import_uno
from pial_xl.template import build_workbook
from pial_xl.units.dates import excel_day
from pial_xl.units.uai import check_letter

DAY = date(2026, 11, 24)
_REPEATS = 10
_ALLOCATIONS = 2_000
_START_MAX = 120
"""Seconds that LibreOffice may take to make its profile, then to listen."""

EDITS = (
    ("heures", "Affectations", "D8", ("2h15", "3h30"), 40),
    ("date", "Affectations", "F8", (DAY - timedelta(days=3), DAY - timedelta(days=4)), 40),
    ("heures du contrat", "AESH", "H8", ("24h", "25h"), 40),
    ("code de l'AESH", "Affectations", "A8", ("A0005", "A0006"), 200),
    ("code de l'élève", "Affectations", "B8", ("E0015", "E0016"), 200),
    ("groupe", "Affectations", "E8", ("G900", ""), 200),
    ("quotité, que lit la couleur de sa ligne", "AESH", "J8", ("61", "62"), 15),
    ("case que rien ne lit", "Affectations", "DD8", ("a", "b"), 10),
    ("texte d'Accueil", "Accueil", "K40", ("a", "b"), 10),
)
"""What is edited: its name, where, the two contents in turn, the milliseconds it may take."""


def workbook(allocations: int) -> bytes:
    """Build a workbook of so many allocations, half of them in groups of two to four."""
    dice = random.Random(1)  # noqa: S311 - a made-up workbook
    nb_aesh, nb_eleves = max(20, allocations // 16), max(40, allocations // 2)
    uais = [f"{n:07d}{check_letter(f'{n:07d}')}" for n in range(440001, 440001 + nb_eleves // 16)]
    start = date(2026, 9, 1)
    rows: list[dict[str, object]] = []
    while len(rows) < allocations:
        aesh = f"A{len(rows) * nb_aesh // allocations:04d}"
        size = dice.choice((1, 1, 2, 3, 4))
        block = {"aesh": aesh, "aide": "M", "heures": dice.choice((60, 90, 120, "2h30"))}
        if size > 1:
            block["groupe"] = f"G{len(rows)}"
        first = dice.randrange(nb_eleves)
        rows += (
            block | {"eleve": f"E{(first + k * len(uais)) % nb_eleves:04d}", "debut": start}
            for k in range(size)
        )
    eleves = [f"E{i:04d}" for i in range(nb_eleves)]
    dataset: dict[str, list[dict[str, object]]] = {
        "T_Poles": [{"pole": "P1", "sigle": "PIAL"}],
        "T_Etablissements": [
            {"uai": u, "nom": f"École {i}", "commune": "Exemple", "degre": "école", "pole": "P1"}
            for i, u in enumerate(uais)
        ],
        "T_Dotation": [{"pole": "P1", "heures": 24 * 60 * nb_aesh, "date_effet": start}],
        "T_AESH": [
            {"aesh": f"A{i:04d}", "nom": f"NOM{i}", "prenom": "Fictive", "pole": "P1",
             "contrat": "CDI", "debut": start, "heures": 24 * 60, "semaines": 41, "quotite": 62,
             "uai": uais[i % len(uais)]}
            for i in range(nb_aesh)
        ],
        "T_Eleves": [
            {"eleve": e, "uai": uais[i % len(uais)], "classe": "CE1"} for i, e in enumerate(eleves)
        ],
        "T_Notifications": [
            {"eleve": e, "aide": "M" if i % 3 else "I", "debut": start, "fin": date(2027, 8, 31)}
            | ({} if i % 3 else {"heures": 12 * 60})
            for i, e in enumerate(eleves)
        ],
        "T_Affectations": rows[:allocations],
    }  # fmt: skip
    settings = identity("44", "DDEC 44") | {"annee_scolaire": "2026-2027"}
    return build_workbook(dataset, settings, day=DAY)


@contextmanager
def soffice(folder: Path) -> Iterator[tuple[Any, int]]:
    """Show LibreOffice on a screen of its own; give its desktop, and its process group."""
    with _screen() as display:
        environ = os.environ | {"DISPLAY": display, "HOME": str(folder)}
        pipe = f"edits{os.getpid()}"
        command = [
            os.environ.get("SOFFICE", "soffice"),
            f"-env:UserInstallation=file://{folder}/profil",
            "--norestore",
            "--nologo",
        ]
        # A profile that has just been made asks for a restart, which nobody would make.
        subprocess.run(
            [*command, "--headless", "--terminate_after_init"],
            env=environ,
            check=False,
            timeout=_START_MAX,
        )
        office = subprocess.Popen(
            [*command, "--nodefault", f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext"],
            env=environ,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            yield _desktop(pipe, office), office.pid
        finally:
            with suppress(ProcessLookupError):
                os.killpg(office.pid, signal.SIGTERM)
            office.wait()


@contextmanager
def _screen() -> Iterator[str]:
    """Give a screen whose number Xvfb chooses: another run may have left the lock of any."""
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24"],  # noqa: S607
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        number = screen.stdout.readline().strip() if screen.stdout else ""
        if not number:
            raise SystemExit("Xvfb n'a pas donné d'écran")
        yield f":{number}"
    finally:
        screen.terminate()
        screen.wait()


def _desktop(pipe: str, office: "subprocess.Popen[bytes]") -> Any:
    uno = import_uno()
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    end = time.monotonic() + _START_MAX
    while time.monotonic() < end and office.poll() is None:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # not there yet
            time.sleep(0.3)
        else:
            manager = context.ServiceManager
            return manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    raise SystemExit("LibreOffice ne répond pas")


def _without_macros() -> tuple[Any, ...]:
    """Open without running macros, nor asking about them in a window that nobody sees."""
    uno = import_uno()
    never = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    never.Name, never.Value = "MacroExecutionMode", 0
    return (never,)


def processor(group: int) -> float:
    """Give the seconds of processor that a process group has taken."""
    ticks = 0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if os.getpgid(int(entry.name)) == group:
                    fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
                    ticks += int(fields[11]) + int(fields[12])
            except OSError:
                continue
    return ticks / os.sysconf("SC_CLK_TCK")


def measure(document: Any, group: int) -> Iterator[str]:
    """Make each edit a few times in turn, and give what it costs as rows of a table."""
    yield "| Modification | durée (ms) | CPU (ms) | but (ms) |\n|---|--:|--:|--:|"
    for nom, sheet_name, address, contents, limit in EDITS:
        sheet = document.Sheets.getByName(sheet_name)
        document.CurrentController.setActiveSheet(sheet)
        time.sleep(1)
        cell = sheet.getCellRangeByName(address)
        taken, before = [], processor(group)
        for i in range(_REPEATS):
            content = contents[i % 2]
            start = time.perf_counter()
            if isinstance(content, date):
                cell.setValue(excel_day(content))
            else:
                cell.setString(content)
            taken.append(time.perf_counter() - start)
            time.sleep(0.4)
        spent = (processor(group) - before) / _REPEATS
        yield f"| {nom} | {median(taken) * 1e3:.0f} | {spent * 1e3:.0f} | {limit} |"


def edits(allocations: int = _ALLOCATIONS) -> Iterator[str]:
    """Build, open and edit a workbook of so many allocations."""
    folder = Path(tempfile.mkdtemp(prefix="pial_xl_edits_"))
    try:
        path = folder / "essai.xlsm"
        path.write_bytes(workbook(allocations))
        with soffice(folder) as (desktop, group):
            document = desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, _without_macros())
            time.sleep(3)
            document.calculateAll()
            yield f"{allocations} affectations, LibreOffice visible :\n"
            yield from measure(document, group)
            document.close(True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    """Print what each edit costs."""
    for line in edits(int(sys.argv[1]) if len(sys.argv) > 1 else _ALLOCATIONS):
        print(line, flush=True)


if __name__ == "__main__":
    main()
