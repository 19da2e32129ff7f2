"""The papers of one workbook, to be downloaded: the note, what changed, an absence."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from pial_xl.page.answer import Answer, Asked
from pial_xl.page.desk import Desk
from pial_xl.page.lists import as_download
from pial_xl.report.handouts.absence import absence_paper
from pial_xl.report.handouts.comparison import comparison_paper
from pial_xl.report.handouts.lists import HandoutList
from pial_xl.report.handouts.paper import Paper, as_handout
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.usecases.absence import read_absence
from pial_xl.usecases.comparison import compare_judged
from pial_xl.usecases.earlier import known_history
from pial_xl.usecases.judgment import Judgment, judge
from pial_xl.usecases.note import note_from


def note(desk: Desk, _: Asked) -> Answer:
    """Give the note de situation, which holds neither name nor code."""
    judgment = _judgment(desk)
    return _file(desk, note_from(judgment, known_history(desk.path)))


def what_changed(desk: Desk, asked: Asked) -> Answer:
    """Say what changed since the earlier file that comes with the request, without a code."""
    after = _judgment(desk)
    with TemporaryDirectory(dir=desk.folder) as folder:
        path = Path(folder) / (Path(asked.words["nom"]).name or "classeur.xlsx")
        path.write_bytes(asked.data)
        before = judge(read_workbook(path), after.report.date_reference)
    return _file(desk, comparison_paper(compare_judged(before, after)))


def absence(desk: Desk, asked: Asked) -> Answer:
    """Say who waits during an absence, by code: ``aesh``, ``du``, ``au`` (blank without end)."""
    today = desk.checked.result.report.date_reference
    du, end = date.fromisoformat(asked.words["du"]), asked.words["au"]
    au = date.fromisoformat(end) if end else None
    d, found = read_absence(read_workbook(desk.path), asked.words["aesh"], du, au, today)
    return _file(desk, absence_paper(d, found, named=True))


def _judgment(desk: Desk) -> Judgment:
    result = desk.checked.result
    return Judgment(result.dossier, result.report)


def _file(desk: Desk, paper: Paper) -> Answer:
    return as_download(desk, HandoutList(paper.title, (as_handout(paper),)))
