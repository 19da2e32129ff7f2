"""Builds the whole workbook as bytes, always the same for the same input."""

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from io import BytesIO

from xlsxwriter import Workbook

from pial_xl.bareme import ParametreModel
from pial_xl.engines.privates.xlsxwriter import QuickWorksheet
from pial_xl.letters.models.choice import MODEL_SHEET
from pial_xl.report.blocks.last_control import STATE_NAME
from pial_xl.report.blocks.rule_lines import SHEET as RULES
from pial_xl.tables import TABLES, Parametre
from pial_xl.template import (
    calculations,
    fields,
    home,
    last_control,
    letter,
    macros,
    outputs,
    rule_lines,
    table,
)
from pial_xl.template.carried import NOTHING, Carried, CarriedSheet
from pial_xl.template.carried_sheets import draw_carried, draw_record
from pial_xl.template.live.columns import definitions as live_definitions
from pial_xl.template.live.values import dossier_of, live_values
from pial_xl.template.package import FormulaColumn, finish_package
from pial_xl.template.palette import Palette
from pial_xl.template.parametres import parametre_rows, with_carried
from pial_xl.template.zones import Zone, definitions, zones
from pial_xl.units.text import fold

Rows = Sequence[Mapping[str, object]]

DRAWN_SHEETS = frozenset(
    (
        home.SHEET,
        fields.SHEET,
        RULES,
        calculations.SHEET,
        *(m.sheet for m in TABLES),
        *outputs.OUTPUTS,
    )
)
"""The sheets that every workbook has, those of the letters' models apart."""
_CREATED_AT = datetime(2026, 9, 1)
_CREATED_ON = _CREATED_AT.date()


def build_workbook(
    dataset: Mapping[str, Rows] | None = None,
    parametres: Mapping[str, object] | None = None,
    foreign: Iterable[type[ParametreModel]] = (),
    carried: Carried = NOTHING,
    day: date = _CREATED_ON,
) -> bytes:
    """Build ``PIAL_template.xlsm``, blank or filled.

    Args:
        dataset: rows (values by field) by table name, such as ``"T_AESH"``. In a column of
            durations or times of day an ``int`` is minutes; a text is written as it is. Paramètres
            are not given here.
        parametres: values by key of the barème that replace the defaults.
        foreign: the sets of parameters of other packages, which get their rows too.
        carried: what it takes over from another workbook, in place of *dataset*.
        day: the day of the live figures, until a spreadsheet opens the workbook.

    Returns:
        The bytes of a ``.xlsm`` file.

    Raises:
        KeyError: for an unknown table, field or parameter.
        ValueError: for a text longer than a cell may hold.
    """
    rows = {
        **_input_rows(dataset or {}),
        **{nom: table.rows for nom, table in carried.tables.items()},
        Parametre.table: with_carried(
            parametre_rows(parametres or {}, foreign), carried.tables.get(Parametre.table)
        ),
    }
    places = zones(rows)
    output = BytesIO()
    with _without_warning(), Workbook(output, {"in_memory": True}) as workbook:
        workbook.worksheet_class = QuickWorksheet
        _properties(workbook)
        is_blank = not dataset and not carried.tables
        formulas = _draw(workbook, places, rows, day, carried, is_blank=is_blank)
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
    carried: Carried,
    *,
    is_blank: bool,
) -> list[FormulaColumn]:
    palette = Palette(workbook)
    values = live_values(dossier_of(rows, day))
    formulas: list[FormulaColumn] = []
    settings = {str(row["cle"]): row["valeur"] for row in rows[Parametre.table]}
    known = home.Known(settings, values.figures, day, is_blank)
    home.draw(workbook, places, palette, known)
    for zone in places:
        nom = zone.model.table
        own = carried.own_columns(nom)
        beside = table.Beside(values.rows.get(nom, {}), formulas, own)
        table.draw(workbook, zone, rows.get(nom, ()), palette, beside)
    models, others = _split(carried.sheets)
    for sheet in models:
        draw_carried(workbook, sheet, palette)
    letter.draw(workbook, palette, but={fold(sheet.title) for sheet in models})
    fields.draw(workbook, palette)
    # Before the outputs: letters, which come after the last of them, need no sheet to make room.
    rule_lines.draw(workbook, rows[Parametre.table])
    outputs.draw(workbook, carried.checks, carried.history)
    for sheet in others:
        draw_carried(workbook, sheet, palette)
    if carried.record:
        draw_record(workbook, carried.record)
    calculations.draw(workbook, palette, day)
    workbook.define_name(STATE_NAME, last_control.state_cell())
    for nom, formula in sorted((dict(carried.names) | _names(places)).items()):
        workbook.define_name(nom, f"={formula}")
    return formulas


def _split(sheets: Iterable[CarriedSheet]) -> tuple[list[CarriedSheet], list[CarriedSheet]]:
    """Part the models of letters, which stand where ours do, from the other sheets."""
    models: list[CarriedSheet] = []
    others: list[CarriedSheet] = []
    for sheet in sheets:
        is_model = fold(sheet.title).startswith(fold(MODEL_SHEET))
        (models if is_model else others).append(sheet)
    return models, others


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
