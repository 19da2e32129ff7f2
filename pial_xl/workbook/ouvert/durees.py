"""Tell durations typed as Excel times from plain hours, which look the same to a program.

A cell that shows 24:30 holds 1.02 days, and one that shows 1,02 holds 1.02 hours: only the
format of the cell tells. Formats are asked for whole columns.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from xlwings import Sheet

from pial_xl.tables.brut import RawTable
from pial_xl.tables.colonne import Format
from pial_xl.tables.ligne import Ligne, colonnes
from pial_xl.units.text import fold

QUESTIONS_MAX = 64
"""Formats asked for one column: enough to part a column that mixes a few."""

_TEXTE = re.compile(r'"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_TEMPS = re.compile(r"[hs]|\[m+\]", re.IGNORECASE)


def avec_durees(sheet: Sheet, table: RawTable, modele: type[Ligne]) -> RawTable:
    """Give the table with its Excel times, in the columns of durations, as ``timedelta``."""
    temps: dict[int, frozenset[int]] = {}
    for rang, colonne in _colonnes_de_durees(table, modele):
        numeros = [numero for numero, valeurs in table.lignes if _est_nombre(valeurs[rang])]
        if numeros:
            temps[rang] = _lignes_en_temps(sheet, colonne, numeros)
    if not any(temps.values()):
        return table
    lignes = [(numero, _convertir(numero, valeurs, temps)) for numero, valeurs in table.lignes]
    return replace(table, lignes=lignes)


def est_un_format_d_heure(code: str) -> bool:
    """Tell whether a number format shows hours or seconds, dates left apart: ``[h]:mm``."""
    nu = _TEXTE.sub("", code)
    return bool(_TEMPS.search(nu)) and not re.search(r"[dy]", nu, re.IGNORECASE)


def _colonnes_de_durees(table: RawTable, modele: type[Ligne]) -> Iterator[tuple[int, int]]:
    """Give the rank in the table and the number on the sheet of each column of durations."""
    titres = {
        fold(ecrit)
        for colonne in colonnes(modele).values()
        if colonne.format is Format.DUREE
        for ecrit in (colonne.titre, *colonne.alias)
    }
    for rang, (numero, texte) in enumerate(table.titres):
        if fold(texte) in titres:
            yield rang, numero


def _est_nombre(valeur: object) -> bool:
    return isinstance(valeur, int | float) and not isinstance(valeur, bool)


def _convertir(
    numero: int, valeurs: Sequence[object], temps: dict[int, frozenset[int]]
) -> tuple[object, ...]:
    return tuple(
        timedelta(days=valeur)
        if numero in temps.get(rang, ()) and isinstance(valeur, int | float)
        else valeur
        for rang, valeur in enumerate(valeurs)
    )


@dataclass(slots=True)
class _Questions:
    """Asks for the formats of one column, and no more than is allowed."""

    sheet: Sheet
    colonne: int
    restantes: int = QUESTIONS_MAX

    def format(self, premiere: int, derniere: int) -> str | None:
        """Give the format that the cells share; None when they differ."""
        self.restantes -= 1
        plage = self.sheet.range((premiere, self.colonne), (derniere, self.colonne))
        code = plage.number_format
        return code if isinstance(code, str) else None


def _lignes_en_temps(sheet: Sheet, colonne: int, numeros: Sequence[int]) -> frozenset[int]:
    """Give the rows whose cell is shown as a time, halving the column while it mixes formats."""
    questions = _Questions(sheet, colonne)
    a_voir = [list(numeros)]
    trouvees: set[int] = set()
    while a_voir and questions.restantes > 0:
        lot = a_voir.pop(0)
        code = questions.format(lot[0], lot[-1])
        if code is not None and est_un_format_d_heure(code):
            trouvees.update(lot)
        elif code is None and len(lot) > 1:
            milieu = len(lot) // 2
            a_voir += [lot[:milieu], lot[milieu:]]
    return frozenset(trouvees)
