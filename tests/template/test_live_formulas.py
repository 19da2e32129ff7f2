"""What the programs that compute the live columns cannot bear in a formula."""

import re
from collections.abc import Iterator

from pial_xl.template.figures import LIVE_FIGURES, SETTINGS
from pial_xl.template.live.columns import FORMULAS, cell_formula, live_columns

TEXT = re.compile(r'"((?:[^"]|"")*)"')
TEXT_MAX, FORMULA_MAX = 255, 8192
"""Characters of a text in a formula of Excel, and of a formula."""


def formulas() -> Iterator[tuple[str, str]]:
    for model in FORMULAS:
        for nom in live_columns(model):
            yield f"{model.table}.{nom}", cell_formula(model, nom, 5)
    for figure in (*SETTINGS, *LIVE_FIGURES):
        yield figure.nom, figure.formula


def test_excel_takes_each_formula() -> None:
    for nom, formula in formulas():
        assert len(formula) <= FORMULA_MAX, nom
        assert max(map(len, TEXT.findall(formula)), default=0) <= TEXT_MAX, nom


def test_libreoffice_keeps_each_formula_when_a_row_is_deleted() -> None:
    """It loses the row of one that holds an array, and every figure with it."""
    for nom, formula in formulas():
        assert "{" not in TEXT.sub("", formula), nom
