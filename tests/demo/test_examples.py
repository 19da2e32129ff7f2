"""Each control has an example to show: of the fictitious workbook, or planted for it."""

import pytest

from pial_xl.demo.examples import EXAMPLES
from pial_xl.testing import SampleWorkbook
from pial_xl.usecases.explanation import explanations


@pytest.mark.parametrize("code", EXAMPLES)
def test_what_is_planted_gives_its_constat(code: str) -> None:
    sample = SampleWorkbook()
    EXAMPLES[code](sample)
    assert code in {constat.code for constat in sample.run_checks()[0]}


def test_every_control_of_ours_has_an_example() -> None:
    missing = {e.rule.code for e in explanations() if e.example is None and not e.rule.package}
    assert missing == set()


def test_a_title_that_was_changed_is_shown_where_the_titles_stand() -> None:
    (shown,) = (e.example for e in explanations() if e.rule.code == "S-01")
    assert shown is not None
    assert (shown.cell.sheet, shown.objet) == ("AESH", "Heures/semaine")


def test_an_example_is_of_its_own_control() -> None:
    assert all(e.example.code == e.rule.code for e in explanations() if e.example)
