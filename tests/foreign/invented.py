"""A fictitious PIAL, and the shapes in which people write one: sheets of sources."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from hypothesis import strategies as st

from pial_xl.takeover import SourceSheet
from pial_xl.units.durations import format_duration
from pial_xl.units.text import fold

SCHOOLS = ("École Jules Ferry", "Collège Jean Moulin", "Lycée Simone Veil", "École Les Tilleuls")
NAMES = ("MARTIN", "LE GOFF", "DURAND", "N'DIAYE", "BERNARD-ROUX", "GARCIA", "ÉTIENNE", "PETIT")
FIRST_NAMES = ("Léa", "Tom", "Jean-Luc", "Zoé", "Anaïs", "Noé", "Maïa", "Ali")
CLASSES = ("CM2", "6e", "5e B", "CE1", "3e A", "TG2")


@dataclass(frozen=True)
class Pupil:
    nom: str
    prenom: str
    ne_le: date
    school: str
    classe: str
    aide: str
    heures: int | None
    debut: date
    fin: date


@dataclass(frozen=True)
class Helper:
    nom: str
    prenom: str
    school: str
    heures: int
    contrat: str


@dataclass(frozen=True)
class Pial:
    pupils: tuple[Pupil, ...]
    helpers: tuple[Helper, ...]


@dataclass(frozen=True)
class Shape:
    """How a person writes a PIAL.

    Attributes:
        in_one_cell: name and first name in one cell.
        is_by_school: a sheet a school.
        above: rows above the header.
        is_on_two_rows: the header on two rows, its groups merged.
        has_totals: lines of totals, headers again, blank lines among the rows.
        has_last_year: a column of the year before, which is out of date.
        day, hours, aide: how each is written, among the writings below.
        order: a seed for the order of the columns.
    """

    in_one_cell: bool = True
    is_by_school: bool = False
    above: int = 0
    is_on_two_rows: bool = False
    has_totals: bool = False
    has_last_year: bool = False
    day: int = 0
    hours: int = 0
    aide: int = 0
    order: int = 0


DAYS: tuple[Callable[[date], object], ...] = (
    lambda d: d,
    lambda d: f"{d:%d/%m/%Y}",
    lambda d: f"{d.day}.{d.month}.{d.year}",
    lambda d: d.isoformat(),
)
HOURS: tuple[Callable[[int], object], ...] = (
    lambda m: m / 60,
    format_duration,
    lambda m: f"{m // 60} h {m % 60:02d}" if m % 60 else f"{m // 60} heures",
    lambda m: f"{m / 60:.2f}".replace(".", ","),
)
AIDES: tuple[dict[str, str], ...] = (
    {"I": "I", "M": "M", "CO": "CO"},
    {"I": "i", "M": "m", "CO": "co"},
    {"I": "individuelle", "M": "Mutualisée", "CO": "Collective"},
    {"I": "AESH-I", "M": "AESH M", "CO": "ULIS"},
)

Columns = dict[str, list[object]]


def pupil_columns(pupils: Sequence[Pupil], shape: Shape) -> Columns:
    """Give the columns of the pupils, by header."""
    day, hours, aide = DAYS[shape.day], HOURS[shape.hours], AIDES[shape.aide]
    columns: Columns = {}
    if shape.in_one_cell:
        columns["NOM PRENOM ELEVE"] = [f"{p.nom} {p.prenom}" for p in pupils]
    else:
        columns["Nom de l'élève"] = [p.nom for p in pupils]
        columns["Prénom"] = [p.prenom for p in pupils]
    columns["Date de naissance"] = [day(p.ne_le) for p in pupils]
    if not shape.is_by_school:
        header = "Etablissement  2026-2027ate" if shape.has_last_year else "Établissement"
        columns[header] = [p.school for p in pupils]
    if shape.has_last_year:
        last = "Etablissement de scolarisation 2025-2026"
        columns[last] = ["École Une Autre"] * len(pupils)
    columns["Niveau classe"] = [p.classe for p in pupils]
    columns["Type aide"] = [aide[p.aide] for p in pupils]
    columns["Heures attribuées"] = [None if p.heures is None else hours(p.heures) for p in pupils]
    columns["Date début"] = [day(p.debut) for p in pupils]
    columns["Date fin"] = [day(p.fin) for p in pupils]
    columns["REMARQUES"] = ["à revoir"] * len(pupils)
    return columns


def helper_columns(helpers: Sequence[Helper], shape: Shape) -> Columns:
    """Give the columns of the AESH, by header."""
    hours = HOURS[shape.hours]
    columns: Columns = {}
    if shape.in_one_cell:
        columns["NOM PRENOM AESH"] = [f"{h.nom} {h.prenom}" for h in helpers]
    else:
        columns["Nom"] = [h.nom for h in helpers]
        columns["Prénom"] = [h.prenom for h in helpers]
    if not shape.is_by_school:
        columns["Nom établissement"] = [h.school for h in helpers]
    columns["Quotité EPP"] = [hours(h.heures + 120) for h in helpers]
    columns["Quotité SCO"] = [hours(h.heures) for h in helpers]
    columns["Type de contrat"] = [h.contrat for h in helpers]
    columns["Mél"] = ["prenom.nom@exemple.fr"] * len(helpers)
    return columns


@dataclass
class Drawing:
    """Cells of a sheet, while they are laid."""

    title: str
    rows: list[tuple[int, dict[int, object]]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    next: int = 1

    def add(self, values: Sequence[object]) -> None:
        filled = {c: v for c, v in enumerate(values, start=1) if v is not None and v != ""}
        if filled:
            self.rows.append((self.next, filled))
        self.next += 1

    def sheet(self) -> SourceSheet:
        return SourceSheet(self.title, tuple(self.rows), tuple(self.merges))


def drawn(title: str, columns: Columns, shape: Shape) -> SourceSheet:
    """Lay columns on a sheet, in a shape."""
    headers = list(columns)
    random.Random(shape.order).shuffle(headers)  # noqa: S311 - no secret
    drawing = Drawing(title)
    for rank in range(shape.above):
        drawing.add([f"Suivi du pôle, feuille {rank + 1}"])
    if shape.is_on_two_rows:
        drawing.merges.append((drawing.next, 1, drawing.next, len(headers)))
        drawing.add(["Situation"])
    drawing.add(headers)
    for rank, values in enumerate(zip(*(columns[h] for h in headers), strict=True)):
        if shape.has_totals and rank % 3 == 1:
            drawing.add([])
            drawing.add(["TOTAL", 12, 24])
            drawing.add(headers)
        drawing.add(values)
    return drawing.sheet()


def sheets_of(pial: Pial, shape: Shape) -> list[SourceSheet]:
    """Write a PIAL in a shape."""
    if not shape.is_by_school:
        return [
            drawn("Besoins_élèves", pupil_columns(pial.pupils, shape), shape),
            drawn("Moyens_AESH_terrain", helper_columns(pial.helpers, shape), shape),
        ]
    sheets = []
    for school in SCHOOLS:
        pupils = [p for p in pial.pupils if p.school == school]
        helpers = [h for h in pial.helpers if h.school == school]
        if pupils:
            sheets.append(drawn(school, pupil_columns(pupils, shape), shape))
        if helpers:
            sheets.append(drawn(f"{school} (2)", helper_columns(helpers, shape), shape))
    return sheets


def _days(first: int, last: int) -> st.SearchStrategy[date]:
    return st.dates(date(first, 1, 1), date(last, 12, 31))


@st.composite
def pials(draw: st.DrawFn) -> Pial:
    """Draw a PIAL: no two people of one kind have both one name and one date of birth."""
    people = draw(
        st.lists(
            st.tuples(st.sampled_from(NAMES), st.sampled_from(FIRST_NAMES), _days(2006, 2020)),
            min_size=2,
            max_size=9,
            unique=True,
        )
    )
    pupils = tuple(
        Pupil(
            nom,
            prenom,
            ne_le,
            draw(st.sampled_from(SCHOOLS)),
            draw(st.sampled_from(CLASSES)),
            aide := draw(st.sampled_from(("I", "M", "CO"))),
            draw(st.integers(4, 96)) * 15 if aide == "I" else None,
            draw(_days(2024, 2025)),
            draw(_days(2027, 2029)),
        )
        for nom, prenom, ne_le in people
    )
    names = draw(
        st.lists(
            st.tuples(st.sampled_from(NAMES), st.sampled_from(FIRST_NAMES)),
            min_size=1,
            max_size=6,
            unique_by=lambda pair: " ".join(sorted(map(fold, pair))),
        )
    )
    helpers = tuple(
        Helper(
            nom,
            prenom,
            draw(st.sampled_from(SCHOOLS)),
            draw(st.integers(40, 140)) * 15,
            draw(st.sampled_from(("CDD", "CDI"))),
        )
        for nom, prenom in names
    )
    return Pial(pupils, helpers)


shapes = st.builds(
    Shape,
    in_one_cell=st.booleans(),
    is_by_school=st.booleans(),
    above=st.integers(0, 6),
    is_on_two_rows=st.booleans(),
    has_totals=st.booleans(),
    has_last_year=st.booleans(),
    day=st.integers(0, len(DAYS) - 1),
    hours=st.integers(0, len(HOURS) - 1),
    aide=st.integers(0, len(AIDES) - 1),
    order=st.integers(0, 1000),
).filter(lambda shape: not (shape.is_by_school and shape.has_last_year))
