"""Who waits for help, and in which order: those first whom the law owes most."""

from datetime import date

import pytest

from pial_xl.report.couverture import Service, count_couverture
from pial_xl.report.waiting import WaitingEleve, find_waiting, how_many_wait
from pial_xl.testing import SampleWorkbook

START = date(2026, 9, 1)


def _waiting(workbook: SampleWorkbook) -> list[WaitingEleve]:
    return list(find_waiting(workbook.dossier()).eleves)


def _codes(workbook: SampleWorkbook) -> list[str | None]:
    return [w.eleve.eleve for w in _waiting(workbook)]


def _new(workbook: SampleWorkbook, eleve: str, aide: str = "I", **more: object) -> None:
    row = {"uai": "0440001M", "classe": "CP"} | {k: v for k, v in more.items() if k == "priorite"}
    workbook.add("T_Eleves", eleve=eleve, **row)
    debut = more.get("debut", START)
    heures = {"heures": more.get("heures", 12)} if aide == "I" else {}
    workbook.add("T_Notifications", eleve=eleve, aide=aide, debut=debut, **heures)


def test_nobody_waits_where_all_are_served() -> None:
    assert find_waiting(SampleWorkbook().dossier()).eleves == ()


def test_a_pupil_without_help_waits_from_the_beginning_of_the_year() -> None:
    workbook = SampleWorkbook()
    _new(workbook, "E9", debut=date(2025, 1, 1))
    (one,) = _waiting(workbook)
    assert (one.since, one.days, one.served.missing) == (START, 84, 12 * 60)


def test_a_pupil_notified_since_waits_from_the_decision() -> None:
    workbook = SampleWorkbook()
    _new(workbook, "E9", debut=date(2026, 11, 14))
    (one,) = _waiting(workbook)
    assert (one.since, one.days) == (date(2026, 11, 14), 10)


def test_a_pupil_whose_help_ended_waits_from_that_day() -> None:
    workbook = SampleWorkbook()
    workbook.put("T_Affectations", 3, "fin", date(2026, 11, 4))
    (one,) = _waiting(workbook)
    assert (one.eleve.eleve, one.since, one.days) == ("E4", date(2026, 11, 4), 20)


def test_help_that_ended_before_the_year_makes_nobody_wait_longer() -> None:
    workbook = SampleWorkbook()
    workbook.put("T_Notifications", 3, "debut", date(2025, 9, 1))
    workbook.put("T_Affectations", 3, "fin", date(2026, 7, 3))
    (one,) = _waiting(workbook)
    assert (one.since, one.days) == (START, 84)


def test_a_pupil_partly_served_waits_for_the_rest() -> None:
    workbook = SampleWorkbook()
    workbook.put("T_Affectations", 3, "heures", 20)
    (one,) = _waiting(workbook)
    assert one.served.service is Service.PARTIAL
    assert (one.served.received, one.served.missing, one.days) == (20 * 60, 4 * 60, 0)


def test_a_pupil_of_whom_nothing_can_be_told_is_counted_apart() -> None:
    workbook = SampleWorkbook()
    workbook.put("T_Notifications", 3, "heures", None)
    found = find_waiting(workbook.dossier())
    assert (found.eleves, found.undetermined) == ((), 1)


def test_a_pupil_who_left_does_not_wait() -> None:
    workbook = SampleWorkbook()
    _new(workbook, "E9")
    workbook.put("T_Eleves", 5, "sorti_le", date(2026, 11, 20))
    assert _codes(workbook) == []


def test_individual_help_comes_first_then_priority_then_days_then_hours() -> None:
    workbook = SampleWorkbook()
    _new(workbook, "M1", "M", priorite=1)
    _new(workbook, "I1", debut=date(2026, 11, 1))
    _new(workbook, "I2", heures=6)
    _new(workbook, "I3", heures=18)
    _new(workbook, "I4", priorite=2, debut=date(2026, 11, 20))
    _new(workbook, "I5", priorite=1, debut=date(2026, 11, 23))
    workbook.put("T_Affectations", 3, "heures", 1)
    assert _codes(workbook) == ["I5", "I4", "I3", "I2", "I1", "E4", "M1"]


@pytest.mark.parametrize("table", ["T_Eleves", "T_Notifications", "T_Affectations"])
def test_without_a_sheet_nobody_is_said_to_wait_nor_to_be_served(table: str) -> None:
    workbook = SampleWorkbook()
    _new(workbook, "I1")
    del workbook.tables[table]
    found = find_waiting(workbook.dossier())
    assert found.eleves == ()
    assert "non évalué" in how_many_wait(found)


def test_where_nobody_is_notified_it_is_not_said_that_nobody_waits() -> None:
    workbook = SampleWorkbook()
    workbook.tables["T_Notifications"].clear()
    assert how_many_wait(find_waiting(workbook.dossier())).startswith("Aucun élève n'est notifié")


def test_the_same_pupils_are_counted_in_the_synthese() -> None:
    workbook = SampleWorkbook()
    _new(workbook, "M1", "M")
    _new(workbook, "I1")
    workbook.put("T_Affectations", 3, "heures", 1)
    dossier = workbook.dossier()
    every = count_couverture(dossier)[-1]
    found = find_waiting(dossier).eleves
    assert len(found) == every.without + every.partial + every.mutualisee_without == 3
    assert sum(w.served.missing or 0 for w in found) == every.missing


@pytest.mark.parametrize("eleve", [None, "ZZZZ"])
def test_nobody_is_said_to_wait_while_hours_of_no_known_pupil_may_be_theirs(
    eleve: str | None,
) -> None:
    workbook = SampleWorkbook()
    _new(workbook, "E9")
    workbook.add("T_Affectations", aesh="A02", eleve=eleve, aide="I", heures=3)
    waiting = find_waiting(workbook.dossier())
    assert (waiting.eleves, waiting.undetermined) == ((), 1)
