"""Which rows of a result sheet a person typed, where a run is about to write."""

import pytest

from pial_xl.report.blocks.block import Block
from pial_xl.sheets.open.typed_texts import filled_areas, from_the_first, typed_runs

AREA = (2, 1, 6, 3)
BLANK, OURS, NOTE = (None, None, None), ("P1", 12.0, None), (None, "à relire", None)


@pytest.mark.parametrize(
    ("rows", "typed"),
    [
        ((BLANK,) * 5, []),
        ((OURS,) * 5, []),
        ((NOTE, BLANK, BLANK, BLANK, BLANK), []),  # a sentence of ours, instead of rows
        ((OURS, OURS, NOTE, BLANK, BLANK), [(4, 1, 4, 3)]),
        ((OURS, BLANK, OURS, OURS, BLANK), [(4, 1, 5, 3)]),
        ((OURS, NOTE, BLANK, NOTE, NOTE), [(3, 1, 3, 3), (5, 1, 6, 3)]),
        ((BLANK, NOTE, BLANK, BLANK, BLANK), [(3, 1, 3, 3)]),
    ],
)
def test_rows_that_no_run_wrote_are_a_person_s(
    rows: tuple[tuple[object, ...], ...], typed: list[tuple[int, ...]]
) -> None:
    held = [("Titre", "", ""), *rows]
    assert list(typed_runs(held, AREA, from_the_first)) == typed


def test_the_blocks_of_a_row_make_one_area_less_those_that_stand_apart() -> None:
    blocks = [
        Block("Synthèse", 2, 1, (), 1, 1),
        Block("Synthèse", 8, 3, (), 2, 5),
        Block("Synthèse", 8, 1, (), 2, 5),
        Block("Synthèse", 8, 21, (), 4, 5),
        Block("Synthèse", 20, 1, (), 1, 3),
    ]
    assert filled_areas(blocks) == [(8, 1, 12, 4), (20, 1, 22, 1)]
