"""Six controls by another library: ``python rival.py LIBRARY WORKBOOK``, run alone.

From the file to the list of what is wrong: an unknown AESH, an unknown pupil, an unknown help,
hours that are no number, dates reversed, hours above a contract or a notification. Each library
does what it is made for; sums by person, which none of them has, are plain Python or polars.
Read with openpyxl, as pial-xl's own semantics are.
"""

import datetime
import sys
import warnings
from collections import defaultdict
from typing import Any, Literal

import openpyxl

warnings.filterwarnings("ignore")
SHEETS = ("AESH", "Élèves", "Notifications", "Affectations")
NAMES = ("aesh", "eleve", "aide", "heures", "debut", "fin")
TITLES = ("AESH", "Élève", "Aide", "Heures/semaine", "Début", "Fin")
AIDES = ("I", "M", "CO")
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


def day(value: Any) -> Any:
    """Give a moment as its day."""
    return value.date() if isinstance(value, datetime.datetime) else value


class Facts:
    """What the workbook says: the rows to control, and what they are held against."""

    def __init__(self, path: str) -> None:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        self.contrats = {a: hours(h) for a, h in table(book, "AESH", "AESH", "Heures/semaine")}
        self.eleves = {row[0] for row in table(book, "Élèves", "Élève")}
        notified = table(book, "Notifications", "Élève", "Heures notifiées")
        self.notified = {eleve: hours(h) for eleve, h in notified if h is not None}
        self.rows = [
            (a, e, aide, hours(h), day(debut), day(fin))
            for a, e, aide, h, debut, fin in table(book, "Affectations", *TITLES)
        ]

    def across(self) -> list[tuple[str, Any]]:
        """Give what is wrong between tables, in plain Python."""
        found: list[tuple[str, Any]] = []
        of_aesh: defaultdict[str, float] = defaultdict(float)
        of_eleve: defaultdict[str, float] = defaultdict(float)
        for rank, (aesh, eleve, _, heures, debut, fin) in enumerate(self.rows):
            if aesh not in self.contrats:
                found.append(("aesh", rank))
            if eleve not in self.eleves:
                found.append(("eleve", rank))
            if debut and fin and fin < debut:
                found.append(("dates", rank))
            if isinstance(heures, float):
                of_aesh[aesh] += heures
                of_eleve[eleve] += heures
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
    """A model, row by row."""
    from pydantic import BaseModel, ValidationError  # noqa: PLC0415

    class Row(BaseModel):
        aesh: str
        eleve: str
        aide: Literal["I", "M", "CO"]
        heures: float
        debut: datetime.date | None = None
        fin: datetime.date | None = None

    found: list[Any] = []
    for rank, row in enumerate(facts.rows):
        try:
            Row.model_validate(dict(zip(NAMES, row, strict=True)))
        except ValidationError as failure:
            found += [(error["type"], rank, error["loc"]) for error in failure.errors()]
    return found + facts.across()


def by_frictionless(facts: Facts) -> list[Any]:
    """A schema, over rows in memory."""
    from frictionless import Resource, Schema  # noqa: PLC0415

    kinds = ("string", "string", "string", "number", "date", "date")
    fields: list[dict[str, Any]] = [
        {"name": name, "type": kind} for name, kind in zip(NAMES, kinds, strict=True)
    ]
    fields[2]["constraints"] = {"enum": list(AIDES)}
    schema = Schema.from_descriptor({"fields": fields})
    data = [list(NAMES), *map(list, facts.rows)]
    report = Resource(data=data, schema=schema).validate(limit_errors=1_000_000)
    errors = [(e.type, getattr(e, "row_number", 0)) for t in report.tasks for e in t.errors]
    return [*errors, *facts.across()]


def frame(facts: Facts) -> tuple[Any, list[Any]]:
    """Give the rows as a polars frame, a column of truths for each control, and the sums' own."""
    import polars as pl  # noqa: PLC0415

    columns = dict(zip(NAMES, zip(*facts.rows, strict=True), strict=True))
    numbers = [h if isinstance(h, float) else None for h in columns["heures"]]
    days = {
        name: [d if isinstance(d, datetime.date) else None for d in columns[name]]
        for name in ("debut", "fin")
    }
    rows = pl.DataFrame(
        {name: columns[name] for name in NAMES[:3]}
        | {"heures": pl.Series(numbers, dtype=pl.Float64)}
        | {name: pl.Series(values, dtype=pl.Date) for name, values in days.items()}
    )
    found: list[Any] = []
    for key, limits in (("aesh", facts.contrats), ("eleve", facts.notified)):
        limit = pl.DataFrame({key: list(limits), "limit": [float(v) for v in limits.values()]})
        sums = rows.group_by(key).agg(pl.col("heures").sum()).join(limit, on=key)
        found += sums.filter(pl.col("heures") > pl.col("limit") + TOLERANCE)[key].to_list()
    debut, fin = pl.col("debut"), pl.col("fin")
    checked = rows.with_columns(
        dates_ok=debut.is_null() | fin.is_null() | (fin >= debut),
        aesh_ok=pl.col("aesh").is_in(list(facts.contrats)),
        eleve_ok=pl.col("eleve").is_in(list(facts.eleves)),
        aide_ok=pl.col("aide").is_in(list(AIDES)),
        heures_ok=pl.col("heures").is_not_null(),
    )
    return checked, found


TRUTHS = ("dates_ok", "aesh_ok", "eleve_ok", "aide_ok", "heures_ok")


def by_pandera(facts: Facts) -> list[Any]:
    """A schema, over a polars frame."""
    import pandera.polars as pa  # noqa: PLC0415

    rows, found = frame(facts)
    schema = pa.DataFrameSchema({t: pa.Column(bool, pa.Check.equal_to(True)) for t in TRUTHS})
    try:
        schema.validate(rows, lazy=True)
    except pa.errors.SchemaErrors as failure:
        found += failure.failure_cases.select("column", "index").rows()
    return found


def by_pointblank(facts: Facts) -> list[Any]:
    """Steps of validation, over a polars frame."""
    import pointblank as pb  # noqa: PLC0415
    import polars as pl  # noqa: PLC0415

    rows, found = frame(facts)
    validation = pb.Validate(rows)
    for truth in TRUTHS:
        validation = validation.col_vals_expr(expr=pl.col(truth))
    validation = validation.interrogate(get_first_n=rows.height)
    for step, _ in enumerate(TRUTHS, start=1):
        extract = validation.get_data_extracts(i=step, frame=True)
        found += extract.rows() if extract is not None else []
    return found


def by_dataframely(facts: Facts) -> list[Any]:
    """A schema that filters, over a polars frame."""
    import dataframely  # noqa: PLC0415

    rows, found = frame(facts)

    class Rows(dataframely.Schema):  # type: ignore[misc, unused-ignore]
        aesh = dataframely.String(nullable=True)
        eleve = dataframely.String(nullable=True)
        aide = dataframely.String(nullable=True, check=lambda c: c.is_in(list(AIDES)))
        heures = dataframely.Float64(nullable=False)
        debut = dataframely.Date(nullable=True)
        fin = dataframely.Date(nullable=True)
        dates_ok = dataframely.Bool(check=lambda c: c)
        aesh_ok = dataframely.Bool(check=lambda c: c)
        eleve_ok = dataframely.Bool(check=lambda c: c)
        aide_ok = dataframely.Bool()
        heures_ok = dataframely.Bool()

    _, failures = Rows.filter(rows, cast=True)
    found += failures.invalid().rows()
    return found


RIVALS = {
    "pydantic": by_pydantic,
    "frictionless": by_frictionless,
    "pandera": by_pandera,
    "pointblank": by_pointblank,
    "dataframely": by_dataframely,
}

if __name__ == "__main__":
    library, workbook = sys.argv[1:]
    print(library, len(RIVALS[library](Facts(workbook))))
