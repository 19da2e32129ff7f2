"""What a person answers, line by line, on the sheet of the allocations that a timetable implies."""

from collections.abc import Sequence

import pytest

from pial_xl.dossier.implied import affectation_changes
from pial_xl.report.handouts.implied import implied_paper
from pial_xl.report.handouts.paper import Paper, PaperTable
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.implied_page import Answers, answers_of
from pial_xl.takeover.source import SourceRow
from pial_xl.testing import SampleWorkbook

HEADER = ("N°", "Quoi", "AESH", "Élève", "Écrit", "D'après", "À noter", "Accepter")
Line = Sequence[object]


@pytest.fixture
def paper() -> Paper:
    """Two hours for E1 instead of those that are written; the rows of E2 and E3 would end."""
    sample = SampleWorkbook()
    sample.add("T_Creneaux", aesh="A01", eleve="E1", jour="lundi", debut="8h", fin="10h")
    dossier = sample.dossier()
    return implied_paper(dossier, affectation_changes(dossier))


def lines_of(paper: Paper) -> list[Line]:
    (table,) = (part for part in paper.parts if isinstance(part, PaperTable))
    return list(table.rows)


def sheet(*lines: Line) -> list[SourceRow]:
    rows: list[Line] = [("Affectations d'après l'emploi du temps",), HEADER, *lines]
    return [(n, dict(enumerate(row, start=1))) for n, row in enumerate(rows, start=1)]


def test_each_line_is_accepted_refused_or_left(paper: Paper) -> None:
    one, two, three = lines_of(paper)

    found = answers_of(sheet((*one, "oui"), (*two, "Non"), (*three, "")), paper)

    assert found == Answers({1: True, 2: False})
    assert found.accepted == {1}


def test_lines_may_be_sorted_and_taken_out(paper: Paper) -> None:
    one, _, three = lines_of(paper)

    assert answers_of(sheet((*three, True), (*one, "non")), paper).accepted == {3}


def test_an_answer_copied_down_under_the_last_line_says_nothing(paper: Paper) -> None:
    one, *_ = lines_of(paper)
    under = ("",) * 7

    found = answers_of(sheet((*one, "oui"), (*under, "oui")), paper)

    assert found == Answers({1: True})


def test_an_answer_to_what_is_no_longer_is_counted_and_accepts_nothing(paper: Paper) -> None:
    one, two, _ = lines_of(paper)
    other = [*one[:5], "I · 3h00", one[6]]

    found = answers_of(sheet((*other, "oui"), (*two, "oui")), paper)

    assert found == Answers({2: True}, outdated=1)
    assert answers_of(sheet((*other, "non")), paper).outdated == 0


def test_of_two_lines_that_say_the_same_each_has_its_answer() -> None:
    sample = SampleWorkbook()
    sample.tables["T_Affectations"].clear()
    sample.add("T_Creneaux", aesh="A01", eleve="E1", jour="lundi", debut="8h", fin="10h")
    for _ in range(2):
        sample.add("T_Affectations", aesh="A01", eleve="E2", aide="I", heures=2)
    dossier = sample.dossier()
    paper = implied_paper(dossier, affectation_changes(dossier))
    one, two, three = lines_of(paper)
    assert list(two[1:]) == list(three[1:])

    found = answers_of(sheet((*one, ""), (*two, ""), (*three, "oui")), paper)

    assert found.said == {3: True}


def test_what_is_neither_yes_nor_no_is_named(paper: Paper) -> None:
    one, *_ = lines_of(paper)

    with pytest.raises(WriteError, match=r"l'EDT!H3 ne dit ni oui ni non"):
        answers_of(sheet((*one, "peut-être")), paper)


def test_a_sheet_that_was_never_drawn_answers_nothing(paper: Paper) -> None:
    assert answers_of([], paper) == Answers()
