"""Functions for the cells of a workbook; plain Python functions everywhere else.

On Windows, users of xlwings' add-in name this module in the add-in's *UDF Modules* box
(``pial_xl.fonctions``) and click *Import Functions*, or import PIAL_FONCTIONS.bas, which holds the
same module, written beforehand by xlwings' own generator (tests/fonctions/generate_vba.py). Either
goes in a copy of the workbook, never in the template: it needs a reference to the add-in.

Arguments are cells: they hold whatever a person typed. An empty cell gives an empty cell, and what
cannot be read gives a French sentence, which Excel turns into #VALEUR! in any sum.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeAlias

import xlwings as xw

from pial_xl.bareme import quotite
from pial_xl.bareme.words import DEFAULTS, SEMAINES_RANGE
from pial_xl.dossier.charge import charge_of
from pial_xl.tables import Aesh, Affectation
from pial_xl.units.durations import hours, parse_duration
from pial_xl.units.numbers import format_number, parse_number
from pial_xl.units.text import clean, code_key, french
from pial_xl.units.uai import check_letter

__all__ = [
    "pial_charge", "pial_heures", "pial_imp", "pial_quotite", "pial_reste_quota", "pial_uai_lettre",
]  # fmt: skip

# xlwings converts by annotation and knows no union: Any is the one that leaves a cell as it is.
CellValue: TypeAlias = Any
RangeValue: TypeAlias = Any
"""The rows of a range, each a list of cells."""
CellResult: TypeAlias = Any
"""A number or a text; a French sentence where an argument cannot be read."""

P = ParamSpec("P")

_CATEGORY = "PIAL"
_BLANK = ""
_QUOTED_MAX = 40


class _UnreadableError(ValueError):
    """An argument that cannot be read; the message is what the cell shows."""


def _for_cell(function: Callable[P, CellResult]) -> Callable[P, CellResult]:
    """Show what is wrong with an argument in the cell, rather than a Python error."""

    @wraps(function)
    def compute(*args: P.args, **kwargs: P.kwargs) -> CellResult:
        try:
            return function(*args, **kwargs)
        except _UnreadableError as error:
            return french(str(error))

    compute.__doc__ = _help_text(function.__doc__ or "")
    return compute


def _help_text(text: str) -> str:
    """Give a help text as Excel's function wizard shows it: one paragraph, in French typography."""
    return french(" ".join(text.split()))


def _cell(nom: str, aide: str) -> Callable[[Callable[P, CellResult]], Callable[P, CellResult]]:
    """Describe an argument that is one cell; an error in it comes as text."""
    return xw.arg(nom, err_to_str=True, doc=_help_text(aide))


def _range(nom: str, aide: str) -> Callable[[Callable[P, CellResult]], Callable[P, CellResult]]:
    """Describe an argument that is a range, always given as rows of cells."""
    return xw.arg(nom, ndim=2, err_to_str=True, doc=_help_text(aide))


@xw.func(category=_CATEGORY)
@_cell("ecriture", "Une durée : 24 ; 24,5 ; 24h15 ; 24:15 ; 45 min.")
@_for_cell
def pial_heures(ecriture: CellValue) -> CellResult:
    """Lit une durée quelle que soit son écriture et donne des heures : 24h15 donne 24,25."""
    return _BLANK if _is_blank(ecriture) else hours(_minutes(ecriture))


@xw.func(category=_CATEGORY)
@_cell("heures", "Heures par semaine au contrat : 24 ; 24,5 ; 24h15.")
@_cell(
    "semaines", f"Semaines du contrat, de {SEMAINES_RANGE} ({DEFAULTS.semaines_defaut} à défaut)."
)
@_for_cell
def pial_quotite(heures: CellValue, semaines: CellValue = quotite.DEFAULT_SEMAINES) -> CellResult:
    """Quotité d'un contrat, en points : 24 h sur 41 semaines donnent 61,23."""
    if _is_blank(heures):
        return _BLANK
    count = quotite.DEFAULT_SEMAINES if _is_blank(semaines) else _semaines(semaines)
    return round(float(quotite.quotite(_positives(heures), count)), 2)


@xw.func(category=_CATEGORY)
@_cell("aesh", "Code de l'AESH, par exemple A01.")
@_range("codes", "Colonne AESH de la feuille Affectations.")
@_range("heures", "Colonne Heures/semaine, sur les mêmes lignes.")
@_range("groupes", "Colonne Groupe, sur les mêmes lignes.")
@_for_cell
def pial_charge(
    aesh: CellValue, codes: RangeValue, heures: RangeValue, groupes: RangeValue
) -> CellResult:
    """Heures hebdomadaires d'un AESH ; un groupe d'élèves aidés en même temps compte une fois.

    Toutes les lignes comptent, quelles que soient leurs dates.
    """
    if _is_blank(aesh):
        return _BLANK
    columns = [_column(area) for area in (codes, heures, groupes)]
    if len({len(column) for column in columns}) != 1:
        raise _UnreadableError("Les trois colonnes doivent couvrir les mêmes lignes")
    code = code_key(aesh)
    rows = [
        _affectation(rank, *cells)
        for rank, cells in enumerate(zip(*columns, strict=True), start=1)
        if not _is_blank(cells[0]) and code_key(cells[0]) == code
    ]
    charge = charge_of(Aesh(aesh=code), rows, trajets=0)
    if not charge.complete:
        raise _UnreadableError("Il manque les heures d'une ligne de cet AESH")
    return hours(charge.minutes)


@xw.func(category=_CATEGORY)
@_cell("quota", "Heures par semaine accordées : 167 ; 167,5 ; 167h30.")
@_range("heures", "Heures déjà prises : une colonne ou une plage.")
@_for_cell
def pial_reste_quota(quota: CellValue, heures: RangeValue) -> CellResult:
    """Heures qui restent dans un quota ; un nombre négatif dit un dépassement."""
    if _is_blank(quota):
        return _BLANK
    taken = sum(_minutes(cell) for cell in _cells(heures) if not _is_blank(cell))
    return hours(_minutes(quota) - taken)


@xw.func(category=_CATEGORY)
@_cell("uai", "Les sept chiffres d'un UAI, ou l'UAI entier.")
@_for_cell
def pial_uai_lettre(uai: CellValue) -> CellResult:
    """Lettre de contrôle d'un UAI : 0440001 donne M."""
    if _is_blank(uai):
        return _BLANK
    figures = code_key(clean(uai))
    if len(figures) == 8 and figures[-1].isalpha():
        figures = figures[:-1]
    try:
        # A number cell has lost the zeros on the left: 0440001 is held as 440001.
        return check_letter(figures.zfill(7) if isinstance(uai, float | int) else figures)
    except ValueError:
        raise _UnreadableError(f"UAI illisible : {_quote(uai)} (attendu : 7 chiffres)") from None


@xw.func(category=_CATEGORY)
@_cell("taux", "Nombre d'IMP : 0,25 ; 0,5 ; 1 ; 2 ; 3.")
@_for_cell
def pial_imp(taux: CellValue) -> CellResult:
    """Montant annuel d'une indemnité pour mission particulière, en euros : 1 IMP donne 1250."""
    if _is_blank(taux):
        return _BLANK
    try:
        count = parse_number(taux)
    except ValueError:
        raise _UnreadableError(f"Nombre d'IMP illisible : {_quote(taux)}") from None
    if count not in DEFAULTS.imp_taux:
        known = " ; ".join(format_number(rate) for rate in DEFAULTS.imp_taux)
        raise _UnreadableError(f"Ce taux d'IMP n'existe pas (taux : {known})")
    return float(count * DEFAULTS.imp_montant)


def _is_blank(cell: CellValue) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _minutes(cell: CellValue) -> int:
    try:
        return parse_duration(cell)
    except (ValueError, TypeError, OverflowError):
        raise _UnreadableError(f"Durée illisible : {_quote(cell)}") from None


def _positives(cell: CellValue) -> int:
    minutes = _minutes(cell)
    if minutes < 0:
        raise _UnreadableError("Les heures d'un contrat ne sont pas négatives")
    return minutes


def _semaines(cell: CellValue) -> int:
    minimum, maximum = DEFAULTS.semaines_min, DEFAULTS.semaines_max
    try:
        count = parse_number(cell)
    except (ValueError, TypeError):
        raise _UnreadableError(f"Nombre de semaines illisible : {_quote(cell)}") from None
    if not minimum <= count <= maximum or count != int(count):
        raise _UnreadableError(f"Un contrat compte de {minimum} à {maximum} semaines")
    return int(count)


def _affectation(rank: int, aesh: CellValue, heures: CellValue, groupe: CellValue) -> Affectation:
    minutes = None if _is_blank(heures) else _minutes(heures)
    return Affectation(
        number=rank,
        aesh=code_key(aesh),
        heures=minutes,
        groupe=None if _is_blank(groupe) else code_key(groupe),
    )


def _cells(area: RangeValue) -> list[CellValue]:
    """Give the cells of a range; a plain function may also be given a list or a single cell."""
    if not isinstance(area, list | tuple):
        return [area]
    return [cell for element in area for cell in _cells(element)]


def _column(area: RangeValue) -> list[CellValue]:
    if isinstance(area, list | tuple) and any(
        isinstance(row, list | tuple) and len(row) > 1 for row in area
    ):
        raise _UnreadableError("Une plage d'une seule colonne est attendue")
    return _cells(area)


def _quote(cell: CellValue) -> str:
    return f"« {clean(cell)[:_QUOTED_MAX]} »"
