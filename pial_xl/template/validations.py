"""Drop-downs, help on the headers, and what a cell gently refuses."""

from typing import Any

from xlsxwriter.worksheet import Worksheet

from pial_xl.bareme.limits import CELL_DATES, PERCENTAGE_MAX
from pial_xl.tables import TABLES, columns
from pial_xl.tables.column import Column, Format
from pial_xl.template.zones import FIRST_ROW, TITLE_ROW, Zone, list_name
from pial_xl.units.dates import excel_day
from pial_xl.units.durations import MINUTES_PER_DAY
from pial_xl.units.text import french

_SHEETS = {model.table: model.sheet for model in TABLES}

_ADVICE = {
    Format.DUREE: "Écrivez les heures ainsi : 24 ou 24,5 ou 24h15.",
    Format.TIME: "Écrivez l'heure ainsi : 8h30 ou 08:30.",
    Format.DATE: "Écrivez la date ainsi : 24/11/2026.",
    Format.INTEGER: "Écrivez un nombre entier.",
    Format.NUMBER: "Écrivez un nombre, par exemple 0,5.",
    Format.PERCENTAGE: f"Écrivez un pourcentage entre 0 et {PERCENTAGE_MAX}, par exemple 62.",
    Format.MONTANT: "Écrivez un montant en euros, par exemple 1250.",
}


def add_validations(sheet: Worksheet, zone: Zone) -> None:
    """Put the help of each column on its header, and its drop-down or check on its rows."""
    for number, (field, column) in enumerate(columns(zone.model).items()):
        sheet.data_validation(TITLE_ROW - 1, number, TITLE_ROW - 1, number, aide(column))
        check = _check(column, zone.first_cell(field).removeprefix("$"))
        if check:
            check["show_error"] = not _refers_forward(zone, column)
            sheet.data_validation(FIRST_ROW - 1, number, zone.last_row - 1, number, check)


def _refers_forward(zone: Zone, column: Column) -> bool:
    """Tell whether a column's codes stand on a sheet further right, which is filled later."""
    order = list(_SHEETS)
    return column.refers_to is not None and order.index(column.refers_to[0]) > order.index(
        zone.model.table
    )


def aide(column: Column) -> dict[str, Any]:
    """Give the message shown when a header is selected."""
    suffix = " Obligatoire." if column.required else ""
    return {
        "validate": "any",
        "input_title": column.title,
        "input_message": french(column.help + suffix),
    }


def _check(column: Column, cell: str) -> dict[str, Any] | None:
    """Give the check of a column's cells: always a warning, since other writings are read too."""
    if column.choices:
        attendu = ", ".join(column.choices)
        return {
            "validate": "list",
            "source": list(column.choices),
            **_alert(f"Valeurs proposées : {attendu.removesuffix('.')}."),
        }
    if column.refers_to:
        table, field = column.refers_to
        sheet = _SHEETS[table]
        return {
            "validate": "list",
            "source": f"={list_name(table, field)}",
            **_alert(f"Ce code n'est pas dans la feuille « {sheet} ». Ajoutez-y sa ligne."),
        }
    if column.format not in _ADVICE:
        return None
    formula = _plausible(column.format, cell)
    return {"validate": "custom", "value": formula, **_alert(_ADVICE[column.format])}


def _plausible(nature: Format, cell: str) -> str:
    """Give a formula that holds for any writing the library may read.

    A text is let through when it begins with a digit (or a fraction of IMP).
    """
    first, last = (excel_day(day) for day in CELL_DATES)
    top = {
        Format.TIME: f"<={MINUTES_PER_DAY // 60}",
        Format.DATE: f"<{last + 1}",
        Format.PERCENTAGE: f"<={PERCENTAGE_MAX}",
    }
    bottom = f">{first - 1}" if nature is Format.DATE else ">=0"
    bounds = f"{cell}{bottom},{cell}{top[nature]}" if nature in top else f"{cell}{bottom}"
    return f'=IF(ISNUMBER({cell}),AND({bounds}),ISNUMBER(FIND(LEFT({cell}),"0123456789¼½¾")))'


def _alert(message: str) -> dict[str, Any]:
    return {
        "error_type": "warning",
        "error_title": "À vérifier",
        "error_message": french(message),
    }
