"""The output sheets that the template carries: laid out, empty, with room for a run."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from built import blank_template, short_blank_book
from openpyxl.cell.cell import MergedCell
from openpyxl.workbook import Workbook

from pial_xl.letters.models.layout import LetterModel
from pial_xl.letters.models.pas import PAS_MODEL
from pial_xl.letters.models.pial import MODEL
from pial_xl.report.blocks import controles, synthese
from pial_xl.template.outputs import OUTPUTS


@pytest.fixture(scope="module")
def blank() -> Workbook:
    return short_blank_book()


@pytest.mark.parametrize("sheet", OUTPUTS)
def test_a_blank_output_sheet_says_what_to_click(blank: Workbook, sheet: str) -> None:
    said = [str(cell.value) for cell in blank[sheet][2] if cell.value is not None]
    assert [text.startswith("Cliquez sur «\u00a0") for text in said] == [True]


def test_the_table_of_constats_has_room_and_no_row(blank: Workbook) -> None:
    sheet = blank["Contrôles"]
    fin = controles.TITLE_ROW + controles.CAPACITY
    assert sheet.tables["T_Controles"].ref == f"A5:P{fin}"
    assert [c.value for c in sheet[5]] == [c.title for c in controles.COLUMNS]
    assert sheet.max_row == controles.TITLE_ROW


def test_levels_take_their_color_from_their_word_on_every_row(blank: Workbook) -> None:
    fin = controles.TITLE_ROW + controles.CAPACITY
    rules = {
        rule.formula[0]
        for area in blank["Contrôles"].conditional_formatting
        if str(area.sqref) == f"A6:A{fin}"
        for rule in area.rules
    }
    assert {f'$A6="{n}"' for n in ("BLOQUANT", "ALERTE", "INFO")} <= rules


def test_a_constat_wraps_in_rows_that_grow_by_themselves(blank: Workbook) -> None:
    sheet = blank["Contrôles"]
    assert {n for n, row in sheet.row_dimensions.items() if row.height} == {1, 5}
    xml = _parts()[_path(blank, "Contrôles")]
    assert 'customHeight="1"' not in xml.split("<sheetData>")[0]


def test_charts_show_the_rows_of_twelve_poles_without_that_of_all_of_them(
    blank: Workbook,
) -> None:
    charts = [xml for nom, xml in _parts().items() if nom.startswith("xl/charts/chart")]
    first = synthese.TEMPLATE_PLAN.rows.poles
    areas = {ref for xml in charts for ref in re.findall(r"<c:f>([^<]+)</c:f>", xml)}
    assert len(charts) == 4
    assert f"Synthèse!$AL${first + 1}:$AL${first + synthese.POLES_MAX}" in areas
    assert blank["Synthèse"].cell(first - 1, synthese.CHARTS_COLUMN).value == "Dotation"


def test_a_chart_says_hours_alone_over_its_columns_and_days_under_its_curves() -> None:
    charts = [xml for nom, xml in _parts().items() if nom.startswith("xl/charts/chart")]
    labels = {e for xml in charts for e in re.findall(r'<c:show(\w+) val="(\d)"/>', xml)}
    assert {nom for nom, shown in labels if shown == "1"} == {"Val"}
    silent = {"LegendKey", "CatName", "SerName", "Percent", "BubbleSize"}
    assert {nom for nom, shown in labels if shown == "0"} == silent
    (curves,) = (xml for xml in charts if "<c:dateAx>" in xml)
    assert '<c:baseTimeUnit val="days"/></c:dateAx>' in curves
    assert curves.count('<c:smooth val="0"/></c:ser>') == 3


def test_the_sections_of_synthese_do_not_overlap(blank: Workbook) -> None:
    plan = synthese.TEMPLATE_PLAN
    for title, row, place in zip(plan.titles, plan.rows, plan.places, strict=True):
        assert blank["Synthèse"].cell(title, 1).value
        for rank in range(row, row + place):
            assert blank["Synthèse"].cell(rank, 1).value is None


def test_no_figure_stands_in_a_merged_cell_but_the_great_ones(blank: Workbook) -> None:
    rows = {
        cell.row
        for line in blank["Synthèse"].iter_rows(min_row=synthese.CARDS_ROW)
        for cell in line
        if isinstance(cell, MergedCell)
    }
    titles = {row - 2 for row in synthese.TEMPLATE_PLAN.rows}
    assert rows <= {synthese.CARDS_ROW, *titles}


@pytest.mark.parametrize("model", [MODEL, PAS_MODEL], ids=lambda m: m.title)
def test_a_line_of_a_letter_that_begins_with_a_dash_is_a_text_for_whoever_edits_it(
    blank: Workbook, model: LetterModel
) -> None:
    dashes = [block for block in model.blocks if block.resembles_formula]
    assert dashes
    for block in dashes:
        assert blank[model.title].cell(block.row, block.column).quotePrefix


def _parts() -> dict[str, str]:
    with ZipFile(BytesIO(blank_template())) as archive:
        return {
            nom: archive.read(nom).decode()
            for nom in archive.namelist()
            if nom.endswith((".xml", ".rels"))
        }


def _path(workbook: Workbook, sheet: str) -> str:
    return f"xl/worksheets/sheet{workbook.sheetnames.index(sheet) + 1}.xml"
