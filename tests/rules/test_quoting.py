"""A constat quotes at most a line of a cell."""

import pytest

from pial_xl.constats import Constat
from pial_xl.rules.quoting import with_short_quotes
from pial_xl.tables.address import Cell

CELL = Cell("AESH", "A4")
PASTED = "mot " * 8_000


def test_a_constat_of_sound_cells_is_left_as_it_is() -> None:
    constat = Constat(CELL, "A01", "A01 est inconnu.", mesure="A01")
    assert with_short_quotes(constat) is constat


@pytest.mark.parametrize("quoted_in", ["objet", "mesure"])
def test_a_text_pasted_in_a_cell_is_cut_and_the_sentence_goes_on(quoted_in: str) -> None:
    objet, mesure = (PASTED, "") if quoted_in == "objet" else ("A01", PASTED)
    message = f"« {PASTED} » est inconnu : vérifiez."
    constat = with_short_quotes(Constat(CELL, objet, message, mesure=mesure))
    assert constat.message.endswith("… » est inconnu : vérifiez.")
    assert max(map(len, (constat.objet, constat.message, constat.mesure.text))) <= 200


def test_a_sentence_that_quotes_another_long_text_is_cut() -> None:
    constat = with_short_quotes(Constat(CELL, "A01", f"Illisible : {PASTED}"))
    assert constat.message.startswith("Illisible : mot")
    assert len(constat.message) <= 1_000
