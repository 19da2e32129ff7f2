"""The two things that the command of timetables does: draw them, and take them back."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from pial_xl.cli.guard import BLOCKED, SUCCESS
from pial_xl.cli.saying import say
from pial_xl.grilles.read_back import ReadBack
from pial_xl.sheets.pdf_files import tell_leftovers
from pial_xl.units.text import french, plural
from pial_xl.usecases.edt import (
    FOLDER,
    TimetablesDrawn,
    View,
    draw_timetables,
    take_timetables_back,
    taken_sections,
    tell_taken,
)


def draw_grilles(
    workbook: Path, output: Path | None, view: str, codes: Sequence[str], *, pdf: bool
) -> int:
    """Draw the timetables that are asked for, and say where they are."""
    folder = output or workbook.parent / FOLDER
    drawn = draw_timetables(workbook, date.today(), folder, View(view), codes, pdf=pdf)
    say(french("\n".join(_drawn_lines(drawn, workbook))))
    return SUCCESS


def _drawn_lines(drawn: TimetablesDrawn, workbook: Path) -> Iterator[str]:
    yield plural(drawn.count, "emploi du temps dessiné", "emplois du temps dessinés")
    yield f"Classeur : {drawn.path}"
    if drawn.view is View.AESH:
        yield "Pour reprendre ce que vous y modifiez :"
        yield f'  pial-xl edt "{workbook}" --lire "{drawn.path}" --sortie NOUVEAU.xlsm'
    if drawn.pdf is not None:
        yield f"PDF : {drawn.pdf.bound}"
        if drawn.pdf.folder is not None:
            yield f"Un PDF par grille : {drawn.pdf.folder}"
        if told := tell_leftovers(drawn.pdf.leftovers):
            yield told


def read_grilles(workbook: Path, grilles: Path, output: Path) -> int:
    """Take grids back into a new workbook, say what changed, and give the exit code."""
    done = take_timetables_back(workbook, grilles, output, date.today())
    say(french("\n".join(_taken_lines(done.taken, done.path))))
    return BLOCKED if done.taken.refusals else SUCCESS


def _taken_lines(taken: ReadBack, path: Path | None) -> Iterator[str]:
    yield tell_taken(taken)
    for title, sentences in taken_sections(taken):
        yield f"\n{title} :"
        yield from (f"  {sentence}" for sentence in sentences)
    if path is not None:
        yield f"\nNouveau classeur : {path}"
