"""Colours that native formulas put on what is wrong, unknown or over: no Python needed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from xlsxwriter.worksheet import Worksheet

from pial_xl.tables import (
    Aesh,
    Affectation,
    Eleve,
    Notification,
    Parametre,
    RowModel,
    columns,
)
from pial_xl.tables.column import Format
from pial_xl.template.calculations import calculation_name
from pial_xl.template.formulas import NBSP, duration_text, duration_value
from pial_xl.template.palette import Palette
from pial_xl.template.zones import FIRST_ROW, TITLE_ROW, Zone, column_name
from pial_xl.units.palette import AMBER, GRAY, GRAY_FILL, LINE, RED

_THIN, _DASHED = 1, 3
# Framed and never filled: a fill is the mark of a control, with its note.
RED_BOLD: dict[str, Any] = {
    "font_color": RED,
    "bold": True,
    "border": _THIN,
    "border_color": RED,
}
AMBER_ITALIC: dict[str, Any] = {
    "font_color": AMBER,
    "italic": True,
    "border": _DASHED,
    "border_color": AMBER,
}
GRAY_STRUCK: dict[str, Any] = {"font_color": GRAY, "font_strikeout": True}
GRAY_SOLID: dict[str, Any] = {"font_color": GRAY, "bg_color": GRAY_FILL}
HAIRLINE: dict[str, Any] = {"bottom": 1, "border_color": LINE}


@dataclass(frozen=True, slots=True)
class ColorRule:
    """A look that some cells take when a formula, written for the first row, holds.

    ``fields`` are the fields it colours; all when empty.
    """

    formula: str
    traits: dict[str, Any]
    fields: tuple[str, ...] = ()


def apply_colors(sheet: Worksheet, zone: Zone, palette: Palette) -> None:
    """Put every conditional format on a table's rows; the first to hold wins.

    Each column has its own list of formats, since LibreOffice minds the order of ranges that
    overlap. What colours some fields goes before what colours the whole row.
    """
    every_color = (*_own(zone), *_common(zone))
    order = sorted(every_color, key=lambda color: not color.fields)
    for field in columns(zone.model):
        for color in order:
            if field in color.fields or not color.fields:
                options = {
                    "type": "formula",
                    "criteria": f"={color.formula}",
                    "format": palette.color(**HAIRLINE | color.traits),
                    "stop_if_true": True,
                }
                sheet.conditional_format(zone.column(field).split("!")[1], options)


def _common(zone: Zone) -> Iterator[ColorRule]:
    """Give what holds for any table: unknown and repeated codes, unread hours, blanks, lines."""
    fields = columns(zone.model)
    first = next(iter(fields))
    cells = {field: zone.first_cell(field) for field in fields}
    last = zone.first_cell(next(reversed(fields)))
    filled = f"COUNTA({cells[first]}:{last})>0"
    for field, column in fields.items():
        if column.unique:
            times = _times(cells[field], column_name(zone.model.table, field))
            yield ColorRule(_if_filled(cells[field], f"{times}>1"), RED_BOLD, (field,))
        if column.refers_to:
            times = _times(cells[field], column_name(*column.refers_to))
            yield ColorRule(_if_filled(cells[field], f"{times}=0"), RED_BOLD, (field,))
        if column.format is Format.DUREE:
            read_value = duration_value(duration_text(cells[field]))
            yield ColorRule(_if_filled(cells[field], f"ISERROR({read_value})"), RED_BOLD, (field,))
    for field, column in fields.items():
        if column.required:
            empty = f"AND(LEN({cells[field]})=0,{filled})"
            yield ColorRule(empty, AMBER_ITALIC, (field,))
    yield ColorRule(filled, HAIRLINE)


def _own(zone: Zone) -> tuple[ColorRule, ...]:
    """Give what holds for one table only."""
    make = _OWN.get(zone.model)
    return make(zone) if make else ()


def _aesh(_: Zone) -> tuple[ColorRule, ...]:
    return (
        ColorRule(_calculation("aesh", "depasse"), RED_BOLD, ("aesh", "nom", "prenom", "heures")),
        ColorRule(_calculation("aesh", "termine"), GRAY_STRUCK),
    )


def _affectations(zone: Zone) -> tuple[ColorRule, ...]:
    aesh, eleve = zone.first_cell("aesh"), zone.first_cell("eleve")
    active = _calculated_value("affectations", "active")
    exceeds = _sum("aesh", "depasse", "aesh", _calculated_value("affectations", "aesh"))
    repeated = f"{active}>{_calculated_value('affectations', 'comptee')}"
    expired = _sum("notifications", "expiree", "eleve", _calculated_value("affectations", "eleve"))
    return (
        ColorRule(f"IF(LEN({aesh})*{active}=0,FALSE,{exceeds}>0)", RED_BOLD, ("aesh", "heures")),
        ColorRule(repeated, RED_BOLD, ("eleve", "aide")),
        ColorRule(f"IF(LEN({eleve})*{active}=0,FALSE,{expired}>0)", AMBER_ITALIC, ("eleve",)),
    )


def _notifications(_: Zone) -> tuple[ColorRule, ...]:
    return (
        ColorRule(_calculation("notifications", "expiree"), RED_BOLD, ("eleve", "fin")),
        ColorRule(_calculation("notifications", "sans_aesh"), AMBER_ITALIC, ("eleve", "aide")),
        ColorRule(_calculation("notifications", "passee"), GRAY_STRUCK),
    )


def _eleves(_: Zone) -> tuple[ColorRule, ...]:
    has_left, received = _calculated_value("eleves", "sorti"), _calculated_value("eleves", "recu")
    return (
        ColorRule(f"IF({has_left}=1,{received}>0,FALSE)", RED_BOLD, ("eleve", "sorti_le")),
        ColorRule(_calculation("eleves", "sorti"), GRAY_STRUCK),
    )


def _parametres(zone: Zone) -> tuple[ColorRule, ...]:
    nature = zone.first_cell("nature")
    return (ColorRule(f'{nature}="réglementaire"', GRAY_SOLID),)


_OWN: dict[type[RowModel], Callable[[Zone], tuple[ColorRule, ...]]] = {
    Aesh: _aesh,
    Affectation: _affectations,
    Eleve: _eleves,
    Notification: _notifications,
    Parametre: _parametres,
}


def _calculated_value(block: str, column: str) -> str:
    """Give the value of the hidden sheet on the row that mirrors this one.

    Rows are counted from the header: ``ROW()`` would be an array in a conditional format.
    """
    rank = f"ROWS($A${TITLE_ROW}:$A{FIRST_ROW})-1"
    return f"INDEX({calculation_name(block, column)},{rank})"


def _calculation(block: str, column: str) -> str:
    return f"({_calculated_value(block, column)}=1)"


def _sum(block: str, column: str, by: str, valeur: str) -> str:
    return f"SUMIFS({calculation_name(block, column)},{calculation_name(block, by)},{valeur})"


def _if_filled(cell: str, formula: str) -> str:
    return f"IF(LEN({cell})=0,FALSE,{formula})"


def _times(cell: str, column: str) -> str:
    """Count the cells of a column that hold the same code, case and spaces aside.

    Texts are compared, never numbers: ``001`` and ``1`` are two codes.
    """
    code = _without_spaces(cell)
    return f"SUMPRODUCT(--({_without_spaces(column)}={code}))"


def _without_spaces(x: str) -> str:
    return f'SUBSTITUTE(SUBSTITUTE({x}," ",""),"{NBSP}","")'
