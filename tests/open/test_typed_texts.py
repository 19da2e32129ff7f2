"""Which rows of a result sheet a person typed, where a run is about to write."""

import pytest

from pial_xl.letters.recap import RecapLine, State
from pial_xl.report.blocks import not_judged, recap
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


@pytest.mark.parametrize(
    ("row", "is_ours"),
    [
        (("A-01", "Heures de l'AESH", "Il manque AESH."), True),
        (("X-99-1", "Règle d'un autre paquet", "Il manque AESH."), True),
        (("", not_judged.ALL_JUDGED, ""), True),
        (("", not_judged.SETTING, "tolerance : 15"), True),
        (("", "Appeler la DSDEN", "lundi"), False),
        (("À voir", "avec Mme FICTIVE", ""), False),
        ((None, None, None), False),
    ],
)
def test_a_row_of_what_was_not_judged_is_known_by_what_it_says(
    row: tuple[str | None, ...], is_ours: bool
) -> None:
    assert bool(not_judged.ranks_of_not_judged([row])) is is_ours


def test_a_row_of_the_summary_is_known_by_its_state() -> None:
    line = RecapLine(5, "Mme FICTIVE", "École Saint-Exemple", "1", State.KEPT, "", "")
    texts, links = recap.recap_blocks([line], "")[2:]
    ours = (*texts.values[0], *links.values[0])
    typed = ("", "Mme FICTIVE", "à rappeler", "", "", "", "")
    nobody = recap.recap_blocks([], "")[2].values[0]
    assert recap.ranks_of_letters([ours, typed, nobody]) == {0, 2}
