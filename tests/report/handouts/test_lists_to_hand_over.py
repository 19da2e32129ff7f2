"""The lists that leave a PIAL: no small count can be worked out; each sheet is one person's."""

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pial_xl.report.anonymity import UNTOLD
from pial_xl.report.blocks.values import Value, shown
from pial_xl.report.handouts.aesh import aesh_papers
from pial_xl.report.handouts.paper import Paper, PaperTable, as_handout, as_listing, as_text
from pial_xl.report.handouts.schools import school_papers
from pial_xl.report.handouts.waiting import waiting_paper
from pial_xl.report.handouts.waiting_codes import waiting_codes_paper
from pial_xl.report.waiting import find_waiting
from pial_xl.testing import SampleWorkbook

START, K = date(2026, 9, 1), 5
SCHOOLS = ("0440001M", "0440003P", "0440004R")


def wait(workbook: SampleWorkbook, uai: str, count: int, aide: str = "I", given: int = 0) -> None:
    """Add pupils who wait, each with 10 h notified when the help is individual."""
    for _ in range(count):
        rank = len(workbook.tables["T_Eleves"])
        code = f"X{rank:04}"
        workbook.add("T_Eleves", eleve=code, uai=uai, classe="CP")
        heures = {"heures": 10} if aide == "I" else {}
        workbook.add("T_Notifications", eleve=code, aide=aide, debut=START, **heures)
        if given:
            workbook.add("T_Affectations", aesh="A02", eleve=code, aide=aide, heures=given)


def told(workbook: SampleWorkbook) -> Paper:
    dossier = workbook.dossier()
    return waiting_paper(dossier, find_waiting(dossier))


def table(paper: Paper) -> list[tuple[str, ...]]:
    (found,) = [part for part in paper.parts if isinstance(part, PaperTable)]
    return [tuple(map(shown, row)) for row in found.rows]


def test_schools_are_told_from_five_pupils_on_and_the_others_together() -> None:
    workbook = SampleWorkbook()
    wait(workbook, "0440001M", 6)
    wait(workbook, "0440003P", 2)
    wait(workbook, "0440004R", 4)
    assert table(told(workbook)) == [
        ("École Saint-Exemple", "Individuelle", "6", "6", "0", "60h00"),
        ("Autres, ensemble", "Individuelle", "6", "6", "0", "60h00"),
        ("Ensemble", "Toutes", "12", "12", "0", "120h00"),
    ]


def test_a_pole_of_four_pupils_tells_no_number() -> None:
    workbook = SampleWorkbook()
    wait(workbook, "0440001M", 4)
    paper = told(workbook)
    assert table(paper) == [
        ("Autres, ensemble", "Individuelle", UNTOLD, UNTOLD, "0", UNTOLD),
        ("Ensemble", "Toutes", UNTOLD, UNTOLD, "0", UNTOLD),
    ]
    assert "40h00" not in as_text(paper)
    assert "n.d." in as_text(paper)


def test_kinds_of_help_are_never_told_as_one_line() -> None:
    workbook = SampleWorkbook()
    wait(workbook, "0440001M", 6, "I")
    wait(workbook, "0440003P", 4, "M")
    assert table(told(workbook)) == [
        ("École Saint-Exemple", "Individuelle", "6", "6", "0", "60h00"),
        ("Autres, ensemble", "Mutualisée", UNTOLD, UNTOLD, "0", "–"),
        ("Ensemble", "Toutes", UNTOLD, UNTOLD, "0", "60h00"),
    ]


def test_nobody_to_report_is_said_in_words() -> None:
    paper = told(SampleWorkbook())
    assert "Aucun élève à signaler." in as_text(paper)
    assert [part for part in paper.parts if isinstance(part, PaperTable)] == []


def test_the_threshold_is_the_person_s() -> None:
    workbook = SampleWorkbook()
    workbook.add("T_Parametres", cle="k_anonymat", valeur=1)
    wait(workbook, "0440001M", 1)
    assert table(told(workbook))[0][:3] == ("École Saint-Exemple", "Individuelle", "1")


def test_a_pupil_without_a_school_is_counted_with_the_unknown() -> None:
    workbook = SampleWorkbook()
    wait(workbook, "0449999X", 5)
    assert table(told(workbook))[0][0] == "Établissement inconnu"


_groups = st.lists(
    st.tuples(
        st.sampled_from(SCHOOLS),
        st.sampled_from(["I", "M"]),
        st.integers(0, 7),
        st.sampled_from([0, 3]),
    ),
    max_size=5,
)


@given(_groups)
@settings(max_examples=60)
def test_no_small_count_can_be_worked_out(groups: Iterable[tuple[str, str, int, int]]) -> None:
    workbook = SampleWorkbook()
    for uai, aide, count, given_hours in groups:
        wait(workbook, uai, count, aide, given_hours if aide == "I" else 0)
    paper = told(workbook)
    rows = [part.rows for part in paper.parts if isinstance(part, PaperTable)]
    *lines, every = rows[0] if rows else [("", "", 0, 0, 0, "–")]
    for line in (*lines, every):
        counts = line[2:5]
        assert all(count in (UNTOLD, 0) or _number(count) >= K for count in counts)
        hidden = counts.count(UNTOLD)
        assert hidden != 1 or (counts[0] == UNTOLD and sum(map(_number, counts[1:])) == 0)
    for column in range(2, 5):
        values = [line[column] for line in lines]
        rest = _number(every[column]) - sum(map(_number, values))
        assert every[column] == UNTOLD or rest == 0 or (values.count(UNTOLD) > 1 and rest >= K)


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0


def test_the_list_by_code_says_what_it_is_and_ranks_by_urgency() -> None:
    workbook = SampleWorkbook()
    wait(workbook, "0440001M", 1, "M")
    wait(workbook, "0440003P", 1)
    dossier = workbook.dossier()
    paper = waiting_codes_paper(dossier, find_waiting(dossier))
    assert as_text(paper).splitlines()[2].startswith("Données de santé pseudonymes")
    first, second = table(paper)
    assert first == (
        *("1", "X0006", "École Sainte-Fiction", "CP", "I", "10h00", "0h00", "10h00"),
        *("01/09/2026", "84", "", ""),
    )
    assert second[1] == "X0005"
    assert second[5:8] == ("–", "0h00", "–")


def test_the_table_of_a_listing_has_one_column_of_the_sheet_for_each() -> None:
    dossier = SampleWorkbook().dossier()
    handout = as_listing(waiting_codes_paper(dossier, find_waiting(dossier)))
    assert handout.page.repeated == (handout.frozen_rows, handout.frozen_rows)
    header = handout.rows[handout.frozen_rows - 1]
    assert [cell.across for cell in header.cells] == [1] * 12


def test_a_paper_that_does_not_end_by_its_table_is_no_listing() -> None:
    with pytest.raises(ValueError, match="only table"):
        as_listing(told(SampleWorkbook()))


def papers_of_schools(workbook: SampleWorkbook) -> dict[str, str]:
    papers = school_papers(workbook.dossier(), workbook.run_checks()[0])
    return {paper.title: as_text(paper) for paper in papers}


def test_the_sheet_of_a_school_names_its_pupils_alone() -> None:
    said = papers_of_schools(SampleWorkbook())
    assert list(said) == ["École Saint-Exemple", "Collège Saint-Modèle", "École Sainte-Fiction"]
    names = {
        code: [school for school, text in said.items() if code in text] for code in ("E1", "E4")
    }
    assert names == {"E1": ["École Saint-Exemple"], "E4": ["École Sainte-Fiction"]}


def test_a_constat_that_names_a_pupil_of_another_school_says_it_without_the_code() -> None:
    workbook = SampleWorkbook()
    workbook.put("T_AESH", 0, "absent_du", date(2026, 11, 1))
    workbook.add("T_Affectations", aesh="A01", eleve="E4", aide="I", heures=2)
    (absence,) = [c for c in workbook.run_checks()[0] if c.code == "R-01"]
    assert "E4" in absence.message
    said = papers_of_schools(workbook)["École Saint-Exemple"]
    assert "E4" not in said
    assert "AESH absent, élèves à couvrir" in said


def test_a_school_gives_its_hours_of_aesh_once_for_a_group() -> None:
    said = papers_of_schools(SampleWorkbook())["École Saint-Exemple"]
    (row,) = [line for line in said.splitlines() if line.startswith("A01") and "24h00" in line]
    assert row.split() == ["A01", "3", "24h00"]


def test_the_sheet_of_an_aesh_says_contract_missions_schools_and_pupils() -> None:
    workbook = SampleWorkbook()
    workbook.put("T_AESH", 0, "heures_referent", 2)
    first, *_ = aesh_papers(workbook.dossier())
    said = as_text(first)
    assert first.title == "A01"
    assert "CDI depuis le 01/09/2026, 24h00 par semaine sur 41 semaines, quotité 62\u00a0%." in said
    for row in (
        ("Aide", "individuelle", "12h00"),
        ("Aide", "mutualisée", "12h00"),
        ("AESH", "référent", "2h00"),
        ("Ensemble", "26h00"),
        ("En", "trop", "2h00"),
    ):
        assert list(row) in [line.split() for line in said.splitlines()]
    assert "3 élèves, 1 établissement" in said.lower() or "3 ÉLÈVES, 1 ÉTABLISSEMENT" in said
    assert "E4" not in said


def test_an_aesh_whose_contract_is_over_has_no_sheet() -> None:
    workbook = SampleWorkbook()
    workbook.put("T_AESH", 1, "fin", date(2026, 10, 1))
    assert [paper.title for paper in aesh_papers(workbook.dossier())] == ["A01", "A03"]


@pytest.mark.parametrize("nom", ["=1+1", "A/B [x]", "x" * 400, "\u202eabc", "<b>&amp;"])
def test_hostile_names_are_laid_out(nom: str) -> None:
    workbook = SampleWorkbook()
    workbook.put("T_Etablissements", 0, "nom", nom)
    workbook.put("T_AESH", 0, "nom", nom)
    papers = [*school_papers(workbook.dossier(), workbook.run_checks()[0])]
    papers += aesh_papers(workbook.dossier())
    assert len(list(map(as_handout, papers))) == 6


def test_without_any_school_only_aesh_have_sheets() -> None:
    workbook = SampleWorkbook()
    workbook.tables["T_Etablissements"].clear()
    assert papers_of_schools(workbook) == {}
    assert len(aesh_papers(workbook.dossier())) == 3
