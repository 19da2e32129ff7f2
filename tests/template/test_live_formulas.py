"""What the programs that compute the live columns cannot bear in a formula."""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from built import demo_bytes

from pial_xl.template.figures import LIVE_FIGURES, SETTINGS
from pial_xl.template.live.columns import (
    FORMULAS,
    cell_formula,
    column_formula,
    definitions,
    live_columns,
)

TEXT = re.compile(r'"((?:[^"]|"")*)"')
SHEETS = "xl/worksheets/sheet"
FORMULA_WITH_NUMBER = re.compile(r'<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?><f>([^<]*)</f><v>[^<]')
TEXT_MAX, FORMULA_MAX, DEPTH_MAX = 255, 8192, 64
"""Characters of a text in a formula of Excel, of a formula, and how deep its functions stand."""


def formulas() -> Iterator[tuple[str, str]]:
    for model in FORMULAS:
        for nom in live_columns(model):
            yield f"{model.table}.{nom}", cell_formula(model, nom, 5)
            yield f"{model.table}.{nom}, in the table", column_formula(model, nom)
    for figure in (*SETTINGS, *LIVE_FIGURES):
        yield figure.nom, figure.formula


def test_excel_takes_each_formula() -> None:
    for nom, formula in formulas():
        assert len(formula) <= FORMULA_MAX, nom
        assert max(map(len, TEXT.findall(formula)), default=0) <= TEXT_MAX, nom


def depth(formula: str) -> int:
    deepest = held = 0
    for sign in TEXT.sub("", formula):
        held += {"(": 1, ")": -1}.get(sign, 0)
        deepest = max(deepest, held)
    return deepest


def test_excel_takes_the_functions_of_each_formula_one_in_the_other() -> None:
    for nom, formula in formulas():
        assert depth(formula) <= DEPTH_MAX, nom


def test_libreoffice_keeps_each_formula_when_a_row_is_deleted() -> None:
    """It loses the row of one that holds an array, and every figure with it."""
    for nom, formula in formulas():
        assert "{" not in TEXT.sub("", formula), nom


def test_libreoffice_computes_only_the_rows_that_are_asked_of_what_hangs_on_whole_columns() -> None:
    """It computes at once a whole column, with all that it reads, unless MATCH stands in it.

    « charge » alone, which adds two cells of its row, had every allocation computed at each edit.
    """
    whole_columns = set(definitions())
    for model in FORMULAS:
        texts = {
            column.letters: cell_formula(model, nom, 5)
            for nom, column in live_columns(model).items()
        }
        hanging: set[str] = set()
        while more := {
            letters
            for letters, text in texts.items()
            if letters not in hanging
            and (
                whole_columns & set(re.findall(r"[a-zà-ÿ_0-9]+", text))
                or hanging & set(re.findall(r"\$([A-Z]+)5\b", text))
            )
        }:
            hanging |= more
        for letters in hanging:
            assert "MATCH(" in texts[letters], f"{model.table}, {letters}"


def test_no_formula_of_home_nor_of_its_figures_has_a_number_for_result() -> None:
    """LibreOffice trusts a number that a file gives, and computes the cells that it stands on.

    The first edits after the opening would then stop at these, and not reach the figures.
    """
    with ZipFile(BytesIO(demo_bytes())) as archive:
        sheets = [archive.read(n).decode() for n in archive.namelist() if n.startswith(SHEETS)]
    found = [cell for sheet in sheets for cell in FORMULA_WITH_NUMBER.findall(sheet)]
    assert [cell for cell in found if "calc_" in cell or "chiffre_" in cell] == []
