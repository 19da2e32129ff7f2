"""The sheet Règles of the workbook: each control explained, its level as Paramètres sets it."""

from io import BytesIO

import pytest
from built import short_blank_book
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.report.blocks.rule_lines import COLUMNS, SHEET, TITLE_ROW
from pial_xl.rules import catalogue
from pial_xl.template.carried import Carried, CarriedCell, CarriedTable
from pial_xl.template.workbook import build_workbook

OURS = [rule for rule in catalogue() if not rule.package]


def row_of(sheet: Worksheet, code: str) -> tuple[object, ...]:
    rows = sheet.iter_rows(min_row=TITLE_ROW + 1, values_only=True)
    return next(row for row in rows if row[0] == code)


def test_each_of_our_controls_has_its_row() -> None:
    sheet = short_blank_book()[SHEET]
    assert [cell.value for cell in sheet[TITLE_ROW]] == [column.title for column in COLUMNS]
    codes = [row[0].value for row in sheet.iter_rows(min_row=TITLE_ROW + 1)]
    assert codes == [rule.code for rule in OURS]


def test_the_level_in_force_is_a_formula_over_the_sheet_parametres() -> None:
    level, changed = row_of(short_blank_book()[SHEET], "A-01")[1:3]
    assert str(level).startswith("=IFERROR(")
    assert "col_T_Parametres_valeur" in str(level)
    assert "col_T_Parametres_cle" in str(changed)


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize(
    ("written", "level"),
    [("non", "désactivé"), ("Info", "INFO"), ("oui", "BLOQUANT"), ("peut-être", "BLOQUANT")],
)
def test_a_workbook_taken_over_shows_its_levels_before_any_program_calculates(
    written: str, level: str
) -> None:
    rows = ({"cle": CarriedCell("Contrôle.a-01"), "valeur": CarriedCell(written)},)
    data = build_workbook(carried=Carried(tables={"T_Parametres": CarriedTable(rows)}))
    sheet = load_workbook(BytesIO(data), data_only=True)[SHEET]
    assert row_of(sheet, "A-01")[1] == level
    assert row_of(sheet, "A-02")[1] == "ALERTE"
