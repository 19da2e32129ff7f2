"""The blocks that fill the output sheets of an open workbook."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import constat, make_report

from pial_xl.constats import Niveau, NotJudged
from pial_xl.letters.recap import RecapLine, State
from pial_xl.report.blocks import controles, not_judged, synthese
from pial_xl.report.blocks.block import Block, BlockKind
from pial_xl.report.blocks.controles import checks_blocks
from pial_xl.report.blocks.history import history_blocks, history_line
from pial_xl.report.blocks.not_judged import not_judged_blocks
from pial_xl.report.blocks.recap import recap_blocks
from pial_xl.report.blocks.synthese import TEMPLATE_PLAN, plan_of, synthese_blocks
from pial_xl.report.blocks.values import duration, sign, simple
from pial_xl.report.quantity import NOT_JUDGED, Amount, Bound
from pial_xl.report.suivi import Suivi
from pial_xl.report.synthese import Synthese
from pial_xl.report.synthese import synthese as compute_figures
from pial_xl.report.tracking import Status, TrackedConstat, Tracking, track
from pial_xl.template.outputs import OUTPUTS
from pial_xl.testing import SampleWorkbook


def figures(workbook: SampleWorkbook | None = None) -> Synthese:
    return compute_figures((workbook or SampleWorkbook()).dossier())


def sheet(blocks: tuple[Block, ...]) -> dict[tuple[int, int], object]:
    """Lay blocks on a sheet: what each cell, by row and column from 1, then holds."""
    return {
        (block.row + i, block.column + j): valeur
        for block in blocks
        for i, line in enumerate(block.values)
        for j, valeur in enumerate(line)
        if valeur not in (None, "")
    }


RECAP_LINE = RecapLine(5, "Mme FICTIVE", "École Fictive", "1 IMP", State.MADE, "", "Lettre 1")


def all_blocks() -> list[tuple[Block, ...]]:
    report = make_report(constat(), constat(niveau=Niveau.INFO))
    return [
        checks_blocks(report, track(report)),
        synthese_blocks(report, figures()),
        not_judged_blocks(report),
        history_blocks([history_line(report, figures())]),
        recap_blocks([RECAP_LINE], "Le 24/11/2026."),
        history_blocks([history_line(report, figures())]),
    ]


def test_the_blocks_of_every_output_sheet_are_looked_at_here() -> None:
    assert {block.sheet for blocks in all_blocks() for block in blocks} == set(OUTPUTS)


@pytest.mark.parametrize("blocks", all_blocks())
def test_a_block_is_a_rectangle_within_the_area_it_clears(blocks: tuple[Block, ...]) -> None:
    for block in blocks:
        assert {len(line) for line in block.values} <= {block.width}
        assert len(block.values) <= block.place


@pytest.mark.parametrize("blocks", all_blocks())
def test_no_two_blocks_clear_the_same_cell(blocks: tuple[Block, ...]) -> None:
    for a, b in combinations(blocks, 2):
        assert (
            a.row + a.place <= b.row
            or b.row + b.place <= a.row
            or a.column + a.width <= b.column
            or b.column + b.width <= a.column
        )


class TestChecksBlocks:
    def test_a_constat_has_its_status(self) -> None:
        constats = [TrackedConstat(constat(), status) for status in Status]
        cells = sheet(checks_blocks(make_report(), Tracking(tuple(constats))))
        column = controles.RANKS["statut"] + 1
        told = [cells[6 + i, column] for i in range(4)]
        assert told == ["nouveau", "connu", "non évalué", "résolu"]

    def test_the_cell_is_the_formula_of_a_link(self) -> None:
        report = make_report(constat(sheet='L\'"été"', cell="B2"))
        (block,) = [b for b in checks_blocks(report, track(report)) if b.kind is BlockKind.FORMULAS]
        assert block.values == (('=HYPERLINK("#\'L\'\'""été""\'!B2","L\'""été""!B2")',),)

    @given(st.text(max_size=40))
    def test_texts_of_the_workbook_stand_in_blocks_of_texts_alone(self, text: str) -> None:
        report = make_report(constat(message=f"={text}", objet=f"={text}"))
        for block in checks_blocks(report, track(report)):
            if any(str(v).startswith("=") for line in block.values for v in line):
                assert block.kind is not BlockKind.VALUES

    def test_constats_beyond_the_room_are_counted_and_the_gravest_stay(self) -> None:
        report = make_report(constat(niveau=Niveau.BLOQUANT), *[constat() for _ in range(4)])
        cells = sheet(checks_blocks(report, track(report), capacity=3))
        assert cells[6, 1] == "BLOQUANT"
        assert (9, 1) not in cells
        assert "2 lignes de plus" in str(cells[controles.COUNTS_ROW, 4])

    def test_what_the_person_wrote_is_never_left_out(self) -> None:
        rows = [TrackedConstat(constat(), Status.KNOWN) for _ in range(4)]
        rows.append(TrackedConstat(constat(), Status.KNOWN, Suivi("vu")))
        mine = ("", "", "", "à moi", *[""] * (len(controles.COLUMNS) - 4))
        blocks = checks_blocks(make_report(), Tracking(tuple(rows), (mine,)), capacity=3)
        cells = sheet(blocks)
        assert cells[7, controles.RANKS["suivi"] + 1] == "vu"
        assert cells[8, controles.MESSAGE_RANK + 1] == "à moi"

    def test_without_constat_the_only_row_says_so(self) -> None:
        cells = sheet(checks_blocks(make_report(), Tracking(())))
        assert {p: v for p, v in cells.items() if p[0] > 5} == {(6, 4): controles.NO_CONSTAT}


class TestSyntheseBlocks:
    def test_the_row_of_all_the_poles_comes_first(self) -> None:
        cells = sheet(synthese_blocks(make_report(), figures()))
        first = TEMPLATE_PLAN.rows.poles
        assert [cells[first + i, 1] for i in range(3)] == ["Ensemble", "P1", "P2"]

    def test_the_three_kinds_of_help_of_all_the_poles_come_first(self) -> None:
        cells = sheet(synthese_blocks(make_report(), figures()))
        first = TEMPLATE_PLAN.rows.aides
        aides = [(cells[first + i, 1], cells[first + i, 2]) for i in range(3)]
        assert aides == [
            ("Ensemble", "Individuelle (I)"),
            ("Ensemble", "Mutualisée (M)"),
            ("Ensemble", "Collective (CO)"),
        ]

    def test_codes_of_poles_stay_texts(self) -> None:
        blocks = synthese_blocks(make_report(), figures())
        (block,) = [b for b in blocks if (b.row, b.column) == (TEMPLATE_PLAN.rows.poles, 1)]
        assert block.kind is BlockKind.TEXTS

    def test_a_bound_has_its_sign_beside_a_number_that_charts_can_show(self) -> None:
        workbook = SampleWorkbook()
        workbook.put("T_Affectations", 3, "heures", "beaucoup")
        cells = sheet(synthese_blocks(make_report(), figures(workbook)))
        row = TEMPLATE_PLAN.rows.poles + 1
        assert isinstance(cells[row, 6], float)
        assert cells[row, 6 + synthese.SIGNS_OFFSET] == "≥"

    def test_rows_beyond_the_room_are_counted_in_the_notes(self) -> None:
        plan = replace(TEMPLATE_PLAN, places=TEMPLATE_PLAN.places._replace(poles=2))
        cells = sheet(synthese_blocks(make_report(), figures(), plan))
        assert "1 ligne de plus" in str(cells[plan.rows.notes, 1])

    def test_a_section_that_is_not_judged_says_why(self) -> None:
        workbook = SampleWorkbook()
        workbook.tables = {}
        cells = sheet(synthese_blocks(make_report(), figures(workbook)))
        assert str(cells[TEMPLATE_PLAN.rows.poles, 1]).startswith("Non évalué\u00a0:")

    def test_the_plan_of_a_report_has_no_blank_row(self) -> None:
        blocks = synthese_blocks(make_report(), figures(), plan_of(figures()))
        assert not [b for b in blocks if b.empty_rows]

    def test_rows_that_hold_nothing_can_be_hidden(self) -> None:
        blocks = synthese_blocks(make_report(), figures())
        (block,) = [b for b in blocks if b.row == TEMPLATE_PLAN.rows.poles and b.collapsible]
        assert block.empty_rows == (block.row + 3, block.row + block.place - 1)


class TestValues:
    def test_a_time_is_a_part_of_a_day(self) -> None:
        assert simple(duration(36 * 60)) == 1.5

    def test_a_negative_time_is_a_text_that_excel_can_show(self) -> None:
        assert simple(duration(-150)) == "\u22122h30"

    def test_what_is_not_judged_is_never_a_zero(self) -> None:
        assert (simple(None), simple(NOT_JUDGED)) == ("non évalué", "non évalué")

    @pytest.mark.parametrize(
        ("bound", "attendu"), [(Bound.EXACT, None), (Bound.MINIMUM, "≥"), (Bound.MAXIMUM, "≤")]
    )
    def test_a_bound_has_a_sign(self, bound: Bound, attendu: str | None) -> None:
        assert sign(Amount(60, {}, bound)) == attendu


def test_settings_follow_the_rules_that_were_not_judged() -> None:
    report = replace(
        make_report(),
        not_judged=(NotJudged("D-01", "Titre", "Raison"),),
        settings=("A-06 désactivé.",),
    )
    cells = sheet(not_judged_blocks(report))
    row = not_judged.TITLE_ROW + 1
    assert [cells[row, c] for c in (1, 2, 3)] == ["D-01", "Titre", "Raison"]
    assert [cells[row + 1, c] for c in (2, 3)] == [not_judged.SETTING, "A-06 désactivé."]


@pytest.mark.parametrize(("schools", "pages"), [(6, 1), (60, 2)])
def test_the_last_table_begins_a_page_where_it_would_be_cut(schools: int, pages: int) -> None:
    places = TEMPLATE_PLAN.places._replace(aides=7, free=3, schools=schools)
    plan = replace(TEMPLATE_PLAN, places=places)
    assert plan.page_starts == (plan.titles.aides, plan.titles.schools)[:pages]
