"""Writes blocks of values with XlsxWriter, in cells that already know how they look."""

from collections.abc import Callable, Iterable

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pial_xl.report.feuilles.bloc import Bloc

Look = Callable[[int, int], Format]
"""Gives the format of a cell, by its row and column from 0."""


def poser(feuille: Worksheet, blocs: Iterable[Bloc], look: Look) -> None:
    """Write the values of blocks; a text is never a formula, a number or a link."""
    for bloc in blocs:
        for i, rangee in enumerate(bloc.valeurs):
            for j, valeur in enumerate(rangee):
                place = (bloc.ligne - 1 + i, bloc.colonne - 1 + j)
                if isinstance(valeur, str):
                    if valeur:
                        feuille.write_string(*place, valeur, look(*place))
                elif valeur is not None:
                    feuille.write_number(*place, valeur, look(*place))
