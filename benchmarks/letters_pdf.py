"""Time and size of 300 coordinators' letters: workbook, PDF, one PDF each, all in one.

LibreOffice makes the PDF. Run it from the project's folder: ``python -m benchmarks.letters_pdf``,
with another number of coordinators after it if wanted.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from benchmarks.letters import workbook
from pial_xl.demo.calendar import DATE_DEMO
from pial_xl.engines.pdf import convert_all
from pial_xl.engines.pdf.parting import assemble_pdf, bind, separate
from pial_xl.usecases.letters.making import letters
from pial_xl.usecases.letters.request import Request

COORDONNATEURS = 300

T = TypeVar("T", bytes, Mapping[str, bytes])


@dataclass(frozen=True)
class Measurement:
    """One step: what it makes, in how many seconds, and the size of each file it gives."""

    step: str
    seconds: float
    sizes: list[int]

    def __str__(self) -> str:
        total = sum(self.sizes) / 1000
        one = total / len(self.sizes)
        return f"{self.step:<34}{self.seconds:8.2f} s{total:10.0f} ko{one:10.0f} ko"


def measure(step: str, action: Callable[[], T]) -> tuple[T, Measurement]:
    """Run a step that gives one file or several."""
    debut = time.perf_counter()
    done = action()
    seconds = time.perf_counter() - debut
    files = [done] if isinstance(done, bytes) else list(done.values())
    return done, Measurement(step, seconds, [len(file) for file in files])


def main(count: int) -> int:
    """Print the time and the sizes of each step; 1 when a letter is missing."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "essai.xlsm")
        path.write_bytes(workbook(count))
        debut = time.perf_counter()
        made = letters(path, DATE_DEMO, Path(folder), Request())
        duration = time.perf_counter() - debut
        debut = time.perf_counter()
        letters(path, DATE_DEMO, Path(folder), Request())
        rereading = time.perf_counter() - debut
        data = made.workbook.read_bytes() if made.workbook else b""
    titles = {sheet: f"Lettre de mission – {sheet}" for sheet in made.content}
    pdf, converted = measure("PDF de LibreOffice", lambda: convert_all([data])[0])
    linked, linked_measurement = measure(
        "un PDF, avec signets", lambda: bind(pdf, "Lettres", titles)
    )
    separated, separated_measurement = measure("un PDF par lettre", lambda: separate(pdf, titles))
    pieces = [(titles[sheet], data) for sheet, data in separated.items()]
    _, assemble = measure("un PDF, des PDF séparés", lambda: assemble_pdf(pieces, "Lettres"))
    print(f"{len(separated)} lettres{'durée':>33}{'taille':>13}{'par fichier':>13}")
    print(Measurement("lecture et classeur des lettres", duration, [len(data)]))
    print(Measurement("de nouveau, rien à changer", rereading, [len(data)]))
    for mesure in (converted, linked_measurement, separated_measurement, assemble):
        print(mesure)
    return int(len(separated) != count or not linked)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else COORDONNATEURS))
