"""Six controls by another library: ``python rival.py LIBRARY WORKBOOK``, run alone.

From the file to the list of what is wrong, in both large tables:

1. an allocation of an unknown AESH, or to an unknown pupil;
2. an unknown kind of help;
3. hours that are no duration, or out of bounds;
4. hours above a contract, or above a notification;
5. a slot of an unknown AESH;
6. a slot that does not end after it begins.

Each library does what it is made for; codes held against another table, and sums by person, are
plain Python or polars where it has none. Read with openpyxl, as pial-xl's own semantics are: the
sheets of these tables and of what they are held against, and no other.
"""

import datetime
import sys
import warnings
from collections import defaultdict
from collections.abc import Callable
from typing import Annotated, Any, Literal

import openpyxl

warnings.filterwarnings("ignore")
ALLOCATION = ("aesh", "eleve", "aide", "heures")
SLOT = ("aesh", "debut", "fin")
SHEETS = ("AESH", "Élèves", "Notifications", "Affectations", "Emploi du temps")
AIDES = ("I", "M", "CO")
HOURS_MAX = 45.0
DAY = 24.0
TOLERANCE = 1e-9


def table(book: Any, title: str, *wanted: str) -> list[tuple[Any, ...]]:
    """Give the wanted columns of a sheet, row by row."""
    sheet = book[title]
    sheet.reset_dimensions()
    rows = sheet.iter_rows(values_only=True)
    titles = list(next(rows))
    places = [titles.index(name) for name in wanted]
    return [tuple(row[p] if p < len(row) else None for p in places) for row in rows]


def hours(value: Any) -> Any:
    """Give a duration as a number of hours; anything else as it is."""
    return value.total_seconds() / 3600 if isinstance(value, datetime.timedelta) else value


class Facts:
    """What the workbook says: the rows to control, and what they are held against."""

    def __init__(self, path: str) -> None:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        self.contrats = {a: hours(h) for a, h in table(book, "AESH", "AESH", "Heures/semaine")}
        self.eleves = {row[0] for row in table(book, "Élèves", "Élève")}
        notified = table(book, "Notifications", "Élève", "Heures notifiées")
        self.notified = {eleve: hours(h) for eleve, h in notified if h is not None}
        self.allocations = [
            (a, e, aide, hours(h))
            for a, e, aide, h in table(
                book, "Affectations", "AESH", "Élève", "Aide", "Heures/semaine"
            )
        ]
        self.slots = [
            (a, hours(debut), hours(fin))
            for a, debut, fin in table(book, "Emploi du temps", "AESH", "Début", "Fin")
        ]

    def across(self) -> list[tuple[str, Any]]:
        """Give what is wrong between tables, in plain Python."""
        found: list[tuple[str, Any]] = []
        of_aesh: defaultdict[str, float] = defaultdict(float)
        of_eleve: defaultdict[str, float] = defaultdict(float)
        for rank, (aesh, eleve, _, heures) in enumerate(self.allocations):
            if aesh not in self.contrats:
                found.append(("aesh", rank))
            if eleve not in self.eleves:
                found.append(("eleve", rank))
            if isinstance(heures, float):
                of_aesh[aesh] += heures
                of_eleve[eleve] += heures
        found += [("slot", rank) for rank, s in enumerate(self.slots) if s[0] not in self.contrats]
        for name, sums, limits in (
            ("contrat", of_aesh, self.contrats),
            ("notification", of_eleve, self.notified),
        ):
            found += [
                (name, who)
                for who, total in sums.items()
                if who in limits and total > limits[who] + TOLERANCE
            ]
        return found


def by_pydantic(facts: Facts) -> list[Any]:
    """Two models, row by row."""
    from pydantic import BaseModel, Field, ValidationError, model_validator  # noqa: PLC0415

    class Allocation(BaseModel):
        aesh: str
        eleve: str
        aide: Literal["I", "M", "CO"]
        heures: Annotated[float, Field(gt=0, le=HOURS_MAX)]

    class Slot(BaseModel):
        aesh: str
        debut: Annotated[float, Field(ge=0, lt=DAY)]
        fin: Annotated[float, Field(gt=0, le=DAY)]

        @model_validator(mode="after")
        def ends_after_it_begins(self) -> "Slot":
            if self.fin <= self.debut:
                raise ValueError("fin")
            return self

    found: list[Any] = []
    for model, names, rows in (
        (Allocation, ALLOCATION, facts.allocations),
        (Slot, SLOT, facts.slots),
    ):
        for rank, row in enumerate(rows):
            try:
                model.model_validate(dict(zip(names, row, strict=True)))
            except ValidationError as failure:
                found += [(error["type"], rank, error["loc"]) for error in failure.errors()]
    return found + facts.across()


def by_frictionless(facts: Facts) -> list[Any]:
    """Two schemas, over rows in memory."""
    from frictionless import Resource, Schema  # noqa: PLC0415

    def field(name: str, kind: str, **constraints: Any) -> dict[str, Any]:
        return {"name": name, "type": kind, "constraints": constraints}

    allocation = [
        field("aesh", "string"),
        field("eleve", "string"),
        field("aide", "string", enum=list(AIDES)),
        field("heures", "number", minimum=0.01, maximum=HOURS_MAX),
    ]
    slot = [
        field("aesh", "string"),
        field("debut", "number", minimum=0, maximum=DAY),
        field("fin", "number", minimum=0, maximum=DAY),
    ]
    errors: list[Any] = []
    for names, fields, rows in (
        (ALLOCATION, allocation, facts.allocations),
        (SLOT, slot, facts.slots),
    ):
        schema = Schema.from_descriptor({"fields": fields})
        data = [list(names), *map(list, rows)]
        report = Resource(data=data, schema=schema).validate(limit_errors=1_000_000)
        errors += [(e.type, getattr(e, "row_number", 0)) for t in report.tasks for e in t.errors]
    # Its « row-constraint » evaluates a text for each row, five times slower than this.
    errors += [
        ("fin", rank)
        for rank, (_, debut, fin) in enumerate(facts.slots)
        if isinstance(debut, float) and isinstance(fin, float) and fin <= debut
    ]
    return [*errors, *facts.across()]


def frames(facts: Facts) -> tuple[tuple[Any, Any], list[Any]]:
    """Give the rows as polars frames, a column of truths for each control, and the sums' own."""
    import polars as pl  # noqa: PLC0415

    def frame(names: tuple[str, ...], rows: list[tuple[Any, ...]], numbers: int) -> Any:
        columns = list(zip(*rows, strict=True))
        texts = dict(zip(names[:-numbers], columns[:-numbers], strict=True))
        held = {
            name: pl.Series([h if isinstance(h, float) else None for h in column], dtype=pl.Float64)
            for name, column in zip(names[-numbers:], columns[-numbers:], strict=True)
        }
        return pl.DataFrame(texts | held)

    allocations, slots = frame(ALLOCATION, facts.allocations, 1), frame(SLOT, facts.slots, 2)
    found: list[Any] = []
    for key, limits in (("aesh", facts.contrats), ("eleve", facts.notified)):
        limit = pl.DataFrame({key: list(limits), "limit": [float(v) for v in limits.values()]})
        sums = allocations.group_by(key).agg(pl.col("heures").sum()).join(limit, on=key)
        found += sums.filter(pl.col("heures") > pl.col("limit") + TOLERANCE)[key].to_list()
    is_known = pl.col("aesh").is_in(list(facts.contrats))
    hours_held = pl.col("heures")
    checked = allocations.with_columns(
        aesh_ok=is_known,
        eleve_ok=pl.col("eleve").is_in(list(facts.eleves)),
        aide_ok=pl.col("aide").is_in(list(AIDES)),
        heures_ok=hours_held.is_not_null() & (hours_held > 0) & (hours_held <= HOURS_MAX),
    )
    slots = slots.with_columns(aesh_ok=is_known, fin_ok=pl.col("fin") > pl.col("debut"))
    return (checked, slots), found


def truths(rows: Any) -> list[str]:
    """Give the columns of a frame that each say whether a control holds."""
    return [name for name in rows.columns if name.endswith("_ok")]


def by_pandera(facts: Facts) -> list[Any]:
    """A schema for each polars frame."""
    import pandera.polars as pa  # noqa: PLC0415

    checked, found = frames(facts)
    for rows in checked:
        held = {t: pa.Column(bool, pa.Check.equal_to(True)) for t in truths(rows)}
        try:
            pa.DataFrameSchema(held).validate(rows, lazy=True)
        except pa.errors.SchemaErrors as failure:
            found += failure.failure_cases.select("column", "index").rows()
    return found


def by_pointblank(facts: Facts) -> list[Any]:
    """Steps of validation, over each polars frame."""
    import pointblank as pb  # noqa: PLC0415
    import polars as pl  # noqa: PLC0415

    checked, found = frames(facts)
    for rows in checked:
        validation = pb.Validate(rows)
        for truth in truths(rows):
            validation = validation.col_vals_expr(expr=pl.col(truth))
        validation = validation.interrogate(get_first_n=rows.height)
        for step, _ in enumerate(truths(rows), start=1):
            extract = validation.get_data_extracts(i=step, frame=True)
            found += extract.rows() if extract is not None else []
    return found


def by_dataframely(facts: Facts) -> list[Any]:
    """A schema that filters, for each polars frame."""
    import dataframely  # noqa: PLC0415

    (allocations, slots), found = frames(facts)

    class Allocations(dataframely.Schema):  # type: ignore[misc, unused-ignore]
        aesh = dataframely.String(nullable=True)
        eleve = dataframely.String(nullable=True)
        aide = dataframely.String(nullable=True)
        heures = dataframely.Float64(nullable=True)
        aesh_ok = dataframely.Bool(check=lambda c: c)
        eleve_ok = dataframely.Bool(check=lambda c: c)
        aide_ok = dataframely.Bool(check=lambda c: c)
        heures_ok = dataframely.Bool(check=lambda c: c)

    class Slots(dataframely.Schema):  # type: ignore[misc, unused-ignore]
        aesh = dataframely.String(nullable=True)
        debut = dataframely.Float64(nullable=False)
        fin = dataframely.Float64(nullable=False)
        aesh_ok = dataframely.Bool(check=lambda c: c)
        fin_ok = dataframely.Bool(check=lambda c: c)

    for schema, rows in ((Allocations, allocations), (Slots, slots)):
        _, failures = schema.filter(rows, cast=True)
        found += failures.invalid().rows()
    return found


RIVALS: dict[str, Callable[[Facts], list[Any]]] = {
    "pydantic": by_pydantic,
    "frictionless": by_frictionless,
    "pandera": by_pandera,
    "pointblank": by_pointblank,
    "dataframely": by_dataframely,
}

if __name__ == "__main__":
    library, workbook = sys.argv[1:]
    print(library, len(RIVALS[library](Facts(workbook))))
