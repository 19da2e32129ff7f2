"""Builds the whole workbook as bytes, always the same for the same input."""

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from io import BytesIO

from xlsxwriter import Workbook

from pial_xl.bareme import ParametreModel
from pial_xl.tables import TABLES, Parametre
from pial_xl.template import calculations, fields, home, letter, macros, outputs, table
from pial_xl.template.live.columns import definitions as live_definitions
from pial_xl.template.live.values import dossier_of, live_values
from pial_xl.template.package import FormulaColumn, finish_package
from pial_xl.template.palette import Palette
from pial_xl.template.parametres import parametre_rows
from pial_xl.template.zones import Zone, definitions, zones

Rows = Sequence[Mapping[str, object]]

_CREATED_AT = datetime(2026, 9, 1)
_FIRST_DAY = _CREATED_AT.date()


def build_workbook(
    dataset: Mapping[str, Rows] | None = None,
    parametres: Mapping[str, object] | None = None,
    foreign: Iterable[type[ParametreModel]] = (),
    day: date = _FIRST_DAY,
) -> bytes:
    """Build ``PIAL_template.xlsm``, blank or filled.

    Args:
        dataset: rows (values by field) by table name, such as ``"T_AESH"``. In a column of
            durations or times of day an ``int`` is minutes; a text is written as it is. Paramètres
            are not given here.
        parametres: values by key of the barème that replace the defaults.
        foreign: the sets of parameters of other packages, which get their rows too.
        day: the day of the live figures, until a spreadsheet opens the workbook.

    Returns:
        The bytes of a ``.xlsm`` file.

    Raises:
        KeyError: for an unknown table, field or parameter.
        ValueError: for a text longer than a cell may hold.
    """
    rows = _input_rows(dataset or {}) | {Parametre.table: parametre_rows(parametres or {}, foreign)}
    places = zones(rows)
    output = BytesIO()
    with _without_warning(), Workbook(output, {"in_memory": True}) as workbook:
        _properties(workbook)
        formulas = _draw(workbook, places, rows, day, is_blank=not dataset and not parametres)
        _macros(workbook)
    return finish_package(output.getvalue(), formulas)


def _input_rows(dataset: Mapping[str, Rows]) -> dict[str, Rows]:
    unknown = dataset.keys() - {m.table for m in TABLES if m is not Parametre}
    if unknown:
        raise KeyError(f"tables inconnues : {sorted(unknown)}")
    return dict(dataset)


def _draw(
    workbook: Workbook,
    places: Sequence[Zone],
    rows: Mapping[str, Rows],
    day: date,
    *,
    is_blank: bool,
) -> list[FormulaColumn]:
    palette = Palette(workbook)
    values = live_values(dossier_of(rows, day))
    formulas: list[FormulaColumn] = []
    home.draw(workbook, places, palette, is_blank=is_blank)
    for zone in places:
        live = table.LiveRows(values.rows.get(zone.model.table, {}), formulas)
        table.draw(workbook, zone, rows.get(zone.model.table, ()), palette, live)
    letter.draw(workbook, palette)
    fields.draw(workbook, palette)
    outputs.draw(workbook)
    calculations.draw(workbook, palette, day, values.figures)
    for nom, formula in sorted(_names(places).items()):
        workbook.define_name(nom, f"={formula}")
    return formulas


def _names(places: Sequence[Zone]) -> dict[str, str]:
    return definitions(places) | calculations.definitions() | live_definitions()


def _macros(workbook: Workbook) -> None:
    sheets = workbook.worksheets()
    workbook.add_vba_project(BytesIO(macros.project(len(sheets))), is_stream=True)
    workbook.set_vba_name(macros.WORKBOOK)
    for rank, sheet in enumerate(sheets, start=1):
        sheet.set_vba_name(macros.code_name(rank))


def _properties(workbook: Workbook) -> None:
    workbook.set_properties(
        {
            "title": "Suivi des AESH et lettres de mission",
            "author": "pial_xl",
            "company": "",
            "created": _CREATED_AT,
        }
    )


@contextmanager
def _without_warning() -> Iterator[None]:
    """Stop on what XlsxWriter only warns of: it then leaves the thing out of the file.

    Lists over 255 characters, help texts too long, repeated headers, bad names…
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield
