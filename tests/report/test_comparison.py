"""Two states of one workbook: what moved, who came and went, what is new and what is solved."""

from datetime import date

import pytest

from pial_xl.report.changes import ContratChange
from pial_xl.report.comparison import (
    Comparison,
    NothingInCommonError,
    WorkbookState,
    compare,
)
from pial_xl.tables.types import Aide
from pial_xl.testing import REFERENCE, SampleWorkbook


def state(workbook: SampleWorkbook, day: date = REFERENCE) -> WorkbookState:
    constats, _, _ = workbook.run_checks(day)
    return WorkbookState(workbook.dossier(day), constats)


def compared(after: SampleWorkbook, day: date = REFERENCE) -> Comparison:
    return compare(state(SampleWorkbook()), state(after, day))


def test_the_same_workbook_has_changed_in_nothing() -> None:
    c = compared(SampleWorkbook())
    assert c.changed_hours == ()
    assert (c.added, c.removed) == (0, 0)
    assert (c.new, c.solved, c.moved) == ((), (), ())
    assert c.aesh.come == c.aesh.gone == c.eleves.come == c.eleves.gone == ()


def test_hours_given_to_another_pupil_are_moved_and_neither_lost_nor_found() -> None:
    workbook = SampleWorkbook()
    workbook.put("T_Affectations", 3, "heures", 20)
    workbook.add("T_Affectations", aesh="A02", eleve="E1", aide="I", heures=4)
    c = compared(workbook)
    assert (c.added, c.removed) == (4 * 60, 4 * 60)
    assert c.moved_between_eleves == 4 * 60
    assert c.moved_between_aesh == 0


def test_a_pupil_given_another_aesh_keeps_the_hours() -> None:
    workbook = SampleWorkbook()
    workbook.put("T_Affectations", 4, "aesh", "A02")
    c = compared(workbook)
    assert c.moved_between_aesh == 24 * 60
    assert c.moved_between_eleves == 0


def test_pupils_helped_together_count_once() -> None:
    workbook = SampleWorkbook()
    del workbook.tables["T_Affectations"][1:3]
    c = compared(workbook)
    assert (c.added, c.removed) == (0, 12 * 60)


def test_who_came_and_who_left_are_told_on_the_day() -> None:
    workbook = SampleWorkbook()
    workbook.put("T_AESH", 2, "fin", date(2026, 11, 1))
    workbook.add("T_AESH", aesh="A04", pole="P2", contrat="CDD", debut=REFERENCE, heures=24)
    workbook.put("T_Eleves", 4, "sorti_le", date(2026, 11, 23))
    workbook.add("T_Eleves", eleve="E6", uai="0440002N", classe="4e")
    workbook.add("T_Notifications", eleve="E6", aide="M", debut=REFERENCE, fin=REFERENCE)
    c = compared(workbook)
    assert (c.aesh.come, c.aesh.gone) == (("A04",), ("A03",))
    assert (c.eleves.come, c.eleves.gone) == (("E6",), ("E5",))


def test_a_contract_of_other_hours_and_an_absence_are_told() -> None:
    workbook = SampleWorkbook()
    workbook.put("T_AESH", 0, "heures", 30)
    workbook.put("T_AESH", 1, "absent_du", REFERENCE)
    c = compared(workbook)
    assert c.contrats == (ContratChange("A01", 24 * 60, 30 * 60),)
    assert c.absent.come == ("A02",)


def test_a_pupil_who_changed_school_left_one_place_for_another() -> None:
    workbook = SampleWorkbook()
    workbook.put("T_Eleves", 3, "uai", "0440004R")
    c = compared(workbook)
    assert c.changed_eleves == ("E4",)
    assert c.eleves.come == c.eleves.gone == ()
    assert c.places["0440003P", Aide.I].gone == {"E4"}
    assert c.places["0440004R", Aide.I].come == {"E4"}


def test_a_constat_is_new_solved_or_told_of_other_figures() -> None:
    before, after = SampleWorkbook(), SampleWorkbook()
    before.put("T_Affectations", 0, "heures", 10)
    before.put("T_Affectations", 3, "heures", 25)
    after.put("T_Affectations", 0, "heures", 8)
    after.put("T_AESH", 2, "heures", None)
    c = compare(state(before), state(after))
    assert ("N-02", "E1") in [(x.code, x.objet) for x in c.moved]
    assert ("A-01", "A02") in [(x.code, x.objet) for x in c.solved]
    assert ("C-01", "A03") in [(x.code, x.objet) for x in c.new]


def test_workbooks_without_a_school_in_common_are_refused_in_one_sentence() -> None:
    other = SampleWorkbook()
    other.tables["T_Etablissements"] = [
        {"uai": "0440009W", "nom": "École d'ailleurs", "commune": "Pornic", "degre": "école",
         "pole": "P1"},
    ]  # fmt: skip
    with pytest.raises(NothingInCommonError, match="rien à comparer"):
        compared(other)


def test_workbooks_without_schools_are_compared_by_their_poles() -> None:
    before, after = SampleWorkbook(), SampleWorkbook()
    before.tables["T_Etablissements"] = after.tables["T_Etablissements"] = []
    assert compare(state(before), state(after)).changed_hours == ()
    after.tables["T_Poles"] = [{"pole": "P9", "sigle": "PIAL"}]
    with pytest.raises(NothingInCommonError):
        compare(state(before), state(after))


def test_the_same_workbook_on_another_day_tells_what_time_alone_changed() -> None:
    workbook = SampleWorkbook()
    workbook.put("T_AESH", 2, "fin", date(2026, 12, 31))
    c = compare(state(workbook), state(workbook, date(2027, 1, 4)))
    assert c.aesh.gone == ("A03",)
