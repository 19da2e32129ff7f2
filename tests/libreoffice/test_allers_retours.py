"""A block costs as many round trips to LibreOffice whatever the number of its rows."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest
import xlwings as xw

if TYPE_CHECKING:
    from hote_libreoffice import Compteur

pytest_plugins = ("hote_libreoffice",)
pytestmark = pytest.mark.libreoffice

BUDGET = 130
"""Round trips that a block may cost: some 20 ms. Most of them are xlwings asking who is who."""
BRUIT = 12
"""Objects that Python forgets are given back to LibreOffice when it pleases Python."""


def ecrire(feuille: xw.Sheet, lignes: int) -> None:
    feuille["A1"].value = [[f"A{i}", i / 2, date(2026, 9, 1), True] for i in range(lignes)]


def lire(feuille: xw.Sheet, lignes: int) -> None:
    valeurs = feuille["A1"].resize(lignes, 4).options(ndim=2).value
    assert len(valeurs) == lignes


def ecrire_des_formules(feuille: xw.Sheet, lignes: int) -> None:
    feuille["G1"].resize(lignes, 1).formula = "=A1"


def colorier(feuille: xw.Sheet, lignes: int) -> None:
    feuille["A1"].resize(lignes, 2).set_colors([[(255, 230, 153), ...]] * lignes)


def mesurer(compteur: "Compteur", geste: Callable[[], object]) -> int:
    avant = compteur.total
    geste()
    return compteur.total - avant


@pytest.mark.parametrize("geste", [ecrire, lire, ecrire_des_formules, colorier])
def test_two_thousand_rows_cost_what_twenty_do(
    feuille: xw.Sheet, compteur: "Compteur", geste: Callable[[xw.Sheet, int], None]
) -> None:
    ecrire(feuille, 2000)
    for lignes in (20, 2000):
        geste(feuille, lignes)
    peu = mesurer(compteur, lambda: geste(feuille, 20))
    beaucoup = mesurer(compteur, lambda: geste(feuille, 2000))
    assert 0 < peu <= BUDGET
    assert beaucoup <= peu + BRUIT


def test_what_is_known_of_a_range_costs_nothing(feuille: xw.Sheet, compteur: "Compteur") -> None:
    plage = feuille["B2:D9"]

    def demander() -> None:
        assert (plage.address, plage.row, plage.column, plage.shape) == ("$B$2:$D$9", 2, 2, (8, 3))

    assert mesurer(compteur, demander) == 0


def test_the_names_of_the_sheets_are_had_at_once(livre: xw.Book, compteur: "Compteur") -> None:
    for rang in range(12):
        livre.sheets.add(f"Feuille fictive {rang}")

    assert mesurer(compteur, lambda: livre.sheet_names) <= BRUIT
