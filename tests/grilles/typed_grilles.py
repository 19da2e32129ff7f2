"""Rows of a timetable, drawn and typed in without any sheet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from pial_xl.grilles.changes import RowChanges, changes_of
from pial_xl.grilles.drawing import GrilleLayout, grille_cells, layout_of
from pial_xl.grilles.edited import EditedGrille, Line
from pial_xl.grilles.entry import KnownCodes
from pial_xl.grilles.reading import Edits, read_edits
from pial_xl.grilles.slots import slots_of
from pial_xl.tables import Creneau, columns
from pial_xl.tables.types import Weekday

KNOWN = KnownCodes(
    eleves={"E001": "0440001A", "E002": "0440001A", "E003": "0440002B"},
    groupes={"G1": ("E001", "E002")},
)


def creneau(number: int, jour: str, debut: str, fin: str, **cells: object) -> Creneau:
    """Give a row of AESH A01 as a sheet would."""
    row = Creneau.of_cells({"aesh": "A01", "jour": jour, "debut": debut, "fin": fin, **cells})
    return replace(row, number=number)


def grid(
    rows: Sequence[Creneau],
    known: KnownCodes = KNOWN,
    layout: GrilleLayout | None = None,
    finest: int = 15,
) -> EditedGrille:
    """Draw rows; nothing is typed yet."""
    slots = tuple(slots_of(rows, known))
    layout = layout or layout_of(slots, finest)
    texts = {(c, line): "" for c in range(len(layout.columns)) for line in range(layout.count)}
    for rank, column in enumerate(layout.columns):
        for block in grille_cells(slots, layout, column):
            texts |= {(rank, line): block.text for line in range(block.first, block.last)}
    cells = {(rank, line): (line + 1, rank + 1) for rank, line in texts}
    return EditedGrille("EDT A01", "A01", layout, texts, dict(texts), cells)


def line_at(drawn: EditedGrille, title: str, hour: str) -> Line:
    """Give the line of a column, by its title and the hour at which it begins."""
    hours, minutes = map(int, hour.split("h"))
    rank = [column.title for column in drawn.layout.columns].index(title)
    return rank, (hours * 60 + minutes - drawn.layout.debut) // drawn.layout.step


def typed(drawn: EditedGrille, *edits: tuple[str, str, str, str]) -> EditedGrille:
    """Type texts: the title of a column, from an hour to an hour, and what."""
    now = dict(drawn.now)
    for title, debut, fin, text in edits:
        rank, first = line_at(drawn, title, debut)
        _, last = line_at(drawn, title, fin)
        now |= {(rank, line): text for line in range(first, last)}
    return replace(drawn, now=now)


def read(
    edited: EditedGrille, rows: Sequence[Creneau], known: KnownCodes = KNOWN
) -> tuple[Edits, RowChanges]:
    """Read a grid back against the rows of T_Creneaux."""
    slots = tuple(slots_of(rows, known))
    edits = read_edits(edited, slots, known)
    return edits, changes_of("A01", edits, slots, known)


def applied(rows: Iterable[Creneau], changes: RowChanges) -> list[Creneau]:
    """Give the rows that T_Creneaux then has."""
    kept = [
        _with(row, changes.updated.get(row.number, {}))
        for row in rows
        if row.number not in changes.removed
    ]
    number = max((row.number for row in kept), default=0)
    kept += [
        _with(Creneau(number=number + rank), values)
        for rank, values in enumerate(changes.added, start=1)
    ]
    return kept


def _with(row: Creneau, values: Mapping[str, Any]) -> Creneau:
    return replace(row, **values)


def said(row: Creneau | Mapping[str, object]) -> dict[str, object]:
    """Give what the cells of a row say, blank ones left out."""
    if isinstance(row, Creneau):
        row = {name: getattr(row, name) for name in columns(Creneau)}
    return {name: value for name, value in row.items() if value is not None and name != "aesh"}


_NATURES = st.sampled_from([None, "accompagnement", "repas", "trajet", "réunion"])
_WHO = st.sampled_from(
    [{}, {"eleve": "E001"}, {"eleve": "E002"}, {"eleve": "E003"}, {"groupe": "G1"}]
)
_DAYS = st.sampled_from([{}, {}, {"du": "05/01/2027", "au": "30/01/2027"}])
_JOURS = st.sampled_from([str(day) for day in Weekday])
_SEMAINES = st.sampled_from([None, None, "A", "B"])


@st.composite
def timetables(draw: st.DrawFn, step: int = 1) -> list[Creneau]:
    """Give any rows of a week, off the lines, over each other, in one week of two, dated."""
    found = []
    for number in range(2, 2 + draw(st.integers(0, 12))):
        debut = draw(st.integers(8 * 60 // step, 17 * 60 // step - 1)) * step
        fin = draw(st.integers(debut // step + 1, 17 * 60 // step)) * step
        cells = draw(_WHO) | draw(_DAYS) | {"nature": draw(_NATURES), "semaine": draw(_SEMAINES)}
        hours = [f"{minutes // 60}h{minutes % 60:02d}" for minutes in (debut, fin)]
        found.append(creneau(number, draw(_JOURS), hours[0], hours[1], **cells))
    return found
