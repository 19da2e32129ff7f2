"""The letters as the page shows them: who gets one, who does not and why, how each looks."""

from pathlib import Path
from tempfile import mkdtemp

from pial_xl import __version__
from pial_xl.letters.closing import letters_facts, say_counts
from pial_xl.letters.recap import RecapLine
from pial_xl.page.answer import Answer, Asked, Json, download
from pial_xl.page.desk import Desk, Letters
from pial_xl.report.blocks.recap import (
    COLUMNS,
    LINK_RANK,
    NIVEAU_BY_STATE,
    NO_COORDONNATEUR,
    recap_texts,
)
from pial_xl.sheets.closed.letters.html import LetterPages
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.usecases.letters.making import LetterRun, letters, unfinished
from pial_xl.usecases.letters.request import Request

_NO_LETTER = "Aucune lettre n'est faite : préparez d'abord les lettres."


def make(desk: Desk, _: Asked) -> Answer:
    """Make the letters of every row, afresh, and tell what became of each row."""
    reference = desk.checked.result.report.date_reference
    folder = Path(mkdtemp(dir=desk.folder))
    made = letters(desk.path, reference, folder, Request())
    raw = unfinished(made)
    if made.workbook is not None:
        desk.letters = Letters(made, LetterPages(made.workbook.read_bytes()))
    year = made.dossier.bareme.annee_scolaire
    return Answer(
        {
            "faits": letters_facts(year, reference, __version__),
            "compte": say_counts(made.lines) if made.lines else NO_COORDONNATEUR,
            "colonnes": [column.title for column in COLUMNS[:LINK_RANK]],
            "lignes": [_line(line, raw) for line in made.lines],
            "remarques": made.batch.remarks,
        }
    )


def _line(line: RecapLine, raw: frozenset[str]) -> Json:
    return {
        "textes": recap_texts(line),
        "niveau": NIVEAU_BY_STATE[line.state] or "",
        "qui": line.who,
        "lettre": line.sheet or "",
        "imprimable": line.sheet is not None and line.sheet not in raw,
    }


def show(desk: Desk, asked: Asked) -> Answer:
    """Show one letter: the pages of its sheet, as HTML whose every text is escaped."""
    title = asked.words["lettre"]
    if title not in _made(desk).content:
        raise WorkbookReadError(_NO_LETTER)
    return Answer({"html": _shown(desk).sheets.html(title)})


def workbook(desk: Desk, _: Asked) -> Answer:
    """Give the workbook of letters."""
    made = _made(desk)
    if made.workbook is None:
        raise WorkbookReadError(_NO_LETTER)
    return download(made.workbook.name, made.workbook.read_bytes())


def _shown(desk: Desk) -> Letters:
    if desk.letters is None:
        raise WorkbookReadError(_NO_LETTER)
    return desk.letters


def _made(desk: Desk) -> LetterRun:
    return _shown(desk).made
