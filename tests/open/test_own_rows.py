"""Formulas of calculated columns that read another row than theirs."""

import pytest

from pial_xl.sheets.open.own_rows import displaced, is_own

KEY = '=IF(LEN($A{0})=0,"",MATCH($A{0},$C:$C,0)+SUM(AB{0}:AD{0}))'


def column(*texts: str, top: int = 5) -> list[bool]:
    return [flags[0] for flags in displaced([[text] for text in texts], top)]


def of(*rows: int) -> list[str]:
    return [KEY.format(row) for row in rows]


def test_the_formulas_of_every_row_are_their_own() -> None:
    assert column(*of(5, 6, 7)) == [False] * 3


def test_a_cell_cut_and_pasted_elsewhere_takes_its_formula_along() -> None:
    assert column(*of(5, 9, 7)) == [False, True, False]
    assert column(of(5)[0], of(6)[0].replace("LEN($A6)", "LEN($A9)")) == [False, True]


@pytest.mark.parametrize("lost", ["#REF!", "$A#REF!", "$#REF!"])
def test_a_cell_taken_away_leaves_every_formula_below_a_row_behind(lost: str) -> None:
    gone = KEY.format(6).replace("$A6", lost)
    assert column(of(5)[0], gone, *of(6, 7)) == [False, True, True, True]


def test_every_formula_may_read_another_row() -> None:
    assert column(*of(6, 7, 8)) == [True] * 3
    assert column(KEY.format(5).replace("$A5", "#REF!"), *of(5, 6)) == [True] * 3


@pytest.mark.parametrize("own", ["=SUM(D5:D6)", "=$A6*2", '="voir A9"', "12", "", "A9"])
def test_what_a_person_wrote_in_the_place_of_a_formula_is_theirs(own: str) -> None:
    assert column(of(5)[0], own, of(7)[0]) == [False] * 3


@pytest.mark.parametrize("formula", ["=calc_A9+date_du_jour", "=$A$4&LOG10(B5)", "=SUM(C:C)"])
def test_names_fixed_cells_and_whole_columns_are_no_cell_of_another_row(formula: str) -> None:
    assert is_own(formula, 5)
