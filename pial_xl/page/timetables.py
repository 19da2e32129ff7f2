"""The timetables of the workbook: grids that go out and come back, the allocations they imply."""

import json
import re
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from pial_xl.page.answer import Answer, Asked, Json, download
from pial_xl.page.constats import check_json
from pial_xl.page.desk import Desk
from pial_xl.report.blocks.values import shown
from pial_xl.report.handouts.implied import tell_written
from pial_xl.report.handouts.paper import Paper, PaperTable, Sentence
from pial_xl.report.text import displayable
from pial_xl.units.names import distinct_name, name_key
from pial_xl.units.text import french
from pial_xl.usecases.edt import draw_timetables, take_timetables_back, taken_sections, tell_taken
from pial_xl.usecases.implied import find_implied, write_implied

_NUMBERED: Final = re.compile(r" \(\d+\)$")


def draw(desk: Desk, _: Asked) -> Answer:
    """Give the workbook of the grids of the AESH."""
    with TemporaryDirectory(dir=desk.folder) as folder:
        drawn = draw_timetables(desk.path, _day(desk), Path(folder))
        return download(drawn.path.name, drawn.path.read_bytes())


def take_back(desk: Desk, asked: Asked) -> Answer:
    """Take back the grids that come with the request, under the name that it says.

    What changed is said; where something did, the new workbook takes the place of the other, and
    its control is given with it.
    """
    day, name = _day(desk), _next_name(desk)
    with TemporaryDirectory(dir=desk.folder) as folder:
        grilles = Path(folder) / f"grilles{Path(asked.words['nom']).suffix}"
        grilles.write_bytes(asked.data)
        done = take_timetables_back(desk.path, grilles, Path(folder) / name, day)
        data = b"" if done.path is None else done.path.read_bytes()
    said: Json = {
        "compte": french(tell_taken(done.taken)),
        "sections": [
            {"titre": title, "lignes": [french(displayable(text)) for text in lines]}
            for title, lines in taken_sections(done.taken)
        ],
    }
    return _made(desk, said, name, data, day) if data else Answer(said)


def implied(desk: Desk, _: Asked) -> Answer:
    """Say what the timetable implies, and how it differs from what is written."""
    found = find_implied(desk.path, _day(desk))
    return Answer({**_paper_json(found.paper()), "tout": sorted(found.all)})


def accept(desk: Desk, asked: Asked) -> Answer:
    """Write the differences whose numbers are accepted, and nothing else, in a new workbook.

    It takes the place of the other, and its control is given with it.
    """
    day, name = _day(desk), _next_name(desk)
    accepted = frozenset(map(int, json.loads(asked.words["acceptees"])))
    with TemporaryDirectory(dir=desk.folder) as folder:
        found = find_implied(desk.path, day)
        data = write_implied(found, accepted, Path(folder) / name).read_bytes()
    said: Json = {"compte": french(f"{tell_written(len(accepted))}."), "sections": []}
    return _made(desk, said, name, data, day)


def _day(desk: Desk) -> date:
    return desk.checked.result.report.date_reference


def _next_name(desk: Desk) -> str:
    """Give the name of the new workbook: that of the other, under the next number."""
    stem = desk.path.stem
    plain = _NUMBERED.sub("", stem)
    taken = {name_key(plain), name_key(stem)}
    return distinct_name(lambda suffix: plain + suffix, taken) + ".xlsm"


def _made(desk: Desk, said: Json, name: str, data: bytes, day: date) -> Answer:
    """Put a new workbook before the person."""
    return Answer({**said, "nom": name, "controle": check_json(desk.take(name, data, day))}, data)


def _paper_json(paper: Paper) -> Json:
    """Give a paper that has one table at most."""
    tables = [part for part in paper.parts if isinstance(part, PaperTable)]
    rows = [row for table in tables for row in table.rows]
    return {
        "titre": french(paper.title),
        "faits": paper.facts,
        "phrases": [part.text for part in paper.parts if isinstance(part, Sentence)],
        "colonnes": [french(column.title) for table in tables for column in table.columns],
        "lignes": [[french(displayable(shown(value))) for value in row] for row in rows],
    }
