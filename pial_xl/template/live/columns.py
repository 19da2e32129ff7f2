"""Which live columns each table has, in what order, and the formula of each cell."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pial_xl.tables import (
    TABLES,
    Aesh,
    Affectation,
    Creneau,
    Dotation,
    Eleve,
    Etablissement,
    Notification,
    Pole,
    RowModel,
    columns,
)
from pial_xl.tables.address import column_letters
from pial_xl.tables.calculated import CALCULATED, HELPER_PREFIX, Calculated
from pial_xl.template.formulas import UNREADABLE
from pial_xl.template.live.aesh import AESH, CRENEAUX, ETABLISSEMENTS
from pial_xl.template.live.affectations import AFFECTATIONS
from pial_xl.template.live.eleves import ELEVES, NOTIFICATIONS
from pial_xl.template.live.pieces import Formulas
from pial_xl.template.live.poles import DOTATION, POLES

_FORMULAS: dict[type[RowModel], Formulas] = {
    Etablissement: ETABLISSEMENTS,
    Pole: POLES,
    Dotation: DOTATION,
    Aesh: AESH,
    Eleve: ELEVES,
    Notification: NOTIFICATIONS,
    Affectation: AFFECTATIONS,
    Creneau: CRENEAUX,
}


_TOLD: dict[type[RowModel], tuple[str, ...]] = {
    Aesh: ("terminé",),
    Eleve: ("parti",),
    Notification: ("inconnue", "passée"),
    Affectation: ("inconnue",),
}
"""The columns that say 1 where the color of a cell tells what they say."""


def _alone(formula: str) -> str:
    """Keep LibreOffice from computing a column of formulas on several threads.

    It first computes all that they depend on, for every row, where the rows in sight are asked:
    ten times what an edit takes. It does not where MATCH stands. Of ``TRUE``, it makes other words
    where it is typed.
    """
    if "MATCH(" in formula:
        return formula
    return f"IF(1,{formula},MATCH(0,[saisie],0))"


def _reads_whole(formulas: Formulas, nom: str) -> bool:
    """Tell whether a formula hangs on a whole column, itself or through others of its row."""
    formula = formulas[nom]
    return bool(_WHOLE.search(formula)) or any(
        _reads_whole(formulas, other) for other in set(_NEIGHBOR.findall(formula))
    )


def _is_filled(model: type[RowModel]) -> str:
    """Tell whether a row holds anything: 2 where a color may tell something of it, else 1.

    The colors of its cells ask it, each of them, and most rows have nothing to tell: drawing them
    then asks nothing else.
    """
    cells = columns(model)
    first, *_, last = cells
    told = (
        *(f"LEN({{{field}}})=0" for field, column in cells.items() if column.required),
        *(f'[{nom}]="{UNREADABLE}"' for nom in _readers(_FORMULAS[model]).values()),
        *(f"[{nom}]=1" for nom in _TOLD.get(model, ())),
    )
    filled = f"COUNTA({{{first}}}:{{{last}}})>0"
    return _alone(f"IF({filled},IF(OR({','.join(told)}),2,1),0)")


_ROW = "\0"
_CELL = re.compile(r"\{(\w+)\}")
_NEIGHBOR = re.compile(r"\[([^\[\]]+)\]")
_WHOLE = re.compile(r"<([A-Z]\w*)\.([^<>]+)>")
_WORD = re.compile("|".join(pattern.pattern for pattern in (_WHOLE, _CELL, _NEIGHBOR)))
_BY_NAME = {model.table.removeprefix("T_"): model for model in TABLES}


def _readers(formulas: Formulas) -> dict[str, str]:
    suffix = " écrit"
    return {
        _CELL.findall(formula)[0]: nom.removesuffix(suffix)
        for nom, formula in formulas.items()
        if nom.endswith(suffix)
    }


def _is_moved(formulas: Formulas) -> str:
    """Tell whether the formulas of a row read another row, or have lost what they read.

    A spreadsheet has them follow a cell that is cut and pasted elsewhere, or that comes up when
    others are taken away: their hours then count twice, or another's.
    """
    read = dict.fromkeys(field for formula in formulas.values() for field in _CELL.findall(formula))
    rows = "+".join(f"ROW({{{field}}})" for field in read)
    return f"IFERROR(IF({rows}={len(read)}*ROW(),0,1),1)"


FORMULAS: dict[type[RowModel], Formulas] = {
    model: formulas | {"remplie": _is_filled(model), "déplacée": _is_moved(formulas)}
    for model, formulas in _FORMULAS.items()
}


@dataclass(frozen=True, slots=True)
class LiveColumn:
    """One column of formulas.

    Attributes:
        nom: its name in formulas.
        title: its header.
        letters: letters of its column on the sheet, the table beginning in column A.
        formula: its formula, in the words of ``pieces``.
        shown: what it says of itself, when it is shown.
    """

    nom: str
    title: str
    letters: str
    formula: str
    shown: Calculated | None = None


@cache
def live_columns(model: type[RowModel]) -> dict[str, LiveColumn]:
    """Give the live columns of a table by name, in their order after the columns to fill."""
    formulas = FORMULAS.get(model, {})
    shown = {column.nom: column for column in CALCULATED.get(model.table, ())}
    order = [*shown, *(nom for nom in formulas if nom not in shown)]
    first = len(columns(model)) + 1
    return {
        nom: LiveColumn(
            nom,
            shown[nom].title if nom in shown else f"{HELPER_PREFIX} {nom}",
            column_letters(first + rank),
            _alone(formulas[nom]) if _reads_whole(formulas, nom) else formulas[nom],
            shown.get(nom),
        )
        for rank, nom in enumerate(order)
    }


def live_area(model: type[RowModel], nom: str) -> str:
    """Give the defined name of a whole column, to fill or calculated."""
    return f"calc_{model.table.removeprefix('T_')}_{nom}".replace(" ", "_").lower()


def definitions() -> dict[str, str]:
    """Give the defined name of every whole column that a formula may speak of, and what it is.

    From the top of its sheet to its bottom: no row added, deleted or sorted can break it, and a
    formula that speaks of it by name is one that all the cells of a column share.
    """
    return {
        live_area(model, nom): f"'{model.sheet}'!${letters}:${letters}"
        for model in FORMULAS
        for nom, letters in _letters(model).items()
    }


def _letters(model: type[RowModel]) -> dict[str, str]:
    fields = {field: column_letters(n) for n, field in enumerate(columns(model), start=1)}
    return fields | {nom: column.letters for nom, column in live_columns(model).items()}


def cell_formula(model: type[RowModel], nom: str, row: int) -> str:
    """Give the formula of a live cell, with direct references."""
    return _formula(model, nom).replace(_ROW, str(row))


@cache
def _formula(model: type[RowModel], nom: str) -> str:
    """Give the formula of a column's cells, ``_ROW`` standing for the number of the row."""
    fields = list(columns(model))

    def cell(match: re.Match[str]) -> str:
        return f"${column_letters(fields.index(match[1]) + 1)}{_ROW}"

    def neighbor(match: re.Match[str]) -> str:
        return f"${live_columns(model)[match[1]].letters}{_ROW}"

    return _resolved(model, nom, cell, neighbor)


def column_formula(model: type[RowModel], nom: str) -> str:
    """Give the same for the table itself, in which a new row takes it: in structured references."""
    fields = columns(model)

    def cell(match: re.Match[str]) -> str:
        return _this_row(model, fields[match[1]].title)

    return _resolved(model, nom, cell, lambda m: _this_row(model, live_columns(model)[m[1]].title))


def _this_row(model: type[RowModel], title: str) -> str:
    escaped = re.sub(r"(['\[\]#])", r"'\1", title)
    return f"{model.table}[[#This Row],[{escaped}]]"


_Resolve = Callable[[re.Match[str]], str]


def _resolved(model: type[RowModel], nom: str, cell: _Resolve, neighbor: _Resolve) -> str:
    """Replace the words of a formula in one pass: what replaces one may hold brackets itself."""

    def resolve(match: re.Match[str]) -> str:
        if inner := _WHOLE.fullmatch(match[0]):
            return live_area(_BY_NAME[inner[1]], inner[2])
        if inner := _CELL.fullmatch(match[0]):
            return cell(inner)
        return neighbor(_NEIGHBOR.fullmatch(match[0]) or match)

    return _WORD.sub(resolve, live_columns(model)[nom].formula)


@cache
def readers(model: type[RowModel]) -> dict[str, str]:
    """Give the live column that reads each duration or date of a table, by its field."""
    return _readers(FORMULAS.get(model, {}))
