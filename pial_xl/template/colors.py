"""Colours that native formulas put on what is wrong, unknown or over: no Python needed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from xlsxwriter.worksheet import Worksheet

from pial_xl.tables import (
    Aesh,
    Affectation,
    Creneau,
    Dotation,
    Eleve,
    Notification,
    Parametre,
    RowModel,
    columns,
)
from pial_xl.template.formulas import NBSP, UNREADABLE, cle
from pial_xl.template.live.columns import FORMULAS, live_area, readers
from pial_xl.template.live.eleves import EXPIRED
from pial_xl.template.live.pieces import MINUTE
from pial_xl.template.palette import Palette
from pial_xl.template.zones import Zone, column_name
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

    ``fields`` are the fields it colours; all when empty. ``is_foreseen`` when the row's « remplie »
    says 2 wherever the formula holds.
    """

    formula: str
    traits: dict[str, Any]
    fields: tuple[str, ...] = ()
    is_foreseen: bool = False


def apply_colors(sheet: Worksheet, zone: Zone, palette: Palette) -> None:
    """Put every conditional format on a table's rows; the first to hold wins.

    Each column has its own list of formats, since LibreOffice minds the order of ranges that
    overlap. What colours some fields goes before what colours the whole row.
    """
    for field in columns(zone.model):
        for color in _in_order(zone):
            if field in color.fields or not color.fields:
                options = {
                    "type": "formula",
                    "criteria": f"={color.formula}",
                    "format": palette.color(**HAIRLINE | color.traits),
                    "stop_if_true": True,
                }
                sheet.conditional_format(zone.column(field).split("!")[1], options)


def _in_order(zone: Zone) -> list[ColorRule]:
    """Give the colors of a table in the order in which they are tried.

    LibreOffice tries them on each cell in sight at each edit, whatever is edited: a row that has
    nothing to tell is known before what « remplie » foresees is tried.
    """
    every_color = (*_own(zone), *_common(zone))
    order = sorted(every_color, key=lambda color: (not color.fields, color.is_foreseen))
    if zone.model in FORMULAS:
        unforeseen = [n for n, color in enumerate(order, start=1) if not color.is_foreseen]
        calm = ColorRule(f"{_cell(zone, 'remplie')}=1", HAIRLINE, is_foreseen=True)
        order.insert(max(unforeseen, default=0), calm)
    return order


def _common(zone: Zone) -> Iterator[ColorRule]:
    """Give what holds for any table: unknown and repeated codes, unread cells, blanks, lines."""
    fields = columns(zone.model)
    first = next(iter(fields))
    cells = {field: zone.first_cell(field) for field in fields}
    last = zone.first_cell(next(reversed(fields)))
    filled = f"COUNTA({cells[first]}:{last})>0"
    if zone.model in FORMULAS:
        filled = f"{_cell(zone, 'remplie')}>0"
    for field, column in fields.items():
        if column.unique:
            yield ColorRule(_if_filled(cells[field], _repeated(zone, field)), RED_BOLD, (field,))
        if column.refers_to:
            unknown = _unknown(zone, field, column.refers_to[0])
            found = (zone.model, field) in _RANKS
            yield ColorRule(_if_filled(cells[field], unknown), RED_BOLD, (field,), found)
    for field, nom in readers(zone.model).items():
        yield ColorRule(f'{_cell(zone, nom)}="{UNREADABLE}"', RED_BOLD, (field,), True)
    for field, column in fields.items():
        if column.required:
            empty = f"AND(LEN({cells[field]})=0,{filled})"
            yield ColorRule(empty, AMBER_ITALIC, (field,), True)
    yield ColorRule(filled, HAIRLINE, is_foreseen=True)


def _own(zone: Zone) -> tuple[ColorRule, ...]:
    """Give what holds for one table only."""
    make = _OWN.get(zone.model)
    return make(zone) if make else ()


def _aesh(zone: Zone) -> tuple[ColorRule, ...]:
    exceeds = f"{_cell(zone, 'dépasse')}=1"
    return (
        ColorRule(exceeds, RED_BOLD, ("aesh", "nom", "prenom", "heures")),
        ColorRule(f"{_cell(zone, 'terminé')}=1", GRAY_STRUCK, is_foreseen=True),
    )


def _affectations(zone: Zone) -> tuple[ColorRule, ...]:
    active = f"{_cell(zone, 'active')}=1"
    exceeds = _of(Aesh, "dépasse", _cell(zone, "rang aesh"), "=1")
    expired = _of(Eleve, "suivi", _cell(zone, "rang élève"), f">={EXPIRED}")
    repeated = f"{_cell(zone, 'présence')}>={MINUTE}"
    return (
        ColorRule(f"AND({active},{exceeds})", RED_BOLD, ("aesh", "heures")),
        ColorRule(repeated, RED_BOLD, ("eleve", "aide")),
        ColorRule(f"AND({active},{expired})", AMBER_ITALIC, ("eleve",)),
    )


def _notifications(zone: Zone) -> tuple[ColorRule, ...]:
    return (
        ColorRule(f"{_cell(zone, 'expirée')}=1", RED_BOLD, ("eleve", "fin")),
        ColorRule(f"{_cell(zone, 'sans aesh')}=1", AMBER_ITALIC, ("eleve", "aide")),
        ColorRule(f"{_cell(zone, 'passée')}=1", GRAY_STRUCK, is_foreseen=True),
    )


def _eleves(zone: Zone) -> tuple[ColorRule, ...]:
    has_left = f"{_cell(zone, 'parti')}=1"
    is_helped = f"AND({has_left},N({_cell(zone, 'apports')})>={MINUTE})"
    return (
        ColorRule(is_helped, RED_BOLD, ("eleve", "sorti_le"), True),
        ColorRule(has_left, GRAY_STRUCK, is_foreseen=True),
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


def _cell(zone: Zone, nom: str) -> str:
    """Give the cell of a live column on the row that is coloured.

    By the name of its column: LibreOffice draws a column of formats again for each cell that one
    of them names and that an edit reaches, thousands of times. It draws the sheet once for the
    cell that is edited.
    """
    return f"INDEX({live_area(zone.model, nom)},ROW())"


def _of(model: type[RowModel], nom: str, rank: str, said: str) -> str:
    """Tell whether a live column says this on the row of another table that *rank* gives."""
    return f"IF(N({rank})=0,FALSE,INDEX({live_area(model, nom)},{rank}){said})"


def _if_filled(cell: str, formula: str) -> str:
    return f"IF(LEN({cell})=0,FALSE,{formula})"


def _unknown(zone: Zone, field: str, table: str) -> str:
    """Tell whether a code stands nowhere in a table; nothing is unknown while it is empty."""
    model = next(m for m in FORMULAS if m.table == table)
    rank = _RANKS.get((zone.model, field))
    if rank is not None:
        known = f"ISNUMBER({_cell(zone, rank)})"
    else:
        nom = _KEYS.get((zone.model, field))
        key = _cell(zone, nom) if nom else cle(zone.first_cell(field))
        known = f"ISNUMBER(MATCH({key},{live_area(model, 'clé')},0))"
    # Drawing a sheet asks it of each row: whether the table is empty is asked of few.
    return f"IF({known},FALSE,SUM({live_area(model, 'saisie')})>0)"


_RANKS: dict[tuple[type[RowModel], str], str] = {
    (Affectation, "aesh"): "rang aesh",
    (Affectation, "eleve"): "rang élève",
    (Notification, "eleve"): "rang élève",
}
"""The live columns that already find a code in its table."""
_KEYS: dict[tuple[type[RowModel], str], str] = {
    (Aesh, "uai"): "clé uai",
    (Aesh, "pole"): "clé pôle",
    (Creneau, "aesh"): "clé",
    (Dotation, "pole"): "clé",
    (Dotation, "uai"): "clé uai",
    (Eleve, "uai"): "clé uai",
}
"""The live columns that already make the key of a code."""


def _repeated(zone: Zone, field: str) -> str:
    """Tell whether a code stands on two rows, case and spaces aside.

    Texts are compared, never numbers: ``001`` and ``1`` are two codes.
    """
    column = column_name(zone.model.table, field)
    code = _without_spaces(zone.first_cell(field))
    found = f"SUMPRODUCT(--({_without_spaces(column)}={code}))>1"
    if zone.model not in FORMULAS:
        return found
    # Drawing a sheet asks it of each row: the keys say it at once.
    return f"IF(COUNTIF({live_area(zone.model, 'clé')},{_cell(zone, 'clé')})<2,FALSE,{found})"


def _without_spaces(x: str) -> str:
    return f'SUBSTITUTE(SUBSTITUTE({x}," ",""),"{NBSP}","")'
