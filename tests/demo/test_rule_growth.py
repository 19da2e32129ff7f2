"""No rule grows faster than n log n with the workbook: the lines that it runs are counted."""

from collections.abc import Callable, Iterator
from math import log

import pytest
from growth import deep, long, wide, work

from pial_xl.constats import Constat, Niveau
from pial_xl.dossier import Dossier
from pial_xl.rules import Rule, catalogue
from pial_xl.tables import Affectation

SMALL, LARGE = 2, 8
ROWS = 1_000
"""Rows of one copy, about."""
N_LOG_N = LARGE * log(LARGE * ROWS) / (SMALL * log(SMALL * ROWS))
NOISE = 3_000
"""Lines that may be run whatever the size, or once for all rules by the first that asks."""


def grows_too_fast(small: int, large: int) -> bool:
    return large > 1.2 * N_LOG_N * small + NOISE


@pytest.mark.parametrize("shape", [wide, deep, long])
def test_no_rule_grows_faster_than_n_log_n(shape: Callable[[int], Dossier]) -> None:
    small, large = shape(SMALL), shape(LARGE)
    counts = {rule.code: (work(rule, small), work(rule, large)) for rule in catalogue()}
    assert {code: count for code, count in counts.items() if grows_too_fast(*count)} == {}


def test_a_rule_that_looks_again_at_all_rows_for_each_row_is_seen() -> None:
    def pairs(d: Dossier) -> Iterator[Constat]:
        """Compte les lignes qui suivent chaque ligne."""
        for row in d.affectations:
            if len([other for other in d.affectations if other.number > row.number]) < 0:
                yield Constat(d.affectations.cell(row, "aesh"), "", "")

    rule = Rule("Z-99", Niveau.INFO, "Paires", "essai", "P", (Affectation,), "", pairs)
    assert grows_too_fast(work(rule, wide(SMALL)), work(rule, wide(LARGE)))
