"""Clicks on the button that controls, in a workbook open in LibreOffice."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.processes import cost
from pial_xl.demo.workbook import demo_workbook

_TESTS = Path(__file__).parent.parent / "tests"
_CLICKS = 3


def clicks(folder: Path) -> Iterator[str]:
    """The first click and the next ones: seconds, CPU of Python, round trips to LibreOffice."""
    sys.path.insert(0, str(_TESTS))  # the LibreOffice of the tests, and its counter of round trips
    from libreoffice_host import relay, soffice  # noqa: PLC0415

    from pial_xl.engines.libreoffice.connection import connect  # noqa: PLC0415
    from pial_xl.engines.libreoffice.engine import activate  # noqa: PLC0415

    path = folder / "demo.xlsm"
    path.write_bytes(demo_workbook())
    yield "| Démonstration | durée (s) | CPU de Python (s) | allers-retours |\n|---|--:|--:|--:|"
    with soffice(folder / "profil") as pipe, relay(lambda: pipe) as counter:
        activate(connect(pipe)).books.open(path)
        options = ["--hote", "libreoffice", "--tube", counter.pipe, "--classeur", path.name]
        command = [sys.executable, "-m", "pial_xl", "bouton", "controler", *options]
        for rank in range(1, _CLICKS + 1):
            trips, start = counter.total, time.perf_counter()
            spent = cost(command)
            seconds = time.perf_counter() - start
            yield f"| clic {rank} | {seconds:.1f} | {spent.cpu:.1f} | {counter.total - trips} |"
