"""The numbers that the sheet itself minds: what a cell is warned of, what is shown in red."""

import pytest
from built import short_blank_book
from openpyxl.utils import get_column_letter

from pial_xl.tables import TABLES, columns
from pial_xl.tables.column import Format
from pial_xl.template.zones import TITLE_ROW

BOUNDS = {
    Format.DUREE: "{0}>=0",
    Format.INTEGER: "{0}>=0",
    Format.NUMBER: "{0}>=0",
    Format.MONTANT: "{0}>=0",
    Format.PERCENTAGE: "{0}>=0,{0}<=100",
    Format.TIME: "{0}>=0,{0}<=24",
    Format.DATE: "{0}>36525,{0}<73051",  # from 1/1/2000 to 31/12/2099
}
CHECKED = [
    pytest.param(model.sheet, rank, column.format, id=f"{model.table}.{field}")
    for model in TABLES
    for rank, (field, column) in enumerate(columns(model).items(), start=1)
    if column.format in BOUNDS and not column.choices and not column.refers_to
]
UNIQUE = ["Paramètres", "Pôles", "Établissements", "AESH", "Élèves", "Correspondance"]


@pytest.mark.parametrize(("sheet", "rank", "format_"), CHECKED)
def test_a_number_is_warned_of_beyond_the_bounds_of_its_column(
    sheet: str, rank: int, format_: Format
) -> None:
    cell = f"{get_column_letter(rank)}{TITLE_ROW + 1}"
    (check,) = [
        validation
        for validation in short_blank_book()[sheet].data_validations.dataValidation
        if validation.type == "custom" and cell in validation.sqref
    ]
    bounds = BOUNDS[format_].format(cell)
    assert str(check.formula1).startswith(f"IF(ISNUMBER({cell}),AND({bounds}),")


@pytest.mark.parametrize("sheet", UNIQUE)
def test_a_code_shows_in_red_from_its_second_use_on(sheet: str) -> None:
    formulas = [
        formula
        for area in short_blank_book()[sheet].conditional_formatting
        if f"A{TITLE_ROW + 1}" in area.sqref
        for rule in area.rules
        for formula in rule.formula
    ]
    compared = [f for f in formulas if f.startswith("IF(LEN($A5)=0") and "SUMPRODUCT" in f]
    assert [f.rstrip(")").endswith(")>1") for f in compared] == [True]
