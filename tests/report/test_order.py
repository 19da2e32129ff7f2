"""The order in which findings are told: by level, code, sheet, then place on the sheet."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st
from reports import constat

from pial_xl.constats import Niveau, in_order
from pial_xl.tables.address import a1

CELLS = st.builds(a1, st.integers(1, 16_384), st.integers(1, 1_048_576))


def cells_in_order(*cells: str) -> list[str]:
    return [found.cell.address for found in in_order(constat(cell=cell) for cell in cells)]


def test_findings_of_a_row_follow_its_columns_b_before_aa() -> None:
    for cells in permutations(("A9", "B9", "Z9", "AA9", "AB9", "BA9")):
        assert cells_in_order(*cells) == ["A9", "B9", "Z9", "AA9", "AB9", "BA9"]


def test_findings_of_a_column_follow_its_rows_9_before_10() -> None:
    assert cells_in_order("B100", "B10", "B9") == ["B9", "B10", "B100"]


def test_findings_of_a_sheet_follow_its_rows_then_its_columns() -> None:
    assert cells_in_order("A10", "C9", "AA9", "B10") == ["C9", "AA9", "A10", "B10"]


def test_findings_come_by_level_then_code_then_sheet() -> None:
    last, sheet, code, first = (
        constat(niveau=Niveau.INFO, code="A-01", cell="A1"),
        constat(niveau=Niveau.ALERTE, code="B-02", sheet="Élèves", cell="A1"),
        constat(niveau=Niveau.ALERTE, code="B-02", sheet="AESH", cell="B7"),
        constat(niveau=Niveau.BLOQUANT, code="Z-01", cell="Z99"),
    )
    assert in_order((last, sheet, code, first)) == (first, code, sheet, last)


def test_a_finding_of_a_whole_sheet_comes_before_those_of_its_cells() -> None:
    assert cells_in_order("A1", "") == ["", "A1"]


@given(st.lists(CELLS))
def test_the_order_of_cells_is_that_of_reading(cells: list[str]) -> None:
    def place(cell: str) -> tuple[int, int]:
        letters = cell.rstrip("0123456789")
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - ord("A") + 1
        return int(cell[len(letters) :]), column

    assert cells_in_order(*cells) == sorted(cells, key=place)
